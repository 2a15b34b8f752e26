//! The layouts of threads that are known, one a file.

mod blogger;
mod discourse;
mod disqus;
mod forum;
mod hackernews;
mod microdata;
mod microformats;
mod reddit;
mod shreddit;
mod stackexchange;
mod wordpress;

use super::layout::Layout;

/// All of them. Where two read a page alike, the first one counts.
pub(super) const ALL: &[&Layout] = &[
    &shreddit::LAYOUT,
    &reddit::LAYOUT,
    &hackernews::LAYOUT,
    &stackexchange::LAYOUT,
    &discourse::LAYOUT,
    &disqus::LAYOUT,
    &blogger::THREADED,
    &wordpress::LAYOUT,
    &forum::LAYOUT,
    &microdata::LAYOUT,
    &microformats::LAYOUT,
    &blogger::FLAT,
];
