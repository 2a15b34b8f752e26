//! Comments that speak to another commenter by name. Such a name is the account's, not a person's in the news.

use crate::base::{Id, Span, slug};
use crate::document::{Ancestors, Document, Unit};
use crate::extract::mentions::lexicon;
use crate::extract::mentions::view::View;
use crate::extract::rules::words;
use crate::nlp::Shape;
use crate::schema::EntityType;
use std::collections::{BTreeSet, HashMap};

/// Whom the comments address.
#[derive(Debug, Default)]
pub(super) struct Addressed {
    /// Index of the comment and the account it speaks to, sorted, each pair once.
    pub accounts: Vec<(u32, Id)>,
    /// For every text of the document, the stretches that name an account.
    pub blocked: Vec<Vec<Span>>,
}

/// The commenters of a thread by the words that a comment may call them.
struct Commenters<'d> {
    /// Name and comments, in page order.
    list: Vec<(&'d str, Vec<u32>)>,
    /// Indices into `list` by the lower-case first word of the name, and by the whole name without spaces.
    by_word: HashMap<String, Vec<usize>>,
    ancestors: Ancestors,
}

impl<'d> Commenters<'d> {
    fn read(doc: &'d Document) -> Self {
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut list: Vec<(&str, Vec<u32>)> = Vec::new();
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (comment, at) in doc.comments.iter().zip(0..) {
            let Some(author) = comment.author.as_deref().filter(|a| !a.trim().is_empty()) else { continue };
            if let Some(index) = known.get(author) {
                list[*index].1.push(at);
                continue;
            }
            let index = list.len();
            known.insert(author, index);
            list.push((author, vec![at]));
            let first = author.split_whitespace().next().unwrap_or(author);
            let short = first.split(['-', '_']).next().unwrap_or(first);
            let joined: String = author.chars().filter(|c| c.is_alphanumeric()).collect();
            let keys: BTreeSet<String> =
                [first, short, joined.as_str()].iter().map(|k| k.trim_end_matches('.').to_lowercase()).collect();
            for key in keys {
                by_word.entry(key).or_default().push(index);
            }
        }
        Self { list, by_word, ancestors: Ancestors::of(&doc.comments) }
    }

    /// The commenters whom `word` may begin to name.
    fn called(&self, word: &str) -> impl Iterator<Item = (&'d str, &[u32])> {
        let word = word.trim_start_matches('@').trim_end_matches('.').to_lowercase();
        self.by_word.get(&word).into_iter().flatten().map(|i| (self.list[*i].0, self.list[*i].1.as_slice()))
    }

    /// Whether one of the comments stands above another one.
    fn any_above(&self, comments: &[u32], lower: u32) -> bool {
        comments.iter().any(|upper| self.ancestors.is_above(*upper, lower))
    }
}

pub(super) fn find(doc: &Document, views: &[View<'_>]) -> Addressed {
    let mut blocked = vec![Vec::new(); views.len()];
    let mut accounts = BTreeSet::new();
    let commenters = Commenters::read(doc);
    for (view, blocked) in views.iter().zip(&mut blocked) {
        let Unit::Comment(at) = view.unit else { continue };
        let before = accounts.len();
        let own = doc.comments[at as usize].author.as_deref();
        let mut token = 0;
        while token < view.len() {
            let called = if view.shape(token) == Shape::Number {
                None
            } else {
                addressed(doc, view, at, &commenters, own, token)
            };
            match called {
                Some((tokens, account)) => {
                    blocked.push(view.span(tokens.clone()));
                    accounts.extend(account.map(|a| (at, a)));
                    token = tokens.end;
                }
                None => token += 1,
            }
        }
        let parent = doc.comments[at as usize].parent.and_then(|parent| doc.comments.get(parent as usize));
        let above = parent.and_then(|parent| parent.author.as_deref()).filter(|author| Some(*author) != own);
        if let Some(author) = above
            && accounts.len() == before
            && second_person(view)
        {
            accounts.insert((at, doc.account(author)));
        }
    }
    Addressed { accounts: accounts.into_iter().collect(), blocked }
}

/// Words after which `you` means anybody; sorted.
const BEFORE_ANYBODY: &[&str] = &["as", "if", "once", "unless", "when", "whenever"];
/// Words before which `you` means anybody, or several; sorted.
const AFTER_ANYBODY: &[&str] =
    &["all", "ca", "can", "cannot", "could", "ever", "folks", "guys", "know", "must", "never", "people", "see"];

/// Whether a text speaks to somebody by `you` alone, neither in a quotation nor of anybody: `You forget Syria`, not `you never know`.
fn second_person(view: &View<'_>) -> bool {
    let mut quoted = false;
    (0..view.len()).any(|at| {
        let word = view.word(at);
        match word {
            "“" => quoted = true,
            "”" => quoted = false,
            "\"" | "''" | "``" => quoted = !quoted,
            _ => {}
        }
        let next = view.after(at, at + 1).to_lowercase();
        let before = view.before(at, 1).to_lowercase();
        !quoted
            && word.eq_ignore_ascii_case("you")
            && !BEFORE_ANYBODY.contains(&before.as_str())
            && !AFTER_ANYBODY.contains(&next.as_str())
    })
}

/// The tokens at `token` that name a commenter, and whose account it is; none for the writer's own signature.
fn addressed(
    doc: &Document,
    view: &View<'_>,
    at: u32,
    commenters: &Commenters<'_>,
    own: Option<&str>,
    token: usize,
) -> Option<(std::ops::Range<usize>, Option<Id>)> {
    let word = view.word(token);
    let handle = word.strip_prefix('@');
    let mut called: Vec<(bool, &str)> = commenters
        .called(word)
        .filter(|(_, comments)| comments[0] <= at)
        .map(|(author, comments)| (!commenters.any_above(comments, at), author))
        .collect();
    called.sort_by_key(|(far, _)| *far);
    for (far, author) in called {
        let Some(length) = names(view, token, author, handle) else { continue };
        let tokens = token..token + length;
        if Some(author) == own {
            if signs(view, &tokens) {
                return Some((tokens, None));
            }
            continue;
        }
        let whole = length > 1 && length >= author.split_whitespace().count();
        if handle.is_some() || vocative(view, &tokens) && !(far && famous(view, &tokens)) || whole && !far {
            return Some((tokens, Some(doc.account(author))));
        }
    }
    None
}

/// Whether a name at the end of a comment is the writer's signature.
fn signs(view: &View<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).map_or("", |i| view.word(i));
    tokens.start > 0
        && tokens.end + 1 >= view.len()
        && (view.initial(tokens.start) || matches!(before, "-" | "–" | "—" | "--" | "~"))
}

/// How many tokens at `token` are the commenter's name or its first word.
fn names(view: &View<'_>, token: usize, author: &str, handle: Option<&str>) -> Option<usize> {
    if let Some(handle) = handle {
        let joined = slug(author).replace('-', "");
        let first = author.split([' ', '-', '_']).next().unwrap_or(author);
        let mut length = 1;
        let fits = slug(handle).replace('-', "") == joined || (first.len() > 2 && slug(handle) == slug(first));
        if !fits {
            return None;
        }
        // "@Joseph McCarthy": the rest of the name belongs to it.
        for word in author.split_whitespace().skip(1) {
            if slug(view.word(token + length)) == slug(word) { length += 1 } else { break }
        }
        return Some(length);
    }
    let parts: Vec<&str> = author.split_whitespace().collect();
    let first = *parts.first()?;
    let exact = |i: usize, part: &str| {
        let word = view.word(i);
        word == part || (word.to_lowercase() == part.to_lowercase() && (view.comment() && word.len() > 3))
    };
    // A name with marks in it, `Amit-Atlanta-USA`, is several tokens.
    let start = view.analysis.tokens.get(token)?.span.start as usize;
    if view.text[start..].get(..author.len()).is_some_and(|s| s.eq_ignore_ascii_case(author)) {
        let tokens = view.analysis.tokens_in(Span::of(start..start + author.len()));
        let ends = view.text[start + author.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        let plain = parts.len() == 1 && (words::ordinary(author) || author.len() < 3);
        if ends && !plain {
            return Some(tokens.len());
        }
    }
    let short = first.split(['-', '_']).next().unwrap_or(first);
    let candidate = if exact(token, first) { first } else { short };
    (exact(token, candidate)
        && candidate.chars().count() > 2
        && !words::ordinary(candidate)
        && view.word(token).starts_with(char::is_uppercase)
        || exact(token, candidate) && candidate.chars().count() > 3 && !words::ordinary(candidate))
    .then_some(1)
}

/// Whether the words around speak to somebody: `Joseph, you…`, `You nailed it, Joseph.`, `Thank you Joseph`.
fn vocative(view: &View<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let sentence = view.sentence(tokens.start);
    let first = tokens.start == sentence.start;
    let next = if sentence.contains(&tokens.end) { view.word(tokens.end) } else { "" };
    let last = next.is_empty()
        || matches!(next, "." | "!" | "?" | "..." | "…" | "," | "-" | "–" | ";" | ":" | ")")
        || next.starts_with(['!', '?', '.']);
    let before = view.before(tokens.start, 1).to_lowercase();
    if first {
        return matches!(next, "," | ":" | "-" | "–" | "—" | "..." | "…" | "!" | "")
            || next.starts_with('.') && tokens.len() == sentence.len().saturating_sub(1);
    }
    let thanks = matches!(
        before.as_str(),
        "thanks"
            | "thank"
            | "dear"
            | "hi"
            | "hello"
            | "hey"
            | "sorry"
            | "agreed"
            | "said"
            | "right"
            | "bravo"
            | "yes"
            | "no"
            | "amen"
            | "oh"
            | "to"
            | "ok"
            | "wrong"
            | "well"
    ) || before == "you"
        && matches!(
            view.before(tokens.start, 2).to_lowercase().as_str(),
            "thank" | "bless" | "love" | "with" | "agree"
        )
        || before == "with" && view.before(tokens.start, 2).to_lowercase().starts_with("agree");
    (before == "," && last) || (thanks && last && before != "to")
}

/// Whether the name is also that of somebody whom the authority knows.
fn famous(view: &View<'_>, tokens: &std::ops::Range<usize>) -> bool {
    lexicon::of(view, tokens.clone()).iter().any(|r| lexicon::class(r.entry) == Some(EntityType::Person))
}
