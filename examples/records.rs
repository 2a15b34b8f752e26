//! Lists the records of a web archive (WARC, ARC) as JSON Lines, damaged places among them: `cargo run --release --example records -- FILE`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own")]

use std::fs::File;
use std::io::BufReader;
use std::process::ExitCode;

use pressgraph::source::warc::{Found, Reader};
use serde_json::json;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: records FILE");
        return ExitCode::from(2);
    };
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    };
    let mut reader = Reader::new(Box::new(BufReader::new(file)));
    while let Some(found) = reader.next(&mut |_| true) {
        let line = match found {
            Found::Entry(entry) => {
                let payload = entry.payload.unwrap_or_default();
                let mut sum = flate2::Crc::new();
                sum.update(&payload);
                json!({
                    "number": entry.number, "offset": entry.offset, "kind": entry.kind, "url": entry.url,
                    "status": entry.status, "mediaType": entry.media_type, "length": payload.len(), "crc32": sum.sum(),
                })
            }
            Found::Damage(damage) => {
                json!({"number": damage.number, "damage": damage.what, "salvaged": damage.salvaged})
            }
        };
        println!("{line}");
    }
    ExitCode::SUCCESS
}
