"""Makes given-names.txt and surnames.txt: romanised names of the world, `?` before those that are more often something else.

Usage: names.py PACKAGES OUT, after make.py. Sources: the package `names` (US Census Bureau counts of 1990) and the name
lists in Faker's locales, both read as text; names-own.txt adds names of languages that neither has in Latin letters.
"""

import ast
import collections
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent

# How far down the census lists to go: below, spellings get so rare that they cost more space than they find.
FIRST_MALE, FIRST_FEMALE, LAST = 1200, 2200, 5000

# Locales whose lists are not names of people, or are no romanised names.
SKIP = {"__init__.py", "en", "es", "zh_CN", "zh_TW"}

# Russian, Ukrainian and Bulgarian letters as the English-language press writes them.
CYRILLIC = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ", (
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya yo i i ye g").split()))


def romanise(name):
    out = "".join(CYRILLIC.get(c, c) for c in name.lower()).replace("_", "")
    return re.sub(r"iy$|yy$", "y", out).title() if re.search("[а-яёіїєґ]", name.lower()) else name


def locale_names(tree, kind):
    """Every string in an assignment to an attribute of that kind, read without running the package."""
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        if any(kind in getattr(t, "id", "") for t in targets) and node.value is not None:
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and usable(romanise(part.value)):
                    yield romanise(part.value)


def faker_names(packages, kind, most, known):
    """The names of all locales; of a list longer than `most` only those that another list or `known` has too."""
    lists = []
    for locale in sorted((packages / "faker/faker/providers/person").iterdir()):
        if locale.name not in SKIP and (locale / "__init__.py").exists():
            lists.append(set(locale_names(ast.parse((locale / "__init__.py").read_text("utf-8")), kind)))
    common = known | {n for n, count in collections.Counter(n for names in lists for n in names).items() if count > 1}
    return {n for names in lists for n in names if len(names) <= most or n in common}


def census(packages, file, top):
    for line in (packages / "names" / file).read_text("utf-8").splitlines()[:top]:
        name = line.split()[0].title()
        yield re.sub(r"^(Mc|O')([a-z])", lambda m: m[1] + m[2].upper(), name)


def own(heading):
    """One section of names-own.txt."""
    section = None
    for line in (HERE / "names-own.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif section == heading and not line.startswith("#"):
            yield from line.split()


def usable(name):
    return re.fullmatch(r"[A-ZÀ-ÞĀ-Ž][a-zß-ÿā-žA-Z'\-]*[a-zß-ÿā-ž]", name) and 1 < len(name) < 16


def write(out, what, names, ambiguous):
    lines = sorted(("?" if n in ambiguous else "") + n for n in names)
    head = f"# {what}, made by make/names.py. ? marks a name that is more often a word, a place or another kind of name.\n"
    out.write_text(head + "\n".join(lines) + "\n", "utf-8")


def main():
    packages, out = map(pathlib.Path, sys.argv[1:3])
    named = set()
    for file in ["countries.ttl", "places.ttl", "organizations.ttl", "groups.ttl", "events.ttl"]:
        named |= set(re.findall(r'"([^" ]+)"@en', (out / file).read_text("utf-8")))
    words = set(own("words"))
    drop = set(own("no given names"))
    first = {*census(packages, "dist.male.first", FIRST_MALE), *census(packages, "dist.female.first", FIRST_FEMALE), *own("given")}
    given = {n for n in first | faker_names(packages, "first_name", 450, first) if usable(n)} - drop
    last = {*census(packages, "dist.all.last", LAST), *own("surnames")}
    last = {n for n in last | faker_names(packages, "last_name", 300, last) if usable(n)} - drop
    write(out / "given-names.txt", "Given names", given, named | words)
    write(out / "surnames.txt", "Surnames", last, named | words | given)


if __name__ == "__main__":
    main()
