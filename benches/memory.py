"""Memory and speed at size: the same command on few and on many documents of varied text, written by this script.

    cargo build --release
    python benches/memory.py [--documents 10000 100000] [--format nq] [--jobs 2] [--words 60] [--model fast] [--pages] [--thread 0] [--load 1000] [--pressgraph target/release/pressgraph]

Prints for each size the peak of resident memory, and how much it grew from the first size to the last. One document in fifty is a near
copy of an earlier one. With --pages they are pages of HTML in a web archive, nine tenths of them markup as in newspapers of today.
With --thread each has so many comments, most of them replies. With --load they go into a store, so many at a time to the disk, and once more, when nothing is new.
"""

import argparse
import json
import os
import pathlib
import random
import sys
import tempfile
import time

PLACES = "Estonia Latvia Peru Chile Ghana Kenya Norway Finland Egypt Sudan Canada Mexico Japan Vietnam Georgia Armenia".split()
FIRST = "Ada Boris Chen Dina Emil Fatou Goran Hana Ivo Jana Karim Lena Marco Nadia Omar Petra Quinn Rosa Stefan Tove".split()
LAST = "Almqvist Berger Castell Dravic Eklund Farouk Grimaldi Horvat Iversen Jansky Kowal Lindahl Moreau Novak Okafor".split()
BODIES = ["the central bank", "the health ministry", "the coast guard", "the football union", "the court of audit", "the rail company"]
ACTS = ["criticized", "signed", "rejected", "supported", "joined", "delayed", "published", "cancelled", "praised", "sued"]
THINGS = ["the border treaty", "a trade agreement", "the fisheries act", "a grain loan", "the harbour plan", "the climate accord"]
WHEN = ["on Monday", "last week", "in 2014", "after months of talks", "before the summit", "as expected", "despite protests"]


def sentence(rng):
    """One of some ten million sentences."""
    person = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    return rng.choice((
        f"{rng.choice(PLACES)} {rng.choice(ACTS)} {rng.choice(THINGS)} {rng.choice(WHEN)}, said {person} of {rng.choice(BODIES)}.",
        f"{person}, who leads {rng.choice(BODIES)} in {rng.choice(PLACES)}, has not {rng.choice(ACTS)} {rng.choice(THINGS)} of {rng.randrange(1950, 2024)}.",
        f"According to {person}, {rng.randrange(2, 900)} people met {rng.choice(WHEN)} to discuss {rng.choice(THINGS)} with {rng.choice(PLACES)}.",
    ))


def thread_of(rng, count):
    """So many comments, two of three in reply to one that stands before."""
    for number in range(count):
        comment = {"id": f"c{number}", "author": f"reader {rng.randrange(5000)}", "text": f"{sentence(rng)} {sentence(rng)}"}
        if number and rng.randrange(3):
            comment["parent"] = f"c{rng.randrange(number)}"
        yield comment


def documents_of(rng, documents, words, thread):
    """So many documents: id, sentences and comments."""
    earlier = []
    for number in range(documents):
        sentences = [sentence(rng) for _ in range(max(1, words // 15))]
        if number % 50 == 49:
            sentences[1:] = rng.choice(earlier)[1:]
        elif len(earlier) < 100:
            earlier.append(sentences)
        comments = [{"author": f"reader {rng.randrange(5000)}", "text": sentence(rng)} for _ in range(rng.randrange(3))]
        yield f"n{number}", sentences, list(thread_of(rng, thread)) or comments


MENU = "".join(f"<li class='menu-item item-{n}'><a href='/section/{n}?ref=top' data-track='nav-{n}'>Section {n}</a></li>" for n in range(120))
SCRIPT = "<script>var settings = {" + ",".join(f'"key{n}": "value of setting {n}"' for n in range(600)) + "};</script>"


def page(number, sentences, comments):
    """A page of HTML as a record of a web archive."""
    paragraphs = "".join(f"<p class='story'>{text}</p>" for text in sentences)
    thread = "".join(
        f"<li id='comment-{n}' class='comment'><cite class='fn'>{c['author']}</cite><div class='comment-content'><p>{c['text']}</p></div></li>"
        for n, c in enumerate(comments)
    )
    body = (
        f"<!doctype html><html><head><title>{sentences[0][:60]}</title>{SCRIPT}</head><body><nav><ul>{MENU}</ul></nav><article><h1>"
        f"{sentences[0][:60]}</h1>{paragraphs}</article><ol class='commentlist'>{thread}</ol><footer><ul>{MENU}</ul></footer></body></html>"
    )
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def write(path, documents, words, pages, thread):
    """Writes so many documents as JSON Lines or as a web archive; the same numbers give the same bytes."""
    with open(path, "wb") as out:
        for number, sentences, comments in documents_of(random.Random(documents), documents, words, thread):
            if pages:
                out.write(page(number, sentences, comments))
            else:
                document = {"id": number, "text": " ".join(sentences), "comments": comments}
                out.write(json.dumps(document).encode() + b"\n")


def measured(command):
    """Seconds and peak resident megabytes of a command."""
    start = time.perf_counter()
    child = os.spawnvp(os.P_NOWAIT, command[0], command)
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {command}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--format", default="nq")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--model", default="fast")
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--thread", type=int, default=0, metavar="COMMENTS")
    parser.add_argument("--load", type=int, metavar="BATCH")
    parser.add_argument("--pressgraph", default="target/release/pressgraph")
    args = parser.parse_args()
    peaks = {}
    for documents in args.documents:
        with tempfile.TemporaryDirectory() as folder:
            data = str(pathlib.Path(folder) / ("data.warc" if args.pages else "data.jsonl"))
            write(data, documents, args.words, args.pages, args.thread)
            size = os.path.getsize(data) / 1e6
            common = ["--quiet", "--model", args.model, "--jobs", args.jobs, data]
            if args.load:
                command = [args.pressgraph, "load", "--store", f"{folder}/store", "--batch", str(args.load), *common]
                runs = {"load": command, "again": command}
            else:
                runs = {"extract": [args.pressgraph, "extract", "-f", args.format, "-o", "/dev/null", *common]}
            for what, command in runs.items():
                seconds, peak = measured(command)
                peaks.setdefault(what, []).append(peak)
                print(
                    f"{what:7} {documents:9} documents, {size:7.1f} MB: {seconds:7.1f} s, {documents / seconds:6.0f} a second, "
                    f"{size / seconds:5.1f} MB a second, peak {peak:6.1f} MiB",
                    flush=True,
                )
    for what, found in peaks.items():
        print(f"{what:7} growth {100 * (found[-1] / found[0] - 1):.1f} %")


if __name__ == "__main__":
    main()
