"""Pages a second of the page reader and of trafilatura (PyPI) on the same pages, one core each, in one run.

    cargo build --release --example pages
    pip install trafilatura
    python benches/vs_trafilatura.py [--reader target/release/examples/pages] [--repeat 5] FOLDER

Both read the pages from memory; trafilatura extracts text, metadata and comments (`bare_extraction`, its defaults). Processor time counts, so
that other work on the machine does not; the reader's includes its start.
"""

import argparse
import json
import pathlib
import resource
import subprocess
import time

import trafilatura


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", default="target/release/examples/pages")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("folder", type=pathlib.Path)
    args = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(args.folder.glob("*.html"))]
    trafilatura.bare_extraction(pages[0], with_metadata=True)
    started = time.process_time()
    for page in pages:
        trafilatura.bare_extraction(page, with_metadata=True)
    theirs = len(pages) / (time.process_time() - started)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(subprocess.run([args.reader, "--repeat", str(args.repeat), args.folder], capture_output=True, text=True, check=True).stdout)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    ours = told["pages"] / (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    print(f"trafilatura {trafilatura.__version__}: {theirs:.1f} pages/s")
    print(f"pressgraph: {ours:.1f} pages/s, {ours / theirs:.1f} times")


if __name__ == "__main__":
    main()
