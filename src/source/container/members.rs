//! Gzip members and zstd frames one after the other, with a way on behind a damaged one.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use flate2::bufread::GzDecoder;
use ruzstd::decoding::{BlockDecodingStrategy, Dictionary, FrameDecoder};

use super::is_skippable;

/// How much of a member stays at hand, so that the next one is found if this one is cut short and its decoder reads on into it.
const HISTORY: usize = 4 << 20;

/// How much is read at a time.
const CHUNK: usize = 1 << 16;

/// The largest window that a zstd frame may ask for, and the largest dictionary that is kept.
const WINDOW: u64 = 128 << 20;

/// Which compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Codec {
    Gzip,
    Zstd,
}

impl Codec {
    const fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip member",
            Self::Zstd => "zstd frame",
        }
    }

    const fn magic(self) -> &'static [u8] {
        match self {
            Self::Gzip => b"\x1f\x8b\x08",
            Self::Zstd => b"\x28\xb5\x2f\xfd",
        }
    }
}

/// Bytes as stored, of which the last ones can be read again.
pub(in crate::source) struct Raw<'i> {
    input: Box<dyn BufRead + 'i>,
    /// Bytes from `base` on: those behind `at` are read already.
    kept: Vec<u8>,
    at: usize,
    /// Offset in the input of the first byte of `kept`.
    base: u64,
    ended: bool,
}

impl<'i> Raw<'i> {
    pub(in crate::source) fn new(input: Box<dyn BufRead + 'i>) -> Self {
        Self { input, kept: Vec::new(), at: 0, base: 0, ended: false }
    }

    fn offset(&self) -> u64 {
        self.base + self.at as u64
    }

    /// Forgets what lies before the current place.
    fn mark(&mut self) {
        self.kept.drain(..self.at);
        self.base += self.at as u64;
        self.at = 0;
    }

    /// Makes at least `count` bytes ready, or all that there are.
    fn need(&mut self, count: usize) -> io::Result<&[u8]> {
        while !self.ended && self.kept.len() - self.at < count {
            self.more()?;
        }
        let end = self.kept.len().min(self.at + count);
        Ok(&self.kept[self.at..end])
    }

    fn more(&mut self) -> io::Result<()> {
        if self.at > HISTORY * 2 {
            let drop = self.at - HISTORY;
            self.kept.drain(..drop);
            self.at -= drop;
            self.base += drop as u64;
        }
        let before = self.kept.len();
        self.kept.resize(before + CHUNK, 0);
        let count = loop {
            match self.input.read(&mut self.kept[before..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.kept.truncate(before);
                    // A failing disk gives the same error for ever.
                    self.ended = true;
                    return Err(error);
                }
                Ok(count) => break count,
            }
        };
        self.kept.truncate(before + count);
        self.ended = count == 0;
        Ok(())
    }

    /// Goes to the next place from `from` on where `magic` stands; false if there is none.
    fn seek(&mut self, from: u64, magic: &[u8]) -> io::Result<bool> {
        self.at = usize::try_from(from.saturating_sub(self.base)).unwrap_or(usize::MAX).min(self.kept.len());
        loop {
            let rest = &self.kept[self.at..];
            if let Some(found) = rest.windows(magic.len()).position(|window| window == magic) {
                self.at += found;
                return Ok(true);
            }
            self.at = self.kept.len() - rest.len().min(magic.len() - 1);
            if self.ended {
                self.at = self.kept.len();
                return Ok(false);
            }
            self.mark();
            self.more()?;
        }
    }
}

impl Read for Raw<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let count = ready.len().min(out.len());
        out[..count].copy_from_slice(&ready[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Raw<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.kept.len() && !self.ended {
            self.more()?;
        }
        Ok(&self.kept[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.kept.len());
    }
}

enum State<'i> {
    Between(Raw<'i>),
    Gzip(Box<GzDecoder<Raw<'i>>>),
    Zstd(Raw<'i>, Box<FrameDecoder>),
    /// Only while a state changes.
    Moving,
}

/// What is inside, from first to last member. After an error [`Members::resync`] goes to the next member.
pub(in crate::source) struct Members<'i> {
    state: State<'i>,
    codec: Codec,
    dictionary: Option<Vec<u8>>,
    /// Offset of the member that was read last.
    member: Rc<Cell<u64>>,
    first: bool,
}

impl<'i> Members<'i> {
    pub(in crate::source) fn new(raw: Raw<'i>, codec: Codec) -> Self {
        Self { state: State::Between(raw), codec, dictionary: None, member: Rc::default(), first: true }
    }

    /// Where the member starts that the last byte read comes from.
    pub(in crate::source) fn place(&self) -> Rc<Cell<u64>> {
        self.member.clone()
    }

    fn raw(&mut self) -> Raw<'i> {
        match std::mem::replace(&mut self.state, State::Moving) {
            State::Between(raw) => raw,
            State::Gzip(decoder) => decoder.into_inner(),
            State::Zstd(raw, _) => raw,
            State::Moving => Raw::new(Box::new(io::empty())),
        }
    }

    /// Passes over the member that gave an error; false if no other one follows.
    pub(in crate::source) fn resync(&mut self) -> io::Result<bool> {
        let mut raw = self.raw();
        let found = raw.seek(self.member.get() + 1, self.codec.magic());
        self.state = State::Between(raw);
        found
    }

    /// Opens the next member; false at the end.
    fn open(&mut self, mut raw: Raw<'i>) -> io::Result<bool> {
        raw.mark();
        if self.codec == Codec::Zstd {
            while is_skippable(raw.need(8)?) {
                let first = self.first && raw.offset() == 0;
                self.skip_frame(&mut raw, first)?;
            }
        }
        self.member.set(raw.offset());
        self.first = false;
        let start = raw.need(4)?;
        // Tapes and some tools fill the end with zeros.
        let filler = start.iter().all(|b| *b == 0);
        if filler && !start.is_empty() {
            let more = loop {
                match raw.fill_buf()? {
                    [] => break false,
                    bytes => match bytes.iter().position(|b| *b != 0) {
                        Some(at) => {
                            raw.consume(at);
                            break true;
                        }
                        None => {
                            let count = bytes.len();
                            raw.consume(count);
                        }
                    },
                }
            };
            if more {
                self.member.set(raw.offset());
            }
        }
        if raw.need(1)?.is_empty() {
            self.state = State::Between(raw);
            return Ok(false);
        }
        match self.codec {
            Codec::Gzip => {
                if !raw.need(2)?.starts_with(b"\x1f\x8b") {
                    self.state = State::Between(raw);
                    return Err(self.damaged(&io::Error::other("no gzip header")));
                }
                self.state = State::Gzip(Box::new(GzDecoder::new(raw)));
            }
            Codec::Zstd => {
                let mut decoder = FrameDecoder::new();
                decoder.set_max_window_size(WINDOW);
                if let Some(bytes) = &self.dictionary
                    && let Ok(dictionary) = Dictionary::decode_dict(bytes)
                {
                    // A dictionary that cannot be used makes the frames fail, with a message that names it.
                    let _ = decoder.add_dict(dictionary);
                }
                match decoder.init(&mut raw) {
                    Ok(()) => self.state = State::Zstd(raw, Box::new(decoder)),
                    Err(error) => {
                        let kind =
                            if raw.need(1)?.is_empty() { io::ErrorKind::UnexpectedEof } else { io::ErrorKind::Other };
                        self.state = State::Between(raw);
                        return Err(self.damaged(&io::Error::new(kind, error)));
                    }
                }
            }
        }
        Ok(true)
    }

    fn damaged(&self, error: &io::Error) -> io::Error {
        let (name, at) = (self.codec.name(), self.member.get());
        let message = match error.kind() {
            io::ErrorKind::UnexpectedEof => format!("truncated {name} at byte {at}"),
            _ => format!("damaged {name} at byte {at} ({error})"),
        };
        io::Error::new(io::ErrorKind::InvalidData, message)
    }

    /// Passes over a skippable frame; the first one of an archive holds the dictionary of all others.
    fn skip_frame(&mut self, raw: &mut Raw<'i>, first: bool) -> io::Result<()> {
        let head = raw.need(8)?;
        let Some(size) = head.get(4..8).and_then(|size| size.try_into().ok()).map(u32::from_le_bytes) else {
            let count = head.len();
            raw.consume(count);
            return Ok(());
        };
        raw.consume(8);
        let mut rest = u64::from(size);
        if first && rest <= WINDOW {
            let mut bytes = Vec::new();
            raw.take(rest).read_to_end(&mut bytes)?;
            self.dictionary = Some(if bytes.starts_with(b"\x28\xb5\x2f\xfd") {
                let mut plain = Vec::new();
                Members::new(Raw::new(Box::new(io::Cursor::new(bytes))), Codec::Zstd)
                    .take(WINDOW)
                    .read_to_end(&mut plain)?;
                plain
            } else {
                bytes
            });
            return Ok(());
        }
        while rest > 0 {
            let count = raw.fill_buf()?.len().min(usize::try_from(rest).unwrap_or(usize::MAX));
            if count == 0 {
                break;
            }
            raw.consume(count);
            raw.mark();
            rest -= count as u64;
        }
        Ok(())
    }
}

impl Read for Members<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = match &mut self.state {
                State::Gzip(decoder) => decoder.read(out),
                State::Zstd(raw, decoder) => frame(raw, decoder, out),
                State::Between(_) | State::Moving => {
                    let raw = self.raw();
                    if self.open(raw)? {
                        continue;
                    }
                    return Ok(0);
                }
            };
            match count {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.damaged(&error)),
                Ok(0) if !out.is_empty() => {
                    let raw = self.raw();
                    self.state = State::Between(raw);
                }
                Ok(count) => return Ok(count),
            }
        }
    }
}

/// Reads on in a frame, block by block.
fn frame(raw: &mut Raw<'_>, decoder: &mut FrameDecoder, out: &mut [u8]) -> io::Result<usize> {
    while decoder.can_collect() == 0 && !decoder.is_finished() {
        if let Err(error) = decoder.decode_blocks(&mut *raw, BlockDecodingStrategy::UptoBlocks(1)) {
            let kind = if raw.need(1)?.is_empty() { io::ErrorKind::UnexpectedEof } else { io::ErrorKind::Other };
            return Err(io::Error::new(kind, error));
        }
    }
    if decoder.is_finished() && decoder.can_collect() == 0 {
        let sums = (decoder.get_checksum_from_data(), decoder.get_calculated_checksum());
        if let (Some(told), Some(found)) = sums
            && told != found
        {
            return Err(io::Error::other("its checksum is wrong"));
        }
        return Ok(0);
    }
    decoder.read(out)
}
