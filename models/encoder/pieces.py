"""Word pieces: BERT's uncased vocabulary, cut to Latin letters, digits and marks, and the form of each word.

The form stands in for what an uncased vocabulary loses: a row of the table `forms` is added to each piece's vector, by the word's
capitals and by whether the piece begins the word. See Devlin and others, *BERT*, 2019, for the vocabulary and the splitting.
"""

import unicodedata

PAD, UNK, CLS, SEP = range(4)
SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
MOST_PIECES = 12
"""Pieces of one word; a longer word is cut."""

FORMS = ["lower", "title", "upper", "capital", "mixed", "digits", "mark"]
FORM_ROWS = 1 + 2 * len(FORMS)
"""Row 0 is of the specials; then two rows a form, for the first piece and the others."""


def folded(text):
    """Small letters without their accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")


def latin(piece):
    return all(ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x2122 for c in piece)


def kept_vocabulary(vocabulary):
    """The pieces that are kept, as (piece, old number), specials first."""
    kept = [(name, vocabulary[name]) for name in SPECIALS]
    kept += sorted(((piece, at) for piece, at in vocabulary.items()
                    if not (piece.startswith("[") and piece.endswith("]") and len(piece) > 2) and latin(piece)), key=lambda p: p[1])
    return kept


def is_mark(c):
    return not (c.isalnum() or c.isspace())


def form_of(word):
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return "digits" if any(c.isdigit() for c in word) else "mark"
    capitals = sum(c.isupper() for c in letters)
    if not capitals:
        return "lower"
    if len(letters) == 1:
        return "capital"
    if capitals == len(letters):
        return "upper"
    return "title" if capitals == 1 and letters[0].isupper() else "mixed"


class Pieces:
    def __init__(self, names):
        self.numbers = {name: at for at, name in enumerate(names)}
        self.longest = max(len(name) for name in names)
        self.known = {}

    def of(self, word):
        """The numbers of a word's pieces and their form rows; one piece at least."""
        if word not in self.known:
            self.known[word] = self.cut(word)
        return self.known[word]

    def cut(self, word):
        parts, run = [], ""
        for c in folded(word):
            if is_mark(c):
                parts += [run, c]
                run = ""
            elif not c.isspace():
                run += c
        pieces = [piece for part in parts + [run] if part for piece in self.greedy(part)][:MOST_PIECES] or [UNK]
        row = 1 + 2 * FORMS.index(form_of(word))
        return pieces, [row] + [row + 1] * (len(pieces) - 1)

    def greedy(self, part):
        """Longest pieces first; a part with a hole is one unknown piece."""
        pieces, at = [], 0
        while at < len(part):
            end = min(len(part), at + self.longest)
            while end > at and ("##" if at else "") + part[at:end] not in self.numbers:
                end -= 1
            if end == at:
                return [UNK]
            pieces.append(self.numbers[("##" if at else "") + part[at:end]])
            at = end
        return pieces
