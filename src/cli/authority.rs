use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueHint};

use super::output::Output;
use super::reporter::{Reporter, printable};
use super::status::{Failure, Status};
use crate::authority::index::read::{self, ColumnMap, class_named};
use crate::authority::index::{Builder, Index, NameForm};
use crate::schema::EntityType;

/// Build an authority of your own from tables or SKOS, or tell what one holds
///
/// An authority tells which person, party or place a name means, and gives it its identity: with --authority INDEX every command that
/// reads documents links the names in them. A name that may be several things is linked only where the class, the words around and
/// the date of the document decide (who held the office then).
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Read tables (.csv, .tsv) and SKOS (.ttl, .nt, .rdf ...) into an index file
    ///
    /// A table has a header row and columns for the name and the id, and perhaps for type, aliases (with | between), from, until,
    /// description and country; usual names of columns are known. Ids are Wikidata items (Q159) or IRIs. Rows of one id add up.
    /// SKOS states skos:prefLabel, skos:altLabel, rdf:type and perhaps schema:startDate, schema:endDate, skos:definition and
    /// owl:sameAs or skos:exactMatch to Wikidata.
    Build {
        /// The files to read.
        #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
        files: Vec<PathBuf>,

        /// The index to write; it appears whole or not at all.
        #[arg(long, short, value_name = "INDEX", value_hint = ValueHint::FilePath)]
        output: PathBuf,

        /// The class of what the files give no class: Person, Country, Place, Organization, Group, Treaty, Law, Event, Facility, Work
        /// or Position.
        #[arg(long = "type", value_name = "CLASS", value_parser = parse_class)]
        class: Option<EntityType>,

        /// Which columns of tables mean what, where their names do not tell, as `name=who,id=wd,description=role`. Meanings: name, id,
        /// type, aliases, from, until, description, country. Several columns may have one meaning.
        #[arg(long, value_name = "MAP", value_parser = str::parse::<ColumnMap>)]
        column: Option<ColumnMap>,

        /// What is put before ids that are neither Wikidata items nor IRIs, to make IRIs of them.
        #[arg(long, value_name = "IRI", value_parser = parse_iri)]
        id_base: Option<String>,
    },
    /// Tell what an index holds, or what names mean in it
    Info {
        /// The index.
        #[arg(value_name = "INDEX", value_hint = ValueHint::FilePath)]
        index: PathBuf,

        /// Names to look up.
        #[arg(value_name = "NAME")]
        names: Vec<String>,
    },
}

fn parse_class(name: &str) -> Result<EntityType, String> {
    class_named(name).ok_or_else(|| {
        let classes: Vec<_> = EntityType::all().iter().map(|c| c.local_name()).collect();
        format!("not a class; choose one of {}", classes.join(", "))
    })
}

fn parse_iri(text: &str) -> Result<String, String> {
    oxiri::Iri::parse(text).map(|_| text.to_owned()).map_err(|e| format!("not an absolute IRI: {e}"))
}

/// Opens an index, with an error for the command line.
pub(super) fn open(path: &Path) -> Result<Index, Failure> {
    Index::open(path).map_err(|e| Failure::new(format!("--authority {e}")))
}

pub(super) fn run(args: Args, reporter: &mut Reporter) -> Result<Status, Failure> {
    match args.action {
        Action::Build { files, output, class, column, id_base } => {
            let output_file = Output::open(Some(&output))?;
            let options = read::Options { columns: column, class };
            let mut builder = Builder::new(id_base);
            for file in &files {
                read::file(file, &options, &mut builder, reporter).map_err(|e| Failure::new(e.to_string()))?;
            }
            let told = |e: &dyn std::fmt::Display| Failure::new(format!("{}: {e}", output.display()));
            if builder.is_empty() {
                return Err(told(&"the files name nothing; nothing was written"));
            }
            let bytes = builder.bytes().map_err(|e| told(&e))?;
            let index = Index::from_bytes(&output.display().to_string(), bytes.clone()).map_err(|e| told(&e))?;
            output_file.write(|out| out.write_all(&bytes))?;
            reporter.summary(&format!(
                "{}: {} things, {} names, {} bytes",
                output.display(),
                index.len(),
                index.name_count(),
                index.size()
            ));
        }
        Action::Info { index, names } => {
            let index = Index::open(&index).map_err(|e| Failure::new(e.to_string()))?;
            let text = if names.is_empty() { summary(&index) } else { meanings(&index, &names) };
            Output::Stdout.write(|out| out.write_all(printable(&text).as_bytes()))?;
        }
    }
    Ok(Status::Complete)
}

fn summary(index: &Index) -> String {
    let mut text = String::new();
    let count =
        |class: EntityType| index.items().filter_map(|at| index.item(at)).filter(|item| item.class == class).count();
    let wikidata = index.items().filter_map(|at| index.item(at)).filter(|item| item.wikidata().is_some()).count();
    let terms: Vec<_> = index.items().flat_map(|at| index.terms(at)).map(|term| term.period).collect();
    let years = |days: &mut dyn Iterator<Item = crate::authority::index::Day>| {
        let known: Vec<i32> = days.filter_map(crate::authority::index::Day::year).collect();
        known.iter().min().copied().zip(known.iter().max().copied())
    };
    let span = years(&mut terms.iter().flat_map(|p| [p.from, p.until]));
    let _ = writeln!(text, "things     {}", index.len());
    for class in EntityType::all().iter().copied().filter(|class| count(*class) > 0) {
        let _ = writeln!(text, "  {:<12} {}", class.local_name(), count(class));
    }
    let _ = writeln!(text, "wikidata   {wikidata}");
    let _ = writeln!(text, "names      {}", index.name_count());
    let _ = writeln!(text, "terms      {}", terms.len());
    if let Some((first, last)) = span {
        let _ = writeln!(text, "years      {first} to {last}");
    }
    let _ = writeln!(text, "bytes      {}", index.size());
    let _ = writeln!(text, "checksum   {}", index.digest());
    text
}

fn meanings(index: &Index, names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        let senses: Vec<_> = index.senses(name).collect();
        let _ = writeln!(text, "{name}: {}", if senses.is_empty() { "not there" } else { "may be" });
        for sense in senses {
            let Some(item) = index.item(sense.item) else { continue };
            let form = match sense.form {
                NameForm::Name => "name",
                NameForm::Alias => "other name",
                NameForm::Capitals => "in capitals",
                NameForm::Short => "short name",
            };
            let _ = writeln!(text, "  <{}> {} ({}, {form})", item.iri, item.label, item.class);
            for term in index.terms(sense.item) {
                let _ = writeln!(
                    text,
                    "      {:>10} - {:<10}  {}",
                    term.period.from.to_string(),
                    term.period.until.to_string(),
                    term.description
                );
            }
        }
    }
    text
}
