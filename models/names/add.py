"""Puts the recogniser of names beside the stock one of an unpacked pipeline folder: `add.py FOLDER`.

Only files are copied and lines of the configuration repeated; neither spaCy nor code of the package is needed.
"""

import json
import re
import shutil
import sys
from pathlib import Path

# What the recogniser of names was trained on besides, for `model info`; LICENSES.md has the whole story.
SOURCES = [
    ("WNUT-17 training part", "Derczynski, Nichols, van Erp, Limsopatham", "CC BY 4.0"),
    ("CrossNER training parts", "Liu, Xu, Yu and others", "MIT"),
    ("Few-NERD INTER training part, a and b", "Ding, Xu, Chen and others", "CC BY-SA 4.0"),
    ("Wikigold, first 72 documents", "Balasuriya, Ringland, Nothman and others", "CC BY 4.0"),
    ("GUM, five genres of its training part", "Zeldes and others", "CC BY 4.0, CC BY-SA 4.0"),
]

ROWS = "[20000,1000,2500,2500]"


def main():
    folder, pipe = Path(sys.argv[1]), Path(__file__).resolve().parent / "pipe"
    (folder / "names").mkdir(exist_ok=True)
    for part in ("cfg", "model", "moves"):
        shutil.copyfile(pipe / part, folder / "names" / part)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["sources"] += [{"name": name, "author": author, "license": license} for name, author, license in SOURCES]
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    stock = re.findall(r"^\[components\.ner[.\]].*?(?=^\[)", config, re.MULTILINE | re.DOTALL)
    own = "".join(section.replace("[components.ner", "[components.names") for section in stock)
    own = re.sub(r"^rows = .*$", f"rows = {ROWS}", own, flags=re.MULTILINE)
    # Before the parser: names are not held to its sentences.
    config = re.sub(r'^pipeline = \[', 'pipeline = ["names",', config, count=1, flags=re.MULTILINE)
    (folder / "config.cfg").write_text(config + "\n" + own, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
