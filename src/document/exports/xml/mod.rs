//! XML as feeds and exports write it, one item in memory at a time, also where it is broken.

mod input;
mod items;
mod transcode;

pub(super) use items::{Items, Step};
pub(super) use transcode::Transcoder;

/// An element with all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Node {
    /// The name with its prefix, as written.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// The character data that stands directly in it.
    pub text: String,
    pub children: Vec<Node>,
    /// Whether its end was found.
    pub closed: bool,
}

impl Node {
    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|c| c.name == name)
    }

    /// The children of a name.
    pub(super) fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |c| c.name == name)
    }

    /// The text of the first child of a name, without outer space; none if nothing is left.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.child(name).map(|c| c.text.trim()).filter(|t| !t.is_empty())
    }

    /// The first of several children that has text.
    pub(super) fn any(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.get(name))
    }

    /// An attribute's value, without outer space.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim())
    }
}
