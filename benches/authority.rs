//! Look-ups a second in an authority index: names that it holds, and names that it does not.
//!
//! `cargo bench --bench authority`, of forty thousand invented people; `AUTHORITY=FILE.idx cargo bench --bench authority` of an index of
//! your own.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use pressgraph::authority::index::read::{self, Options};
use pressgraph::authority::index::{Builder, Index};
use pressgraph::base::Silent;
use pressgraph::schema::EntityType;

/// Names that are asked for together.
const ASKED: usize = 10_000;

fn main() {
    divan::main();
}

static INDEX: LazyLock<Index> = LazyLock::new(|| match std::env::var_os("AUTHORITY") {
    Some(path) => Index::open(Path::new(&path)).unwrap(),
    None => Index::from_bytes("people.csv", built(&people())).unwrap(),
});

/// A table of invented people, each of two names and a title.
fn people() -> String {
    let given = ["Ada", "Boris", "Chen", "Dina", "Emil", "Fatou", "Goran", "Hana", "Ivo", "Jana"];
    let mut table = "name,id,description\n".to_owned();
    for n in 0..40_000_usize {
        let (first, second) = (given[n % 10], given[n / 10 % 10]);
        writeln!(table, "{first} {second}son Harbour{},Q{},member of parliament {}", n / 100, n + 1, n % 97).unwrap();
    }
    table
}

fn built(table: &str) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("people.csv");
    fs::write(&path, table).unwrap();
    let mut builder = Builder::default();
    let options = Options { class: Some(EntityType::Person), ..Options::default() };
    read::file(&path, &options, &mut builder, &mut Silent).unwrap();
    builder.bytes().unwrap()
}

/// Names that the index holds, spread over all of it.
fn held() -> Vec<String> {
    let step = (INDEX.len() as usize / ASKED).max(1);
    INDEX.items().step_by(step).take(ASKED).map(|at| INDEX.item(at).unwrap().label.to_owned()).collect()
}

fn look_up(bencher: Bencher<'_, '_>, names: &[String]) {
    let count = names.len();
    bencher
        .counter(ItemsCount::new(count))
        .bench(|| names.iter().map(|name| INDEX.senses(black_box(name)).count()).sum::<usize>());
}

#[divan::bench]
fn names_that_it_holds(bencher: Bencher<'_, '_>) {
    look_up(bencher, &held());
}

#[divan::bench]
fn names_that_it_does_not_hold(bencher: Bencher<'_, '_>) {
    let names: Vec<_> = held().iter().map(|name| format!("{} Quay", name.replace('a', "o"))).collect();
    look_up(bencher, &names);
}

#[divan::bench]
fn build(bencher: Bencher<'_, '_>) {
    let table = people();
    bencher.counter(ItemsCount::new(40_000_usize)).bench(|| built(&table).len());
}
