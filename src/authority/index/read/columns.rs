//! Which columns of a table mean what.

/// What a column can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    Name,
    Id,
    Type,
    Aliases,
    From,
    Until,
    Description,
    Country,
}

/// Every meaning, its name, and the names, lower case, by which a column is taken to have it where the caller says nothing.
const MEANINGS: &[(Meaning, &str, &[&str])] = &[
    (Meaning::Name, "name", &["name", "label", "preflabel", "full name", "full_name", "fullname", "title"]),
    (Meaning::Id, "id", &["id", "qid", "iri", "uri", "wikidata", "wikidata id", "wikidata_id", "identifier"]),
    (Meaning::Type, "type", &["type", "class", "kind"]),
    (
        Meaning::Aliases,
        "aliases",
        &["aliases", "alias", "altlabel", "altlabels", "alternative names", "other names", "other_names"],
    ),
    (
        Meaning::From,
        "from",
        &["valid from", "valid_from", "validfrom", "from", "start", "start date", "start_date", "start_year", "since"],
    ),
    (
        Meaning::Until,
        "until",
        &[
            "valid to",
            "valid_to",
            "validto",
            "valid until",
            "valid_until",
            "until",
            "to",
            "end",
            "end date",
            "end_date",
            "end_year",
        ],
    ),
    (
        Meaning::Description,
        "description",
        &["description", "position", "office", "role", "occupation", "definition", "note", "context"],
    ),
    (Meaning::Country, "country", &["country", "country code", "country_code", "nationality", "state", "region"]),
];

/// Which columns mean what: `name=Full name,id=wd,description=role`. A meaning may have several columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMap {
    columns: Vec<(Meaning, String)>,
}

/// A mapping that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0}; write MEANING=COLUMN[,MEANING=COLUMN …], where MEANING is one of name, id, type, aliases, from, until, description, country"
)]
pub struct ColumnMapError(String);

impl std::str::FromStr for ColumnMap {
    type Err = ColumnMapError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut columns = Vec::new();
        for pair in text.split(',') {
            let (name, column) =
                pair.split_once('=').ok_or_else(|| ColumnMapError(format!("\"{pair}\" has no \"=\"")))?;
            let (name, column) = (name.trim(), column.trim());
            let meaning = MEANINGS.iter().find(|(_, known, _)| *known == name).map(|(meaning, ..)| *meaning);
            let meaning = meaning.ok_or_else(|| ColumnMapError(format!("\"{name}\" is no meaning")))?;
            if column.is_empty() {
                return Err(ColumnMapError(format!("\"{name}\" has no column")));
            }
            columns.push((meaning, column.to_owned()));
        }
        Ok(Self { columns })
    }
}

/// The columns of one table by their meanings.
#[derive(Debug)]
pub(super) struct Columns {
    places: Vec<(Meaning, usize)>,
}

impl Columns {
    /// Finds the columns that `map` names, and for what it says nothing of those whose names tell.
    pub(super) fn of(header: &[String], map: Option<&ColumnMap>) -> Result<Self, String> {
        let shown = || header.join(", ");
        let mut places = Vec::new();
        let given: &[(Meaning, String)] = map.map_or(&[], |map| &map.columns);
        for (meaning, column) in given {
            let at = header.iter().position(|name| name == column);
            let at = at.ok_or_else(|| format!("there is no column \"{column}\" (columns: {})", shown()))?;
            places.push((*meaning, at));
        }
        for (meaning, _, aliases) in MEANINGS.iter().filter(|(m, ..)| !given.iter().any(|(known, _)| known == m)) {
            let found =
                aliases.iter().find_map(|alias| header.iter().position(|name| name.eq_ignore_ascii_case(alias)));
            if let Some(at) = found.filter(|at| !places.iter().any(|(_, taken)| taken == at)) {
                places.push((*meaning, at));
            }
        }
        for (needed, name, _) in MEANINGS.iter().filter(|(m, ..)| matches!(m, Meaning::Name | Meaning::Id)) {
            if !places.iter().any(|(meaning, _)| meaning == needed) {
                return Err(format!(
                    "no column holds the {name} (columns: {}); say which with --column {name}=COLUMN",
                    shown()
                ));
            }
        }
        Ok(Self { places })
    }

    /// The cells of a row with this meaning that hold something.
    pub(super) fn all<'r>(&self, meaning: Meaning, row: &'r csv::StringRecord) -> impl Iterator<Item = &'r str> {
        self.places
            .iter()
            .filter(move |(known, _)| *known == meaning)
            .filter_map(|(_, at)| row.get(*at))
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
    }

    /// The first of them.
    pub(super) fn first<'r>(&self, meaning: Meaning, row: &'r csv::StringRecord) -> Option<&'r str> {
        self.all(meaning, row).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|n| (*n).to_owned()).collect()
    }

    #[test]
    fn names_tell_and_the_caller_decides() {
        let plain = Columns::of(&header(&["QID", "Name", "position", "start", "end"]), None).expect("columns");
        let row = csv::StringRecord::from(vec!["Q1", " Maria Oduya ", "", "2004", ""]);
        assert_eq!(plain.first(Meaning::Name, &row), Some("Maria Oduya"));
        assert_eq!(plain.first(Meaning::From, &row), Some("2004"));
        assert_eq!(plain.first(Meaning::Description, &row), None);
        let map: ColumnMap = "name=who,description=role,description=seat".parse().expect("a map");
        let mapped = Columns::of(&header(&["id", "who", "role", "seat", "name"]), Some(&map)).expect("columns");
        let row = csv::StringRecord::from(vec!["1", "A", "b", "c", "d"]);
        assert_eq!(mapped.first(Meaning::Name, &row), Some("A"));
        assert_eq!(mapped.all(Meaning::Description, &row).collect::<Vec<_>>(), ["b", "c"]);
    }

    #[test]
    fn what_is_missing_is_told() {
        let told = |names: &[&str], map: Option<&str>| {
            let map = map.map(|m| m.parse().expect("a map"));
            Columns::of(&header(names), map.as_ref()).expect_err("an error")
        };
        assert_eq!(
            told(&["id", "who"], None),
            "no column holds the name (columns: id, who); say which with --column name=COLUMN"
        );
        assert_eq!(told(&["id", "who"], Some("name=whom")), "there is no column \"whom\" (columns: id, who)");
        for (map, want) in
            [("name", "\"name\" has no \"=\""), ("nom=x", "\"nom\" is no meaning"), ("name=", "\"name\" has no column")]
        {
            let error = map.parse::<ColumnMap>().expect_err("an error").to_string();
            assert!(error.starts_with(want), "{error}");
        }
    }
}
