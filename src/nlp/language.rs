//! Which language a text is in, as far as it matters here: English, or another one that is told for certain.

use whatlang::{Detector, Lang, Script};

use super::tokens::tokens;

/// Codes of ISO 639-1 of the languages that are told apart. Small ones and constructed ones are left out: of texts that are no prose
/// (lists of names, code) they would be guessed first.
const CODES: &[(Lang, &str)] = &[
    (Lang::Eng, "en"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Bul, "bg"),
    (Lang::Srp, "sr"),
    (Lang::Mkd, "mk"),
    (Lang::Bel, "be"),
    (Lang::Cmn, "zh"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Ara, "ar"),
    (Lang::Pes, "fa"),
    (Lang::Urd, "ur"),
    (Lang::Heb, "he"),
    (Lang::Yid, "yi"),
    (Lang::Hin, "hi"),
    (Lang::Mar, "mr"),
    (Lang::Nep, "ne"),
    (Lang::Ben, "bn"),
    (Lang::Guj, "gu"),
    (Lang::Pan, "pa"),
    (Lang::Tam, "ta"),
    (Lang::Tel, "te"),
    (Lang::Kan, "kn"),
    (Lang::Mal, "ml"),
    (Lang::Ori, "or"),
    (Lang::Sin, "si"),
    (Lang::Tha, "th"),
    (Lang::Khm, "km"),
    (Lang::Mya, "my"),
    (Lang::Kat, "ka"),
    (Lang::Hye, "hy"),
    (Lang::Amh, "am"),
    (Lang::Ell, "el"),
    (Lang::Deu, "de"),
    (Lang::Nld, "nl"),
    (Lang::Dan, "da"),
    (Lang::Nob, "nb"),
    (Lang::Swe, "sv"),
    (Lang::Fin, "fi"),
    (Lang::Est, "et"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Pol, "pl"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Slv, "sl"),
    (Lang::Hrv, "hr"),
    (Lang::Hun, "hu"),
    (Lang::Ron, "ro"),
    (Lang::Tur, "tr"),
    (Lang::Aze, "az"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Cat, "ca"),
    (Lang::Ind, "id"),
    (Lang::Vie, "vi"),
];

/// Words of which every English prose is full, and which other languages hardly share.
const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "is", "that", "it", "for", "was", "are", "with", "you", "they", "this", "have", "be",
    "not", "but", "from", "by", "what", "we", "our", "would", "there", "their", "who", "which", "if", "about", "your",
    "has", "had", "were", "been", "just", "like", "he", "she", "his", "her", "my", "at", "as", "on", "or", "how",
    "why", "when", "will", "can", "could", "should",
];

/// Letters of a Latin text below which nothing but English words is looked for.
const ENOUGH: usize = 60;

/// Letters of a text in another script that are enough.
const ENOUGH_OTHER: usize = 8;

/// How much of a text is looked at.
const SAMPLE: usize = 4096;

/// The language of a text as a BCP 47 code where it is another one than English; none for English and where the text does not tell.
///
/// A text in Latin letters has to be prose of some length without the words that every English one has. Short comments are English
/// until shown otherwise.
#[must_use]
pub fn foreign(text: &str) -> Option<&'static str> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let Counts { words, english, lower, letters } = Counts::of(text);
    let script = whatlang::detect_script(text)?;
    if letters < if script == Script::Latin { ENOUGH } else { ENOUGH_OTHER } {
        return None;
    }
    // One word in eight is plenty: in English prose it is more than one in three.
    if script == Script::Latin && english * 8 > words {
        return None;
    }
    let found = Detector::with_allowlist(CODES.iter().map(|(lang, _)| *lang).collect()).detect(text)?;
    // A script of one language leaves no doubt. Among those of several the guess has to be a sure one, or the text so much prose
    // without any English word that only which one it is of two like Spanish and Catalan can be wrong.
    let is_prose = words >= 10 && english == 0 && lower * 2 > words;
    if script == Script::Latin && !found.is_reliable() && !is_prose {
        return None;
    }
    let code = CODES.iter().find(|(lang, _)| *lang == found.lang()).map(|(_, code)| *code)?;
    (code != "en").then_some(code)
}

/// Whether a text of any length has the words that every English one has.
#[must_use]
pub fn is_english(text: &str) -> bool {
    let counts = Counts::of(text);
    counts.english * 8 > counts.words
}

/// Words that are letters, those of them that are English or begin with a small letter, and letters.
struct Counts {
    words: usize,
    english: usize,
    lower: usize,
    letters: usize,
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self { words: 0, english: 0, lower: 0, letters: 0 };
        let found = tokens(text).into_iter().map(|token| token.span.slice(text));
        for word in found.filter(|word| word.starts_with(char::is_alphabetic) && !word.contains("://")) {
            counts.words += 1;
            counts.letters += word.chars().filter(|c| c.is_alphabetic()).count();
            counts.lower += usize::from(word.starts_with(char::is_lowercase));
            counts.english += usize::from(ENGLISH.iter().any(|known| known.eq_ignore_ascii_case(word)));
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn prose_of_other_languages_is_told_and_english_is_not() {
        for (text, want) in [
            ("The minister said on Tuesday that the new ferry terminal would not open before the winter.", None),
            (
                "Der Minister sagte am Dienstag, dass das neue Terminal der Fähre nicht vor dem Winter öffnen werde.",
                Some("de"),
            ),
            (
                "Le ministre a déclaré mardi que le nouveau terminal des ferries n'ouvrirait pas avant l'hiver prochain.",
                Some("fr"),
            ),
            (
                "El ministro dijo el martes que la nueva terminal del transbordador no abriría antes del invierno.",
                Some("es"),
            ),
            ("Министр заявил во вторник, что новый паромный терминал не откроется до зимы.", Some("ru")),
            ("部長は火曜日、新しいフェリーターミナルは冬まで開業しないと述べた。", Some("ja")),
            ("قال الوزير يوم الثلاثاء إن المحطة الجديدة لن تفتح قبل الشتاء.", Some("ar")),
            ("Danke!", None),
            ("lol", None),
            ("Borussia Dortmund, Bayern München, Schalke", None),
            ("NATO EU UN IMF WTO OPEC ASEAN BRICS G7 G20 OSCE CERN NASA ESA FAO WHO ILO", None),
            ("Vladimir Putin, Angela Merkel, Emmanuel Macron, Recep Tayyip Erdogan, Xi Jinping, Barack Obama", None),
            ("https://example.org/ferry/terminal?id=12345&lang=de https://example.org/ferry/terminal?id=12346", None),
            ("", None),
        ] {
            assert_eq!(foreign(text), want, "{text}");
        }
    }
}
