"""Writing: pressgraph and rdflib put the same triples into Turtle, N-Triples, RDF/XML and JSON-LD.

    pip install rdflib
    cargo build --release
    python benches/vs_rdflib.py [--quads 40000] [--pressgraph target/release/pressgraph]

Reading is not what is compared: pressgraph's time is that of a CONSTRUCT of everything less that of an ASK over the same
file, rdflib's is that of `Graph.serialize` alone. Each output is read back by rdflib and must have as many triples.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

import rdflib

import corpus

ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
FORMATS = [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld")]


def ours(binary, data, query, *more):
    start = time.perf_counter()
    subprocess.run([binary, "query", data, "-q", query, *more], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pressgraph", default="target/release/pressgraph")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        data = str(folder / "data.nq")
        corpus.write(data, args.quads)
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data, format="nquads")
        graph = rdflib.Graph()
        for s, p, o in dataset.triples((None, None, None)):
            graph.add((s, p, o))
        reading = min(ours(args.pressgraph, data, "ASK {}") for _ in range(args.rounds))
        for extension, name in FORMATS:
            out = folder / f"out.{extension}"
            times = [ours(args.pressgraph, data, ALL, "-o", str(out)) for _ in range(args.rounds)]
            mine = max(min(times) - reading, 1e-4)
            start = time.perf_counter()
            graph.serialize(str(folder / f"theirs.{extension}"), format=name)
            theirs = time.perf_counter() - start
            again = len(rdflib.Graph().parse(str(out), format=name))
            if again != len(graph):
                sys.exit(f"{name}: {again} triples came back, {len(graph)} went in")
            rates = [len(graph) / seconds / 1000 for seconds in (mine, theirs)]
            print(
                f"{name:8} pressgraph {rates[0]:8.0f} thousand triples/s   rdflib {rates[1]:8.0f}   ratio {theirs / mine:.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
