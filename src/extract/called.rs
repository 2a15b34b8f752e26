//! Which entity a user means by a name, an id, an IRI or a Wikidata item.

use super::Entity;
use crate::authority::index::wikidata_item;
use crate::base::slug;
use crate::schema::names::WD;

impl Entity {
    /// Whether this is what a user means by `what`: one of its names in any case and accents, its id, its IRI under any base, one of the
    /// IRIs that it is the same as, or its Wikidata item as `Q159`.
    #[must_use]
    pub fn is(&self, what: &str) -> bool {
        let id = self.id.as_str();
        let iri = what.strip_suffix(id).is_some_and(|base| base.is_empty() || base.ends_with(['/', '#']));
        if iri || self.same_as.iter().any(|same| same == what) {
            return true;
        }
        if wikidata_item(what).is_some() {
            return self.same_as.iter().any(|same| same.strip_prefix(WD) == Some(what));
        }
        let key = slug(what);
        std::iter::once(&self.label).chain(&self.aliases).any(|known| slug(known) == key)
    }
}
