#!/usr/bin/env python3
"""Web archives and blog exports against their references.

    exports.py --data DIR [--records target/release/examples/records] [--pressgraph target/release/pressgraph]

DIR/warc holds WARC and ARC files: the records that we read are compared with those that warcio (PyPI) reads of the same
files, by type, address, status and payload. Of requests and of the header of an ARC file only type and address are
compared: what their payload is, is a matter of taste. Where warcio gives up on a damaged file, what it read until then
has to be there, and what we read beyond is counted as salvaged.

DIR/wordpress holds exports, some broken on purpose, and for some of them FILE.edges.jsonl with a comment a line: every
comment and every reply has to be found in what `pressgraph annotate` writes.
"""

import argparse
import glob
import json
import os
import subprocess
import zlib


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--data", required=True)
    args.add_argument("--records", default="target/release/examples/records")
    args.add_argument("--pressgraph", default="target/release/pressgraph")
    args = args.parse_args()
    archives(args)
    exports(args)


def archives(args):
    print("| archive | records | same as warcio | salvaged beyond | damage told |\n|---|---|---|---|---|")
    total = same = 0
    for path in sorted(glob.glob(os.path.join(args.data, "warc", "*"))):
        lines = [json.loads(line) for line in run(args.records, path).splitlines()]
        ours = [record(e["kind"], e["url"], e["status"], e["length"], e["crc32"]) for e in lines if "kind" in e]
        theirs, whole = warcio_records(path)
        equal = sum(a == b for a, b in zip(ours, theirs))
        total += len(theirs)
        same += equal
        beyond = len(ours) - len(theirs) if not whole else 0
        damage = sum("damage" in e for e in lines)
        mark = "" if equal == len(theirs) and (beyond or len(ours) == len(theirs)) else " (differs)"
        print(f"| {os.path.basename(path)} | {len(ours)} | {equal} of {len(theirs)}{mark} | {beyond} | {damage} |")
    print(f"\n{same} of {total} records are the same as warcio's\n")


def warcio_records(path):
    """The records that warcio reads, and whether it came to the end."""
    from warcio.archiveiterator import ArchiveIterator

    found = []
    with open(path, "rb") as stream:
        try:
            for entry in ArchiveIterator(stream):
                url = entry.rec_headers.get_header("WARC-Target-URI") or entry.rec_headers.get_header("uri")
                status = None
                if entry.http_headers and entry.rec_type in ("response", "revisit"):
                    code = entry.http_headers.get_statuscode()
                    status = int(code) if code and code.isdigit() else None
                payload = entry.content_stream().read()
                found.append(record(entry.rec_type, url, status, len(payload), zlib.crc32(payload)))
        except Exception:  # whatever a damaged file makes it raise ends its reading
            # The payload of the last record is not to be trusted where the error came right behind it.
            return found[:-1], False
    return found, True


def record(kind, url, status, length, crc32):
    url = url and url.replace(" ", "%20")
    if kind in ("request", "arc_header"):
        return (kind, url)
    return (kind, url, status, length, crc32)


def exports(args):
    print("| export | articles | comments | replies | found of the comments | of the replies | faults told |")
    print("|---|---|---|---|---|---|---|")
    for path in sorted(glob.glob(os.path.join(args.data, "wordpress", "*.xml"))):
        done = subprocess.run([args.pressgraph, "annotate", "--model", "none", path], capture_output=True, text=True)
        documents = [json.loads(line) for line in done.stdout.splitlines()]
        faults = sum(line.startswith(("warning", "skipped")) for line in done.stderr.splitlines())
        comments = {}
        for document in documents:
            for comment in document["comments"]:
                comments.setdefault(comment["id"], []).append(comment["parent"])
        gold = path + ".edges.jsonl"
        found = edges = "no gold"
        if os.path.exists(gold):
            want = [json.loads(line) for line in open(gold, encoding="utf-8")]
            ids = {str(w["id"]) for w in want}
            hit = sum(str(w["id"]) in comments for w in want)
            replies = [w for w in want if w["parent"] and str(w["parent"]) in ids]
            right = sum(str(w["parent"]) in comments.get(str(w["id"]), []) for w in replies)
            found, edges = f"{hit} of {len(want)}", f"{right} of {len(replies)}"
        count = sum(len(v) for v in comments.values())
        answered = sum(p is not None for v in comments.values() for p in v)
        print(f"| {os.path.basename(path)} | {len(documents)} | {count} | {answered} | {found} | {edges} | {faults} |")


def run(program, path):
    return subprocess.run([program, path], capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
