//! Measures pressgraph against annotated text and prints a table for each task. `docs/quality.md` explains the figures.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command that prints")]

#[allow(dead_code, reason = "the test uses the rest")]
mod harness;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use serde_json::json;

use pressgraph::nlp::engine::Engine;

use harness::TASKS;
use harness::reading::Program;

use harness::table::Report;

/// Measure pressgraph against annotated text
#[derive(Parser)]
struct Args {
    /// Folder of public data sets, as docs/quality.md lists them; without it, only the project's own corpus is measured.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,

    /// Run only this task; may be given several times.
    #[arg(long, value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(names()))]
    task: Vec<String>,

    /// List the first N mistakes of each task, with their words.
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,

    /// Print JSON, one object a task.
    #[arg(long)]
    json: bool,

    /// The model: fast, accurate, or none, which leaves names to the rules.
    #[arg(long, default_value = "fast")]
    model: Choice,
}

/// Which model reads.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Choice {
    Fast,
    Accurate,
    None,
}

impl Choice {
    fn engine(self) -> Option<&'static Engine> {
        match self {
            Self::Fast => Some(Engine::builtin()),
            Self::Accurate => Some(Engine::accurate()),
            Self::None => None,
        }
    }
}

/// The task that needs no data.
const CORPUS: &str = "corpus";

fn names() -> Vec<&'static str> {
    TASKS.iter().map(|t| t.name).chain([CORPUS]).collect()
}

fn main() -> ExitCode {
    let args = Args::parse();
    let program = Program::new(args.model.engine());
    let wanted = |name: &str| args.task.is_empty() || args.task.iter().any(|t| t == name);
    let mut code = ExitCode::SUCCESS;
    for task in TASKS.iter().filter(|t| wanted(t.name)) {
        let Some(data) = &args.data else {
            if !args.task.is_empty() {
                eprintln!("quality: {} needs --data DIR", task.name);
                code = ExitCode::from(2);
            }
            continue;
        };
        match (task.run)(&program, data) {
            Ok(report) => print(task.name, &report, &args),
            Err(error) => {
                eprintln!("quality: {error}; {} was left out", task.name);
                code = ExitCode::from(3);
            }
        }
    }
    if wanted(CORPUS) {
        match harness::corpus::run(&program) {
            Ok(report) => print(CORPUS, &report, &args),
            Err(error) => {
                eprintln!("quality: {error}");
                code = ExitCode::from(3);
            }
        }
    }
    code
}

fn print(name: &str, report: &Report, args: &Args) {
    let shown = report.mistakes.iter().take(args.errors);
    if args.json {
        let mistakes = shown.map(|m| json!({"place": m.place, "kind": m.kind, "what": m.what, "context": m.context}));
        let tables = report.tables.iter().map(harness::table::Table::json);
        let whole = json!({
            "task": name, "tables": tables.collect::<Vec<_>>(), "mistakes": mistakes.collect::<Vec<_>>(),
            "allMistakes": report.mistakes.len(),
        });
        println!("{whole}");
        return;
    }
    println!("## {name}\n");
    for table in &report.tables {
        println!("{}", table.markdown());
    }
    for mistake in shown {
        println!("{}: {}: {}\n    {}", mistake.place, mistake.kind, mistake.what, mistake.context);
    }
    if args.errors > 0 {
        println!("({} mistakes in all)\n", report.mistakes.len());
    }
}
