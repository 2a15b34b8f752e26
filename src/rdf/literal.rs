//! Literals in canonical lexical form.

use oxigraph::model::Literal;
use oxigraph::model::vocab::xsd;

use crate::base::Confidence;
use crate::document::Timestamp;

/// An `xsd:integer`.
pub(super) fn integer(n: u32) -> Literal {
    Literal::new_typed_literal(n.to_string(), xsd::INTEGER)
}

/// An `xsd:nonNegativeInteger`, the type of an offset.
pub(super) fn offset(n: u32) -> Literal {
    Literal::new_typed_literal(n.to_string(), xsd::NON_NEGATIVE_INTEGER)
}

/// An `xsd:decimal`.
pub(super) fn decimal(confidence: Confidence) -> Literal {
    Literal::new_typed_literal(confidence.to_string(), xsd::DECIMAL)
}

/// An `xsd:gYear`.
pub(super) fn year(year: i16) -> Literal {
    Literal::new_typed_literal(year_digits(year), xsd::G_YEAR)
}

/// An `xsd:dateTime` where the time of day is known, else an `xsd:date`.
pub(super) fn timestamp(at: Timestamp) -> Literal {
    let datatype = if at.time.is_some() { xsd::DATE_TIME } else { xsd::DATE };
    Literal::new_typed_literal(at.xsd(), datatype)
}

/// A day, month or year, typed by its form; what has none of these forms stays a plain string.
pub(super) fn when(text: &str) -> Literal {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match shape.strip_prefix('-').unwrap_or(&shape) {
        "0000-00-00" => Literal::new_typed_literal(text, xsd::DATE),
        "0000-00" => Literal::new_typed_literal(text, xsd::G_YEAR_MONTH),
        "0000" => Literal::new_typed_literal(text, xsd::G_YEAR),
        _ => Literal::new_simple_literal(text),
    }
}

fn year_digits(year: i16) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use jiff::tz::Offset;

    #[test]
    fn times_are_canonical_and_zones_never_invented() {
        let day = date(2012, 12, 4);
        for (time, offset, want) in [
            (None, None, "2012-12-04"),
            (Some(time(9, 5, 0, 0)), None, "2012-12-04T09:05:00"),
            (Some(time(9, 5, 7, 120_000_000)), Some(Offset::UTC), "2012-12-04T09:05:07.12Z"),
            (Some(time(23, 59, 0, 0)), Some(Offset::constant(-5)), "2012-12-04T23:59:00-05:00"),
            (Some(time(23, 59, 0, 0)), Offset::from_seconds(20_700).ok(), "2012-12-04T23:59:00+05:45"),
        ] {
            assert_eq!(Timestamp { date: day, time, offset }.xsd(), want);
        }
        assert_eq!(timestamp(Timestamp { date: day, time: None, offset: None }).datatype(), xsd::DATE);
        assert_eq!(year(-44).value(), "-0044");
    }

    #[test]
    fn points_in_time_are_typed_by_their_form() {
        for (text, want) in [
            ("2010", xsd::G_YEAR),
            ("2010-04", xsd::G_YEAR_MONTH),
            ("2010-04-08", xsd::DATE),
            ("-0044-03-15", xsd::DATE),
            ("last week", xsd::STRING),
        ] {
            assert_eq!(when(text).datatype(), want);
        }
    }
}
