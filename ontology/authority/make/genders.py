"""Makes genders.txt: given names that are nearly always a woman's or a man's.

Usage: genders.py PACKAGES OUT, after names.py. Sources: the counts of the US Census Bureau of 1990 in the package `names`, and
which list of Faker's locales a name stands in; names-own.txt adds some. A name that both give, or that the counts do not set
apart by twenty to one, is left out.
"""

import ast
import collections
import pathlib
import sys

from names import HERE, SKIP, census, locale_names, own, usable

# How much more frequent a name must be among the one than among the other.
APART = 20


def counts(packages, file):
    """Share of each name, in percent."""
    for line in (packages / "names" / file).read_text("utf-8").splitlines():
        name, share = line.split()[:2]
        yield name.title(), float(share)


def main():
    packages, out = map(pathlib.Path, sys.argv[1:3])
    census_shares = [dict(counts(packages, f"dist.{kind}.first")) for kind in ("female", "male")]
    lists = [collections.Counter(), collections.Counter()]
    for locale in sorted((packages / "faker/faker/providers/person").iterdir()):
        if locale.name in SKIP or not (locale / "__init__.py").exists():
            continue
        tree = ast.parse((locale / "__init__.py").read_text("utf-8"))
        for at, kind in enumerate(("first_names_female", "first_names_male")):
            lists[at].update(set(locale_names(tree, kind)))
    known = {line.lstrip("?") for line in (out / "given-names.txt").read_text("utf-8").splitlines() if line[:1] != "#"}
    lines = []
    for name in sorted(known):
        women, men = ((shares.get(name, 0) * APART, shares.get(name, 0)) for shares in census_shares)
        fewer, more = lists[0][name], lists[1][name]
        if women[1] or men[1]:
            sex = "f" if women[1] > men[0] else "m" if men[1] > women[0] else None
        else:
            sex = "f" if fewer > 2 * more else "m" if more > 2 * fewer else None
        if sex:
            lines.append(f"{sex} {name}")
    own_lines = {f"{sex} {name}" for sex, heading in (("f", "women"), ("m", "men")) for name in own(heading)}
    head = "# Given names that are nearly always a woman's (f) or a man's (m), made by make/genders.py.\n"
    (out / "genders.txt").write_text(head + "\n".join(sorted(set(lines) | own_lines, key=lambda l: l[2:])) + "\n", "utf-8")


if __name__ == "__main__":
    main()
