"""shapes_fail.py ONTOLOGY SHAPES GOOD CASES...

Proves that every check of the shapes can fail. GOOD is a document that conforms. Each graph of the CASES (TriG) is one
case: a change of that document and the checks that it must fail, all of them and no other.

    <case/two-titles> { <case/two-titles> test:violates "Article-title maxCount" . <doc/k> dcterms:title "Another" . }

Triples are added; `<s> test:without <p>` first takes away what the good document says of <s> with <p>, and
`<s> test:without <s>` everything that it says of <s>.

The cases are validated in one run, each a copy of the document under a base of its own. Exit code 0: GOOD
conforms, every case fails as it says, and no check is without a case.
"""

import sys

import rdflib
from rdflib import URIRef
from rdflib.namespace import RDF, SH

from shacl import SHAPES, local, validate

BASE = "https://w3id.org/pressgraph/id/"
TEST = rdflib.Namespace("https://w3id.org/pressgraph/test#")
# What a shape has that is no check.
NOT_CHECKS = {
    "path", "property", "sparql", "targetClass", "ignoredProperties", "message", "prefixes", "select", "declare",
    "qualifiedValueShape",
}


def checks(shapes):
    """Every check of the named shapes, called as `validate` calls it."""
    found = set()
    for subject, predicate, value in shapes:
        if str(subject).startswith(SHAPES):
            if predicate == RDF.type and value == SH.SPARQLConstraint:
                found.add(local(subject))
            elif str(predicate).startswith(str(SH)) and local(predicate) not in NOT_CHECKS:
                found.add(f"{local(subject)} {local(predicate)}")
    return found


def changed(good, case):
    """The good document with one case's change."""
    graph = rdflib.Graph()
    for triple in good:
        graph.add(triple)
    for subject, predicate in case.subject_objects(TEST.without):
        graph.remove((subject, None if predicate == subject else predicate, None))
    for triple in case:
        if triple[1] not in (TEST.without, TEST.violates):
            graph.add(triple)
    return graph


def moved(graph, name):
    """The graph with every IRI under the base moved under a base of its own."""
    def move(term):
        if isinstance(term, URIRef) and term.startswith(BASE):
            return URIRef(f"{BASE}{name}/{term[len(BASE):]}")
        return term

    for triple in graph:
        yield tuple(map(move, triple))


def main(ontology, shapes, good, *files):
    ontology = rdflib.Graph().parse(ontology)
    shapes = rdflib.Graph().parse(shapes)
    good = rdflib.Graph().parse(good)
    expected, data = {"good": set()}, rdflib.Graph()
    copies = [("good", good)]
    for file in files:
        dataset = rdflib.Dataset()
        dataset.parse(file)
        for case in dataset.graphs():
            if len(case):
                name = str(case.identifier).removeprefix(BASE)
                if name in expected:
                    sys.exit(f"{file}: two cases are called {name}")
                expected[name] = {str(check) for check in case.objects(case.identifier, TEST.violates)}
                copies.append((name, changed(good, case)))
    case_of = {}
    for name, graph in copies:
        for triple in moved(graph, name):
            data.add(triple)
            case_of[str(triple[0])] = name

    failed = {name: set() for name in expected}
    for check, focus, _, _ in validate(data, ontology, shapes):
        failed[case_of[focus]].add(check)
    wrong = 0
    for name in sorted(failed):
        want = expected.get(name, set())
        for check in sorted(want ^ failed[name]):
            wrong += 1
            print(f"{name}: {'does not fail' if check in want else 'also fails'} {check}")
    untested = checks(shapes) - set().union(*expected.values())
    unknown = set().union(*expected.values()) - checks(shapes)
    for check in sorted(untested):
        print(f"no case fails {check}")
    for check in sorted(unknown):
        print(f"no such check: {check}")
    print(f"{len(expected) - 1} cases, {len(checks(shapes))} checks")
    return int(bool(wrong or untested or unknown))


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
