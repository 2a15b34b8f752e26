//! `pressgraph check` and `pressgraph dump`: a store as it lies on the disk, whether it is whole or not.

use std::io;
use std::path::{Path, PathBuf};

use super::output::Output;
use super::reporter::Reporter;
use super::status::{Failure, Status};
use crate::base::{Events, Warning};
use crate::store::{Contents, Remote, Salvage, StoreError, Whole, is_address, shown};

/// Read every byte of a store and tell what is damaged
///
/// Changes nothing. Exit code 0 if all is whole, 3 if something is damaged; a line for each fault says what it holds and what to do.
#[derive(clap::Args)]
pub(super) struct CheckArgs {
    /// The folder of the store.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    store: PathBuf,
}

/// Write everything that a store holds as N-Quads
///
/// The same contents give the same bytes. Of a damaged store, what is whole is written, what is not is told, and the exit code is 3; where the
/// manifest is damaged, documents that it has lost are written too, perhaps with earlier selves of them. `pressgraph load` reads the result.
#[derive(clap::Args)]
pub(super) struct DumpArgs {
    /// The folder of the store, or the address of a server.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    store: PathBuf,

    /// The file to write; `-` or nothing is standard output. It appears whole or not at all.
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,
}

/// What was found.
#[derive(Default)]
struct Found {
    entries: u64,
    lost: u64,
    quads: u64,
    faults: u64,
}

impl Found {
    fn fault(&mut self, fault: &StoreError, reporter: &mut Reporter) {
        self.faults += 1;
        let told = fault.to_string();
        let (locator, message) = told.split_once(" is damaged: ").unwrap_or(("store", &told));
        let warning = Warning { locator: locator.to_owned(), message: format!("is damaged: {message}") };
        reporter.skipped(&warning);
    }

    fn take(&mut self, whole: &Whole) {
        self.entries += u64::from(whole.graph.is_some());
        self.lost += u64::from(whole.graph.is_none());
        self.quads += whole.quads;
    }

    fn told(&self) -> String {
        let lost = match self.lost {
            0 => String::new(),
            lost => format!(", {lost} documents that the manifest has lost"),
        };
        format!("{} documents and files{lost}, {} quads, {} faults", self.entries, self.quads, self.faults)
    }

    fn status(&self) -> Status {
        if self.faults == 0 { Status::Complete } else { Status::Partial }
    }
}

fn open(store: &Path) -> Result<Salvage, Failure> {
    Salvage::open(store).map_err(failure)
}

fn failure(fault: StoreError) -> Failure {
    Failure::new(fault.to_string())
}

pub(super) fn check(args: &CheckArgs, reporter: &mut Reporter) -> Result<Status, Failure> {
    if is_address(&args.store) {
        return Err(Failure::new(format!(
            "{} is a server, and only the files of a folder can be checked; `pressgraph dump` reads all that it holds",
            shown(&args.store).display()
        )));
    }
    let store = open(&args.store)?;
    let mut found = Found::default();
    store.faults().iter().for_each(|fault| found.fault(fault, reporter));
    for entry in store.entries() {
        match entry {
            Ok(whole) => found.take(&whole),
            Err(fault) => found.fault(&fault, reporter),
        }
    }
    Output::Stdout.write(|out| writeln!(out, "{}", found.told()))?;
    Ok(found.status())
}

pub(super) fn dump(args: &DumpArgs, reporter: &mut Reporter) -> Result<Status, Failure> {
    let output = Output::open(args.output.as_deref())?;
    if is_address(&args.store) {
        let server = Remote::open(&args.store.to_string_lossy()).map_err(failure)?;
        output.write(|out| server.dump(out).map_err(io::Error::other))?;
        return Ok(Status::Complete);
    }
    let store = open(&args.store)?;
    let mut found = Found::default();
    store.faults().iter().for_each(|fault| found.fault(fault, reporter));
    output.write(|out| {
        for entry in store.entries() {
            match entry {
                Ok(whole) => {
                    out.write_all(&whole.lines)?;
                    found.take(&whole);
                }
                Err(fault) => found.fault(&fault, reporter),
            }
        }
        Ok(())
    })?;
    if args.output.is_some() {
        reporter.summary(&found.told());
    }
    Ok(found.status())
}
