use std::io::Write;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::graph::{EdgeKind, GraphView, KnowledgeGraph, ViewEdge, ViewNode};

use super::columns::{Column, EDGE, Kind, NODE};
use super::legal::legal;
use super::style::{Style, hex, line};
use super::{ExportError, ExportOptions, Exporter};

/// GraphML with every attribute under a typed key, and yEd's graphics under keys of their own, so that labels, shapes
/// and colours show on opening.
pub(super) struct GraphMl;

const NAME: &str = "GraphML";
const LABEL: &str = "label";
const WEIGHT: &str = "weight";
/// A cell of the grid that nodes lie on until the reader chooses a layout.
const CELL: (usize, usize) = (240, 70);

type Out<'o> = Writer<&'o mut dyn Write>;

impl Exporter for GraphMl {
    fn write(&self, graph: &KnowledgeGraph, options: &ExportOptions, out: &mut dyn Write) -> Result<(), ExportError> {
        let view = GraphView::of(graph, options.view);
        let base = options.rdf.base.as_str();
        let mut xml = Writer::new_with_indent(out, b' ', 1);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut fault = Ok(());
        xml.create_element("graphml")
            .with_attributes([
                ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xmlns:y", "http://www.yworks.com/xml/graphml"),
                (
                    "xsi:schemaLocation",
                    "http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd",
                ),
            ])
            .write_inner_content(|xml| {
                keys(xml)?;
                xml.create_element("graph")
                    .with_attributes([("id", "pressgraph"), ("edgedefault", "directed")])
                    .write_inner_content(|xml| {
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

/// Declares every attribute before the first node, as the schema asks.
fn keys(xml: &mut Out<'_>) -> std::io::Result<()> {
    let mut key = |owner: &str, name: &str, kind: Kind| {
        let kind = match kind {
            Kind::Text => "string",
            Kind::Integer => "long",
            Kind::Decimal => "double",
        };
        xml.create_element("key")
            .with_attributes([
                ("id", format!("{owner}.{name}").as_str()),
                ("for", owner),
                ("attr.name", name),
                ("attr.type", kind),
            ])
            .write_empty()
            .map(|_| ())
    };
    key("node", LABEL, Kind::Text)?;
    NODE.iter().try_for_each(|column| key("node", column.name, column.kind))?;
    key("edge", LABEL, Kind::Text)?;
    key("edge", WEIGHT, Kind::Integer)?;
    EDGE.iter().try_for_each(|column| key("edge", column.name, column.kind))?;
    for owner in ["node", "edge"] {
        let (id, graphics) = (format!("{owner}.graphics"), format!("{owner}graphics"));
        xml.create_element("key")
            .with_attributes([("id", id.as_str()), ("for", owner), ("yfiles.type", &graphics)])
            .write_empty()?;
    }
    Ok(())
}

fn body(xml: &mut Out<'_>, view: &GraphView<'_>, base: &str) -> Result<(), ExportError> {
    let ids: Vec<_> = view.nodes.iter().map(|node| token(node.id.as_str())).collect();
    let places = grid(&view.nodes);
    for ((node, id), place) in view.nodes.iter().zip(&ids).zip(places) {
        write_node(xml, node, id, place, base)?;
    }
    for (number, edge) in view.edges.iter().enumerate() {
        write_edge(xml, edge, number, [&ids[edge.source], &ids[edge.target]], base)?;
    }
    Ok(())
}

fn write_node(
    xml: &mut Out<'_>,
    node: &ViewNode<'_>,
    id: &str,
    (x, y): (usize, usize),
    base: &str,
) -> Result<(), ExportError> {
    let mut fault = Ok(());
    xml.create_element("node").with_attribute(("id", id)).write_inner_content(|xml| {
        fault = (|| {
            data(xml, "node", LABEL, &node.label)?;
            for Column { name, value, .. } in &NODE {
                if let Some(value) = value(node, base) {
                    data(xml, "node", name, &value.text())?;
                }
            }
            let style = Style::of(node.class);
            let label = legal(NAME, &node.label)?;
            // yEd draws the width that it is given: seven units a character and a margin.
            let width = (label.chars().count() * 7 + 20).clamp(60, CELL.0 - 20).to_string();
            let [x, y] = [x, y].map(|n| n.to_string());
            xml.create_element("data").with_attribute(("key", "node.graphics")).write_inner_content(|xml| {
                xml.create_element("y:ShapeNode").write_inner_content(|xml| {
                    xml.create_element("y:Geometry")
                        .with_attributes([("height", "30"), ("width", &width), ("x", &x), ("y", &y)])
                        .write_empty()?;
                    xml.create_element("y:Fill")
                        .with_attributes([("color", hex(style.fill).as_str()), ("transparent", "false")])
                        .write_empty()?;
                    xml.create_element("y:BorderStyle")
                        .with_attributes([("color", "#333333"), ("type", "line"), ("width", "1.0")])
                        .write_empty()?;
                    xml.create_element("y:NodeLabel")
                        .with_attribute(("textColor", hex(style.text).as_str()))
                        .write_text_content(BytesText::new(label))?;
                    xml.create_element("y:Shape").with_attribute(("type", style.yed_shape)).write_empty()?;
                    Ok(())
                })?;
                Ok(())
            })?;
            Ok(())
        })();
        Ok(())
    })?;
    fault
}

fn write_edge(
    xml: &mut Out<'_>,
    edge: &ViewEdge<'_>,
    number: usize,
    [source, target]: [&String; 2],
    base: &str,
) -> Result<(), ExportError> {
    let mut fault = Ok(());
    let id = format!("edge:{number}");
    xml.create_element("edge")
        .with_attributes([("id", id.as_str()), ("source", source), ("target", target)])
        .write_inner_content(|xml| {
            fault = (|| {
                let label = edge.label();
                data(xml, "edge", LABEL, &label)?;
                data(xml, "edge", WEIGHT, &edge.weight.to_string())?;
                for Column { name, value, .. } in &EDGE {
                    if let Some(value) = value(edge, base) {
                        data(xml, "edge", name, &value.text())?;
                    }
                }
                let (colour, broken) = line(edge.kind);
                // Mentions are many and say the same: their lines go without a label.
                let shown = if edge.kind == EdgeKind::Mentions { "" } else { legal(NAME, &label)? };
                let width = format!("{}.0", edge.weight.clamp(1, 7));
                xml.create_element("data").with_attribute(("key", "edge.graphics")).write_inner_content(|xml| {
                    xml.create_element("y:PolyLineEdge").write_inner_content(|xml| {
                        let kind = if broken { "dashed" } else { "line" };
                        xml.create_element("y:LineStyle")
                            .with_attributes([("color", hex(colour).as_str()), ("type", kind), ("width", &width)])
                            .write_empty()?;
                        xml.create_element("y:Arrows")
                            .with_attributes([("source", "none"), ("target", "standard")])
                            .write_empty()?;
                        if !shown.is_empty() {
                            xml.create_element("y:EdgeLabel").write_text_content(BytesText::new(shown))?;
                        }
                        Ok(())
                    })?;
                    Ok(())
                })?;
                Ok(())
            })();
            Ok(())
        })?;
    fault
}

fn data(xml: &mut Out<'_>, owner: &str, name: &str, text: &str) -> Result<(), ExportError> {
    let key = format!("{owner}.{name}");
    xml.create_element("data")
        .with_attribute(("key", key.as_str()))
        .write_text_content(BytesText::new(legal(NAME, text)?))?;
    Ok(())
}

/// Places for nodes, row by row: what hangs together stays together, the most central first.
fn grid(nodes: &[ViewNode<'_>]) -> Vec<(usize, usize)> {
    let mut order: Vec<_> = (0..nodes.len()).collect();
    order.sort_by(|a, b| {
        let [a, b] = [a, b].map(|n| &nodes[*n].metrics);
        a.component.cmp(&b.component).then(b.page_rank.total_cmp(&a.page_rank))
    });
    let columns = nodes.len().isqrt().max(1);
    let mut places = vec![(0, 0); nodes.len()];
    for (at, node) in order.into_iter().enumerate() {
        places[node] = (at % columns * CELL.0, at / columns * CELL.1);
    }
    places
}

/// An id as an XML name token, which may not hold `/`: that becomes `:`, and what else is not allowed its code point
/// between `::` and `:`. Ids hold neither `:` nor empty segments, so different ids have different tokens.
fn token(id: &str) -> String {
    let mut token = String::with_capacity(id.len());
    for c in id.chars() {
        match c {
            '/' => token.push(':'),
            c if is_name(c) => token.push(c),
            c => token.push_str(&format!("::{:X}:", u32::from(c))),
        }
    }
    token
}

/// XML 1.0, production 4a (`NameChar`), without `:`.
const fn is_name(c: char) -> bool {
    matches!(c,
        '-' | '.' | '_' | '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{b7}' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}' | '\u{200d}' | '\u{203f}' | '\u{2040}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_names_and_differ() {
        assert_eq!(token("doc/é/entity/a~b²"), "doc:é:entity:a::7E:b::B2:");
        assert_ne!(token("a/7E/b"), token("a~b"));
    }
}
