"""Reads the openly licensed training files into sentences with one set of labels.

A sentence is `Sentence(tokens, spans, unknown, closed)`: spans are (start, end, label) over tokens; `unknown` are the tokens of which
the file does not tell whether they are named; `closed` are the labels that the file would have given, so that a second opinion may add
others where the file says nothing.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

LABELS = ["PERSON", "NORP", "ORG", "GPE", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "MISC"]

WNUT = {"person": "PERSON", "location": "GPE", "group": "ORG", "corporation": "ORG", "product": "PRODUCT",
        "creative-work": "WORK_OF_ART"}
CROSSNER = {"person": "PERSON", "politician": "PERSON", "scientist": "PERSON", "writer": "PERSON", "researcher": "PERSON",
            "musicalartist": "PERSON", "location": "GPE", "country": "GPE", "organisation": "ORG", "politicalparty": "ORG",
            "university": "ORG", "band": "ORG", "election": "EVENT", "event": "EVENT", "conference": "EVENT",
            "book": "WORK_OF_ART", "poem": "WORK_OF_ART", "album": "WORK_OF_ART", "song": "WORK_OF_ART",
            "magazine": "WORK_OF_ART", "academicjournal": "WORK_OF_ART", "product": "PRODUCT"}
FEWNERD = {"location-GPE": "GPE", "location-mountain": "GPE", "location-island": "GPE",
           "location-road/railway/highway/transit": "FAC", "product-other": "PRODUCT", "product-software": "PRODUCT",
           "product-airplane": "PRODUCT", "product-ship": "PRODUCT", "product-food": "PRODUCT", "other-law": "LAW"}
WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE", "MISC": "MISC"}
WIKIGOLD_TRAINING_DOCUMENTS = 72

TITLES = set("mr mrs ms dr miss sir president senator judge justice king queen prince princess general captain professor prof lord "
             "lady sen rep gov governor chairman chancellor minister secretary officer detective saint st".split())


@dataclass
class Sentence:
    tokens: list
    spans: list
    unknown: set = field(default_factory=set)
    closed: frozenset = frozenset()
    source: str = ""


def conll(path, first=None):
    """Sentences of a file with a token, a tab and a BIO tag a line; the first documents only, where a number is given."""
    sentences, sentence, documents = [], [], 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("-DOCSTART-"):
            documents += 1
            if first is not None and documents > first:
                break
        elif line.strip():
            token, *_, tag = line.split("\t")
            sentence.append((token, tag))
        elif sentence:
            sentences.append(sentence)
            sentence = []
    if sentence:
        sentences.append(sentence)
    return sentences


def spans_of(sentence):
    spans, current = [], None
    for at, (_, tag) in enumerate(sentence):
        kind = tag[2:]
        if tag.startswith("I-") and current and current[2] == kind:
            current[1] = at + 1
        elif tag != "O":
            current = [at, at + 1, kind]
            spans.append(current)
        else:
            current = None
    return [tuple(span) for span in spans]


def read_conll(path, labels, source, closed, first=None, other="MISC"):
    read = []
    for sentence in conll(path, first):
        spans = [(a, b, labels.get(kind, other)) for a, b, kind in spans_of(sentence)]
        read.append(Sentence([token for token, _ in sentence], spans, set(), frozenset(closed), source))
    return read


def fewnerd_label(kind):
    head = kind.split("-")[0]
    rough = {"person": "PERSON", "organization": "ORG", "event": "EVENT", "art": "WORK_OF_ART", "building": "FAC"}
    return FEWNERD.get(kind) or rough.get(head, "MISC")


def read_fewnerd(path):
    """Types outside the file's part of the data are O there: what looks like a name outside of spans is unknown."""
    read = []
    for sentence in conll(path):
        tokens = [token for token, _ in sentence]
        spans = [(a, b, fewnerd_label(kind)) for a, b, kind in spans_of(sentence)]
        named = {at for a, b, _ in spans for at in range(a, b)}
        maybe = {at for at, token in enumerate(tokens) if at not in named and looks_named(tokens, at)}
        # Small words between two such tokens, as in "Battle of Hastings", and numbers beside them.
        for at in range(1, len(tokens) - 1):
            if at - 1 in maybe and at not in named and (at + 1 in maybe or at + 2 in maybe):
                maybe.add(at)
        read.append(Sentence(tokens, spans, maybe, frozenset(), "fewnerd"))
    return read


COMMON = set("the a an in on at of for to from by with as he she it they we i his her its their this that these those there when while "
             "after before although however during and but or if since until because also both some most many other one two three "
             "according following another under over between among later early first".split())


def looks_named(tokens, at):
    token = tokens[at]
    return token[:1].isupper() and not (at == 0 and token.lower() in COMMON) and token != "I"


def read_gum(path):
    """Names inside GUM's noun phrases: the run of proper nouns around the head. Other proper nouns are unknown."""
    labels = {"person": "PERSON", "place": "GPE", "organization": "ORG", "event": "EVENT"}
    read = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        document = json.loads(line)
        tokens, xpos = document["tokens"], document["xpos"]
        proper = [tag in ("NNP", "NNPS") for tag in xpos]
        found = {}
        for mention in document["mentions"]:
            if mention["pron"] or mention["type"] not in labels:
                continue
            heads = [mention["start"] + int(at) - 1 for at in str(mention["min"]).split(",") if at.isdigit()]
            heads = [at for at in heads if at < len(tokens) and proper[at]]
            if not heads:
                continue
            a, b = heads[0], heads[0] + 1
            while a > mention["start"] and (proper[a - 1]):
                a -= 1
            while b < mention["end"] and (proper[b] or tokens[b] in ("of", "-", "&") and b + 1 < mention["end"] and proper[b + 1]):
                b += 1
            while mention["type"] == "person" and b - a > 1 and tokens[a].lower().rstrip(".") in TITLES:
                a += 1
            if (a, b) not in found or mention["end"] - mention["start"] < found[a, b][1]:
                found[a, b] = (labels[mention["type"]], mention["end"] - mention["start"])
        taken, spans = set(), []
        for (a, b), (label, _) in sorted(found.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
            if not taken.intersection(range(a, b)):
                taken.update(range(a, b))
                spans.append((a, b, label))
        for start, end in document["sentences"]:
            inside = sorted((a - start, b - start, label) for a, b, label in spans if start <= a and b <= end)
            unknown = {at - start for at in range(start, end) if at not in taken and proper[at]}
            read.append(Sentence(tokens[start:end], inside, unknown, frozenset(), "gum"))
    return read


def all_training(data):
    """Every training sentence, in a fixed order. `data` holds ner/ and gum-train/."""
    data = Path(data)
    ner = data / "ner"
    named = ["PERSON", "ORG", "GPE"]
    sentences = read_conll(ner / "wnut17-train.conll", WNUT, "wnut", named + ["PRODUCT", "WORK_OF_ART"])
    for domain in ["politics", "science", "literature", "music", "ai"]:
        sentences += read_conll(ner / f"{domain}-train.conll", CROSSNER, "crossner", named + ["EVENT", "WORK_OF_ART", "PRODUCT"])
    sentences += read_conll(ner / "wikigold.conll", WIKIGOLD, "wikigold", LABELS, WIKIGOLD_TRAINING_DOCUMENTS)
    for part in "ab":
        sentences += read_fewnerd(ner / f"fewnerd-{part}.conll")
    for path in sorted((data / "gum-train").glob("*.jsonl")):
        sentences += read_gum(path)
    return sentences


TIGHT_BEFORE = re.compile(r"^([,.!?;:)\]%]|'s|’s|n't|'|'re|'ve|'ll|'d|'m|''|”)$")
TIGHT_AFTER = {"(", "[", "$", "``", "“"}


def rendered(sentences):
    """The text of sentences, one a line, with the character spans of their names and of what is unknown."""
    text, spans, unknown = "", [], []
    for sentence in sentences:
        if text:
            text += "\n"
        places = []
        for at, token in enumerate(sentence.tokens):
            if at and not TIGHT_BEFORE.match(token) and sentence.tokens[at - 1] not in TIGHT_AFTER:
                text += " "
            places.append((len(text), len(text) + len(token)))
            text += token
        spans += [(places[a][0], places[b - 1][1], label) for a, b, label in sentence.spans]
        unknown += [places[at] for at in sorted(sentence.unknown)]
    return text, spans, unknown
