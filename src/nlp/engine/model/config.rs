//! Reads spaCy's `config.cfg`: sections with JSON values and references to other values.

use std::collections::BTreeMap;

use serde_json::Value;

/// A configuration: values by section and key.
#[derive(Clone, Debug, Default)]
pub(super) struct Config {
    sections: BTreeMap<String, BTreeMap<String, Value>>,
}

impl Config {
    /// Parses; values that are not JSON are kept as strings.
    pub(super) fn parse(text: &str) -> Self {
        let mut config = Self::default();
        let mut section = String::new();
        let mut last_key: Option<String> = None;
        for line in text.lines() {
            let trimmed = line.trim();
            if trimmed.is_empty() || trimmed.starts_with('#') || trimmed.starts_with(';') {
                continue;
            }
            if let Some(name) =
                trimmed.strip_prefix('[').and_then(|s| s.strip_suffix(']')).filter(|_| !line.starts_with(' '))
            {
                name.clone_into(&mut section);
                config.sections.entry(section.clone()).or_default();
                last_key = None;
                continue;
            }
            let values = config.sections.entry(section.clone()).or_default();
            if line.starts_with([' ', '\t']) {
                // A value that goes on: only lists of strings are written so, and none that matters here.
                if let Some(Value::String(s)) = last_key.as_ref().and_then(|k| values.get_mut(k)) {
                    s.push_str(trimmed);
                }
                continue;
            }
            if let Some((key, value)) = trimmed.split_once('=') {
                let value = value.trim();
                let parsed = serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned()));
                values.insert(key.trim().to_owned(), parsed);
                last_key = Some(key.trim().to_owned());
            }
        }
        config
    }

    /// The value of a key, references followed.
    pub(super) fn get(&self, section: &str, key: &str) -> Option<&Value> {
        let mut value = self.sections.get(section)?.get(key)?;
        for _ in 0..8 {
            let Some(reference) = value.as_str().and_then(|s| s.strip_prefix("${")?.strip_suffix('}')) else { break };
            let (section, key) = reference.split_once(':').or_else(|| reference.rsplit_once('.'))?;
            value = self.sections.get(section)?.get(key)?;
        }
        Some(value)
    }

    /// A string value, empty if there is none.
    pub(super) fn text(&self, section: &str, key: &str) -> &str {
        self.get(section, key).and_then(Value::as_str).unwrap_or_default()
    }

    /// A list of strings, empty if there is none.
    pub(super) fn list(&self, section: &str, key: &str) -> Vec<String> {
        let items = self.get(section, key).and_then(Value::as_array);
        items.into_iter().flatten().filter_map(|v| Some(v.as_str()?.to_owned())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_followed() {
        let config = Config::parse(
            "[nlp]\nlang = \"en\"\npipeline = [\"a\",\"b\"]\n\n[a.b]\nwidth = 96\n[c]\nwidth = ${a.b:width}\nlang = ${nlp.lang}\nx = ${c:x}\n",
        );
        assert_eq!(config.text("c", "lang"), "en");
        assert_eq!(config.get("c", "width"), Some(&Value::from(96)));
        assert_eq!(config.list("nlp", "pipeline"), ["a", "b"]);
        assert!(config.get("c", "x").is_some_and(Value::is_string));
        assert_eq!(config.text("none", "x"), "");
    }
}
