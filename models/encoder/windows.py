"""Windows: neighbouring sentences in up to 128 pieces, with a number of a label at the first piece of each word."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "names"))
from corpora import LABELS, Sentence
from pieces import CLS, PAD, SEP

LENGTH = 128
TAGS = ["O"] + [f"{begin}-{label}" for label in LABELS for begin in "BI"]
NUMBER = {tag: at for at, tag in enumerate(TAGS)}
REST, UNKNOWN = -100, -1
"""Labels of pieces that begin no word, and of words of which the file does not tell."""

HYPHEN = re.compile(r"(?<=[^\W\d_])([-–—/])(?=[^\W\d_])")


def split_hyphens(sentence):
    """Words cut at hyphens between letters, as the tokenizer does. A capital part of an unnamed word is unknown."""
    if not any(HYPHEN.search(token) for token in sentence.tokens):
        return sentence
    named = {at for a, b, _ in sentence.spans for at in range(a, b)}
    tokens, place, unknown = [], [], set()
    for at, token in enumerate(sentence.tokens):
        place.append(len(tokens))
        parts = HYPHEN.split(token) if len(token) > 2 else [token]
        for part in parts:
            if at in sentence.unknown or (len(parts) > 1 and at not in named and part[:1].isupper()):
                unknown.add(len(tokens))
            tokens.append(part)
    place.append(len(tokens))
    return Sentence(tokens, [(place[a], place[b], label) for a, b, label in sentence.spans], unknown, sentence.closed, sentence.source)


@dataclass
class Window:
    pieces: list
    forms: list
    labels: list
    words: list
    """Of each word (number of the sentence, of the word, place of its first piece)."""


def tags_of(sentence):
    tags = [0] * len(sentence.tokens)
    for at in sentence.unknown:
        tags[at] = UNKNOWN
    for a, b, label in sentence.spans:
        tags[a:b] = [NUMBER.get(f"{'I' if at > a else 'B'}-{label}", UNKNOWN) for at in range(a, b)]
    return tags


def windows(sentences, pieces):
    """The windows of neighbouring sentences; a sentence that does not fit is cut."""
    out, current = [], None
    for number, sentence in enumerate(sentences):
        cut = [pieces.of(token) for token in sentence.tokens]
        size = sum(len(p) for p, _ in cut)
        if current is None or len(current.pieces) + min(size, LENGTH - 2) + 1 > LENGTH:
            current = Window([CLS], [0], [REST], [])
            out.append(current)
        for at, ((own, forms), tag) in enumerate(zip(cut, tags_of(sentence))):
            if len(current.pieces) + len(own) + 1 > LENGTH:
                close(current)
                current = Window([CLS], [0], [REST], [])
                out.append(current)
            current.words.append((number, at, len(current.pieces)))
            current.pieces += own
            current.forms += forms
            current.labels += [tag] + [REST] * (len(own) - 1)
        close(current)
    return out


def close(window):
    window.pieces.append(SEP)
    window.forms.append(0)
    window.labels.append(REST)


def padded(batch):
    """Rows of one length: pieces, forms, labels."""
    length = max(len(w.pieces) for w in batch)
    fill = lambda values, filler: values + [filler] * (length - len(values))
    return ([fill(w.pieces, PAD) for w in batch], [fill(w.forms, 0) for w in batch], [fill(w.labels, REST) for w in batch])


def decoded(scores):
    """The best tags of a window's words in which no I- follows another label (Viterbi), from rows of scores."""
    best, back = None, []
    for row in scores:
        if best is None:
            best = [s if not TAGS[t].startswith("I-") else float("-inf") for t, s in enumerate(row)]
            continue
        top = max(range(len(TAGS)), key=lambda t: best[t])
        now, from_ = [], []
        for t, s in enumerate(row):
            source = top
            if TAGS[t].startswith("I-"):
                source = t if best[t] > best[t - 1] else t - 1
            now.append(best[source] + s)
            from_.append(source)
        best = now
        back.append(from_)
    if best is None:
        return []
    tags = [max(range(len(TAGS)), key=lambda t: best[t])]
    for from_ in reversed(back):
        tags.append(from_[tags[-1]])
    return tags[::-1]


def spans(tags):
    """(first word, word behind the last, label) of each name."""
    out = []
    for at, tag in enumerate(tags):
        name = TAGS[tag]
        if name.startswith("I-") and out and out[-1][1] == at and out[-1][2] == name[2:]:
            out[-1] = (out[-1][0], at + 1, name[2:])
        elif name != "O":
            out.append((at, at + 1, name[2:]))
    return out
