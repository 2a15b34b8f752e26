//! What all XML formats share: the way from bytes to items, and which format they are of.

use std::io::{BufRead, Cursor, Read};
use std::ops::ControlFlow::{self, Continue};

use super::super::charset;
use super::super::error::Fault;
use super::xml::{Items, Node, Step, Transcoder};
use super::{Out, TOO_LONG, atom, disqus, rss};
use crate::source::Transport;

/// How many bytes are looked at for the encoding.
const SAMPLE: u64 = 1 << 18;

/// A format: takes items as they come, and at the end hands on what it had to gather.
pub(super) trait Format {
    /// The next child of the root or of the channel, the `number`th.
    fn item(&mut self, node: Node, number: u64, out: &mut Out<'_>) -> ControlFlow<()>;

    /// The end.
    fn finish(self: Box<Self>, out: &mut Out<'_>) -> ControlFlow<()>;
}

pub(super) fn read(input: &mut dyn BufRead, limit: u64, transport: &Transport, out: &mut Out<'_>) -> ControlFlow<()> {
    let mut sample = Vec::new();
    let failed = (&mut *input).take(SAMPLE).read_to_end(&mut sample).err();
    let encoding = charset::of_stream(&sample, transport.charset.as_deref());
    let rest: Box<dyn Read + '_> = match failed {
        // The error comes again after what was read before it.
        Some(error) => Box::new(Once(Some(error))),
        None => Box::new(input),
    };
    let mut items = Items::new(Transcoder::new(Cursor::new(sample).chain(rest), encoding), limit);
    let mut format: Option<Box<dyn Format>> = None;
    let mut number = 0;
    while let Some(step) = items.next() {
        match step {
            Step::Item(node) => {
                let format = format.get_or_insert_with(|| match items.root() {
                    Some("feed") => Box::new(atom::Atom::default()),
                    Some("disqus") => Box::new(disqus::Disqus::default()),
                    _ => Box::new(rss::Rss::new(transport.url.clone())),
                });
                number += u64::from(matches!(node.name.as_str(), "item" | "entry" | "post" | "thread"));
                format.item(node, number, out)?;
            }
            Step::Fault(fault) => {
                let (line, column) = (fault.line, fault.column);
                out.fault(out.locator.to_owned(), Fault::Broken { line, column, what: fault.what })?;
            }
            Step::TooLong(fault) => {
                let what = format!("{} (line {}, column {})", fault.what, fault.line, fault.column);
                out.fault(out.locator.to_owned(), Fault::Unread { what, remedy: TOO_LONG })?;
            }
            Step::Io(error) => out.failed(&error)?,
        }
    }
    match format {
        Some(format) => format.finish(out),
        None => Continue(()),
    }
}

struct Once(Option<std::io::Error>);

impl Read for Once {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
