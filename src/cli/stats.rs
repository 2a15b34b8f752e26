use std::fmt::Write as _;

use comfy_table::{CellAlignment, Table, presets};

use super::input::{InputArgs, RunArgs};
use super::output::Output;
use super::reporter::{Reporter, printable};
use super::status::{Failure, Status};
use crate::graph::{GraphView, KnowledgeGraph, NodeKind, View};
use crate::pipeline;

/// Count what documents hold: classes, relations, the most connected entities, the shape of the thread
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    run: RunArgs,

    /// How many of the most connected entities to list.
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
}

pub(super) fn run(args: Args, reporter: &mut Reporter) -> Result<Status, Failure> {
    let inputs = args.input.inputs(&args.run)?;
    let engine = args.input.model.engine()?;
    reporter.watch(&inputs, &args.run, true)?;
    let (graph, summary) =
        pipeline::graph(&inputs, engine, args.run.jobs.count(), reporter).map_err(|e| Failure::io("pressgraph", &e))?;
    if summary.documents > 0 && summary.stopped.is_none() {
        let text = printable(&report(&graph, args.top));
        Output::Stdout.write(|out| out.write_all(text.as_bytes()))?;
    }
    reporter.finish(&summary, None)
}

fn report(graph: &KnowledgeGraph, top: usize) -> String {
    let counts = graph.counts();
    let mut text = String::new();
    let mut classes: Vec<_> = counts.classes.into_iter().collect();
    classes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    section(
        &mut text,
        "Classes",
        &["class", "count"],
        classes.iter().map(|(class, n)| vec![(*class).to_owned(), n.to_string()]),
    );
    let claims = counts.claims.iter();
    section(
        &mut text,
        "Claims",
        &["relation", "status", "count"],
        claims.map(|((relation, status), n)| vec![(*relation).to_owned(), status.to_string(), n.to_string()]),
    );
    section(
        &mut text,
        "Most connected entities",
        &["entity", "class", "relations", "mentions", "documents", "page rank"],
        connected(graph, top).into_iter(),
    );
    section(&mut text, "Thread", &["depth", "comments"], depths(graph).into_iter());
    let (declared, parsed) = declared(graph);
    let _ = writeln!(text, "\n{parsed} comments read; the pages declare {declared}");
    text
}

/// The entities of most relations to others, of equals the most mentioned.
fn connected(graph: &KnowledgeGraph, top: usize) -> Vec<Vec<String>> {
    let view = GraphView::of(graph, View::Entities);
    let mut nodes: Vec<_> = view.nodes.iter().collect();
    nodes.sort_by_key(|n| (std::cmp::Reverse((n.metrics.weighted_degree, n.mentions)), n.id));
    let row = |n: &&crate::graph::ViewNode<'_>| {
        let rank = format!("{:.4}", n.metrics.page_rank);
        let numbers = [n.metrics.weighted_degree.to_string(), n.mentions.to_string(), n.documents.to_string(), rank];
        [n.label.to_string(), n.class.to_owned()].into_iter().chain(numbers).collect()
    };
    nodes.iter().take(top).map(row).collect()
}

fn depths(graph: &KnowledgeGraph) -> Vec<Vec<String>> {
    let mut depths: Vec<u32> = Vec::new();
    for node in GraphView::of(graph, View::Thread).nodes.iter().filter(|n| n.kind == NodeKind::Comment) {
        let depth = node.depth.unwrap_or(0) as usize;
        depths.resize(depths.len().max(depth + 1), 0);
        depths[depth] += 1;
    }
    depths.iter().enumerate().map(|(depth, n)| vec![depth.to_string(), n.to_string()]).collect()
}

/// How many comments the articles declare and how many were read.
fn declared(graph: &KnowledgeGraph) -> (u32, u32) {
    let view = GraphView::of(graph, View::Thread);
    let sum = |number: fn(&crate::graph::ViewNode<'_>) -> Option<u32>| view.nodes.iter().filter_map(number).sum();
    (sum(|n| n.declared_comments), sum(|n| n.parsed_comments))
}

/// A titled table; nothing where it would be empty. Numbers stand to the right.
fn section(text: &mut String, title: &str, head: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(head);
    for row in rows {
        table.add_row(row);
    }
    if table.row_count() == 0 {
        return;
    }
    for (at, name) in head.iter().enumerate() {
        if !matches!(*name, "class" | "relation" | "status" | "entity")
            && let Some(column) = table.column_mut(at)
        {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let gap = if text.is_empty() { "" } else { "\n" };
    let _ = writeln!(text, "{gap}{title}\n{}", table.trim_fmt());
}
