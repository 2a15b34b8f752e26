use std::io::{self, BufRead};

/// What [`read_line`] found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// The input is at its end.
    End,
    /// A line, without its line end, is in the buffer.
    Read,
    /// The line was longer than the limit; it was passed over.
    TooLong,
}

/// Reads one line of at most `limit` bytes into `buffer`, which is cleared first.
///
/// A longer line is consumed without being kept, so the next call gives the line after it.
pub(crate) fn read_line(input: &mut dyn BufRead, buffer: &mut Vec<u8>, limit: u64) -> io::Result<Line> {
    buffer.clear();
    let mut too_long = false;
    let mut anything = false;
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() {
            break;
        }
        anything = true;
        let end = chunk.iter().position(|b| *b == b'\n');
        let taken = end.unwrap_or(chunk.len());
        if (buffer.len() + taken) as u64 > limit {
            too_long = true;
            *buffer = Vec::new();
        }
        if !too_long {
            buffer.extend_from_slice(&chunk[..taken]);
        }
        input.consume(taken + usize::from(end.is_some()));
        if end.is_some() {
            break;
        }
    }
    if buffer.last() == Some(&b'\r') {
        buffer.pop();
    }
    Ok(match (too_long, anything) {
        (true, _) => Line::TooLong,
        (_, false) => Line::End,
        _ => Line::Read,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_passed_over_for_every_chunking() {
        let bytes = b"one\r\na far too long line\n\nlast";
        for chunk in 1..bytes.len() {
            let mut input = io::BufReader::with_capacity(chunk, &bytes[..]);
            let mut buffer = Vec::new();
            let mut seen = Vec::new();
            loop {
                match read_line(&mut input, &mut buffer, 5).unwrap() {
                    Line::End => break,
                    Line::Read => seen.push(String::from_utf8(buffer.clone()).unwrap()),
                    Line::TooLong => seen.push("!".to_owned()),
                }
            }
            assert_eq!(seen, ["one", "!", "", "last"], "chunks of {chunk}");
        }
    }
}
