"""Names found: exact spans and types of people, organisations and places, against data in CoNLL form.

    cargo build --release
    python benches/names.py [--pressgraph target/release/pressgraph] NAME=FILE.conll[:FROM] ...

A file has a token, a tab and a BIO tag a line, an empty line between sentences and a line -DOCSTART- between documents; without such
lines twenty sentences make a document. FROM leaves out the documents before it. Both sides lose a leading article and a possessive
ending. Prints precision, recall and F1 for the built-in models with the rules, and for the rules alone.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile

GOLD = {"PER": "PER", "PERSON": "PER", "person": "PER", "politician": "PER", "ORG": "ORG", "organisation": "ORG",
        "politicalparty": "ORG", "corporation": "ORG", "group": "ORG", "LOC": "LOC", "GPE": "LOC", "location": "LOC", "country": "LOC"}
OURS = {"Person": "PER", "Organization": "ORG", "Country": "LOC", "Place": "LOC", "Facility": "LOC"}
TIGHT = re.compile(r"^([,.!?;:)\]%]|'s|’s|n't|'|'re|'ve|'ll|'d|'m)$")


def documents(path, sentences_each=20):
    """The documents of a file, each a list of sentences, each a list of (token, tag)."""
    documents, sentence, marked = [[]], [], False
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("-DOCSTART-"):
            marked = True
            documents.append([])
        elif line:
            token, *_, tag = line.split("\t")
            sentence.append((token, tag))
        if not line and sentence:
            documents[-1].append(sentence)
            sentence = []
    if sentence:
        documents[-1].append(sentence)
    documents = [document for document in documents if document]
    if marked:
        return documents
    all_sentences = [sentence for document in documents for sentence in document]
    return [all_sentences[at:at + sentences_each] for at in range(0, len(all_sentences), sentences_each)]


def rendered(document):
    """The text of a document and the gold spans in it."""
    text, spans = "", []
    opening = ("(", "[", "$", "“", "``")
    for sentence in document:
        start_of_sentence, open_span = True, None
        for token, tag in sentence:
            if text and start_of_sentence:
                text += "\n"
            elif text and not (TIGHT.match(token) or text.endswith(opening)):
                text += " "
            start, text, start_of_sentence = len(text), text + token, False
            kind = tag[2:]
            if open_span and tag.startswith("I-") and kind == open_span[2]:
                open_span[1] = len(text)
            elif tag != "O":
                open_span = [start, len(text), kind]
                spans.append(open_span)
            else:
                open_span = None
    return text, [(a, b, GOLD[kind]) for a, b, kind in spans if kind in GOLD]


def bare(text, start, end):
    article = re.match(r"(?:the|an?)\s+", text[start:end], re.IGNORECASE)
    start += article.end() if article else 0
    possessive = re.search(r"\s*['’]s?$", text[start:end])
    return start, start + possessive.start() if possessive else end


def score(program, model, texts, gold):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for at, text in enumerate(texts):
            file.write(json.dumps({"id": str(at), "text": text}) + "\n")
        file.flush()
        command = [program, "annotate", "--quiet", "--model", model, file.name]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    right = found = wanted = 0
    for text, spans, line in zip(texts, gold, lines, strict=True):
        mentions = [m for m in json.loads(line)["mentions"] if m["kind"] == "name" and m["type"] in OURS]
        ours = {(*bare(text, m["start"], m["end"]), OURS[m["type"]]) for m in mentions}
        theirs = {(*bare(text, a, b), kind) for a, b, kind in spans}
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pressgraph", default="target/release/pressgraph")
    parser.add_argument("--model", action="append", help="accurate, fast, none or a file; all built-in ones if none is given")
    parser.add_argument("sets", nargs="+", metavar="NAME=FILE.conll[:FROM]")
    args = parser.parse_args()
    for entry in args.sets:
        name, _, place = entry.partition("=")
        path, _, first = place.partition(":")
        read = [rendered(document) for document in documents(path)[int(first or 0):]]
        texts, gold = [text for text, _ in read], [spans for _, spans in read]
        for model in args.model or ["accurate", "fast", "none"]:
            precision, recall, f1 = (100 * x for x in score(args.pressgraph, model, texts, gold))
            print(f"{name:<12} {model:<8} P {precision:.1f}  R {recall:.1f}  F1 {f1:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
