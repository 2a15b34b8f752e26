use std::collections::BTreeMap;
use std::io::Write;

use crate::graph::{EdgeKind, GraphView, KnowledgeGraph, NodeKind, ViewEdge, ViewNode};

use super::legal::legal;
use super::style::{Style, hex, line};
use super::{ExportError, ExportOptions, Exporter};

/// The DOT language: a drawing from left to right, comments in a frame for each thread, the words behind an edge in its
/// tooltip.
pub(super) struct Dot;

const NAME: &str = "DOT";
/// Where a label's line is broken, in characters.
const LINE: usize = 26;

impl Exporter for Dot {
    fn write(&self, graph: &KnowledgeGraph, options: &ExportOptions, out: &mut dyn Write) -> Result<(), ExportError> {
        let view = GraphView::of(graph, options.view);
        writeln!(out, "digraph pressgraph {{")?;
        writeln!(
            out,
            "  graph [rankdir=LR, nodesep=0.2, ranksep=0.9, fontname=\"Helvetica\", outputorder=edgesfirst];"
        )?;
        writeln!(
            out,
            "  node [style=filled, fontname=\"Helvetica\", fontsize=11, margin=\"0.12,0.06\", penwidth=0.8];"
        )?;
        writeln!(out, "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];")?;
        let threads = threads(&view);
        let framed: Vec<bool> = view.nodes.iter().map(|node| node.kind == NodeKind::Comment).collect();
        for (node, _) in view.nodes.iter().zip(&framed).filter(|(_, framed)| !**framed) {
            write_node(out, "  ", node, options)?;
        }
        for (number, (article, comments)) in threads.into_iter().enumerate() {
            writeln!(out, "  subgraph cluster_{number} {{")?;
            let title = article.map_or("comments", |article| &view.nodes[article].label);
            writeln!(out, "    graph [label={}, style=rounded, color=\"#bbbbbb\"];", label(title)?)?;
            for comment in comments {
                write_node(out, "    ", &view.nodes[comment], options)?;
            }
            writeln!(out, "  }}")?;
        }
        for edge in &view.edges {
            write_edge(out, &view, edge)?;
        }
        writeln!(out, "}}")?;
        Ok(())
    }
}

/// The comments by the article that their replies lead to.
fn threads(view: &GraphView<'_>) -> BTreeMap<Option<usize>, Vec<usize>> {
    let replies: BTreeMap<usize, usize> =
        view.edges.iter().filter(|e| e.kind == EdgeKind::ReplyOf).map(|e| (e.source, e.target)).collect();
    let mut roots: Vec<Option<usize>> = vec![None; view.nodes.len()];
    let mut threads: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut comments: Vec<_> = (0..view.nodes.len()).filter(|at| view.nodes[*at].kind == NodeKind::Comment).collect();
    // A parent stands before its replies, so its root is known when theirs is asked for.
    comments.sort_by_key(|at| view.nodes[*at].ordinal);
    for comment in comments {
        roots[comment] = replies.get(&comment).and_then(|parent| match view.nodes[*parent].kind {
            NodeKind::Article => Some(*parent),
            _ => roots[*parent],
        });
        threads.entry(roots[comment]).or_default().push(comment);
    }
    threads
}

fn write_node(
    out: &mut dyn Write,
    indent: &str,
    node: &ViewNode<'_>,
    options: &ExportOptions,
) -> Result<(), ExportError> {
    let style = Style::of(node.class);
    let mut about = format!("{} {}", node.class, node.id.iri(&options.rdf.base));
    for more in node.aliases.iter().chain(&node.text) {
        about.push('\n');
        about.push_str(more);
    }
    writeln!(
        out,
        "{indent}{} [label={}, shape={}, fillcolor=\"{}\", fontcolor=\"{}\", tooltip={}];",
        quoted(node.id.as_str())?,
        label(&node.label)?,
        style.dot_shape,
        hex(style.fill),
        hex(style.text),
        quoted(&about)?,
    )?;
    Ok(())
}

fn write_edge(out: &mut dyn Write, view: &GraphView<'_>, edge: &ViewEdge<'_>) -> Result<(), ExportError> {
    let [source, target] = [edge.source, edge.target].map(|end| view.nodes[end].id.as_str());
    let (colour, broken) = line(edge.kind);
    write!(out, "  {} -> {} [color=\"{}\"", quoted(source)?, quoted(target)?, hex(colour))?;
    // Replies and authorship show by what they join; mentions are many and say the same.
    if !matches!(edge.kind, EdgeKind::Mentions | EdgeKind::ReplyOf | EdgeKind::CreatedBy) {
        write!(out, ", label={}, fontcolor=\"{}\"", label(&edge.label())?, hex(colour))?;
    }
    let mut about = edge.kind.name().into_owned();
    if !edge.speakers.is_empty() {
        about.push_str(&format!(" by {}", edge.speakers.join(", ")));
    }
    for quote in &edge.evidence {
        about.push('\n');
        about.push_str(&quote.text);
    }
    write!(out, ", tooltip={}", quoted(&about)?)?;
    if edge.kind == EdgeKind::Mentions {
        // They do not pull their ends together either.
        write!(out, ", weight=0, arrowhead=none")?;
    }
    if edge.weight > 1 {
        write!(out, ", penwidth={}", edge.weight.min(6))?;
    }
    if broken {
        write!(out, ", style=dashed")?;
    }
    writeln!(out, "];")?;
    Ok(())
}

/// A label: quoted, its lines broken between words.
fn label(text: &str) -> Result<String, ExportError> {
    let mut lines = String::with_capacity(text.len());
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > LINE {
            lines.push('\n');
            width = 0;
        } else if width > 0 {
            lines.push(' ');
            width += 1;
        }
        lines.push_str(word);
        width += length;
    }
    quoted(&lines)
}

/// A double-quoted string. In it Graphviz reads backslash escapes and HTML's entities, so both are taken from the text.
fn quoted(text: &str) -> Result<String, ExportError> {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in legal(NAME, text)?.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' => quoted.push_str("&amp;"),
            '\n' => quoted.push_str("\\n"),
            '\r' => {}
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    Ok(quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_say_what_they_hold() {
        let got = quoted("a \"b\" \\N &lt; \n<i>").map_err(|error| error.to_string());
        assert_eq!(got.as_deref(), Ok("\"a \\\"b\\\" \\\\N &amp;lt; \\n<i>\""));
        let got = label("Agreement on the Grazing of Reindeer  in the North").map_err(|error| error.to_string());
        assert_eq!(got.as_deref(), Ok("\"Agreement on the Grazing\\nof Reindeer in the North\""));
    }
}
