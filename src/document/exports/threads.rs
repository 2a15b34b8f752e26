//! Threads whose comments come in any order, apart from what they answer: gathered, then put together.
//!
//! This needs the texts of the whole stream in memory; dumps beyond it are to be split by article first.

use std::collections::HashMap;
use std::ops::ControlFlow::{self, Continue};

use super::super::Timestamp;
use super::super::flat::Given;
use super::Out;
use super::draft::Draft;

/// An article or a comment.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub id: Option<String>,
    /// Whether `id` is the same everywhere.
    pub global_id: bool,
    /// The id of the article.
    pub thread: Option<String>,
    /// The address of the article, where a comment tells it.
    pub thread_url: Option<String>,
    /// The id of what is answered: a comment or the article.
    pub parent: Option<String>,
    /// Whether it is a comment even where it tells neither article nor parent.
    pub is_comment: bool,
    pub url: Option<String>,
    pub site: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
    /// Whether authors of articles are accounts, as those of comments are.
    pub is_forum: bool,
    pub created: Option<Timestamp>,
    pub text: String,
    pub topics: Vec<String>,
    pub declared: Option<u32>,
    /// Its number in the stream.
    pub number: u64,
}

impl Row {
    fn given(self, parent: Option<String>) -> Given {
        Given { id: self.id, parent, author: self.author, created: self.created, text: self.text, ..Given::default() }
    }

    fn draft(self) -> Draft {
        Draft {
            id: self.id,
            global_id: self.global_id,
            url: self.url,
            site: self.site,
            title: self.title,
            authors: self.author.into_iter().collect(),
            by_account: self.is_forum,
            published: self.created,
            body: self.text,
            topics: self.topics,
            declared: self.declared,
            comments: Vec::new(),
        }
    }
}

/// Everything of a stream, in its order.
#[derive(Debug, Default)]
pub(super) struct Threads {
    rows: Vec<Row>,
}

/// What a row's thread hangs on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Root {
    /// A row.
    Row(usize),
    /// The id of an article that is not in the stream.
    Absent(String),
}

impl Threads {
    pub(super) fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Hands on each article with its comments, in the order in which the first row of each thread stands. Comments whose article
    /// is not there make a document of their own; replies whose parent is not there stand on the article.
    pub(super) fn finish(self, out: &mut Out<'_>) -> ControlFlow<()> {
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            if let Some(id) = &row.id {
                by_id.entry(id).or_insert(at);
            }
        }
        let roots = roots(&self.rows, &by_id);
        let mut lost = 0_u64;
        let parents: Vec<Option<String>> = (self.rows.iter().enumerate())
            .map(|(at, row)| {
                let parent = row.parent.as_deref().filter(|parent| Some(*parent) != row.thread.as_deref())?;
                let found = by_id.get(parent).filter(|p| roots[**p] == roots[at] && roots[**p] != Root::Row(**p));
                let is_root = by_id.get(parent).is_some_and(|p| Root::Row(*p) == roots[at]);
                lost += u64::from(found.is_none() && !is_root && roots[at] != Root::Absent(parent.to_owned()));
                found.map(|_| parent.to_owned())
            })
            .collect();
        drop(by_id);
        if lost > 0 {
            out.note(format!(
                "{lost} replies answer a comment that is not in the file; each is kept as a comment on its article"
            ));
        }
        let mut order: Vec<Root> = Vec::new();
        let mut place: HashMap<Root, usize> = HashMap::new();
        let mut drafts: Vec<(Draft, u64)> = Vec::new();
        for ((at, row), parent) in self.rows.into_iter().enumerate().zip(parents) {
            let root = &roots[at];
            let slot = *place.entry(root.clone()).or_insert_with(|| {
                order.push(root.clone());
                drafts.push((Draft { global_id: row.global_id, ..Draft::default() }, row.number));
                drafts.len() - 1
            });
            let (draft, number) = &mut drafts[slot];
            if *root == Root::Row(at) {
                *number = row.number;
                *draft = Draft { comments: std::mem::take(&mut draft.comments), ..row.draft() };
            } else {
                if let Root::Absent(id) = root {
                    draft.id.get_or_insert_with(|| id.clone());
                    draft.url = draft.url.take().or_else(|| row.thread_url.clone());
                    draft.site = draft.site.take().or_else(|| row.site.clone());
                }
                draft.comments.push(row.given(parent));
            }
        }
        for (draft, number) in drafts {
            out.give(draft, number)?;
        }
        Continue(())
    }
}

/// The root of each row's thread: what the row says, else where its parents lead.
fn roots(rows: &[Row], by_id: &HashMap<&str, usize>) -> Vec<Root> {
    let named = |thread: &str| by_id.get(thread).map_or_else(|| Root::Absent(thread.to_owned()), |at| Root::Row(*at));
    let mut roots: Vec<Option<Root>> = vec![None; rows.len()];
    // Which walk came by last, to know a circle.
    let mut walked: Vec<usize> = vec![usize::MAX; rows.len()];
    for start in 0..rows.len() {
        let mut path = Vec::new();
        let mut at = start;
        let root = loop {
            if let Some(root) = &roots[at] {
                break root.clone();
            }
            let row = &rows[at];
            path.push(at);
            walked[at] = start;
            match (&row.thread, &row.parent) {
                (Some(thread), _) if Some(thread) == row.id.as_ref() => break Root::Row(at),
                (Some(thread), _) => break named(thread),
                (None, Some(parent)) => match by_id.get(parent.as_str()) {
                    Some(next) if walked[*next] != start => at = *next,
                    // A circle is broken where it closes.
                    Some(_) => break Root::Row(at),
                    None => break Root::Absent(parent.clone()),
                },
                (None, None) if row.is_comment => break Root::Absent(String::new()),
                (None, None) => break Root::Row(at),
            }
        };
        for at in path {
            roots[at] = Some(root.clone());
        }
    }
    // A row that others take for their article may itself say that it is a comment; then all of them are its article's.
    (0..rows.len())
        .map(|at| {
            let mut root = roots[at].clone().unwrap_or(Root::Row(at));
            for _ in 0..2 {
                if let Root::Row(other) = root
                    && other != at
                    && let Some(next) = roots[other].clone()
                {
                    root = next;
                }
            }
            root
        })
        .collect()
}
