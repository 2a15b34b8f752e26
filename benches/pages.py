"""Pages of HTML read: article strings, title, author and date, comments and reply edges, against gold data.

    cargo build --release --example pages
    python benches/pages.py [--reader target/release/examples/pages] [--verbose] --data DIR

DIR/pages has saved pages and gold.json: by address, the file, strings that must (`with`) and must not (`without`) be in the article's text,
title, author and date. DIR/comments has saved pages and for each FILE.edges.json: the comments with their ids and the ids of what they answer.
White space is folded on both sides; titles and authors are compared by their letters and digits, dates by the day.
"""

import argparse
import json
import pathlib
import re
import subprocess


def read(reader, folder):
    lines = subprocess.run([reader, folder], capture_output=True, text=True, check=True).stdout.splitlines()
    return {page["source"]: page for page in map(json.loads, lines)}


def folded(text):
    return re.sub(r"\s+", " ", text)


def letters(text):
    return "".join(c for c in (text or "").lower() if c.isalnum())


def share(part, whole):
    return f"{part / whole if whole else 0:.3f} ({part} of {whole})"


def articles(reader, folder, verbose):
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    pages = read(reader, folder)
    found = missed = leaked = 0
    right = {"title": [0, 0], "author": [0, 0], "date": [0, 0]}
    for want in gold.values():
        got = pages.get(want["file"], {"text": ""})
        text = folded(got["text"])
        for string in want["with"]:
            present = folded(string) in text
            found, missed = found + present, missed + (not present)
            if verbose and not present:
                print("missed", want["file"], repr(string))
        for string in want["without"]:
            leaked += folded(string) in text
            if verbose and folded(string) in text:
                print("leaked", want["file"], repr(string))
        checks = {
            "title": letters(got.get("title")) == letters(want.get("title")),
            "author": letters("; ".join(got.get("authors") or [])) == letters(want.get("author")),
            "date": (got.get("published") or "")[:10] == want.get("date"),
        }
        for field, is_right in checks.items():
            if want.get(field):
                right[field][0] += is_right
                right[field][1] += 1
                if verbose and not is_right:
                    print(field, want["file"], repr(want[field]))
    precision, recall = found / max(found + leaked, 1), found / max(found + missed, 1)
    print(f"article strings: precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}")
    for field, (good, all_of_them) in right.items():
        print(f"{field}: {share(good, all_of_them)}")


def comments(reader, folder):
    pages = read(reader, folder)
    gold = got = found = edges = right = 0
    for path in sorted(folder.glob("*.edges.json")):
        want = json.loads(path.read_text(encoding="utf-8"))
        mine = {c["id"]: c for c in pages.get(path.name.removesuffix(".edges.json"), {"comments": []})["comments"]}
        gold, got = gold + len(want), got + len(mine)
        found += sum(c["id"] in mine for c in want)
        replies = [c for c in want if c["parent"]]
        edges += len(replies)
        right += sum(c["id"] in mine and mine[c["id"]]["parent"] == c["parent"] for c in replies)
    print(f"comments: recall {share(found, gold)}, precision {share(found, got)}")
    print(f"reply edges right: {share(right, edges)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", default="target/release/examples/pages")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--data", type=pathlib.Path, required=True)
    args = parser.parse_args()
    if (args.data / "pages" / "gold.json").exists():
        articles(args.reader, args.data / "pages", args.verbose)
    if (args.data / "comments").exists():
        comments(args.reader, args.data / "comments")


if __name__ == "__main__":
    main()
