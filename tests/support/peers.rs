//! Runs the checkers under `tests/peers/`, which hold our output to other people's readers.
//!
//! The first call sets their Python environment up below the target directory; `tests/peers/setup.sh` says how.

#![allow(dead_code, reason = "each test uses a part")]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// Runs `tests/peers/SCRIPT` in the root of the project and gives what it printed.
///
/// # Panics
///
/// With everything that it printed, if it does not exit with 0.
#[track_caller]
pub fn python<A: AsRef<OsStr>>(script: &str, args: impl IntoIterator<Item = A>) -> String {
    match try_python(script, args) {
        Ok(printed) => printed,
        Err(printed) => panic!("tests/peers/{script} found fault:\n{printed}"),
    }
}

/// As [`python`]; an exit code other than 0 is an error with everything that the script printed.
///
/// # Panics
///
/// If the environment cannot be set up.
#[track_caller]
pub fn try_python<A: AsRef<OsStr>>(script: &str, args: impl IntoIterator<Item = A>) -> Result<String, String> {
    let script = root().join("tests/peers").join(script);
    run(Command::new(environment().join("bin/python")).arg("-B").arg(script).args(args))
}

/// A program of the environment.
///
/// # Panics
///
/// If the environment cannot be set up.
pub fn program(name: &str) -> Command {
    Command::new(environment().join("bin").join(name))
}

/// A fixture's path, from the root of the project.
pub fn fixture(path: &str) -> PathBuf {
    root().join("tests/fixtures").join(path)
}

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Python environment, set up once a test program; programs that run at once wait for one another.
fn environment() -> &'static Path {
    static ENVIRONMENT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let made = ENVIRONMENT.get_or_init(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap_or(root());
        let environment = target.join("peers");
        run(Command::new("sh").arg(root().join("tests/peers/setup.sh")).arg(&environment))?;
        Ok(environment)
    });
    match made {
        Ok(environment) => environment,
        Err(fault) => panic!("tests/peers/setup.sh failed:\n{fault}"),
    }
}

fn run(command: &mut Command) -> Result<String, String> {
    let output = command.current_dir(root()).output().map_err(|e| format!("{command:?}: {e}"))?;
    let printed = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(printed(&output.stdout))
    } else {
        Err(format!("{command:?}: {}\n{}{}", output.status, printed(&output.stdout), printed(&output.stderr)))
    }
}
