use super::super::attr::Key;
use super::super::blocks::label;
use super::super::dom::Dom;
use super::super::regions::Regions;
use super::super::tag::Tag;

/// `meta` elements and other microdata that have a value, by lower-case name, in page order.
pub(super) struct Named {
    pairs: Vec<(String, String)>,
}

impl Named {
    pub fn of(dom: &Dom, outside: &Regions) -> Self {
        let mut pairs = Vec::new();
        let mut at = 0;
        while at < dom.nodes.len() {
            if outside.has(at) {
                at = dom.end(at);
                continue;
            }
            if dom.tag(at) == Tag::Meta
                && let Some(content) = dom.attribute(at, Key::Content)
            {
                for key in [Key::Property, Key::Name, Key::Itemprop] {
                    if let Some(name) = dom.attribute(at, key) {
                        let content = label(content);
                        if !content.is_empty() {
                            pairs.push((name.trim().to_ascii_lowercase(), content));
                        }
                    }
                }
            }
            at += 1;
        }
        Self { pairs }
    }

    /// The first value of the first of `names` that has one.
    pub fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone()))
    }

    /// All values of the first of `names` that has one; a value with commas is a list.
    pub fn all(&self, names: &[&str]) -> Vec<String> {
        let Some(name) = names.iter().find(|name| self.pairs.iter().any(|(n, _)| n == *name)) else {
            return Vec::new();
        };
        let values = self.pairs.iter().filter(|(n, _)| n == name).flat_map(|(_, value)| value.split(','));
        values.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty()).collect()
    }

    /// All values of a name as they stand.
    pub fn each<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n str> {
        self.pairs.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}
