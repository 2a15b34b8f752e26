use std::io::Write;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::graph::{GraphView, KnowledgeGraph, ViewEdge, ViewNode};

use super::columns::{Column, EDGE, Kind, NODE, Value};
use super::legal::legal;
use super::style::{Style, line};
use super::{ExportError, ExportOptions, Exporter};

/// GEXF 1.3 with sizes by PageRank and colours by class. Parallel edges differ in `kind`, which is an attribute too,
/// because some readers drop it.
pub(super) struct Gexf;

const NAME: &str = "GEXF";

type Out<'o> = Writer<&'o mut dyn Write>;

impl Exporter for Gexf {
    fn write(&self, graph: &KnowledgeGraph, options: &ExportOptions, out: &mut dyn Write) -> Result<(), ExportError> {
        let view = GraphView::of(graph, options.view);
        let base = options.rdf.base.as_str();
        let mut xml = Writer::new_with_indent(out, b' ', 1);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut fault = Ok(());
        xml.create_element("gexf")
            .with_attributes([
                ("xmlns", "http://gexf.net/1.3"),
                ("xmlns:viz", "http://gexf.net/1.3/viz"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
                ("version", "1.3"),
            ])
            .write_inner_content(|xml| {
                meta(xml)?;
                xml.create_element("graph")
                    .with_attributes([("defaultedgetype", "directed"), ("mode", "static")])
                    .write_inner_content(|xml| {
                        attributes(xml, "node", NODE.iter().map(|column| (column.name, column.kind)))?;
                        attributes(xml, "edge", EDGE.iter().map(|column| (column.name, column.kind)))?;
                        fault = body(xml, &view, base);
                        Ok(())
                    })?;
                Ok(())
            })?;
        fault?;
        xml.into_inner().write_all(b"\n")?;
        Ok(())
    }
}

/// Who made the file and what it shows; no date, so that the same graph gives the same bytes.
fn meta(xml: &mut Out<'_>) -> std::io::Result<()> {
    xml.create_element("meta").write_inner_content(|xml| {
        xml.create_element("creator").write_text_content(BytesText::new(env!("CARGO_PKG_NAME")))?;
        let about = "What news articles and their readers' comments say: nodes by class, \
                     edges by relation and status, with the words that they come from";
        xml.create_element("description").write_text_content(BytesText::new(about))?;
        xml.create_element("keywords").write_text_content(BytesText::new("news, comments, knowledge graph"))?;
        Ok(())
    })?;
    Ok(())
}

fn attributes(
    xml: &mut Out<'_>,
    class: &str,
    columns: impl Iterator<Item = (&'static str, Kind)>,
) -> std::io::Result<()> {
    xml.create_element("attributes").with_attributes([("class", class), ("mode", "static")]).write_inner_content(
        |xml| {
            for (name, kind) in columns {
                let kind = match kind {
                    Kind::Text => "string",
                    Kind::Integer => "long",
                    Kind::Decimal => "double",
                };
                xml.create_element("attribute")
                    .with_attributes([("id", name), ("title", name), ("type", kind)])
                    .write_empty()?;
            }
            Ok(())
        },
    )?;
    Ok(())
}

fn body(xml: &mut Out<'_>, view: &GraphView<'_>, base: &str) -> Result<(), ExportError> {
    let most = view.nodes.iter().map(|node| node.metrics.page_rank).fold(0.0, f64::max);
    let mut fault = Ok(());
    let count = view.nodes.len().to_string();
    xml.create_element("nodes").with_attribute(("count", count.as_str())).write_inner_content(|xml| {
        fault = view.nodes.iter().try_for_each(|node| write_node(xml, node, most, base));
        Ok(())
    })?;
    fault?;
    let mut fault = Ok(());
    let count = view.edges.len().to_string();
    xml.create_element("edges").with_attribute(("count", count.as_str())).write_inner_content(|xml| {
        fault = view.edges.iter().enumerate().try_for_each(|(number, edge)| write_edge(xml, view, edge, number, base));
        Ok(())
    })?;
    fault
}

fn write_node(xml: &mut Out<'_>, node: &ViewNode<'_>, most: f64, base: &str) -> Result<(), ExportError> {
    let mut fault = Ok(());
    xml.create_element("node")
        .with_attributes([("id", legal(NAME, node.id.as_str())?), ("label", legal(NAME, &node.label)?)])
        .write_inner_content(|xml| {
            fault = values(xml, NODE.iter().map(|Column { name, value, .. }| (*name, value(node, base))));
            colour(xml, Style::of(node.class).fill)?;
            // The area of a node grows with its rank.
            let size = 8.0 + 52.0 * (node.metrics.page_rank / most).sqrt();
            xml.create_element("viz:size").with_attribute(("value", format!("{size:.3}").as_str())).write_empty()?;
            Ok(())
        })?;
    fault
}

fn write_edge(
    xml: &mut Out<'_>,
    view: &GraphView<'_>,
    edge: &ViewEdge<'_>,
    number: usize,
    base: &str,
) -> Result<(), ExportError> {
    let [source, target] = [edge.source, edge.target].map(|end| view.nodes[end].id.as_str());
    let (id, weight, kind, label) = (number.to_string(), edge.weight.to_string(), edge.kind.name(), edge.label());
    let mut fault = Ok(());
    xml.create_element("edge")
        .with_attributes([
            ("id", id.as_str()),
            ("source", legal(NAME, source)?),
            ("target", legal(NAME, target)?),
            ("type", "directed"),
            ("kind", legal(NAME, &kind)?),
            ("label", legal(NAME, &label)?),
            ("weight", &weight),
        ])
        .write_inner_content(|xml| {
            fault = values(xml, EDGE.iter().map(|Column { name, value, .. }| (*name, value(edge, base))));
            let (rgb, broken) = line(edge.kind);
            colour(xml, rgb)?;
            let shape = if broken { "dashed" } else { "solid" };
            xml.create_element("viz:shape").with_attribute(("value", shape)).write_empty()?;
            Ok(())
        })?;
    fault
}

fn values<'a>(
    xml: &mut Out<'_>,
    values: impl Iterator<Item = (&'static str, Option<Value<'a>>)>,
) -> Result<(), ExportError> {
    let mut fault = Ok(());
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (name, value) in values {
            let Some(value) = value else { continue };
            let text = value.text();
            match legal(NAME, &text) {
                Ok(text) => {
                    xml.create_element("attvalue").with_attributes([("for", name), ("value", text)]).write_empty()?;
                }
                Err(error) => fault = Err(error),
            }
        }
        Ok(())
    })?;
    fault
}

fn colour(xml: &mut Out<'_>, rgb: [u8; 3]) -> std::io::Result<()> {
    let [red, green, blue] = rgb.map(|part| part.to_string());
    xml.create_element("viz:color")
        .with_attributes([("r", red.as_str()), ("g", green.as_str()), ("b", blue.as_str())])
        .write_empty()?;
    Ok(())
}
