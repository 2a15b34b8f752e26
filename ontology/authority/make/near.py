"""Makes near.txt: English words, and words of other names, that are one letter away from a name of the authority: no misspellings of it.

Usage: near.py DICTIONARY OUT, after make.py. DICTIONARY is a list of words of SCOWL, as Debian's package wamerican-large has it.
"""

import pathlib
import re
import string
import sys

# Names shorter than this are one letter away from too many words; src/extract/mentions/spelling.rs has the same bound.
SHORTEST = 5
LITERAL = re.compile(r'"([^"\\]+)"@en')


def slips(name):
    """What one letter more, less, other or exchanged with its neighbour makes of a name; its first letter stays."""
    for at in range(1, len(name) + 1):
        for letter in string.ascii_lowercase:
            yield name[:at] + letter + name[at:]
            yield name[:at] + letter + name[at + 1 :]
        yield name[:at] + name[at + 1 :]
        yield name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :]


def main():
    dictionary, out = map(pathlib.Path, sys.argv[1:3])
    lines = dictionary.read_text("utf-8").splitlines()
    words = {word.lower() for word in lines if word.isascii() and word.isalpha() and not word.isupper()}
    names = set()
    for file in sorted(out.glob("*.ttl")):
        for text in LITERAL.findall(file.read_text("utf-8")):
            names.update(word for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= SHORTEST - 1)
    known = words | names
    near = {word for name in names for word in slips(name) if word != name and word in known}
    head = "# Words one letter away from a word of a name of the authority, made by make/near.py from SCOWL and the names.\n"
    (out / "near.txt").write_text(head + "\n".join(sorted(near)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
