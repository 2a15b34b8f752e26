//! Names of the authority with one slip of the pen, as comments have them: `Isreal`, `Afganistan`.

use crate::authority::{self, EntryRef};
use crate::schema::EntityType;

/// Shorter names are one letter away from too many words.
const SHORTEST: usize = 5;

/// The only country whose name is one letter more, less, other or exchanged with its neighbour.
pub(super) fn country(word: &str) -> Option<EntryRef> {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    if letters.len() < SHORTEST {
        return None;
    }
    let mut near = authority::entries().filter(|(_, entry)| {
        entry.class == EntityType::Country
            && one_slip(&letters, &entry.label.to_lowercase().chars().collect::<Vec<_>>())
    });
    let (found, _) = near.next()?;
    near.next().is_none().then_some(found)
}

/// Whether two words of one first letter differ by one insertion, deletion, exchange of neighbours or other letter.
fn one_slip(a: &[char], b: &[char]) -> bool {
    if a.first() != b.first() || a.len().abs_diff(b.len()) > 1 || b.len() < SHORTEST {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[same..], &b[same..]);
    match (rest_a, rest_b) {
        ([], []) => false,
        ([x, y, more @ ..], [v, w, others @ ..]) if x == w && y == v && more == others => true,
        ([_, more @ ..], [_, others @ ..]) if more == others => true,
        (longer, [_, others @ ..]) if longer == others => true,
        ([_, more @ ..], shorter) => more == shorter,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        let label = |word: &str| country(word).map(|found| authority::entry(found).label);
        for (word, want) in [
            ("Isreal", Some("Israel")),
            ("afganistan", Some("Afghanistan")),
            ("Ukrane", Some("Ukraine")),
            ("Germanny", Some("Germany")),
            ("Israel", None),
            ("Isrel", Some("Israel")),
            ("Isrl", None),
            ("Tarvik", None),
        ] {
            assert_eq!(label(word), want, "{word}");
        }
    }
}
