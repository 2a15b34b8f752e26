"""Writes the trained encoder as a model file: `pack.py RUN/encoder.npz --depth N --out models/names.pgm` (pip install numpy blake3).

Weights are laid out as the kernels read them: outputs in panels of sixteen, of each panel the weights of four inputs for each of its
outputs, then those of the next four. The file's layout is that of src/nlp/engine/model/file.rs.
"""

import argparse
import json
import struct
import sys
from pathlib import Path

import blake3
import numpy

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "names"))
from add import SOURCES
from corpora import LABELS

PANEL, FOUR, ALIGN, VERSION = 16, 4, 64, 2


def sections_of(arrays, depths, depth):
    """The sections `bytes` and `weights`, and where each array is in them."""
    whole, floats, tensors = [], [], []
    places = {"i8": 0, "f32": 0}

    def put(name, values, shape, form):
        tensors.append({"name": name, "shape": list(shape), "offset": places[form], "form": form})
        (whole if form == "i8" else floats).append(values)
        # Arrays of whole numbers begin at multiples of 64, as vectors like it.
        size = values.size if form == "f32" else -(-values.size // ALIGN) * ALIGN
        if form == "i8":
            whole.append(numpy.zeros(size - values.size, numpy.int8))
        places[form] += size

    def table(name, theirs):
        weight = arrays[f"{theirs}.weight"]
        put(name, weight.reshape(-1), weight.shape, "i8")
        put(f"{name}.scale", arrays[f"{theirs}.unit"], arrays[f"{theirs}.unit"].shape, "f32")

    def product(name, theirs):
        weight = arrays[f"{theirs}.weight"]
        outputs, inputs = weight.shape
        assert abs(weight).max() <= 63 and inputs % FOUR == 0
        filled = -(-outputs // PANEL) * PANEL
        fill = lambda values: numpy.concatenate([values, numpy.zeros((filled - outputs, *values.shape[1:]), values.dtype)])
        panels = fill(weight).reshape(filled // PANEL, PANEL, inputs // FOUR, FOUR).transpose(0, 2, 1, 3)
        put(name, panels.reshape(-1), (filled, inputs), "i8")
        put(f"{name}.scale", fill(arrays[f"{theirs}.unit"]), (filled,), "f32")
        put(f"{name}.bias", fill(arrays[f"{theirs}.bias"]), (filled,), "f32")

    def norm(name, theirs):
        put(f"{name}.gain", arrays[f"{theirs}.weight"], arrays[f"{theirs}.weight"].shape, "f32")
        put(f"{name}.shift", arrays[f"{theirs}.bias"], arrays[f"{theirs}.bias"].shape, "f32")

    for name in ("words", "places", "forms"):
        table(name, name)
    norm("norm", "norm")
    for layer in range(depth):
        for part in ("qkv", "mixed", "inner", "outer"):
            product(f"layer{layer}.{part}", f"layers.{layer}.{part}")
        for part in ("mixed", "outer"):
            norm(f"layer{layer}.{part}", f"layers.{layer}.{part}_norm")
    product("head", f"heads.{depths.index(depth)}")
    return numpy.concatenate(whole).tobytes(), numpy.concatenate(floats).astype("<f4").tobytes(), tensors


def file_of(sections):
    start = 64 + 24 * len(sections)
    start += -start % ALIGN
    table, body = b"", b""
    for name, content in sections:
        table += name.encode().ljust(8, b"\0") + struct.pack("<QQ", start + len(body), len(content))
        body += content + b"\0" * (-len(content) % ALIGN)
    rest = table.ljust(start - 64, b"\0") + body
    return b"PGMODEL\n" + struct.pack("<II", VERSION, len(sections)) + blake3.blake3(rest).digest() + bytes(16) + rest


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--depths", type=lambda text: [int(n) for n in text.split(",")], default=[4, 5, 6],
                        help="the layers after which the training had heads")
    parser.add_argument("--depth", type=int, required=True, help="layers to keep")
    parser.add_argument("--version", default="1.0.0")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    arrays = dict(numpy.load(args.weights))
    whole, floats, tensors = sections_of(arrays, args.depths, args.depth)
    sources = [f"{name} ({author}), {license}" for name, author, license in SOURCES]
    meta = {
        "name": "names", "version": args.version, "lang": "en", "license": "CC-BY-SA-4.0", "author": "pressgraph",
        "description": "Names of people, groups, organisations, places, facilities, events, laws, works and products.",
        "sources": ["all-MiniLM-L6-v2 (sentence-transformers; MiniLM by Wang and others, Microsoft), Apache-2.0", *sources],
        "encoders": [], "tagger": None, "parser": None, "ner": None, "ner_knows_sentences": False, "lemmatizer": False,
        "transformer": {"width": int(arrays["norm.weight"].size), "inner": int(arrays["layers.0.inner.weight"].shape[0]),
                        "layers": args.depth, "labels": LABELS},
        "tensors": tensors,
    }
    args.out.write_bytes(file_of([("meta", json.dumps(meta).encode()), ("vocab", arrays["vocabulary"].tobytes()),
                                  ("bytes", whole), ("weights", floats)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
