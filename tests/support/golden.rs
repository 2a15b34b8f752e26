//! Comparison with a golden file; `UPDATE_GOLDEN=1` writes it anew.

use std::path::Path;
use std::{env, fs};

/// Panics unless `got` is what the file `tests/golden/NAME` holds.
#[track_caller]
pub fn assert_golden(name: &str, got: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, got).unwrap();
    }
    let want = fs::read_to_string(&path).unwrap_or_default();
    if got != want {
        let at = got
            .lines()
            .zip(want.lines())
            .position(|(g, w)| g != w)
            .unwrap_or(got.lines().count().min(want.lines().count()));
        let line = |text: &str| text.lines().nth(at).unwrap_or("(end)").to_owned();
        panic!(
            "{name} differs at line {}:\n  got  {}\n  want {}\nif intended: UPDATE_GOLDEN=1 cargo test, then read the diff",
            at + 1,
            line(got),
            line(&want)
        );
    }
}
