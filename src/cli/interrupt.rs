//! What ctrl-C does: removes unfinished files and ends the program, or lets a run that can go on later end in good order.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};

/// Files that are to be removed.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
/// Whether somebody looks at [`ASKED`].
static WATCHED: AtomicBool = AtomicBool::new(false);
static ASKED: AtomicBool = AtomicBool::new(false);
static HANDLER: Once = Once::new();

/// The exit code of a program that was interrupted.
pub(super) const EXIT: u8 = 130;

/// The file is removed if the run is interrupted before it is finished.
pub(super) fn remember(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
    handle();
}

pub(super) fn forget(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known != path);
}

/// Becomes true at the first ctrl-C; the second one ends the program at once.
pub(super) fn flag() -> &'static AtomicBool {
    WATCHED.store(true, Ordering::SeqCst);
    handle();
    &ASKED
}

fn handle() {
    HANDLER.call_once(|| {
        // Without a handler an interrupted run leaves a hidden temporary file; nothing worse.
        let _ = ctrlc::set_handler(|| {
            if WATCHED.load(Ordering::SeqCst) && !ASKED.swap(true, Ordering::SeqCst) {
                if io::stderr().is_terminal() {
                    let told = "\nending when what is at hand is stored; ctrl-C again ends at once";
                    let _ = writeln!(io::stderr(), "{told}");
                }
                return;
            }
            for path in UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
                let _ = std::fs::remove_file(path);
            }
            std::process::exit(EXIT.into());
        });
    });
}
