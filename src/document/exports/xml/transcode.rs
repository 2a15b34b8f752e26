use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding};

/// A stream of any encoding as UTF-8; what cannot be decoded becomes U+FFFD.
pub(in crate::document::exports) struct Transcoder<R> {
    input: R,
    decoder: Decoder,
    stored: Box<[u8]>,
    /// What of `stored` is not decoded yet.
    rest: std::ops::Range<usize>,
    ready: Vec<u8>,
    at: usize,
    ended: bool,
    failed: Option<io::Error>,
}

impl<R: Read> Transcoder<R> {
    /// Decodes `input`; a byte order mark is taken away.
    pub(in crate::document::exports) fn new(input: R, encoding: &'static Encoding) -> Self {
        Self {
            input,
            decoder: encoding.new_decoder_with_bom_removal(),
            stored: vec![0; 1 << 13].into(),
            rest: 0..0,
            ready: Vec::new(),
            at: 0,
            ended: false,
            failed: None,
        }
    }
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.ready.len() {
            if self.ended {
                return self.failed.take().map_or(Ok(0), Err);
            }
            let mut last = false;
            if self.rest.is_empty() {
                match self.input.read(&mut self.stored) {
                    Ok(0) => last = true,
                    Ok(count) => self.rest = 0..count,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) => {
                        // What was decoded before is given first.
                        last = true;
                        self.failed = Some(error);
                    }
                }
            }
            self.ready.resize(self.stored.len() * 3 + 16, 0);
            let (result, read, written, _) =
                self.decoder.decode_to_utf8(&self.stored[self.rest.clone()], &mut self.ready, last);
            self.rest.start += read;
            self.ready.truncate(written);
            self.at = 0;
            self.ended = last && result == CoderResult::InputEmpty;
        }
        let count = out.len().min(self.ready.len() - self.at);
        out[..count].copy_from_slice(&self.ready[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_chunking_gives_the_same() {
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("港のニュース and more");
        for chunk in 1..bytes.len() {
            let input = io::BufReader::with_capacity(chunk, &bytes[..]);
            let mut text = String::new();
            Transcoder::new(input, encoding_rs::SHIFT_JIS).read_to_string(&mut text).unwrap();
            assert_eq!(text, "港のニュース and more", "{chunk}");
        }
    }
}
