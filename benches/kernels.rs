//! What bounds the transformer: multiply-adds a second of its products and of its attention, with the kernel that this machine takes.
//!
//! `cargo bench --bench kernels`

#![allow(missing_docs, reason = "a benchmark")]

use divan::Bencher;
use divan::counter::ItemsCount;
use pressgraph::nlp::engine::kernels::Kernel;
use pressgraph::nlp::engine::kernels::attention::{HEAD, Scores};
use pressgraph::nlp::engine::kernels::bytes::{Rows, Weights};

/// Pieces of two windows or three.
const PIECES: usize = 240;
/// Pieces of a window.
const WINDOW: usize = 94;
const WIDTH: usize = 384;

fn main() {
    divan::main();
}

#[divan::bench(args = [(WIDTH, 3 * WIDTH), (WIDTH, WIDTH), (WIDTH, 4 * WIDTH), (4 * WIDTH, WIDTH)])]
fn byte_products(bencher: Bencher<'_, '_>, (inputs, outputs): (usize, usize)) {
    let (bytes, of_rows) = (vec![200; PIECES * inputs], vec![0.5; PIECES]);
    let (panels, offsets) = (vec![50; inputs * outputs], vec![1; outputs]);
    let (units, bias) = (vec![0.5; outputs], vec![0.5; outputs]);
    let mut out = vec![0.0; PIECES * outputs];
    let rows = Rows { bytes: &bytes, units: &of_rows };
    let weights = Weights { panels: &panels, offsets: &offsets, units: &units, bias: &bias };
    bencher
        .counter(ItemsCount::new(PIECES * inputs * outputs))
        .bench_local(|| Kernel::best().byte_products(rows, weights, &mut out));
}

#[divan::bench]
fn attention(bencher: Bencher<'_, '_>) {
    let qkv: Vec<f32> = (0..WINDOW * 3 * WIDTH).map(|i| (i * 7919 % 1000) as f32 / 300.0 - 1.5).collect();
    let (mut scores, mut out) = (Scores::default(), vec![0.0; WINDOW * WIDTH]);
    bencher.counter(ItemsCount::new(2 * WINDOW * WINDOW * WIDTH)).bench_local(|| {
        for first in (0..WIDTH).step_by(HEAD) {
            Kernel::best().attend(&qkv, WIDTH, first, &mut scores, &mut out);
        }
    });
}
