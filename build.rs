//! Compiles the authority files under `ontology/authority/` into the tables that the binary embeds.

#[path = "build/authority.rs"]
mod authority;
#[path = "build/tables.rs"]
mod tables;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=ontology/authority");
    println!("cargo::rerun-if-changed=build");
    let Some(out) = std::env::var_os("OUT_DIR") else {
        println!("cargo::error=OUT_DIR is not set; build with cargo");
        return ExitCode::FAILURE;
    };
    let folder = Path::new("ontology/authority");
    let made = authority::read(folder).and_then(|entries| {
        let words = tables::Words::read(folder)?;
        tables::write(&entries, &words, &Path::new(&out).join("authority.rs"))
    });
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
    }
}
