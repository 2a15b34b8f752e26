#!/bin/sh
# The main job from end to end: build, extract a graph for a viewer, load a store, ask it a question.
set -eu
cd "$(dirname "$0")/.."
cargo build --release --locked --quiet
bin="${CARGO_TARGET_DIR:-target}/release/pressgraph"
out="${CARGO_TARGET_DIR:-target}/tour"
rm -rf "$out"
mkdir -p "$out"

"$bin" extract examples/*.txt examples/*.jsonl -o "$out/graph.gexf"
"$bin" load --quiet --store "$out/store" examples/*.txt examples/*.jsonl
echo "What is only possible, planned or denied, and who says so?"
"$bin" query --store "$out/store" --format table -f examples/queries/not-facts.rq
echo "The graph for Gephi: $out/graph.gexf"
