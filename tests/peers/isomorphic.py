"""isomorphic.py REFERENCE FILE...

Parses REFERENCE (N-Quads) and every FILE (format by extension) with rdflib and compares them as RDF datasets: blank
nodes by structure, literals by their written form. A syntax without graphs is compared with the union of the
reference's graphs. Exit code 0: all are the same; 1: some differ, and what differs is printed.
"""

import pathlib
import sys

import rdflib
from rdflib.compare import graph_diff, to_isomorphic

# Else rdflib would read 007 as 7, and hide a writer that does.
rdflib.NORMALIZE_LITERALS = False

FORMATS = {".nq": "nquads", ".nt": "nt", ".ttl": "turtle", ".trig": "trig", ".rdf": "xml", ".jsonld": "json-ld"}
WITH_GRAPHS = {".nq", ".trig", ".jsonld"}
UNION = "the union of all graphs"


def graphs(file, union):
    """The non-empty graphs of a file by name."""
    dataset = rdflib.Dataset()
    dataset.parse(file, format=FORMATS[pathlib.Path(file).suffix])
    found = {}
    for graph in dataset.graphs():
        for triple in graph:
            found.setdefault(UNION if union else str(graph.identifier), rdflib.Graph()).add(triple)
    return found


def compare(reference, file):
    """What differs, as lines."""
    union = pathlib.Path(file).suffix not in WITH_GRAPHS
    want, got = graphs(reference, union), graphs(file, union)
    for name in sorted(want.keys() | got.keys()):
        one, other = (to_isomorphic(side.get(name, rdflib.Graph())) for side in (want, got))
        if one != other:
            yield f"{file}: {name} differs from {reference}: {len(other)} triples, {len(one)} expected"
            _, missing, extra = graph_diff(one, other)
            for sign, graph in (("-", missing), ("+", extra)):
                for triple in sorted(graph)[:10]:
                    yield f"  {sign} {' '.join(term.n3() for term in triple)}"


def main(reference, *files):
    differences = [line for file in files for line in compare(reference, file)]
    print("\n".join(differences))
    return int(bool(differences))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
