"""The recogniser's network: the stock one's form and weights with our labels, and one step of training.

spaCy trains its recognisers move by move. Here the states along the right moves are all known beforehand, so that a batch is a few
matrix products: some three times faster, with the same weights in the same places.
"""

import json

import numpy
from spacy.training import Example

from corpora import LABELS


def moves_of(pipe):
    """The names of a recogniser's moves in the order of its outputs; one of them, `U-`, gives no label and is never made."""
    return [pipe.moves.get_class_name(at) for at in range(pipe.moves.n_moves)]


def network(stock, rows):
    """A recogniser of the stock one's form with our labels, a table of `rows` words, and the stock weights."""
    config = json.loads(json.dumps(stock.config["components"]["ner"]["model"]))
    config["tok2vec"]["embed"]["rows"] = rows
    pipe = stock.add_pipe("ner", name="names", config={"model": config, "update_with_oracle_cut_size": 100})
    for label in LABELS:
        pipe.add_label(label)
    sample = Example.from_dict(stock.make_doc("Maria left Lisbon ."), {"entities": ["U-PERSON", "O", "U-GPE", "O"]})
    pipe.initialize(lambda: [sample], nlp=stock)
    old = stock.get_pipe("ner")
    place = {name: index for index, name in enumerate(moves_of(old))}
    for mine, theirs in zip(pipe.model.walk(), old.model.walk()):
        assert mine.name == theirs.name, (mine.name, theirs.name)
        for param in theirs.param_names:
            if not theirs.has_param(param):
                continue
            value, room = theirs.get_param(param), mine.get_param(param)
            if mine.name == "hashembed" and value.shape != room.shape:
                # A row is picked by a hash modulo the rows: repeated, the table says the same of every word.
                value = numpy.tile(value, (room.shape[0] // value.shape[0], 1))
            elif value.shape != room.shape:
                # The layer of the moves, by their names; what has no stock label starts as a product.
                value = value[[place.get(name, place.get(name.replace("MISC", "PRODUCT"))) for name in moves_of(pipe)]]
            assert value.shape == room.shape, (mine.name, param, value.shape, room.shape)
            mine.set_param(param, value.copy())
    return pipe


class Trainer:
    """Steps of training along the right moves."""

    def __init__(self, pipe, seed, drop):
        self.pipe, self.drop = pipe, drop
        self.random = numpy.random.default_rng(seed)
        moves = moves_of(pipe)
        self.place = {name: index for index, name in enumerate(moves)}
        self.kinds = numpy.array([name[0] for name in moves])
        self.labels = [name[2:] for name in moves]
        count = len(moves)
        self.open_mask = numpy.array([name[0] in "BUO" and (name[0] == "O" or len(name) > 2) for name in moves])
        self.inside_mask = {label: numpy.array([name in (f"I-{label}", f"L-{label}") for name in moves]) for label in LABELS}
        self.pairs = [(self.place[f"I-{label}"], self.place[f"L-{label}"]) for label in LABELS]
        self.count = count

    def targets(self, docs, tags):
        """For every token of the batch: its right move or -1, and the rows of its state's tokens."""
        moves, slots, inside, base = [], [], [], 0
        for doc, own in zip(docs, tags):
            start = None
            for at, tag in enumerate(own):
                token = base + at
                if tag[0] in "IL" and start is not None:
                    first = start
                    roll = self.random.random()
                    # Now and then as after a wrong beginning, to end in the right place all the same.
                    if roll < 0.06 and own[start - base - 1 if start > base else 0][0] in "O-" and start > base:
                        first = start - 1
                    elif roll < 0.12 and token - start > 1:
                        first = start + 1
                    slots.append((token, first, token - 1))
                    inside.append(True)
                else:
                    slots.append((token, -1, -1))
                    inside.append(False)
                moves.append(-1 if tag == "-" else self.place[tag])
                if tag[0] == "B":
                    start = token
                elif tag[0] != "I":
                    start = None
            base += len(own)
        return numpy.array(moves), numpy.array(slots), numpy.array(inside)

    def step(self, docs, tags, weights):
        """One step; the loss a token. `weights` are those of the documents."""
        model = self.pipe.model
        ops, tok2vec, lower, upper = model.ops, model.get_ref("tok2vec"), model.get_ref("lower"), model.get_ref("upper")
        moves, slots, inside = self.targets(docs, tags)
        known = moves >= 0
        X, back_tok2vec = tok2vec.begin_update(docs)
        drop_x = self.mask(X.shape)
        X = X * drop_x
        W, b, pad = lower.get_param("W"), lower.get_param("b"), lower.get_param("pad")[0]
        nF, nO, nP, nI = W.shape
        pre = (X @ W.reshape(nF * nO * nP, nI).T).reshape(-1, nF, nO, nP)
        Y = pre[:, 0] + b
        Y[~inside] += pad[1] + pad[2]
        at = numpy.nonzero(inside)[0]
        Y[at] += pre[slots[at, 1], 1] + pre[slots[at, 2], 2]
        which = Y.argmax(axis=2)
        H = numpy.take_along_axis(Y, which[:, :, None], 2)[:, :, 0]
        drop_h = self.mask(H.shape)
        H = H * drop_h
        Wu, bu = upper.get_param("W"), upper.get_param("b")
        logits = H @ Wu.T + bu
        # Which moves are allowed: those that open or stay out, or those that go on with the open label.
        allowed = numpy.zeros(logits.shape, dtype=bool)
        allowed[~inside] = self.open_mask
        for label in LABELS:
            rows = inside & known & numpy.isin(moves, [self.place[f"I-{label}"], self.place[f"L-{label}"]])
            allowed[rows] = self.inside_mask[label]
        scores = numpy.where(allowed, logits, -1e9)
        scores -= scores.max(axis=1, keepdims=True)
        P = numpy.exp(scores)
        P /= P.sum(axis=1, keepdims=True) + 1e-12
        per_token = numpy.concatenate([numpy.full(len(own), w, dtype="f") for own, w in zip(tags, weights)])
        rows = numpy.nonzero(known)[0]
        loss = float(-(numpy.log(P[rows, moves[rows]] + 1e-9) * per_token[rows]).sum())
        d = P
        d[rows, moves[rows]] -= 1
        d[~known] = 0
        # Where a name ends is the same whatever label it was opened with.
        ends = at[known[at]]
        if len(ends):
            goes_on = numpy.array([self.kinds[m] == "I" for m in moves[ends]])
            for on, last in self.pairs:
                p = 1 / (1 + numpy.exp(-(logits[ends, on] - logits[ends, last])))
                g = 0.2 * (p - goes_on)
                d[ends, on] += g
                d[ends, last] -= g
        d *= (per_token / max(per_token[rows].sum(), 1))[:, None] * 10
        d = d.astype("f")
        upper.inc_grad("W", d.T @ H)
        upper.inc_grad("b", d.sum(axis=0))
        dH = (d @ Wu) * drop_h
        dY = numpy.zeros_like(Y)
        numpy.put_along_axis(dY, which[:, :, None], dH[:, :, None], 2)
        lower.inc_grad("b", dY.sum(axis=0))
        dpre = numpy.zeros_like(pre)
        dpre[:, 0] = dY
        dpad = numpy.zeros_like(lower.get_param("pad"))
        dpad[0, 1] = dpad[0, 2] = dY[~inside].sum(axis=0)
        lower.inc_grad("pad", dpad)
        numpy.add.at(dpre[:, 1], slots[at, 1], dY[at])
        numpy.add.at(dpre[:, 2], slots[at, 2], dY[at])
        flat = dpre.reshape(len(dpre), -1)
        lower.inc_grad("W", (flat.T @ X).reshape(W.shape))
        back_tok2vec((flat @ W.reshape(nF * nO * nP, nI)) * drop_x)
        return loss / max(len(rows), 1)

    def mask(self, shape):
        if not self.drop:
            return numpy.float32(1)
        return ((self.random.random(shape, dtype="f") >= self.drop) / numpy.float32(1 - self.drop)).astype("f")
