use std::io;

/// Why an input, or a part of it, could not be read. Prints as `where: what; remedy`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// The operating system refused.
    #[error("{locator}: {}; {}", reason(error), remedy(error))]
    Io {
        /// The file or folder.
        locator: String,
        /// What the system said.
        error: io::Error,
    },
    /// A container or an encoding that is not text.
    #[error("{locator}: {what}")]
    NotText {
        /// The file.
        locator: String,
        /// What it looks like and how to mend it.
        what: &'static str,
    },
    /// More bytes than one record may have.
    #[error("{locator}: longer than {}, the limit of one document; split it into one document a file or line, or raise --max-document", size(*limit))]
    TooLong {
        /// The file, or file and line.
        locator: String,
        /// The most bytes that it may have.
        limit: u64,
    },
    /// A damaged part of a container.
    #[error("{locator}: {what}")]
    Damaged {
        /// The file, or file and record.
        locator: String,
        /// What is wrong, where, and what was done.
        what: String,
    },
}

impl SourceError {
    /// Where it is.
    #[must_use]
    pub fn locator(&self) -> &str {
        match self {
            Self::Io { locator, .. }
            | Self::NotText { locator, .. }
            | Self::TooLong { locator, .. }
            | Self::Damaged { locator, .. } => locator,
        }
    }
}

/// Bytes as people count them.
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..0x10_0000 => format!("{} KiB", bytes >> 10),
        _ => format!("{} MiB", bytes >> 20),
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// What to do about an error of reading.
pub(crate) fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "check the spelling of the path",
        io::ErrorKind::PermissionDenied => "check who may read it",
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            "what stands before it was read; get the file again"
        }
        io::ErrorKind::QuotaExceeded => "raise --max-expansion if it is none",
        io::ErrorKind::Unsupported => "leave it out",
        _ => "check that it is a readable file or folder",
    }
}
