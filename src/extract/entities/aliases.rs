//! Other names that a text gives a thing itself: `Minera Sol (formerly Cobre Norte)`, `Ana Ruiz, better known as La Rana,`.

use super::registry::{Found, Registry};
use crate::extract::MentionKind;
use crate::extract::mentions::view::View;
use std::collections::BTreeMap;

/// What leads from a name to another name of the same thing, in lower case, without the mark before it.
const LEADS: &[&[&str]] = &[
    &["formerly"],
    &["formerly", "known", "as"],
    &["formerly", "called"],
    &["previously"],
    &["previously", "known", "as"],
    &["originally", "known", "as"],
    &["also", "known", "as"],
    &["also", "called"],
    &["better", "known", "as"],
    &["best", "known", "as"],
    &["commonly", "known", "as"],
    &["commonly", "called"],
    &["commonly", "referred", "to", "as"],
    &["also", "referred", "to", "as"],
    &["popularly", "known", "as"],
    &["known", "as"],
    &["known", "simply", "as"],
    &["a.k.a."],
    &["aka"],
    &["officially"],
    &["née"],
    &["nee"],
    &["born"],
];

/// Languages in which a text gives a name once more; sorted.
const LANGUAGES: &[&str] = &[
    "Albanian",
    "Arabic",
    "Armenian",
    "Azerbaijani",
    "Belarusian",
    "Bengali",
    "Bulgarian",
    "Catalan",
    "Chinese",
    "Croatian",
    "Czech",
    "Danish",
    "Dutch",
    "Estonian",
    "Finnish",
    "French",
    "Georgian",
    "German",
    "Greek",
    "Hebrew",
    "Hindi",
    "Hungarian",
    "Icelandic",
    "Irish",
    "Italian",
    "Japanese",
    "Kazakh",
    "Korean",
    "Kurdish",
    "Latvian",
    "Lithuanian",
    "Macedonian",
    "Maltese",
    "Norwegian",
    "Pashto",
    "Persian",
    "Polish",
    "Portuguese",
    "Romanian",
    "Russian",
    "Serbian",
    "Slovak",
    "Slovene",
    "Spanish",
    "Swedish",
    "Tamil",
    "Thai",
    "Turkish",
    "Ukrainian",
    "Urdu",
    "Vietnamese",
    "Welsh",
];

/// Another name: where it begins, and whether it may be of any class, as in other writing.
struct Lead {
    at: usize,
    any: bool,
}

/// Makes one of what a text says to be one.
pub(super) fn merge(views: &[View<'_>], registry: &Registry<'_>, found: &mut [Vec<Found>]) {
    // The other name's entity to the first one's.
    let mut same: BTreeMap<usize, usize> = BTreeMap::new();
    for (view, found) in views.iter().zip(found.iter()) {
        let starts: BTreeMap<usize, &Found> =
            found.iter().filter(|f| f.kind == MentionKind::Name).map(|f| (f.tokens.start, f)).collect();
        for name in starts.values() {
            let mut next = lead(view, name);
            // `(formerly Cobre Norte or Cobre del Norte)`: one after another.
            for _ in 0..4 {
                let Some(other) = next.as_ref().and_then(|lead| starts.get(&lead.at)) else { break };
                let any = next.as_ref().is_some_and(|lead| lead.any);
                let end = other.tokens.end;
                // The other name stands alone: `(formerly Cobre Norte)`, not `formerly Cobre Norte's owner`.
                let ends = matches!(view.word(end), ")" | "," | ";" | "." | "or");
                let (first, second) = (&registry.protos[name.proto], &registry.protos[other.proto]);
                let fits = (any || first.class == second.class) && second.entry.is_none() && name.proto != other.proto;
                if !ends || !fits || same.contains_key(&name.proto) {
                    break;
                }
                same.entry(other.proto).or_insert(name.proto);
                let or = if view.word(end) == "," { end + 1 } else { end };
                next = (view.word(or) == "or").then_some(Lead { at: or + 1, any });
            }
        }
    }
    if same.is_empty() {
        return;
    }
    for mention in found.iter_mut().flatten() {
        if let Some(first) = same.get(&mention.proto) {
            mention.proto = *first;
        }
    }
}

/// Where the other name begins that the words after a name lead to.
fn lead(view: &View<'_>, name: &Found) -> Option<Lead> {
    let end = name.tokens.end;
    if !matches!(view.word(end), "(" | ",") {
        return None;
    }
    let says = |lead: &&&[&str]| lead.iter().enumerate().all(|(n, w)| view.word(end + 1 + n).eq_ignore_ascii_case(w));
    if let Some(longest) = LEADS.iter().filter(says).map(|lead| lead.len()).max() {
        let at = end + 1 + longest;
        let article = view.word(at).eq_ignore_ascii_case("the") || matches!(view.word(at), "\"" | "“" | "'" | "‘");
        return Some(Lead { at: if article { at + 1 } else { at }, any: false });
    }
    if view.word(end) != "(" {
        return None;
    }
    // `Ana Ruiz (Quechua: Ana Ruwis)`: the name in a language.
    if view.word(end + 2) == ":" && LANGUAGES.contains(&view.word(end + 1)) {
        return Some(Lead { at: end + 3, any: true });
    }
    // `Minera Sol Company (Minera Sol)`: a shorter or longer form.
    let first = view.word(name.tokens.start);
    let form = view.word(end + 1) == first && first.len() > 3 && name.tokens.len() > 1;
    form.then_some(Lead { at: end + 1, any: false })
}

#[cfg(test)]
mod tests {
    use crate::base::Silent;
    use crate::extract::extract;
    use crate::nlp::engine::Engine;
    use crate::source::{MediaType, Record};

    /// How many things the names of a text are of.
    fn things(text: &str) -> usize {
        let line = format!(r#"{{"id": "a", "text": "{text}"}}"#);
        let record = Record::new(MediaType::JsonLine, "a".to_owned(), line.into_bytes());
        let document = crate::document::parse(record, &mut Silent).expect("a document");
        let facts = extract(&document, Some(Engine::builtin()));
        facts.mentions.iter().map(|m| m.entity).collect::<std::collections::BTreeSet<_>>().len()
    }

    #[test]
    fn other_names_mean_the_same() {
        assert_eq!(things("Norvik Steel Corp. (formerly Baltic Mining Corp.) grew last year."), 1);
        assert_eq!(things("Norvik Steel Corp., also known as Baltic Mining Corp., grew last year."), 1);
        assert_eq!(things("Norvik Steel Corp. (formerly Baltic Mining Corp. or Baltic Iron Corp.) grew last year."), 1);
        assert_eq!(things("Norvik Steel Corp. (owner of Baltic Mining Corp.) grew last year."), 2);
    }
}
