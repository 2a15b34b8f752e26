//! The file of corrections, in TOML.

use std::collections::HashMap;
use std::io;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{Correction, Corrections, What, Which};
use crate::schema::EntityType;

/// A file of corrections that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionError {
    /// It cannot be read.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// The system's reason.
        source: io::Error,
    },
    /// Something in it is wrong.
    #[error("{path}:{line}: {message}")]
    Line {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and how to mend it.
        message: String,
    },
}

/// The whole file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    reject: Vec<Spanned<Table>>,
    #[serde(default)]
    split: Vec<Spanned<Table>>,
    #[serde(default)]
    merge: Vec<Spanned<Table>>,
    #[serde(default)]
    retype: Vec<Spanned<Table>>,
    #[serde(default)]
    rename: Vec<Spanned<Table>>,
}

/// One correction as it is written. Which keys a kind has is checked later, to say more than that a key is unknown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    name: Option<Spanned<Names>>,
    to: Option<Spanned<String>>,
    class: Option<Spanned<String>>,
    document: Option<Spanned<String>>,
    mentions: Option<Spanned<Names>>,
}

/// One text or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

impl From<Names> for Vec<String> {
    fn from(names: Names) -> Self {
        let all = match names {
            Names::One(name) => vec![name],
            Names::Several(names) => names,
        };
        all.iter().map(|n| n.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|n| !n.is_empty()).collect()
    }
}

/// What is wrong, and at which byte.
struct Fault(usize, String);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reject,
    Split,
    Merge,
    Retype,
    Rename,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Reject => "reject",
            Self::Split => "split",
            Self::Merge => "merge",
            Self::Retype => "retype",
            Self::Rename => "rename",
        }
    }
}

pub(super) fn open(path: &Path) -> Result<Corrections, CorrectionError> {
    let name = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&name, &text),
        Err(source) => Err(CorrectionError::Io { path: name, source }),
    }
}

pub(super) fn parse(name: &str, text: &str) -> Result<Corrections, CorrectionError> {
    let line = |at: usize| text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() + 1;
    let told = |Fault(at, message): Fault| CorrectionError::Line { path: name.to_owned(), line: line(at), message };
    let file: File = toml::from_str(text).map_err(|e| {
        let at = e.span().map_or(0, |span| span.start);
        told(Fault(at, e.message().lines().next().unwrap_or("not TOML").to_owned()))
    })?;
    let kinds = [
        (Kind::Reject, file.reject),
        (Kind::Split, file.split),
        (Kind::Merge, file.merge),
        (Kind::Retype, file.retype),
        (Kind::Rename, file.rename),
    ];
    let mut list = Vec::new();
    for (kind, tables) in kinds {
        for table in tables {
            let at = table.span().start;
            let (which, what) = correction(kind, &table.span(), table.into_inner()).map_err(told)?;
            list.push(Correction { place: format!("{name}:{}", line(at)).into(), which, what });
        }
    }
    contradictions(&list).map_err(|(place, message)| {
        let line = place.rsplit(':').next().and_then(|n| n.parse().ok()).unwrap_or(1);
        CorrectionError::Line { path: name.to_owned(), line, message }
    })?;
    Ok(Corrections { list, digest: crate::base::fingerprint(&[text]) })
}

fn correction(kind: Kind, span: &Range<usize>, table: Table) -> Result<(Which, What), Fault> {
    let missing = |key: &str, what: &str| Fault(span.start, format!("{} needs {key}, {what}", kind.name()));
    let name_at = table.name.as_ref().map_or(span.start, |n| n.span().start);
    let names: Vec<String> =
        table.name.map(|n| n.into_inner().into()).ok_or_else(|| missing("name", "whom or what it is for"))?;
    if names.is_empty() {
        return Err(Fault(name_at, "name is empty".to_owned()));
    }
    let class = table.class.map(|class| class_of(&class)).transpose()?;
    let document = table.document.map(Spanned::into_inner);
    if let Some(mentions) = table.mentions.as_ref().filter(|_| kind != Kind::Split) {
        return Err(Fault(mentions.span().start, format!("{} takes no mentions, only split does", kind.name())));
    }
    let mentions: Vec<String> = table.mentions.map(|m| m.into_inner().into()).unwrap_or_default();
    let to = |what: &str| -> Result<(usize, String), Fault> {
        let to = table.to.clone().ok_or_else(|| missing("to", what))?;
        let (at, text) = (to.span().start, to.into_inner());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() { Err(Fault(at, "to is empty".to_owned())) } else { Ok((at, text)) }
    };
    let what = match kind {
        Kind::Reject => {
            if let Some(to) = &table.to {
                return Err(Fault(
                    to.span().start,
                    "reject takes no to: what is rejected becomes nothing else".to_owned(),
                ));
            }
            What::Reject
        }
        Kind::Split => {
            if mentions.is_empty() && document.is_none() {
                return Err(missing("mentions or document", "which of the mentions are another thing"));
            }
            What::Split { mentions, to: to("a name, a Wikidata item or an IRI")?.1 }
        }
        Kind::Merge => What::Merge { to: to("a name, a Wikidata item or an IRI")?.1 },
        Kind::Retype => {
            let (at, name) = to("a class")?;
            What::Retype { class: class_named(at, &name)? }
        }
        Kind::Rename => What::Rename { label: to("the name that it is to have")?.1 },
    };
    Ok((Which { names, class, document }, what))
}

fn class_of(class: &Spanned<String>) -> Result<EntityType, Fault> {
    class_named(class.span().start, class.get_ref())
}

fn class_named(at: usize, name: &str) -> Result<EntityType, Fault> {
    EntityType::from_local_name(name).ok_or_else(|| {
        let classes: Vec<_> = EntityType::all().iter().map(|c| c.local_name()).collect();
        Fault(at, format!("\"{name}\" is no class; write one of {}", classes.join(", ")))
    })
}

/// Corrections of one kind that give one name two ends: the place of the second, and what is wrong.
fn contradictions(list: &[Correction]) -> Result<(), (String, String)> {
    let mut seen: HashMap<_, (&Correction, String)> = HashMap::new();
    for correction in list {
        let (verb, end) = match &correction.what {
            What::Merge { to } => ("merged into", to.clone()),
            What::Retype { class } => ("a", class.local_name().to_owned()),
            What::Rename { label } => ("called", label.clone()),
            What::Reject | What::Split { .. } => continue,
        };
        for name in &correction.which.names {
            let which = &correction.which;
            let key = (correction.what.order(), crate::base::slug(name), which.class, which.document.clone());
            match seen.get(&key) {
                Some((first, held)) if *held != end => {
                    let message = format!(
                        "\"{name}\" is {verb} \"{end}\" here and \"{held}\" at {}; keep one of them",
                        first.place
                    );
                    return Err((correction.place.to_string(), message));
                }
                _ => drop(seen.insert(key, (correction, end.clone()))),
            }
        }
    }
    Ok(())
}
