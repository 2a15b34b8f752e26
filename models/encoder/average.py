"""Averages the weights of runs that went on from the same weights, and measures each run and the average.

    python models/encoder/average.py --data DATA --out FOLDER [--depths 5] RUN...

Networks that were trained from one start with other seeds lie in one basin, and their mean is better than each (Wortsman and others,
*Model soups*, 2022). Writes FOLDER/encoder.npz, rounded, as train.py does.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy
import torch

# First: what it imports puts the folder of another train.py before this one's.
from train import development, export, measure
from bert import Encoder
from pieces import Pieces


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--depths", type=lambda text: tuple(int(n) for n in text.split(",")), default=(5,))
    parser.add_argument("runs", nargs="+", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    vocabulary = bytes(numpy.load(args.runs[0] / "encoder.npz")["vocabulary"]).decode().split("\n")
    pieces, sets = Pieces(vocabulary), development(args.data)
    states = [torch.load(run / "encoder.pt") for run in args.runs]
    mean = {name: sum(state[name].float() for state in states) / len(states) for name in states[0]}
    for name, state in [*((str(run), state) for run, state in zip(args.runs, states)), ("average", mean)]:
        encoder = Encoder(len(vocabulary), args.depths)
        encoder.load_state_dict(state)
        print(json.dumps({"run": name, "scores": measure(encoder.whole(True), pieces, sets)}), flush=True)
    export(encoder, vocabulary, args.out / "encoder.npz")
    return 0


if __name__ == "__main__":
    sys.exit(main())
