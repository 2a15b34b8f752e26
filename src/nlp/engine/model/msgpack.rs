//! A reader of MessagePack as spaCy writes it, numpy arrays included.

use thiserror::Error;

/// Data that is not MessagePack, or not what the importer expects in its place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{what} at byte {at}")]
pub struct MsgpackError {
    /// Bytes before the fault.
    pub at: usize,
    /// What is wrong.
    pub what: &'static str,
}

/// A decoded value; strings and binary data borrow from the input.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'b> {
    /// `nil`.
    Nil,
    /// `true` or `false`.
    Bool(bool),
    /// A non-negative integer.
    Uint(u64),
    /// A negative integer.
    Int(i64),
    /// Either float width.
    Float(f64),
    /// A string.
    Str(&'b str),
    /// Binary data.
    Bin(&'b [u8]),
    /// An array.
    List(Vec<Self>),
    /// A map in the order of the file.
    Map(Vec<(Self, Self)>),
}

/// A numpy array of 32-bit floats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Array<'b> {
    /// Its dimensions.
    pub shape: Vec<usize>,
    /// Little-endian floats, row-major.
    pub data: &'b [u8],
}

/// Decodes one value that fills `bytes`.
///
/// # Errors
///
/// [`MsgpackError`] with the byte where decoding stopped.
pub fn decode(bytes: &[u8]) -> Result<Value<'_>, MsgpackError> {
    let mut reader = Reader { bytes, at: 0 };
    let value = reader.value(0)?;
    if reader.at < bytes.len() { reader.fail("data after the end of the value") } else { Ok(value) }
}

impl<'b> Value<'b> {
    /// The value of a key of a map; keys may be strings or their UTF-8 bytes.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find_map(|(k, v)| {
            let same = match k {
                Self::Str(s) => *s == key,
                Self::Bin(b) => *b == key.as_bytes(),
                _ => false,
            };
            same.then_some(v)
        })
    }

    /// The entries of a map, nothing for other values.
    #[must_use]
    pub fn entries(&self) -> &[(Self, Self)] {
        if let Self::Map(entries) = self { entries } else { &[] }
    }

    /// The items of an array, nothing for other values.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The text of a string.
    #[must_use]
    pub fn str(&self) -> Option<&'b str> {
        if let Self::Str(s) = self { Some(s) } else { None }
    }

    /// A non-negative integer.
    #[must_use]
    pub fn uint(&self) -> Option<u64> {
        if let Self::Uint(n) = self { Some(*n) } else { None }
    }

    /// A 32-bit float array in the encoding of `msgpack-numpy`.
    #[must_use]
    pub fn array(&self) -> Option<Array<'b>> {
        let float32 = matches!(self.get("type")?, Self::Str("<f4") | Self::Bin(b"<f4"));
        let shape = self.get("shape")?.items().iter().map(|n| usize::try_from(n.uint()?).ok());
        let (shape, Self::Bin(data)) = (shape.collect::<Option<Vec<_>>>()?, self.get("data")?) else { return None };
        let size = shape.iter().try_fold(4usize, |n, d| n.checked_mul(*d))?;
        (float32 && size == data.len()).then_some(Array { shape, data })
    }
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    fn fail<T>(&self, what: &'static str) -> Result<T, MsgpackError> {
        Err(MsgpackError { at: self.at, what })
    }

    fn take(&mut self, n: usize) -> Result<&'b [u8], MsgpackError> {
        match self.at.checked_add(n).and_then(|end| self.bytes.get(self.at..end)) {
            Some(part) => {
                self.at += n;
                Ok(part)
            }
            None => self.fail("the data ends too early"),
        }
    }

    /// A big-endian unsigned integer of `n` bytes.
    fn int(&mut self, n: usize) -> Result<u64, MsgpackError> {
        Ok(self.take(n)?.iter().fold(0, |all, b| all << 8 | u64::from(*b)))
    }

    fn length(&mut self, n: usize) -> Result<usize, MsgpackError> {
        let length = self.int(n)?;
        usize::try_from(length).or_else(|_| self.fail("a length beyond this machine's memory"))
    }

    fn value(&mut self, depth: u32) -> Result<Value<'b>, MsgpackError> {
        if depth > 64 {
            return self.fail("values nested more than 64 deep");
        }
        let mark = self.take(1)?[0];
        Ok(match mark {
            0x00..=0x7f => Value::Uint(u64::from(mark)),
            0x80..=0x8f => self.map(usize::from(mark & 15), depth)?,
            0x90..=0x9f => self.list(usize::from(mark & 15), depth)?,
            0xa0..=0xbf => self.text(usize::from(mark & 31))?,
            0xc0 => Value::Nil,
            0xc2 | 0xc3 => Value::Bool(mark == 0xc3),
            0xc4..=0xc6 => {
                let n = self.length(1 << (mark - 0xc4))?;
                Value::Bin(self.take(n)?)
            }
            0xca => Value::Float(f64::from(f32::from_bits(u32::try_from(self.int(4)?).unwrap_or(0)))),
            0xcb => Value::Float(f64::from_bits(self.int(8)?)),
            0xcc..=0xcf => Value::Uint(self.int(1 << (mark - 0xcc))?),
            0xd0..=0xd3 => {
                let bytes = 1 << (mark - 0xd0);
                let shift = 64 - 8 * bytes;
                let signed = ((self.int(bytes)? << shift).cast_signed()) >> shift;
                u64::try_from(signed).map_or(Value::Int(signed), Value::Uint)
            }
            0xd9..=0xdb => {
                let n = self.length(1 << (mark - 0xd9))?;
                self.text(n)?
            }
            0xdc | 0xdd => {
                let n = self.length(2 << (mark - 0xdc))?;
                self.list(n, depth)?
            }
            0xde | 0xdf => {
                let n = self.length(2 << (mark - 0xde))?;
                self.map(n, depth)?
            }
            0xe0..=0xff => Value::Int(i64::from(mark.cast_signed())),
            _ => return self.fail("an extension type, which spaCy does not write"),
        })
    }

    fn text(&mut self, n: usize) -> Result<Value<'b>, MsgpackError> {
        match std::str::from_utf8(self.take(n)?) {
            Ok(text) => Ok(Value::Str(text)),
            Err(_) => self.fail("a string that is not UTF-8"),
        }
    }

    fn list(&mut self, n: usize, depth: u32) -> Result<Value<'b>, MsgpackError> {
        let mut items = Vec::with_capacity(n.min(1 << 16));
        for _ in 0..n {
            items.push(self.value(depth + 1)?);
        }
        Ok(Value::List(items))
    }

    fn map(&mut self, n: usize, depth: u32) -> Result<Value<'b>, MsgpackError> {
        let mut entries = Vec::with_capacity(n.min(1 << 16));
        for _ in 0..n {
            entries.push((self.value(depth + 1)?, self.value(depth + 1)?));
        }
        Ok(Value::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn decodes_every_kind() {
        let bytes = b"\x86\xa1a\x01\xa1b\x93\xc0\xc2\xc3\xa1c\xd1\xff\x00\xa1d\xcb\x3f\xf8\0\0\0\0\0\0\xc4\x01e\xc4\x02xy\xa1f\xcd\x01\x00";
        let value = decode(bytes).unwrap();
        assert_eq!(value.get("a").unwrap().uint(), Some(1));
        assert_eq!(value.get("b").unwrap().items(), [Value::Nil, Value::Bool(false), Value::Bool(true)]);
        assert_eq!(value.get("c"), Some(&Value::Int(-256)));
        assert_eq!(value.get("d"), Some(&Value::Float(1.5)));
        assert_eq!(value.get("e"), Some(&Value::Bin(b"xy")));
        assert_eq!(value.get("f").unwrap().uint(), Some(256));
    }

    #[test]
    fn arrays_have_the_size_of_their_shape() {
        let bytes = b"\x84\xc4\x02nd\xc3\xc4\x04type\xa3<f4\xc4\x05shape\x92\x01\x01\xc4\x04data\xc4\x04\0\0\x80\x3f";
        let array = decode(bytes).unwrap().array().unwrap();
        assert_eq!((array.shape, array.data), (vec![1, 1], &[0u8, 0, 0x80, 0x3f][..]));
        let wrong = b"\x83\xc4\x04type\xa3<f4\xc4\x05shape\x92\x01\x02\xc4\x04data\xc4\x04\0\0\x80\x3f";
        assert_eq!(decode(wrong).unwrap().array(), None);
    }

    #[test]
    fn broken_data_is_an_error_not_a_panic() {
        for bytes in
            [&b""[..], b"\x81", b"\xdf\xff\xff\xff\xff", b"\xc1", b"\x01\x01", b"\xa1\xff", b"\xc6\xff\xff\xff\xff"]
        {
            assert!(decode(bytes).is_err(), "{bytes:x?}");
        }
        assert!(decode(&[0x91; 100]).is_err());
    }
}
