"""Memory and speed at size: the same command on few and on many documents of varied text, written by this script.

    cargo build --release
    python benches/memory.py [--documents 10000 100000] [--format nq] [--jobs 2] [--words 60] [--model fast] [--pressgraph target/release/pressgraph]

Prints for each size the peak of resident memory, and how much it grew from the first size to the last. One document in fifty is a near
copy of an earlier one.
"""

import argparse
import json
import os
import pathlib
import random
import sys
import tempfile
import time

PLACES = "Estonia Latvia Peru Chile Ghana Kenya Norway Finland Egypt Sudan Canada Mexico Japan Vietnam Georgia Armenia".split()
FIRST = "Ada Boris Chen Dina Emil Fatou Goran Hana Ivo Jana Karim Lena Marco Nadia Omar Petra Quinn Rosa Stefan Tove".split()
LAST = "Almqvist Berger Castell Dravic Eklund Farouk Grimaldi Horvat Iversen Jansky Kowal Lindahl Moreau Novak Okafor".split()
BODIES = ["the central bank", "the health ministry", "the coast guard", "the football union", "the court of audit", "the rail company"]
ACTS = ["criticized", "signed", "rejected", "supported", "joined", "delayed", "published", "cancelled", "praised", "sued"]
THINGS = ["the border treaty", "a trade agreement", "the fisheries act", "a grain loan", "the harbour plan", "the climate accord"]
WHEN = ["on Monday", "last week", "in 2014", "after months of talks", "before the summit", "as expected", "despite protests"]


def sentence(rng):
    """One of some ten million sentences."""
    person = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    return rng.choice((
        f"{rng.choice(PLACES)} {rng.choice(ACTS)} {rng.choice(THINGS)} {rng.choice(WHEN)}, said {person} of {rng.choice(BODIES)}.",
        f"{person}, who leads {rng.choice(BODIES)} in {rng.choice(PLACES)}, has not {rng.choice(ACTS)} {rng.choice(THINGS)} of {rng.randrange(1950, 2024)}.",
        f"According to {person}, {rng.randrange(2, 900)} people met {rng.choice(WHEN)} to discuss {rng.choice(THINGS)} with {rng.choice(PLACES)}.",
    ))


def write(path, documents, words):
    """Writes so many documents as JSON Lines; the same numbers give the same bytes."""
    rng = random.Random(documents)
    earlier = []
    with open(path, "w", encoding="utf-8") as out:
        for number in range(documents):
            sentences = [sentence(rng) for _ in range(max(1, words // 15))]
            if number % 50 == 49:
                sentences[1:] = rng.choice(earlier)[1:]
            elif len(earlier) < 100:
                earlier.append(sentences)
            comments = [
                {"author": f"reader {rng.randrange(5000)}", "text": sentence(rng)} for _ in range(rng.randrange(3))
            ]
            document = {"id": f"n{number}", "text": " ".join(sentences), "comments": comments}
            out.write(json.dumps(document) + "\n")


def measured(command):
    """Seconds and peak resident megabytes of a command."""
    start = time.perf_counter()
    child = os.spawnvp(os.P_NOWAIT, command[0], command)
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {command}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--format", default="nq")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--model", default="fast")
    parser.add_argument("--pressgraph", default="target/release/pressgraph")
    args = parser.parse_args()
    peaks = []
    for documents in args.documents:
        with tempfile.TemporaryDirectory() as folder:
            data = str(pathlib.Path(folder) / "data.jsonl")
            write(data, documents, args.words)
            command = [args.pressgraph, "extract", "--quiet", "--model", args.model, "--jobs", args.jobs, "-f", args.format, "-o", "/dev/null", data]
            seconds, peak = measured(command)
            size = os.path.getsize(data) / 1e6
        peaks.append(peak)
        print(f"{documents:9} documents, {size:7.1f} MB: {seconds:7.1f} s, {documents / seconds:6.0f} a second, peak {peak:6.1f} MiB", flush=True)
    print(f"growth {100 * (peaks[-1] / peaks[0] - 1):.1f} %")


if __name__ == "__main__":
    main()
