//! The one spelling under which names are stored and looked up. Shared with the build script, so it uses `std` alone.

/// Joins tokens or text into the canonical spelling, character by character.
///
/// Apostrophes become `'`, dashes `-`, runs of white space one space, and no space stands beside `-`, `'`, `&`, `/` or before
/// `,` and `.`. So `Guinea - Bissau`, `Guinea‑Bissau` and `Guinea-Bissau` are one, and so are `Washington , D.C.` and `Washington, D.C.`.
#[derive(Default)]
pub struct Canonical {
    last: Option<char>,
    gap: bool,
}

impl Canonical {
    /// Takes one character; returns what it adds, a space first where one is due.
    pub fn push(&mut self, c: char) -> impl Iterator<Item = char> + use<> {
        let c = match c {
            '’' | '‘' | 'ʼ' | '`' | '´' | '′' => '\'',
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            _ => c,
        };
        let blank = c.is_whitespace();
        let tight = |c: char| matches!(c, '-' | '\'' | '&' | '/');
        let space = !blank
            && self.gap
            && self.last.is_some_and(|last| !tight(last))
            && !tight(c)
            && !matches!(c, ',' | '.' | ';' | ':');
        self.gap = blank;
        if !blank {
            self.last = Some(c);
        }
        [space.then_some(' '), (!blank).then_some(c)].into_iter().flatten()
    }
}
