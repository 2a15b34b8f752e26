use super::ExportError;

/// The string itself, if XML 1.0 can hold all of it (its production 2, `Char`).
///
/// Readers make text legal once, when a document is read. This is the last door: nothing else reaches a viewer's file.
pub(super) fn legal<'t>(format: &'static str, text: &'t str) -> Result<&'t str, ExportError> {
    match text.chars().find(|c| !is_legal(*c)) {
        None => Ok(text),
        Some(character) => {
            let place = format!("\"{}\"", text.chars().take(40).collect::<String>().escape_debug());
            Err(ExportError::IllegalCharacter { format, place, character })
        }
    }
}

const fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_can_hold_passes() {
        for text in ["", "tab\t, line\n", "é🦌\u{85}\u{fffd}"] {
            assert!(legal("GEXF", text).is_ok());
        }
        for c in ['\0', '\u{8}', '\u{b}', '\u{1f}', '\u{fffe}', '\u{ffff}'] {
            let message = legal("GEXF", &format!("a{c}b")).map_err(|error| error.to_string()).err();
            assert!(message.is_some_and(|m| m.contains(&format!("U+{:04X}", u32::from(c))) && !m.contains(c)));
        }
    }
}
