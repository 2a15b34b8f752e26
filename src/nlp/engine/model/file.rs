use std::borrow::Cow;
use std::io;
use std::path::Path;

use thiserror::Error;

use super::meta::{Form, Meta};

/// The first bytes of every model file.
const MAGIC: &[u8; 8] = b"PGMODEL\n";
/// The layout that this build writes and reads.
const VERSION: u32 = 2;
const HEADER: usize = 64;
const ENTRY: usize = 24;
/// Sections begin at multiples of this, so that weights can be used where they lie.
const ALIGN: usize = 64;

/// A model file that cannot be used.
#[derive(Debug, Error)]
pub enum FileError {
    /// It cannot be read.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// The system's reason.
        source: io::Error,
    },
    /// It is something else.
    #[error("not a model file; make one with `pressgraph model import`")]
    NotAModel,
    /// It was written by a build with another layout.
    #[error("model file of layout {found}, this build reads layout {VERSION}; import the pipeline again")]
    Version {
        /// The layout of the file.
        found: u32,
    },
    /// Its checksum does not hold.
    #[error("the model file is damaged: its checksum does not match; copy or import it again")]
    Checksum,
    /// A part is missing or makes no sense.
    #[error("the model file is damaged: {0}")]
    Broken(String),
    /// Weights are little-endian and are used in place.
    #[error("model files are little-endian and this machine is not")]
    Endian,
}

/// A model file in memory.
#[derive(Debug)]
pub struct Model {
    bytes: Bytes,
    sections: Vec<(String, std::ops::Range<usize>)>,
    meta: Meta,
}

#[derive(Debug)]
enum Bytes {
    /// Embedded, aligned for floats by its owner.
    Static(&'static [u8]),
    /// Read from disk, in words so that floats are aligned.
    Owned(Vec<u64>, usize),
}

impl Bytes {
    fn get(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Owned(words, length) => &bytemuck::cast_slice(words)[..*length],
        }
    }
}

impl Model {
    /// A model that is part of the program; its checksum is tested when the program is, not when it starts.
    ///
    /// # Errors
    ///
    /// [`FileError`] if it is no model of this layout.
    pub fn embedded(bytes: &'static [u8]) -> Result<Self, FileError> {
        Self::open(Bytes::Static(bytes))
    }

    /// The checksum in the header, in hexadecimal: models with another content have another one.
    #[must_use]
    pub fn digest(&self) -> String {
        let header = self.bytes.get().get(16..48).unwrap_or_default();
        header.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A model from a file's bytes, its checksum verified.
    ///
    /// # Errors
    ///
    /// [`FileError`] if it is no model of this layout, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FileError> {
        let mut words = vec![0u64; bytes.len().div_ceil(8)];
        bytemuck::cast_slice_mut::<u64, u8>(&mut words)[..bytes.len()].copy_from_slice(bytes);
        let model = Self::open(Bytes::Owned(words, bytes.len()))?;
        model.verify()?;
        Ok(model)
    }

    fn open(bytes: Bytes) -> Result<Self, FileError> {
        if cfg!(target_endian = "big") {
            return Err(FileError::Endian);
        }
        let all = bytes.get();
        if all.len() < HEADER || &all[..8] != MAGIC {
            return Err(FileError::NotAModel);
        }
        let word = |at: usize| all.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let long = |at: usize| u64::from(word(at)) | u64::from(word(at + 4)) << 32;
        if word(8) != VERSION {
            return Err(FileError::Version { found: word(8) });
        }
        let mut sections = Vec::new();
        for i in 0..word(12) as usize {
            let at = HEADER + i * ENTRY;
            let name = all.get(at..at + 8).unwrap_or_default();
            let name = String::from_utf8_lossy(name).trim_end_matches('\0').to_owned();
            let range = usize::try_from(long(at + 8)).ok().zip(usize::try_from(long(at + 16)).ok());
            match range.and_then(|(start, n)| Some(start..start.checked_add(n)?)).filter(|r| r.end <= all.len()) {
                Some(range) => sections.push((name, range)),
                None => return Err(FileError::Broken(format!("section {name:?} lies outside the file"))),
            }
        }
        let meta = sections.iter().find(|s| s.0 == "meta").map(|s| &all[s.1.clone()]).unwrap_or_default();
        let meta = serde_json::from_slice(meta).map_err(|e| FileError::Broken(format!("its description: {e}")))?;
        let model = Self { bytes, sections, meta };
        for tensor in &model.meta.tensors {
            let found = match tensor.form {
                Form::F32 => model.tensor(&tensor.name).is_some(),
                Form::I8 => model.numbers::<i8>(&tensor.name, Form::I8).is_some(),
                Form::I10 => model.quarters(&tensor.name).is_some(),
                Form::I16 => model.numbers::<i16>(&tensor.name, Form::I16).is_some(),
            };
            if !found {
                return Err(FileError::Broken(format!("weights of {:?} lie outside the file", tensor.name)));
            }
        }
        Ok(model)
    }

    /// Checks the checksum over everything after the header.
    ///
    /// # Errors
    ///
    /// [`FileError::Checksum`].
    pub fn verify(&self) -> Result<(), FileError> {
        let all = self.bytes.get();
        if blake3::hash(&all[HEADER..]).as_bytes() == &all[16..48] { Ok(()) } else { Err(FileError::Checksum) }
    }

    /// What the model is.
    #[must_use]
    pub const fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The bytes of a section, nothing if there is none.
    #[must_use]
    pub fn section(&self, name: &str) -> &[u8] {
        self.sections.iter().find(|s| s.0 == name).map(|s| &self.bytes.get()[s.1.clone()]).unwrap_or_default()
    }

    /// The numbers and shape of an array of 32-bit floats.
    #[must_use]
    pub fn tensor(&self, name: &str) -> Option<(&[f32], &[usize])> {
        self.numbers(name, Form::F32)
    }

    /// An array of so many rows and columns, in whatever form it is kept.
    #[must_use]
    pub fn array(&self, name: &str, rows: usize, columns: usize) -> Option<Array<'_>> {
        let size = rows.checked_mul(columns)?;
        let scales = || self.tensor(&format!("{name}.scale")).map(|t| t.0).filter(|s| s.len() == rows);
        let form = self.meta.tensors.iter().find(|t| t.name == name)?.form;
        let (array, length) = match form {
            Form::F32 => self.tensor(name).map(|t| (Array::Floats(t.0), t.0.len()))?,
            Form::I8 => self.numbers(name, form).zip(scales()).map(|(t, s)| (Array::Bytes(t.0, s), t.0.len()))?,
            Form::I10 => {
                self.quarters(name).zip(scales()).map(|((high, low), s)| (Array::Quarters(high, low, s), high.len()))?
            }
            Form::I16 => self.numbers(name, form).zip(scales()).map(|(t, s)| (Array::Words(t.0, s), t.0.len()))?,
        };
        (length == size).then_some(array)
    }

    /// The quarters and the remainders of an array of 10-bit numbers.
    fn quarters(&self, name: &str) -> Option<(&[i8], &[u8])> {
        let tensor = self.meta.tensors.iter().find(|t| t.name == name)?;
        let high = self.numbers(name, Form::I10)?.0;
        let low = self.section("pairs").get(tensor.remainders..)?.get(..high.len().div_ceil(4))?;
        Some((high, low))
    }

    fn numbers<T: bytemuck::Pod>(&self, name: &str, form: Form) -> Option<(&[T], &[usize])> {
        let tensor = self.meta.tensors.iter().find(|t| t.name == name && t.form == form)?;
        let section = section_of(form);
        let numbers: &[T] = bytemuck::try_cast_slice(self.section(section)).ok()?;
        let size = tensor.shape.iter().try_fold(1usize, |n, d| n.checked_mul(*d))?;
        Some((numbers.get(tensor.offset..tensor.offset.checked_add(size)?)?, &tensor.shape))
    }

    /// Names and sizes of the sections in bytes, in file order.
    pub fn sections(&self) -> impl Iterator<Item = (&str, usize)> {
        self.sections.iter().map(|s| (s.0.as_str(), s.1.len()))
    }
}

/// The section of the arrays of a form.
pub const fn section_of(form: Form) -> &'static str {
    match form {
        Form::F32 => "weights",
        Form::I8 | Form::I10 => "bytes",
        Form::I16 => "words",
    }
}

/// The numbers of an array.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Array<'m> {
    /// 32-bit floats.
    Floats(&'m [f32]),
    /// Whole numbers up to 127, and the unit of each row.
    Bytes(&'m [i8], &'m [f32]),
    /// Whole numbers up to 511 as quarters and remainders, and the unit of each row.
    Quarters(&'m [i8], &'m [u8], &'m [f32]),
    /// Whole numbers up to 2047, and the unit of each row.
    Words(&'m [i16], &'m [f32]),
}

impl<'m> Array<'m> {
    /// The numbers and units of an array of bytes; `None` of another one.
    #[must_use]
    pub const fn bytes(self) -> Option<(&'m [i8], &'m [f32])> {
        match self {
            Self::Bytes(numbers, units) => Some((numbers, units)),
            _ => None,
        }
    }

    /// The values, of rows with so many columns.
    #[must_use]
    pub fn floats(self, columns: usize) -> Cow<'m, [f32]> {
        fn times<T: Copy + Into<f32>>(numbers: &[T], scales: &[f32], columns: usize) -> Vec<f32> {
            let rows = numbers.chunks_exact(columns.max(1)).zip(scales);
            rows.flat_map(|(row, scale)| row.iter().map(move |x| (*x).into() * scale)).collect()
        }
        match self {
            Self::Floats(values) => values.into(),
            Self::Bytes(numbers, scales) => times(numbers, scales, columns).into(),
            Self::Quarters(high, low, scales) => times(&from_quarters(high, low), scales, columns).into(),
            Self::Words(numbers, scales) => times(numbers, scales, columns).into(),
        }
    }
}

/// Puts quarters and remainders together.
#[must_use]
pub fn from_quarters(high: &[i8], low: &[u8]) -> Vec<i16> {
    let low = low.iter().flat_map(|four| [four & 3, four >> 2 & 3, four >> 4 & 3, four >> 6]);
    high.iter().zip(low).map(|(high, low)| i16::from(*high) * 4 + i16::from(low)).collect()
}

/// Puts sections together to a model file.
#[derive(Debug, Default)]
pub struct FileWriter {
    sections: Vec<(String, Vec<u8>)>,
}

impl FileWriter {
    /// Adds a section; names have at most eight bytes.
    pub fn section(&mut self, name: &str, bytes: Vec<u8>) {
        self.sections.push((name.to_owned(), bytes));
    }

    /// The file.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let mut table = Vec::new();
        let mut body = Vec::new();
        let start = (HEADER + self.sections.len() * ENTRY).next_multiple_of(ALIGN);
        for (name, bytes) in &self.sections {
            let mut entry = [0u8; ENTRY];
            entry[..name.len().min(8)].copy_from_slice(&name.as_bytes()[..name.len().min(8)]);
            entry[8..16].copy_from_slice(&((start + body.len()) as u64).to_le_bytes());
            entry[16..24].copy_from_slice(&(bytes.len() as u64).to_le_bytes());
            table.extend_from_slice(&entry);
            body.extend_from_slice(bytes);
            body.resize(body.len().next_multiple_of(ALIGN), 0);
        }
        let mut out = vec![0u8; HEADER];
        out[..8].copy_from_slice(MAGIC);
        out[8..12].copy_from_slice(&VERSION.to_le_bytes());
        out[12..16].copy_from_slice(&u32::try_from(self.sections.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.extend_from_slice(&table);
        out.resize(start, 0);
        out.extend_from_slice(&body);
        let hash = blake3::hash(&out[HEADER..]);
        out[16..48].copy_from_slice(hash.as_bytes());
        out
    }
}

/// Reads a model file and verifies its checksum.
///
/// # Errors
///
/// [`FileError`] if it cannot be read, is no model of this layout, or is damaged.
pub fn read(path: &Path) -> Result<Model, FileError> {
    let bytes = std::fs::read(path).map_err(|source| FileError::Io { path: path.display().to_string(), source })?;
    Model::from_bytes(&bytes)
}

/// A model file's description in lines of text, for people.
///
/// # Errors
///
/// [`FileError`] if it cannot be read, is no model of this layout, or is damaged.
pub fn info(path: &Path) -> Result<String, FileError> {
    Ok(describe(&read(path)?))
}

/// What [`info`] prints, of a model that is in memory already.
#[must_use]
pub fn describe(model: &Model) -> String {
    let meta = model.meta();
    let mut lines = vec![
        format!("{}_{} {} ({})", meta.lang, meta.name, meta.version, meta.license),
        meta.description.lines().next().unwrap_or_default().to_owned(),
        format!("author: {}", meta.author),
    ];
    lines.extend(meta.sources.iter().map(|s| format!("source: {s}")));
    for (i, e) in meta.encoders.iter().enumerate() {
        let tables: Vec<_> = e.tables.iter().map(|t| Cow::from(format!("{:?} {}", t.attr, t.rows))).collect();
        lines.push(format!(
            "encoder {i}: width {}, tables {}, {} window layers, {} pieces",
            e.width,
            tables.join(", "),
            e.depth,
            e.pieces
        ));
    }
    if let Some(t) = &meta.tagger {
        lines.push(format!("tagger: {} tags, encoder {}", t.labels.len(), t.encoder));
    }
    for (name, part) in [("parser", &meta.parser), ("entities", &meta.ner), ("names", &meta.names)] {
        if let Some(p) = part {
            lines.push(format!("{name}: {} moves, hidden width {}, encoder {}", p.moves.len(), p.hidden, p.encoder));
        }
    }
    if let Some(t) = &meta.transformer {
        let (layers, labels) = (t.layers, t.labels.join(", "));
        lines.push(format!("transformer: {layers} layers, width {}, inner width {}, {labels}", t.width, t.inner));
    }
    lines.extend(model.sections().map(|(name, size)| format!("section {name}: {size} bytes")));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::super::meta::Tensor;
    use super::*;

    fn sample() -> Vec<u8> {
        let meta = Meta {
            name: "t".into(),
            version: "1".into(),
            lang: "en".into(),
            description: "d".into(),
            license: "MIT".into(),
            author: "a".into(),
            sources: Vec::new(),
            encoders: Vec::new(),
            tagger: None,
            parser: None,
            ner: None,
            ner_knows_sentences: false,
            names: None,
            names_knows_sentences: false,
            lemmatizer: false,
            transformer: None,
            tensors: vec![
                Tensor { name: "x".into(), shape: vec![1, 2], offset: 1, form: Form::F32, remainders: 0 },
                Tensor { name: "w".into(), shape: vec![2, 2], offset: 0, form: Form::I8, remainders: 0 },
                Tensor { name: "w.scale".into(), shape: vec![2], offset: 0, form: Form::F32, remainders: 0 },
            ],
        };
        let mut w = FileWriter::default();
        w.section("meta", serde_json::to_vec(&meta).unwrap());
        w.section("bytes", vec![1, 255, 127, 0]);
        w.section("weights", [1.0f32, 2.0, 3.0].iter().flat_map(|f| f.to_le_bytes()).collect());
        w.finish()
    }

    #[test]
    fn arrays_and_sections_come_back() {
        let model = Model::from_bytes(&sample()).unwrap();
        assert_eq!(model.tensor("x"), Some((&[2.0f32, 3.0][..], &[1usize, 2][..])));
        assert_eq!(model.tensor("y"), None);
        let whole = model.array("w", 2, 2).unwrap();
        assert_eq!(whole, Array::Bytes(&[1, -1, 127, 0], &[1.0, 2.0]));
        assert_eq!(whole.floats(2), [1.0, -1.0, 254.0, 0.0].as_slice());
        assert_eq!(model.array("w", 4, 2), None);
        assert_eq!(model.section("none"), b"");
        assert!(describe(&model).starts_with("en_t 1 (MIT)\nd\n"));
    }

    #[test]
    fn damage_is_found() {
        let good = sample();
        let mut flipped = good.clone();
        *flipped.last_mut().unwrap() ^= 1;
        assert!(matches!(Model::from_bytes(&flipped), Err(FileError::Checksum)));
        assert!(matches!(Model::from_bytes(b"hello"), Err(FileError::NotAModel)));
        let mut newer = good.clone();
        newer[8] = 9;
        assert!(matches!(Model::from_bytes(&newer), Err(FileError::Version { found: 9 })));
        for cut in 0..good.len() {
            assert!(Model::from_bytes(&good[..cut]).is_err(), "cut at {cut}");
        }
    }
}
