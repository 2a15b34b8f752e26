"""Makes ontology/authority/*.ttl from the tables beside this file and from the packages that run.sh unpacks.

Usage: make.py PACKAGES OUT. Output depends on nothing but the tables and the packages' pinned versions.

Every table has one entry a line, fields separated by `|`, list items by `;`. In a list, `?X` marks a name that means
something else more often than not and needs support from context; `~X` marks a name that is complete only in a context
that tells the country (`~Congress`). A name that starts with `the ` is matched only with its article.
"""

import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
ENT = "https://w3id.org/pressgraph/id/entity/"
FOLD = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}

# The order of properties in every entry; the value says what the property is for and goes to the head of each file.
TERMS = {
    "skos:prefLabel": "preferred English name",
    "skos:altLabel": "another name, official, common or former",
    "pg:acronym": "acronym or abbreviation as it stands in text",
    "pg:adjective": "adjective of the entry, as Russian of Russia",
    "pg:people": "name of a whole people or group in the plural",
    "pg:demonym": "name of one of a people or group",
    "pg:surname": "surname that alone stands for this person",
    "pg:generic": "name that is complete only in a context that tells the country, as Congress",
    "pg:ambiguousName": "one of the names above that means something else more often than not",
    "skos:notation": "ISO 3166-1 code; not a name in text",
    "pg:kind": "finer kind than the class",
    "pg:country": "country that the entry is in, of, or the people of",
    "pg:party": "party whose supporters a group is",
    "pg:year": "year of a treaty, a law, an event",
    "owl:sameAs": "the Wikidata item, where it is verified",
}


def slug(name):
    """The same as pressgraph::base::slug; a test of the crate compares the two."""
    out, gap = "", False
    for c in unicodedata.normalize("NFKD", name):
        if unicodedata.combining(c):
            continue
        c = c.lower()
        c = FOLD.get(c, c)
        if c.isalnum():
            out += ("-" if gap and out else "") + c
            gap = False
        elif c not in ".'’‘\"“”":
            gap = True
    return out


def without_accents(name):
    """The spelling that most of the English-language press uses: Erdogan for Erdoğan."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    upper = {k.upper(): v.upper() for k, v in FOLD.items() if k not in "ß"}
    return "".join({**FOLD, **upper}.get(c, c) for c in plain)


class Entry:
    def __init__(self, cls, label, kind=None, key=None):
        self.values = {term: [] for term in TERMS}
        self.cls = cls
        self.key = key
        label = self.add("skos:prefLabel", label)
        self.label = label
        if kind:
            self.values["pg:kind"] = [kind]

    def add(self, term, *names):
        """Adds names to a list, with their marks; returns the last without its marks."""
        for name in names:
            name = name.strip()
            if not name:
                continue
            mark = name[0] if name[0] in "?~" else ""
            name = name.removeprefix(mark)
            use = "pg:generic" if mark == "~" and term != "skos:prefLabel" else term
            if name not in self.values[use]:
                self.values[use].append(name)
            if mark == "?" and name not in self.values["pg:ambiguousName"]:
                self.values["pg:ambiguousName"].append(name)
            plain = without_accents(name)
            if plain != name:
                self.add("skos:altLabel" if term == "skos:prefLabel" else term, mark + plain)
        return name if names else None

    def name(self):
        wikidata = self.values["owl:sameAs"]
        return self.key or (wikidata[0] if wikidata else slug(self.label))

    def turtle(self):
        alt = [n for n in self.values["skos:altLabel"] if n != self.label]
        values = {**self.values, "skos:altLabel": alt}
        lines = [f"ent:{self.name()} a skos:Concept, pg:{self.cls}"]
        for term, items in values.items():
            if not items:
                continue
            if term == "owl:sameAs":
                shown = [f"wd:{i}" for i in items]
            elif term in ("pg:country", "pg:party"):
                shown = [f"ent:{i.name()}" for i in items]
            elif term == "pg:year":
                shown = [f'"{i}"^^xsd:gYear' for i in items]
            elif term in ("pg:kind", "skos:notation"):
                shown = [json.dumps(i, ensure_ascii=False) for i in items]
            else:
                shown = [json.dumps(i, ensure_ascii=False) + "@en" for i in items]
            lines.append(f"    {term} {', '.join(shown)}")
        return " ;\n".join(lines) + " .\n"


def rows(table, fields):
    for number, line in enumerate((HERE / table).read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("|")]
        if len(cells) > fields:
            sys.exit(f"{table}:{number}: {len(cells)} fields, at most {fields} expected")
        yield number, cells + [""] * (fields - len(cells))


def split(cell):
    return [item.strip() for item in cell.split(";") if item.strip()]


def bare(name):
    return name.lstrip("?~")


def people_of(country, adjectives, people, singulars):
    """The group of a country's people, or None where the table names none."""
    if not people:
        return None
    names = split(people)
    known = {bare(a) for a in split(adjectives)}
    label = names[0]
    if bare(label) in known and split(adjectives):
        label = f"{bare(split(adjectives)[0])} people"
    group = Entry("Group", label, "nationality")
    group.values["skos:prefLabel"] = []
    group.label = bare(label)
    group.values["skos:prefLabel"] = [group.label]
    group.add("pg:people", *names)
    for adjective in split(adjectives):
        if bare(adjective).isalpha() or " " in adjective:
            mark = "?" if adjective.startswith("?") else ""
            group.add("pg:people", f"{mark}{bare(adjective)} people")
    if singulars != "-":
        given = split(singulars)
        derived = [re.sub(r"s$", "", n) for n in names if n.endswith("s") or bare(n) in known]
        group.add("pg:demonym", *(given or derived))
    group.values["pg:country"] = [country]
    return group


class Authority:
    def __init__(self, packages):
        self.packages = packages
        self.files = {}
        self.countries = {}
        self.by_label = {}
        self.by_key = {}

    def put(self, file, entry):
        self.files.setdefault(file, []).append(entry)
        self.by_label.setdefault(entry.label, entry)
        return entry

    def make_countries(self):
        coder = json.loads((self.packages / "country-coder/src/data/borders.json").read_text("utf-8"))
        coded = {f["properties"].get("iso1A2"): f["properties"] for f in coder["features"] if f["properties"].get("iso1A2")}
        # Of the two senses of these, the press means the country in Europe, not the realm with its overseas parts.
        coded["DK"] = {**coded["DK"], "wikidata": "Q35"}
        coded["NL"] = {**coded["NL"], "wikidata": "Q55"}
        self.items = {f["properties"]["wikidata"] for f in coder["features"] if "wikidata" in f["properties"]}
        cldr = json.loads((self.packages / "cldr-localenames-full/main/en/territories.json").read_text("utf-8"))
        shown = cldr["main"]["en"]["localeDisplayNames"]["territories"]
        for _, (code, label, names, acronyms, adjectives, people, singular, capitals) in rows("countries.psv", 8):
            facts = coded[code]
            kind = "territory" if "country" in facts or code in ("AQ",) else "state"
            country = Entry("Country", label, "disputed" if code in ("XK", "TW", "EH", "PS") else kind)
            country.add("skos:altLabel", *split(names))
            listed = {bare(n) for n in split(names) + [label] + split(acronyms)}
            for name in [facts["nameEn"], *(v for k, v in sorted(shown.items()) if k.split("-alt-")[0] == code)]:
                name = name.replace("’", "'")
                usable = not re.search(r"[(&]| - |SAR|^The |^[A-Z]{2}$", name)
                if usable and name not in listed:
                    country.add("skos:altLabel", name)
            country.add("pg:acronym", *split(acronyms))
            country.add("pg:adjective", *split(adjectives))
            country.values["skos:notation"] = [code] + ([facts["iso1A3"]] if facts.get("iso1A3") else [])
            country.values["owl:sameAs"] = [facts["wikidata"]]
            self.put("countries", country)
            self.countries[code] = country
            group = people_of(country, adjectives, people, singular)
            if group:
                self.put("countries", group)
            self.capitals(country, capitals)
        for number, row in rows("states.psv", 10):
            kind, label, names, acronyms, adjectives, people, singular, wikidata, whose, capitals = row
            state = Entry("Country", label, kind)
            state.add("skos:altLabel", *split(names))
            state.add("pg:acronym", *split(acronyms))
            state.add("pg:adjective", *split(adjectives))
            state.values["owl:sameAs"] = [wikidata] if wikidata else []
            if whose:
                state.values["pg:country"] = [self.countries[whose]]
            self.put("countries", state)
            group = people_of(state, adjectives, people, singular)
            if group:
                self.put("countries", group)
            self.capitals(state, capitals)

    def capitals(self, country, cell):
        for at, name in enumerate(split(cell)):
            self.capital_of = getattr(self, "capital_of", {})
            self.capital_of[bare(name)] = (country, "capital" if at == 0 else "seat")

    def make_table(self, file, cls):
        """A table of kind | label; names | acronyms | country | Wikidata item | extras."""
        for number, (kind, names, acronyms, whose, wikidata, extras) in rows(f"{file}.psv", 6):
            where = f"{file}.psv:{number}"
            names = split(names)
            this = cls
            if ":" in kind:
                this, kind = kind.split(":")
            entry = Entry(this, names[0], kind or None)
            entry.add("skos:altLabel", *names[1:])
            entry.add("pg:acronym", *split(acronyms))
            entry.values["owl:sameAs"] = [wikidata] if wikidata else []
            if whose:
                entry.values["pg:country"] = [self.country(whose, where)]
            for extra in split(extras):
                term, _, value = extra.partition("=")
                terms = {"adj": "pg:adjective", "people": "pg:people", "one": "pg:demonym", "surname": "pg:surname"}
                if term in terms:
                    entry.add(terms[term], *value.split(","))
                elif term == "year":
                    entry.values["pg:year"] = [value]
                elif term == "party":
                    entry.values["pg:party"] = [self.organization(value, where)]
                elif term == "key":
                    entry.key = value
                else:
                    sys.exit(f"{where}: unknown extra {term}")
            self.put(file, entry)

    def make_cities(self):
        for number, (code, cities) in rows("cities.psv", 2):
            for city in split(cities):
                names = [name.strip() for name in city.split("=")]
                entry = Entry("Place", names[0], "city")
                entry.add("skos:altLabel", *names[1:])
                entry.values["pg:country"] = [self.country(code, f"cities.psv:{number}")]
                for name in map(bare, names):
                    if name in self.capital_of:
                        country, entry.values["pg:kind"] = self.capital_of[name][0], [self.capital_of.pop(name)[1]]
                        if names[0] == name or not entry.values["pg:country"]:
                            entry.values["pg:country"] = [country]
                self.put("places", entry)

    def make_groups(self):
        for number, (kind, names, forms, whose, wikidata, party) in rows("groups.psv", 6):
            where = f"groups.psv:{number}"
            singular, _, adjectives = forms.partition("/")
            names = split(names)
            group = Entry("Group", names[0], kind)
            # The label is a people name like the others; it must not also count as a name of some other kind.
            group.add("pg:people", *names)
            group.add("pg:demonym", *split(singular))
            group.add("pg:adjective", *split(adjectives))
            group.values["owl:sameAs"] = [wikidata] if wikidata else []
            if whose:
                group.values["pg:country"] = [self.country(whose, where)]
            if party:
                group.values["pg:party"] = [self.organization(party, where)]
            self.put("groups", group)

    def make_people(self):
        for number, (whose, names, surnames, wikidata) in rows("people.psv", 4):
            names = split(names)
            person = Entry("Person", names[0])
            person.add("skos:altLabel", *names[1:])
            person.add("pg:surname", *split(surnames))
            person.values["owl:sameAs"] = [wikidata] if wikidata else []
            if whose:
                person.values["pg:country"] = [self.country(whose, f"people.psv:{number}")]
            self.put("people", person)

    def organization(self, label, where):
        if label in self.by_label and self.by_label[label].cls == "Organization":
            return self.by_label[label]
        sys.exit(f"{where}: no organisation is labelled {label}")

    def country(self, code, where):
        if code in self.countries:
            return self.countries[code]
        if code in self.by_label:
            return self.by_label[code]
        sys.exit(f"{where}: no country {code}")

    def rest_of_capitals(self):
        """Capitals that places.psv does not list itself."""
        for name, (country, seat) in self.capital_of.items():
            entry = Entry("Place", name, seat)
            entry.values["pg:country"] = [country]
            self.put("places", entry)

    def write(self, out):
        keys, clashes = {}, []
        for file, entries in self.files.items():
            for entry in entries:
                other = keys.setdefault(entry.name(), f"{file}: {entry.label}")
                if other != f"{file}: {entry.label}" or entry is not self.by_key.setdefault(entry.name(), entry):
                    clashes.append(f"{file}: {entry.label} has the key {entry.name()} of {other}")
        if clashes:
            sys.exit("\n".join(clashes))
        for file, entries in self.files.items():
            (out / f"{file}.ttl").write_text(head(file) + "\n".join(e.turtle() for e in entries), "utf-8")


def head(file):
    terms = "".join(f"#   {term:18} {meaning}\n" for term, meaning in TERMS.items())
    return (
        f"# The authority: {file}. Made by ontology/authority/make/run.sh; edit the tables there, never this file.\n#\n"
        f"# Sources and licences: LICENSES.md. Terms used:\n{terms}\n"
        f"@prefix ent: <{ENT}> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix pg: <https://w3id.org/pressgraph/ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix wd: <http://www.wikidata.org/entity/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n"
    )


def main():
    packages, out = map(pathlib.Path, sys.argv[1:3])
    authority = Authority(packages)
    authority.make_countries()
    authority.make_table("organizations", "Organization")
    authority.make_groups()
    authority.make_table("treaties", "Treaty")
    authority.make_table("events", "Event")
    authority.make_table("places", "Place")
    authority.make_cities()
    authority.make_people()
    authority.rest_of_capitals()
    authority.write(out)


if __name__ == "__main__":
    main()
