"""Takes the weights out of a model file again: `unpack.py models/names.pgm --out START.npz` (pip install numpy).

The other way of pack.py. What it writes is what training goes on from (`train.py --start START.npz --depths N`, with the layers of the file).
"""

import argparse
import json
import struct
import sys
from pathlib import Path

import numpy

from windows import TAGS

PANEL, FOUR = 16, 4


def sections(path):
    content = path.read_bytes()
    if content[:8] != b"PGMODEL\n":
        raise SystemExit(f"{path}: not a model file")
    out = {}
    for number in range(struct.unpack_from("<I", content, 12)[0]):
        name, start, size = struct.unpack_from("<8sQQ", content, 64 + 24 * number)
        out[name.rstrip(b"\0").decode()] = content[start:start + size]
    return out


def arrays_of(path):
    parts = sections(path)
    stores = {"i8": numpy.frombuffer(parts["bytes"], numpy.int8), "f32": numpy.frombuffer(parts["weights"], "<f4")}
    own = {}
    for tensor in json.loads(parts["meta"])["tensors"]:
        size = int(numpy.prod(tensor["shape"]))
        own[tensor["name"]] = stores[tensor["form"]][tensor["offset"]:tensor["offset"] + size].reshape(tensor["shape"])
    arrays = {"vocabulary": numpy.frombuffer(parts["vocab"], numpy.uint8)}
    for name, values in own.items():
        base, _, kind = name.rpartition(".")
        if kind == "gain":
            theirs = base if base == "norm" else f"{base.replace('layer', 'layers.', 1)}_norm"
            arrays[f"{theirs}.weight"], arrays[f"{theirs}.bias"] = values, own[f"{base}.shift"]
        elif f"{name}.bias" in own:
            filled, inputs = values.shape
            weight = values.reshape(filled // PANEL, inputs // FOUR, PANEL, FOUR).transpose(0, 2, 1, 3).reshape(filled, inputs)
            theirs, outputs = name.replace("layer", "layers.", 1), filled
            if name == "head":
                theirs, outputs = "heads.0", len(TAGS)
            arrays[f"{theirs}.weight"] = weight[:outputs]
            arrays[f"{theirs}.unit"], arrays[f"{theirs}.bias"] = own[f"{name}.scale"][:outputs], own[f"{name}.bias"][:outputs]
        elif f"{name}.scale" in own:
            arrays[f"{name}.weight"], arrays[f"{name}.unit"] = values, own[f"{name}.scale"]
    return arrays


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    numpy.savez(args.out, **arrays_of(args.model))
    return 0


if __name__ == "__main__":
    sys.exit(main())
