#!/bin/sh
# What a fuzz target found, made as small as covers the same code, and the 700 smallest of it kept for the tests.
#
#   cargo +nightly fuzz run page -- -max_total_time=600     finds
#   sh fuzz/keep.sh page                                    keeps: fuzz/kept/page.tar.gz
#
# Needs cargo-fuzz and a nightly toolchain.
set -eu
cd "$(dirname "$0")"
for target in "$@"; do
    work=$(mktemp -d)
    mkdir -p "$work/kept" "$work/new" "corpus/$target"
    [ ! -f "kept/$target.tar.gz" ] || tar -xzf "kept/$target.tar.gz" -C "$work/kept"
    cargo +nightly fuzz run -s none "$target" "$work/new" "$work/kept" "corpus/$target" -- -set_cover_merge=1 -max_len=4096
    # The same inputs give the same bytes.
    (cd "$work/new" && ls -Sr | head -700 | LC_ALL=C sort | tar --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=644 -cf - -T -) | gzip -9n > "kept/$target.tar.gz"
    rm -r "$work"
done
