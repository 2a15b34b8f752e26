"""Loading: pressgraph and pyoxigraph on the same N-Quads, one after the other, each in a process of its own.

    pip install pyoxigraph
    cargo build --release
    python benches/vs_pyoxigraph.py [--quads 520000] [--rounds 3] [--pressgraph target/release/pressgraph]

Three things are timed, the best of the rounds each: into memory and one count over everything; into a store on disk; and into a store on disk that
is then opened and counted.
A ratio above 1 says that pressgraph is faster.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

import corpus

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
THEIRS = """
import sys, pyoxigraph as ox
data, what, *place = sys.argv[1:]
store = ox.Store(*place)
store.bulk_load(path=data, format=ox.RdfFormat.N_QUADS)
if place:
    store.flush()
if what == "count":
    print(next(iter(store.query(COUNT, use_default_graph_as_union=True)))["n"].value)
""".replace("COUNT", repr(COUNT))


def timed(command):
    start = time.perf_counter()
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, result.stdout


def compare(what, quads, rounds, ours, theirs):
    """Runs the commands that the functions `ours` and `theirs` make for a fresh folder, and prints one line."""
    best = []
    for command in (ours, theirs):
        times = []
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as fresh:
                seconds, answer = timed(command(pathlib.Path(fresh) / "store"))
                times.append(seconds)
                if answer.strip() and str(quads) not in answer:
                    sys.exit(f"{what}: expected {quads} quads, got {answer.strip()}")
        best.append(min(times))
    rate = [f"{quads / seconds / 1000:8.0f} thousand quads/s" for seconds in best]
    print(f"{what:22} pressgraph {rate[0]}   pyoxigraph {rate[1]}   ratio {best[1] / best[0]:.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=520_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pressgraph", default="target/release/pressgraph")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = str(pathlib.Path(folder) / "data.nq")
        quads = corpus.write(data, args.quads)
        python = [sys.executable, "-c", THEIRS, data]
        compare(
            "into memory, count",
            quads,
            args.rounds,
            lambda _: [args.pressgraph, "query", data, "-q", COUNT, "--format", "csv"],
            lambda _: [*python, "count"],
        )
        compare(
            "into a store on disk",
            quads,
            args.rounds,
            lambda store: [args.pressgraph, "--quiet", "load", "--store", str(store), data],
            lambda store: [*python, "load", str(store)],
        )
        both = '"$0" --quiet load --store "$1" "$2" && "$0" query --store "$1" -q "$3" --format csv'
        compare(
            "store loaded, counted",
            quads,
            args.rounds,
            lambda store: ["sh", "-c", both, args.pressgraph, str(store), data, COUNT],
            lambda store: [*python, "count", str(store)],
        )


if __name__ == "__main__":
    main()
