"""Reads GraphML and GEXF with networkx and DOT with Graphviz, and compares each with what the graph holds.

Usage: viewers.py FOLDER, which holds view.json (what is expected), view.graphml, view.gexf and view.dot.
Prints one line a difference; exits with 1 if there is any.
"""

import html
import json
import math
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import networkx as nx
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python  # the public one needs SciPy

faults = []


def check(where, got, want):
    same = math.isclose(got, want, abs_tol=1e-8) if isinstance(want, float) and isinstance(got, float) else got == want
    if not same or type(got) is not type(want):
        faults.append(f"{where}: read {got!r}, expected {want!r}")


def attributes(where, got, want):
    for name in got.keys() | want.keys():
        check(f"{where}.{name}", got.get(name), want.get(name))


def edges_by_key(edges):
    keyed = {}
    for source, target, data in edges:
        keyed.setdefault((source, target, data.get("kind")), []).append(data)
    return keyed


def compare(where, graph, view, names, drop):
    """names: from the reader's node names to ids; drop: what the reader adds of its own."""
    check(f"{where} nodes", sorted(names(n) for n in graph), sorted(node["id"] for node in view["nodes"]))
    check(f"{where} edges", graph.number_of_edges(), len(view["edges"]))
    nodes = {names(n): {k: v for k, v in d.items() if k not in drop} for n, d in graph.nodes(data=True)}
    for node in view["nodes"]:
        attributes(f"{where} {node['id']}", nodes.get(node["id"], {}), node["attributes"])
    got = edges_by_key((names(s), names(t), {k: v for k, v in d.items() if k not in drop})
                       for s, t, d in graph.edges(data=True))
    want = edges_by_key((e["source"], e["target"], e["attributes"]) for e in view["edges"])
    check(f"{where} edge keys", sorted(map(str, got)), sorted(map(str, want)))
    for key, data in want.items():
        check(f"{where} {key}", len(got.get(key, [])), 1)
        attributes(f"{where} {key}", got.get(key, [{}])[0], data[0])


def graphml(folder, view):
    graph = nx.read_graphml(folder / "view.graphml", force_multigraph=True)
    iris = {n: d["iri"].removeprefix(view["base"]) for n, d in graph.nodes(data=True)}
    compare("GraphML", graph, view, iris.get, {"shape_type", "x", "y", "id"})
    check("GraphML name tokens", [n for n in graph if not re.fullmatch(r"[\w.:·-]+", n)], [])
    tree = ET.parse(folder / "view.graphml")
    y = "{http://www.yworks.com/xml/graphml}"
    labels = Counter(label.text for label in tree.iter(y + "NodeLabel"))
    check("yEd labels", labels, Counter(node["attributes"]["label"] for node in view["nodes"]))
    fills = Counter(fill.get("color") for fill in tree.iter(y + "Fill"))
    check("yEd colours", fills, Counter(node["color"] for node in view["nodes"]))
    places = {(g.get("x"), g.get("y")) for g in tree.iter(y + "Geometry")}
    check("yEd places", len(places), len(view["nodes"]))


def gexf(folder, view):
    graph = nx.read_gexf(folder / "view.gexf", version="1.3")
    for node in view["nodes"]:
        look = graph.nodes[node["id"]].get("viz", {})
        colour = "#{r:02x}{g:02x}{b:02x}".format(**look["color"])
        check(f"GEXF colour of {node['id']}", colour, node["color"])
        check(f"GEXF size of {node['id']}", 8.0 <= look["size"] <= 60.0, True)
    for *_, data in graph.edges(data=True):
        data["weight"] = int(data["weight"])  # GEXF's weights are floats
    compare("GEXF", graph, view, lambda n: n, {"viz", "id"})
    # The reader drops the attribute that tells parallel edges apart, so the file itself is asked for it.
    kinds = Counter((e.get("source"), e.get("target"), e.get("kind"))
                    for e in ET.parse(folder / "view.gexf").iter("{http://gexf.net/1.3}edge"))
    check("GEXF kinds", [key for key, count in kinds.items() if count > 1 or not key[2]], [])


def metrics(view):
    """The graph's own numbers against networkx's."""
    graph, ranked = nx.MultiDiGraph(), nx.MultiDiGraph()
    for g in graph, ranked:
        g.add_nodes_from(node["id"] for node in view["nodes"])
    for edge in view["edges"]:
        source, target, weight = edge["source"], edge["target"], edge["attributes"]["weight"]
        graph.add_edge(source, target, weight=weight)
        ranked.add_edge(source, target, weight=weight)
        if "status" in edge["attributes"]:
            ranked.add_edge(target, source, weight=weight)
    rank = _pagerank_python(ranked, alpha=0.85, tol=1e-12, max_iter=1000)
    parts = sorted(nx.weakly_connected_components(graph), key=lambda part: (-len(part), min(part)))
    component = {node: number for number, part in enumerate(parts, 1) for node in part}
    for node in view["nodes"]:
        name, data = node["id"], node["attributes"]
        check(f"degree of {name}", data["degree"], graph.degree(name))
        check(f"weighted degree of {name}", data["weightedDegree"], graph.degree(name, weight="weight"))
        check(f"component of {name}", data["component"], component[name])
        if not math.isclose(data["pageRank"], rank[name], abs_tol=1e-6):
            faults.append(f"PageRank of {name}: {data['pageRank']} against {rank[name]}")


def dot_text(text):
    """The text that Graphviz shows for a string of its JSON."""
    return html.unescape(re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), text))


def dot(folder, view):
    drawn = subprocess.run(["dot", "-Tsvg", folder / "view.dot"], capture_output=True, text=True, encoding="utf-8")
    check("Graphviz's messages", (drawn.returncode, drawn.stderr), (0, ""))
    svg = ET.fromstring(drawn.stdout)
    classes = Counter(g.get("class") for g in svg.iter("{http://www.w3.org/2000/svg}g"))
    check("SVG nodes", classes["node"], len(view["nodes"]))
    check("SVG edges", classes["edge"], len(view["edges"]))
    shown = Counter(" ".join(t.text for t in g.findall(".//{http://www.w3.org/2000/svg}text")).replace("\xa0", " ")
                    for g in svg.iter("{http://www.w3.org/2000/svg}g") if g.get("class") == "node")
    check("SVG labels", shown, Counter(" ".join(n["attributes"]["label"].split()) for n in view["nodes"]))
    read = json.loads(subprocess.run(["dot", "-Tdot_json", folder / "view.dot"], capture_output=True, check=True).stdout)
    nodes = {o["name"]: o for o in read["objects"] if "nodes" not in o}
    by_number = {o["_gvid"]: o["name"] for o in read["objects"]}
    check("DOT nodes", sorted(nodes), sorted(node["id"] for node in view["nodes"]))
    for node in view["nodes"]:
        got, data = nodes[node["id"]], node["attributes"]
        about = [f"{data['class']} {data['iri']}", *data.get("aliases", "").split(" | "), data.get("text", "")]
        check(f"DOT tooltip of {node['id']}", dot_text(got["tooltip"]), "\n".join(filter(None, about)))
        check(f"DOT colour of {node['id']}", got["fillcolor"], node["color"])
    got = Counter((by_number[e["tail"]], by_number[e["head"]], " ".join(dot_text(e.get("label", "")).split()))
                  for e in read.get("edges", []))
    label = lambda data: "" if data["kind"] in {"mentions", "replyOf", "createdBy"} else data["label"]
    check("DOT edges", got, Counter((e["source"], e["target"], label(e["attributes"])) for e in view["edges"]))
    for edge in read.get("edges", []):
        words = {e["attributes"].get("evidence", "") for e in view["edges"]
                 if e["source"] == by_number[edge["tail"]] and e["target"] == by_number[edge["head"]]}
        about = dot_text(edge["tooltip"]).split("\n", 1)
        if len(about) > 1:
            check("DOT evidence", about[1].replace("\n", " | ") in words, True)


def main():
    folder = Path(sys.argv[1])
    view = json.loads((folder / "view.json").read_text(encoding="utf-8"))
    graphml(folder, view)
    gexf(folder, view)
    dot(folder, view)
    metrics(view)
    print("\n".join(faults))
    sys.exit(bool(faults))


main()
