"""Training text as it is shown: with a second opinion where a file is silent, names exchanged, letters in other cases, in blocks."""

import hashlib
import json

from corpora import LABELS, Sentence

STOCK_LABEL = {"LOC": "GPE", "LANGUAGE": "MISC"}


def stock_opinion(sentences, stock, kept):
    """What the stock recogniser says of every sentence; kept in a file, since it takes a while."""
    digest = hashlib.sha256(json.dumps([s.tokens for s in sentences]).encode()).hexdigest()
    if kept.exists():
        saved = json.loads(kept.read_text())
        if saved["digest"] == digest:
            return saved["opinion"]
    import spacy  # here, since the encoder's training goes without

    ner, opinion = stock.get_pipe("ner"), []
    for start in range(0, len(sentences), 256):
        docs = [spacy.tokens.Doc(stock.vocab, words=s.tokens) for s in sentences[start:start + 256]]
        ner.set_annotations(docs, ner.predict(docs))
        opinion += [[(e.start, e.end, e.label_) for e in doc.ents] for doc in docs]
    kept.write_text(json.dumps({"digest": digest, "opinion": opinion}))
    return opinion


def with_stock(sentences, stock, names, kept):
    """Adds the stock recogniser's names of types that a file does not tell, and gives loose labels their stock type."""
    adjectives = set(names.adjectives) | set(names.people_of) | set(names.groups)
    for sentence, said_of_it in zip(sentences, stock_opinion(sentences, stock, kept)):
        opinion = {(a, b): STOCK_LABEL.get(label, label) for a, b, label in said_of_it}
        opinion = {place: label for place, label in opinion.items() if label in LABELS}
        spans = []
        for a, b, label in sentence.spans:
            said = opinion.get((a, b))
            if label == "MISC" and said in ("NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"):
                label = said
            if label in ("MISC", "GPE") and " ".join(sentence.tokens[a:b]) in adjectives:
                label = "NORP"
            if label == "GPE" and said == "FAC":
                label = "FAC"
            spans.append((a, b, label))
        named = {at for a, b, _ in spans for at in range(a, b)}
        for (a, b), label in sorted(opinion.items()):
            inside = set(range(a, b))
            if inside & named or sentence.source == "invented":
                continue
            if sentence.source == "fewnerd":
                known = label == "NORP" or (label == "PERSON" and b - a > 1 and inside <= sentence.unknown)
            elif sentence.source == "gum":
                known = label in ("NORP", "LAW", "EVENT", "WORK_OF_ART")
            else:
                known = label in ("NORP", "LAW", "EVENT") and label not in sentence.closed
            if known:
                spans.append((a, b, label))
                sentence.unknown -= inside
            elif label not in sentence.closed and sentence.source in ("wnut", "crossner", "gum"):
                sentence.unknown |= inside
        sentence.spans = sorted(spans)


class Copies:
    """Sentences as they are shown in one pass: names exchanged, letters all small or all capital."""

    def __init__(self, writer):
        self.writer, self.random = writer, writer.random

    def exchanged(self, sentence):
        tokens, spans, unknown, place = [], [], set(), 0
        for a, b, label in sentence.spans + [(len(sentence.tokens), len(sentence.tokens), "")]:
            unknown.update(len(tokens) + at - place for at in sentence.unknown if place <= at < a)
            tokens += sentence.tokens[place:a]
            place = b
            if label:
                new = self.other(sentence.tokens[a:b], label) or sentence.tokens[a:b]
                spans.append((len(tokens), len(tokens) + len(new), label))
                tokens += new
        return Sentence(tokens, spans, unknown, sentence.closed, sentence.source)

    def other(self, words, label):
        """Another name of the same form; none where a name is too much part of its sentence."""
        writer, names = self.writer, self.writer.names
        if self.random.random() < 0.35 or not words[0][:1].isupper():
            return None
        if label == "PERSON":
            if len(words) == 1:
                return [writer.pick(names.given if self.random.random() < 0.25 else names.surnames)]
            return writer.person().split() if len(words) <= 3 else None
        if label == "GPE" and len(words) <= 2:
            return writer.pick(names.countries if self.random.random() < 0.3 else names.cities).split()
        if label == "ORG" and len(words) <= 4 and self.random.random() < 0.4:
            return (writer.team() if self.random.random() < 0.3 else writer.company()).split()
        if label == "LAW":
            return writer.law().split() if self.random.random() < 0.4 else None
        if label == "EVENT":
            return writer.event().split() if self.random.random() < 0.3 else None
        if label == "NORP" and " ".join(words) in names.adjectives:
            return writer.pick(names.adjectives).split()
        return None

    def shown(self, sentences):
        """A block of neighbouring sentences in one form."""
        if self.random.random() < 0.3:
            sentences = [self.exchanged(sentence) for sentence in sentences]
        form = self.random.random()
        if form < 0.06:
            return [self.recased(sentence, str.lower) for sentence in sentences]
        if form < 0.11:
            return [self.recased(sentence, str.upper) for sentence in sentences]
        if form < 0.13:
            return [self.recased(sentence, lambda t: t[:1].upper() + t[1:]) for sentence in sentences]
        return sentences

    @staticmethod
    def recased(sentence, change):
        return Sentence([change(t) for t in sentence.tokens], sentence.spans, sentence.unknown, sentence.closed, sentence.source)


SHARES = {"wnut": 2.0, "crossner": 3.0, "wikigold": 3.0, "fewnerd": 1.0, "gum": 1.0}


def one_pass(sentences, writer, copies, invented, fewnerd_share, sources=SHARES):
    """The blocks of one pass in random order: neighbours of one file together, as in a document."""
    rng, blocks = writer.random, []
    by_source = {}
    for sentence in sentences:
        by_source.setdefault(sentence.source, []).append(sentence)
    for source, own in by_source.items():
        share = fewnerd_share if source == "fewnerd" else sources[source]
        while share > 0:
            at = 0
            while at < len(own):
                size = rng.randint(1, 6)
                if rng.random() < share:
                    blocks.append(copies.shown(own[at:at + size]))
                at += size
            share -= 1
    for _ in range(invented):
        page = writer.page()
        size = rng.randint(3, 12)
        blocks.append(page[:size])
    rng.shuffle(blocks)
    return blocks
