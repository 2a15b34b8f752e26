//! What an organisation is: the authority's word, else what the head of its name says.

use crate::authority::{EntryRef, Kind};
use crate::extract::mentions::lexicon;
use crate::schema::OrganizationKind;
use crate::schema::OrganizationKind::{Armed, Company, Government, Institute, Intergovernmental, Media, Other, Party};

/// The kinds of heads of names, sorted.
#[rustfmt::skip]
const HEADS: &[(&str, OrganizationKind)] = &[
    ("academy", Institute), ("administration", Government), ("ag", Company), ("agency", Government), ("airlines", Company),
    ("airways", Company), ("army", Government), ("assembly", Government), ("bank", Company), ("bhd", Company),
    ("brigade", Armed), ("brigades", Armed), ("broadcasting", Media), ("bureau", Government), ("cabinet", Government),
    ("center", Institute), ("centre", Institute), ("chronicle", Media), ("co", Company), ("co.", Company),
    ("college", Institute), ("company", Company), ("congress", Government), ("corp", Company), ("corp.", Company),
    ("corporation", Company), ("court", Government), ("courts", Government), ("daily", Media), ("department", Government),
    ("duma", Government), ("enterprises", Company), ("foundation", Institute), ("gazette", Media), ("gmbh", Company),
    ("government", Government), ("guard", Government), ("guerrillas", Armed), ("herald", Media), ("holdings", Company),
    ("hospital", Institute), ("house", Government), ("inc", Company), ("inc.", Company), ("incorporated", Company),
    ("industries", Company), ("institute", Institute), ("insurance", Company), ("journal", Media), ("laboratory", Institute),
    ("legislature", Government), ("limited", Company), ("llc", Company), ("ltd", Company), ("ltd.", Company),
    ("magazine", Media), ("militia", Armed), ("militias", Armed), ("ministry", Government), ("motors", Company),
    ("museum", Institute), ("navy", Government), ("news", Media), ("nv", Company), ("observer", Media), ("parliament", Government),
    ("party", Party), ("pharmaceuticals", Company), ("plc", Company), ("police", Government), ("post", Media), ("press", Media),
    ("productions", Company), ("radio", Media), ("railway", Company), ("railways", Company), ("records", Company), ("sa", Company),
    ("school", Institute), ("secretariat", Government), ("senate", Government), ("studios", Company), ("systems", Company),
    ("technologies", Company), ("telegraph", Media), ("television", Media), ("times", Media), ("treasury", Government),
    ("tribune", Media), ("tv", Media), ("university", Institute), ("weekly", Media),
];

/// The kind of an organisation of this name.
pub(super) fn of(label: &str, entry: Option<EntryRef>) -> OrganizationKind {
    let known = entry.and_then(lexicon::entry).and_then(|e| e.kind);
    match known {
        Some(Kind::Government) => Government,
        Some(Kind::Party) => Party,
        Some(Kind::Intergovernmental) => Intergovernmental,
        Some(Kind::Company) => Company,
        Some(Kind::Media) => Media,
        Some(Kind::Armed) => Armed,
        Some(Kind::Institute) => Institute,
        _ => named(label),
    }
}

fn named(label: &str) -> OrganizationKind {
    if label.split(' ').any(|word| word == "Liberation") {
        return Armed;
    }
    // "Department of Justice": the head stands before the small word; "Bank of Norvik Ltd.": the end says more.
    let end = label.rsplit(' ').next();
    let head = [" of ", " for ", " on "].iter().filter_map(|link| label.split_once(link)).map(|(head, _)| head);
    let heads = head.map(|head| head.rsplit(' ').next());
    let kind = |word: &str| {
        let word = word.to_lowercase();
        HEADS.binary_search_by(|(head, _)| (*head).cmp(word.as_str())).ok().map(|at| HEADS[at].1)
    };
    std::iter::once(end).chain(heads).flatten().find_map(kind).unwrap_or(Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_names_tell_the_kind() {
        assert!(HEADS.is_sorted_by(|a, b| a.0 < b.0));
        for (label, want) in [
            ("Tarvik Ministry of Health", Government),
            ("Norvik Steel Corp.", Company),
            ("Tarvik Herald", Media),
            ("University of Tarvik", Institute),
            ("Ostmark People's Party", Party),
            ("Orsk Liberation Front", Armed),
            ("Friends of the Varn", Other),
        ] {
            assert_eq!(of(label, None), want, "{label}");
        }
    }
}
