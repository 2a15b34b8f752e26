//! One table of how classes and statuses look in every viewer.

use crate::graph::EdgeKind;
use crate::schema::Status;

/// How nodes of a class look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The class.
    pub class: &'static str,
    /// The colour of the node: red, green, blue.
    pub fill: [u8; 3],
    /// The colour of a label on it.
    pub text: [u8; 3],
    /// The shape in Graphviz.
    pub dot_shape: &'static str,
    /// The shape in yEd.
    pub yed_shape: &'static str,
}

const BLACK: [u8; 3] = [0, 0, 0];
const WHITE: [u8; 3] = [255, 255, 255];

const fn style(
    class: &'static str,
    fill: [u8; 3],
    text: [u8; 3],
    dot_shape: &'static str,
    yed_shape: &'static str,
) -> Style {
    Style { class, fill, text, dot_shape, yed_shape }
}

/// The look of every class, the last one for what has no other.
///
/// The hues are those of Okabe and Ito's palette, which people with any colour vision can tell apart. Fourteen classes
/// are more than eight hues: kindred classes share a hue, differ in lightness, and have another shape.
pub const LEGEND: [Style; 15] = [
    style("Article", [77, 77, 77], WHITE, "note", "rectangle"),
    style("Comment", [200, 200, 200], BLACK, "box", "rectangle"),
    style("Account", [150, 150, 150], BLACK, "box", "roundrectangle"),
    style("Person", [213, 94, 0], BLACK, "ellipse", "ellipse"),
    style("Group", [240, 178, 127], BLACK, "ellipse", "ellipse"),
    style("Country", [0, 114, 178], WHITE, "box", "roundrectangle"),
    style("Place", [86, 180, 233], BLACK, "box", "roundrectangle"),
    style("Facility", [179, 222, 247], BLACK, "house", "trapezoid"),
    style("Organization", [0, 158, 115], BLACK, "hexagon", "hexagon"),
    style("Position", [134, 214, 189], BLACK, "octagon", "octagon"),
    style("Treaty", [204, 121, 167], BLACK, "folder", "parallelogram"),
    style("Law", [232, 189, 212], BLACK, "folder", "parallelogram"),
    style("Event", [240, 228, 66], BLACK, "diamond", "diamond"),
    style("Work", [230, 159, 0], BLACK, "component", "rectangle"),
    style("", [255, 255, 255], BLACK, "ellipse", "ellipse"),
];

impl Style {
    /// The look of a class, named by the ontology's local name.
    #[must_use]
    pub fn of(class: &str) -> Self {
        LEGEND.into_iter().find(|style| style.class == class).unwrap_or(LEGEND[LEGEND.len() - 1])
    }
}

/// How an edge looks: its colour, and whether its line is broken. Whole lines are what is said to be so, broken ones
/// what may be, is planned, asked or conditional; what is denied is red.
pub(super) const fn line(kind: EdgeKind) -> ([u8; 3], bool) {
    match kind {
        EdgeKind::Relation { status, .. } => match status {
            Status::Asserted => ([40, 40, 40], false),
            Status::Reported => ([0, 114, 178], false),
            Status::Denied => ([213, 94, 0], false),
            Status::Possible | Status::Planned | Status::Asked | Status::Conditional => ([110, 110, 110], true),
        },
        EdgeKind::Mentions => ([205, 205, 205], false),
        _ => ([150, 150, 150], false),
    }
}

/// A colour as `#rrggbb`.
pub(super) fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::EntityType;

    /// Relative luminance and contrast as WCAG 2.1 defines them.
    fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
        let luminance = |colour: [u8; 3]| {
            let [r, g, b] = colour
                .map(|c| f64::from(c) / 255.0)
                .map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn labels_can_be_read_and_classes_told_apart() {
        for (n, style) in LEGEND.iter().enumerate() {
            assert!(contrast(style.fill, style.text) >= 4.5, "{}", style.class);
            for other in &LEGEND[..n] {
                assert_ne!(style.fill, other.fill, "{} and {}", style.class, other.class);
            }
        }
        let entities = EntityType::all().iter().map(|class| class.local_name());
        for class in entities.chain(["Article", "Comment", "Account"]) {
            assert_eq!(Style::of(class).class, class);
        }
        assert_eq!(Style::of("Entity"), LEGEND[14]);
    }
}
