//! Makes and describes model files: `model import SPACY_DIR OUT`, `model info FILE`.

use std::path::Path;
use std::process::ExitCode;

use pressgraph::nlp::engine::model;

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "an example speaks to its user")]
fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args[..] {
        ["import", folder, out] => model::import(Path::new(folder), Path::new(out)).map_err(|e| e.to_string()),
        ["info", file] => model::info(Path::new(file)).map_err(|e| e.to_string()),
        _ => Err("usage: model import SPACY_DIR OUT | model info FILE".to_owned()),
    };
    match result {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}
