"""Compares the Wikidata items in the tables with the labels that two packages publish for them.

Usage: verify.py PACKAGES. Fails when a package knows an item under a label that is none of the entry's names. Items that
neither package knows are counted; they were compared by hand with other published lists, see LICENSES.md.
"""

import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent

# Column of the names and of the item in each table.
TABLES = {"organizations": (1, 4), "treaties": (1, 4), "events": (1, 4), "places": (1, 4), "people": (1, 3),
          "groups": (1, 4), "states": (1, 7)}

# Labels that differ only in an article, a legal form or a longer official name.
SAME = {"Q30873": "Dell Inc.", "Q37093": "Yahoo! Incorporated", "Q3295867": "The Coca-Cola Company", "Q1776022": "Equinor ASA",
        "Q41187": "Sony Group", "Q160126": "The Royal Bank of Scotland", "Q11708": "South-eastern Asia"}


def plain(name):
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", name.lower()))


def main():
    packages = pathlib.Path(sys.argv[1])
    index = json.loads((packages / "name-suggestion-index/dist/wikidata/wikidata.min.json").read_text("utf-8"))["wikidata"]
    labels = {item: {facts["label"]} for item, facts in index.items() if "label" in facts}
    coder = json.loads((packages / "country-coder/src/data/borders.json").read_text("utf-8"))
    for feature in coder["features"]:
        facts = feature["properties"]
        if "wikidata" in facts:
            labels.setdefault(facts["wikidata"], set()).update([facts["nameEn"], *facts.get("aliases", [])])
    faults, known, unknown = [], 0, 0
    for table, (names_at, item_at) in TABLES.items():
        for number, line in enumerate((HERE / f"{table}.psv").read_text("utf-8").splitlines(), 1):
            cells = line.split("|")
            if line.startswith("#") or len(cells) <= item_at or not cells[item_at]:
                continue
            item = cells[item_at]
            names = {plain(n) for cell in cells[names_at:names_at + 2] for n in cell.split(";")}
            if item not in labels:
                unknown += 1
            elif item in SAME and SAME[item] in labels[item] or any(plain(label) in names for label in labels[item]):
                known += 1
            else:
                faults.append(f"{table}.psv:{number}: {item} is {sorted(labels[item])}")
    print(f"{known} items verified by the packages, {unknown} not known to them")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
