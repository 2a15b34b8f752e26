"""conforms.py ONTOLOGY SHAPES DATA...

Validates every graph of every data file (N-Quads, TriG, Turtle, by extension) against the shapes, each graph alone
with the ontology. Prints one line a violation. Exit code 0: all conform; 1: some do not, or a file holds no data.
"""

import sys

import rdflib

from shacl import validate


def main(ontology, shapes, *files):
    ontology = rdflib.Graph().parse(ontology)
    shapes = rdflib.Graph().parse(shapes)
    failed = False
    for file in files:
        dataset = rdflib.Dataset()
        dataset.parse(file)
        graphs = sorted((graph for graph in dataset.graphs() if len(graph)), key=lambda graph: str(graph.identifier))
        if not graphs:
            print(f"{file}: no triples to validate")
            failed = True
        for graph in graphs:
            for check, focus, value, message in validate(graph, ontology, shapes):
                print(f"{file}: {check}: {focus} ({value}): {message}")
                failed = True
    return int(failed)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
