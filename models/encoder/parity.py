#!/usr/bin/env python3
"""Compares the engine's reading of names with PyTorch's, word by word, and prints one row a source.

    parity.py --engine target/release/examples/engine --weights RUN/encoder.npz [--depths 4,5,6] --depth N [--write FILE] NAME=FILE.jsonl...

Files have objects with "text". Both read the engine's tokens and sentences in the same windows; PyTorch computes in 32-bit floats with
the rounded weights and inputs. Labels are agreement over words, names F1 over exact spans and types. `--write` keeps PyTorch's names of
all texts as JSON Lines (character offsets) beside their "id", which a test reads.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "names"))
from bert import Encoder, load_rounded
from corpora import Sentence
from pieces import Pieces
from windows import decoded, padded, spans, windows

SHORT_LINE = 50


def encoder_of(path, depths, depth):
    arrays = numpy.load(path)
    encoder = Encoder(len(arrays["words.weight"]), depths)
    load_rounded(encoder, arrays)
    vocabulary = bytes(arrays["vocabulary"]).decode().split("\n")
    return encoder.eval().whole(True), Pieces(vocabulary), depths.index(depth)


def sentences_of(text, document):
    """The sentences as the engine reads them, each a list of (start, end) of its words."""
    tokens, out = [(t["start"], t["end"]) for t in document["tokens"]], []
    line = tokens[0][0] if tokens else 0
    sentence = []
    ends = {s["end"] for s in document["sents"]}
    for start, end in tokens:
        word = text[start:end]
        if not word.isspace():
            sentence.append((start, end))
        elif "\n" in word:
            if len(text[line:start].encode()) < SHORT_LINE:
                out.append(sentence)
                sentence = []
            line = end
        if end in ends:
            out.append(sentence)
            sentence = []
    return [s for s in out + [sentence] if s]


def read(encoder, pieces, head, text, sentences):
    """(start, end, label) of the names, and the tag of each word."""
    own = windows([Sentence([text[a:b] for a, b in s], []) for s in sentences], pieces)
    if not own:
        return set(), []
    rows, forms, _ = padded(own)
    with torch.no_grad():
        scores = encoder(torch.tensor(rows), torch.tensor(forms))[head]
    by_sentence = [[] for _ in sentences]
    for window, of_window in zip(own, scores):
        for number, _, place in window.words:
            by_sentence[number].append(of_window[place].tolist())
    names, tags = set(), []
    for words, rows in zip(sentences, by_sentence):
        found = decoded(rows)
        tags += found
        names |= {(words[a][0], words[b - 1][1], label) for a, b, label in spans(found)}
    return names, tags


def labelled(words, names):
    starts = {start: (end, label) for start, end, label in names}
    out, until, label = [], -1, ""
    for start, end in words:
        if start in starts:
            until, label = starts[start]
            out.append("B-" + label)
        else:
            out.append("I-" + label if end <= until else "O")
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--depths", type=lambda text: tuple(int(n) for n in text.split(",")), default=(4, 5, 6))
    parser.add_argument("--depth", type=int, required=True)
    parser.add_argument("--write", type=Path)
    parser.add_argument("sources", nargs="+")
    args = parser.parse_args()
    encoder, pieces, head = encoder_of(args.weights, args.depths, args.depth)
    kept = []
    print("| source | words | labels | names |\n|---|---|---|---|")
    for source in args.sources:
        name, path = source.split("=", 1)
        lines = [json.loads(line) for line in open(path, encoding="utf-8")]
        texts = "".join(json.dumps({"text": line["text"]}) + "\n" for line in lines)
        out = subprocess.run([args.engine, "--names"], input=texts, capture_output=True, text=True, check=True).stdout
        words = same = both = found = wanted = 0
        for line, result in zip(lines, out.split("\n")):
            text, document = line["text"], json.loads(result)
            sentences = sentences_of(text, document)
            want, _ = read(encoder, pieces, head, text, sentences)
            got = {(e["start"], e["end"], e["label"]) for e in document["ents"]}
            flat = [word for sentence in sentences for word in sentence]
            same += sum(a == b for a, b in zip(labelled(flat, want), labelled(flat, got)))
            words += len(flat)
            both, found, wanted = both + len(want & got), found + len(got), wanted + len(want)
            kept.append({"id": line.get("id"), "names": [list(n) for n in sorted(want)]})
        print(f"| {name} | {words} | {100 * same / max(words, 1):.3f} | {200 * both / max(found + wanted, 1):.3f} |")
    if args.write:
        args.write.write_text("".join(json.dumps(k, ensure_ascii=False) + "\n" for k in kept), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
