//! Commenters' names replaced by keyed hashes: in the thread's bylines, in what comments call each other, and in ids.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use super::ids::Comments;
use super::{Byline, Document};

/// The least bytes of a key; fewer can be tried out.
pub const LEAST_KEY: usize = 16;

/// Makes a name of a name that nobody turns back without the key. The same name and key always give the same.
#[derive(Clone)]
pub struct Pseudonyms {
    key: [u8; 32],
}

/// A key that is too short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key has {0} bytes, and fewer than {LEAST_KEY} can be tried out; make one with `head -c 32 /dev/urandom`")]
pub struct ShortKey(usize);

/// Keeps the key out of messages.
impl fmt::Debug for Pseudonyms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pseudonyms")
    }
}

impl Pseudonyms {
    /// With a key of any bytes.
    ///
    /// # Errors
    ///
    /// [`ShortKey`] for one of fewer than [`LEAST_KEY`] bytes.
    pub fn new(key: &[u8]) -> Result<Self, ShortKey> {
        if key.len() < LEAST_KEY {
            return Err(ShortKey(key.len()));
        }
        Ok(Self { key: blake3::derive_key("pressgraph 2026 pseudonyms of commenters", key) })
    }

    /// What stands for `name`: `reader` and twelve hexadecimal digits.
    #[must_use]
    pub fn of(&self, name: &str) -> String {
        let hash = blake3::keyed_hash(&self.key, name.as_bytes()).to_hex();
        format!("reader{}", &hash[..12])
    }

    /// Replaces every commenter's name in the thread.
    ///
    /// In the texts of comments a name is replaced wherever it stands, with three exceptions, of which only what addresses or cites somebody is
    /// replaced (`@Ada`, `Ada, you ...`, `thanks, Ada`, `Ada wrote:`): the first word of a longer name, a single word in lower case, which
    /// may be just that word, and a name that the article has too, which is somebody in the news. The article's text stays, but for a byline
    /// that is a commenter's name. `accounts` are authors of the article who are members of the same forum.
    pub(super) fn apply(&self, document: &mut Document, accounts: &[String]) {
        let commenters = document.comments.iter().filter_map(|c| c.author.as_ref());
        let given: BTreeMap<String, String> =
            commenters.chain(accounts).map(|name| (name.clone(), self.of(name))).collect();
        if given.is_empty() {
            return;
        }
        let texts = {
            let thread = Thread::of(document, &given);
            (0..document.comments.len()).map(|at| thread.rewritten(document, at)).collect::<Vec<_>>()
        };
        let mut minted = Comments::of(&document.id);
        for (comment, text) in document.comments.iter_mut().zip(texts) {
            comment.text = text;
            comment.author = comment.author.take().map(|name| given.get(&name).cloned().unwrap_or_default());
            // An id that holds a hash of the name would tell it to whoever tries names.
            let (id, author) = (comment.caller_id.as_deref(), comment.author.as_deref());
            comment.id = minted.mint(id, author, comment.created.as_ref(), &comment.text);
        }
        self.byline(document, &given);
    }

    /// Replaces authors of the article who also comment.
    fn byline(&self, document: &mut Document, given: &BTreeMap<String, String>) {
        let Some(Byline { text, authors, .. }) = &mut document.byline else { return };
        for author in authors.iter_mut() {
            if let Some((name, pseudonym)) = given.iter().find(|(name, _)| name.to_lowercase() == author.to_lowercase())
            {
                *text = text.replace(author.as_str(), pseudonym).replace(name, pseudonym);
                *author = pseudonym.clone();
            }
        }
    }
}

/// A commenter as others may call them.
struct Called<'g> {
    name: &'g str,
    pseudonym: &'g str,
    /// Where its first word begins.
    prefix: usize,
    first: &'g str,
    /// Whether the name is replaced wherever it stands.
    anywhere: bool,
}

/// The names of a thread, by their first words in lower case.
struct Thread<'g> {
    by_word: HashMap<String, Vec<Called<'g>>>,
}

impl<'g> Thread<'g> {
    fn of(document: &Document, given: &'g BTreeMap<String, String>) -> Self {
        let mut by_word: HashMap<String, Vec<Called<'g>>> = HashMap::new();
        for (name, pseudonym) in given {
            let Some((prefix, first)) = words(name).next() else { continue };
            let plain = name.chars().all(|c| c.is_lowercase());
            let anywhere = name.chars().count() > 2 && !plain && !document.text.contains(name.as_str());
            let called = Called { name, pseudonym, prefix, first, anywhere };
            by_word.entry(first.to_lowercase()).or_default().push(called);
            let joined: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
            if joined.to_lowercase() != first.to_lowercase() {
                let called = Called { name, pseudonym, prefix: 0, first: "", anywhere: false };
                by_word.entry(joined.to_lowercase()).or_default().push(called);
            }
        }
        Self { by_word }
    }

    fn rewritten(&self, document: &Document, at: usize) -> String {
        let comment = &document.comments[at];
        let text = comment.text.as_str();
        let parent = comment.parent.and_then(|p| document.comments.get(p as usize)?.author.as_deref());
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (start, word) in words(text) {
            if start < done {
                continue;
            }
            let Some(called) = self.by_word.get(&word.to_lowercase()) else { continue };
            let whole = called.iter().filter_map(|c| Some((c, c.whole(text, start, done)?)));
            let whole = whole.filter(|(c, (begin, end))| c.anywhere || addresses(text, *begin, *end));
            let part = || {
                let (begin, end) = (start, start + word.len());
                let own = |c: &&Called<'_>| comment.author.as_deref() == Some(c.name) && text[end..].trim().is_empty();
                let fits = |c: &&Called<'_>| own(c) || addresses(text, begin, end);
                let mut called = called.iter().filter(fits);
                let answered = called.clone().find(|c| Some(c.name) == parent);
                Some((answered.or_else(|| called.next())?, (begin, end)))
            };
            let longest = whole.max_by_key(|(_, (begin, end))| end - begin);
            if let Some((called, (begin, end))) = longest.or_else(part) {
                out.push_str(&text[done..begin]);
                out.push_str(called.pseudonym);
                done = end;
            }
        }
        out.push_str(&text[done..]);
        out
    }
}

impl Called<'_> {
    /// Where the whole name stands, of which the first word begins at `start`.
    fn whole(&self, text: &str, start: usize, done: usize) -> Option<(usize, usize)> {
        if self.first.is_empty() {
            return None;
        }
        let begin = start.checked_sub(self.prefix).filter(|begin| *begin >= done)?;
        let rest = text.get(begin..)?;
        let mut chars = rest.char_indices();
        for wanted in self.name.chars() {
            let (_, c) = chars.next()?;
            if c != wanted && !c.to_lowercase().eq(wanted.to_lowercase()) && !(c.is_whitespace() && wanted == ' ') {
                return None;
            }
        }
        let end = begin + chars.next().map_or(rest.len(), |(end, _)| end);
        let ends = text[end..].chars().next().is_none_or(|c| !is_of_word(c));
        ends.then_some((begin, end))
    }
}

/// What stands before a name that is spoken to or cited.
const BEFORE: &[&str] = &[
    "thanks", "thank", "dear", "hi", "hello", "hey", "sorry", "agreed", "said", "says", "wrote", "writes", "right",
    "bravo", "yes", "no", "amen", "oh", "ok", "wrong", "well", "with", "quoting", "re", "by", "cc",
];

/// What stands behind a name that is cited.
const BEHIND: &[&str] = &["wrote", "writes", "said", "says", "asked", "asks", "replied", "commented", "posted"];

/// Whether what stands there in a comment speaks to somebody or cites somebody.
fn addresses(text: &str, begin: usize, end: usize) -> bool {
    let before = text[..begin].trim_end_matches([' ', '\t']);
    let behind = text[end..].trim_start_matches([' ', '\t']);
    let first = before.is_empty() || before.ends_with('\n');
    let punctuated =
        behind.is_empty() || behind.starts_with(['.', '!', '?', ',', ';', ':', ')', '\n', '-', '–', '—', '…']);
    let word = |side: &str| side.to_lowercase();
    let last = before.rsplit(|c| !is_of_word(c)).next().map(word).unwrap_or_default();
    let next = behind.split(|c| !is_of_word(c)).next().map(word).unwrap_or_default();
    let thanked = last == "you" && before.to_lowercase().ends_with("thank you");
    before.ends_with('@')
        || behind.starts_with(':')
        || (first || before.ends_with([',', '>', '-', '–', '—', '.', '!', '?'])) && punctuated
        || BEFORE.contains(&last.as_str())
        || BEHIND.contains(&next.as_str())
        || thanked
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words of a text with the bytes where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c| !is_of_word(c)).filter(|word| !word.is_empty()).map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        (start, word)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::base::Silent;
    use crate::source::{MediaType, Record};

    fn thread(comments: &[(&str, &str)]) -> Document {
        let comments: Vec<_> =
            comments.iter().map(|(author, text)| serde_json::json!({"author": author, "text": text})).collect();
        let page = serde_json::json!({
            "id": "1", "byline": "By Ada Quill", "text": "Minister Bo Reed spoke in Alm.", "comments": comments,
        });
        let record = Record::new(MediaType::JsonLine, "x", page.to_string().into_bytes());
        super::super::parse(record, &mut Silent).unwrap()
    }

    #[test]
    fn no_name_is_left_where_it_names_a_commenter() {
        let pseudonyms = Pseudonyms::new(&[7; 32]).unwrap();
        let names = ["Ada Quill", "truth", "Zed_99", "Bo Reed", "~Lu~", "Ólafur Jón", "Max"];
        // `[name]` is where a pseudonym must stand.
        let cases = [
            ("Ada Quill", "Nobody asked [Zed_99] about that, [Max]."),
            ("truth", "@[Ada Quill|Ada] you are right. Ada is a town, too."),
            ("Zed_99", "[Ada Quill|ADA QUILL] and [~Lu~] know the truth."),
            ("Bo Reed", "@[truth]: no. [truth|Truth], you are wrong"),
            ("~Lu~", "Bo Reed lied, says the paper. Thank you [Bo Reed]!"),
            ("Ólafur Jón", "[Ada Quill|Ada] wrote: no. Thanks, [Ólafur Jón|Ólafur]."),
            ("Max", "Maximum and ClimaX stay.\n\n- [Max]"),
        ];
        let name_of = |marked: &str| marked.split('|').next().unwrap().to_owned();
        let split = |text: &str, said: &dyn Fn(&str) -> String| -> String {
            let parts = text.split(['[', ']']).enumerate();
            parts.map(|(at, part)| if at % 2 == 1 { said(part) } else { part.to_owned() }).collect()
        };
        let plain = |text: &str| split(text, &|part| part.split('|').next_back().unwrap().to_owned());
        let given: Vec<_> = cases.iter().map(|(author, text)| (*author, plain(text))).collect();
        let given: Vec<_> = given.iter().map(|(author, text)| (*author, text.as_str())).collect();
        let before = thread(&given);
        let mut after = before.clone();
        pseudonyms.apply(&mut after, &[]);
        for ((comment, (author, text)), earlier) in after.comments.iter().zip(cases).zip(&before.comments) {
            assert_eq!(comment.author.as_ref(), Some(&pseudonyms.of(author)));
            assert_eq!(comment.text, split(text, &|part| pseudonyms.of(&name_of(part))));
            assert_ne!(comment.id, earlier.id);
        }
        assert_eq!(after.byline.unwrap().authors, [pseudonyms.of("Ada Quill")]);
        assert_eq!(after.text, before.text);
        let distinct: std::collections::BTreeSet<_> = names.iter().map(|name| pseudonyms.of(name)).collect();
        assert_eq!(distinct.len(), names.len());
    }

    #[test]
    fn the_key_decides_and_stays_hidden() {
        let [one, two] = [1, 2].map(|byte| Pseudonyms::new(&[byte; 16]).unwrap());
        assert_eq!(one.of("Ada"), one.clone().of("Ada"));
        assert_ne!(one.of("Ada"), two.of("Ada"));
        assert_eq!(format!("{one:?}"), "Pseudonyms");
        assert!(Pseudonyms::new(b"short").unwrap_err().to_string().contains("5 bytes"));
    }
}
