//! Which articles are copies of which: a function of the set of articles, whatever their order.

use std::collections::BTreeSet;
use std::io;

use crate::base::spill::{IN_MEMORY, Records, Sorted, Sorter};
use crate::document::{BANDS, Print};

/// Articles of one group of least hashes that each is compared with, the earliest ones: so that a formula which a hundred thousand texts
/// share costs linear time.
const COMPARED: usize = 64;

/// One article that is a copy of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CopyLink {
    /// Name of the copy.
    pub copy: String,
    /// Name of the article that it is a copy of.
    pub original: String,
    /// Whether the words of both are the same.
    pub exact: bool,
}

/// Gathers the prints of articles, each under a name, and tells which are copies.
///
/// What does not fit goes to temporary files; in memory are a bit an article, and the numbers of those that share one key.
pub struct Copies {
    /// A print, where the name begins, and its length, for each article.
    articles: Records,
    names: Records,
    count: u32,
    in_memory: usize,
}

/// Bytes of an article among the records.
const ARTICLE: usize = Print::SIZE + 8 + 4;

/// A gathered article. The order is that of publication, undated ones last, then by name: what comes first is the original.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Article {
    time: i64,
    name: String,
    print: Print,
}

/// Articles scanned together.
const SCANNED: usize = 64;

impl Default for Copies {
    fn default() -> Self {
        Self::with_memory(IN_MEMORY)
    }
}

impl Copies {
    /// Nothing gathered yet, and all that will be stays in memory: nothing fails.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::with_memory(usize::MAX)
    }

    fn with_memory(in_memory: usize) -> Self {
        Self { articles: Records::new(in_memory), names: Records::new(in_memory), count: 0, in_memory }
    }

    /// Takes in an article.
    ///
    /// # Errors
    ///
    /// Those of the temporary files.
    pub fn add(&mut self, name: &str, print: &Print) -> io::Result<()> {
        let length = u32::try_from(name.len()).map_err(io::Error::other)?;
        let start = self.names.push(name.as_bytes())?;
        let mut record = [0; ARTICLE];
        record[..Print::SIZE].copy_from_slice(&print.to_bytes());
        record[Print::SIZE..][..8].copy_from_slice(&start.to_le_bytes());
        record[Print::SIZE + 8..].copy_from_slice(&length.to_le_bytes());
        self.articles.push(&record)?;
        self.count = self.count.checked_add(1).ok_or_else(|| io::Error::other("too many articles"))?;
        Ok(())
    }

    /// The copies, sorted by name: each with the earliest article that has the same words, if there is one, and with the earliest that it is
    /// a near copy of.
    ///
    /// An article may be a copy of one that is itself a copy of a third, where the first and the third have too little in common.
    ///
    /// # Errors
    ///
    /// Those of the temporary files.
    pub fn links(self) -> io::Result<Vec<CopyLink>> {
        let mut links = Vec::new();
        self.each_link(|link| {
            links.push(link);
            Ok::<_, io::Error>(())
        })?;
        links.sort_unstable();
        links.dedup();
        Ok(links)
    }

    /// Hands each of [`Copies::links`] to `each`, in the order in which the copies were added, exact ones first.
    ///
    /// # Errors
    ///
    /// Those of the temporary files, and the first error of `each`.
    pub fn each_link<E: From<io::Error>>(mut self, mut each: impl FnMut(CopyLink) -> Result<(), E>) -> Result<(), E> {
        for link in self.sorted_links()? {
            let [a, b, c, d, not_exact, original @ ..] = link?;
            let (copy, original) = (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes(original));
            let (copy, original) = (self.read(copy)?.name, self.read(original)?.name);
            // Two versions of one article are no copies.
            if copy != original {
                each(CopyLink { copy, original, exact: not_exact == 0 })?;
            }
        }
        Ok(())
    }

    fn sorted_links(&mut self) -> io::Result<Sorted<[u8; 9]>> {
        let mut links = Sorter::new(self.in_memory);
        // The articles of the same words but the first, which stands for all of them.
        let mut copies = Bits::new(self.count);
        let mut stood_for = Sorter::new(self.in_memory);
        self.each_group(Print::whole, |_| true, &mut |all, group| {
            let mut firsts: Vec<(u32, Article)> = Vec::new();
            for &at in group {
                let article = all.read(at)?;
                match firsts.iter_mut().find(|(_, first)| first.print.is_exact_copy(&article.print)) {
                    Some((_, first)) if *first <= article => {}
                    Some(first) => *first = (at, article),
                    None => firsts.push((at, article)),
                }
            }
            for &at in group {
                let print = all.print(at)?;
                let Some((first, _)) = firsts.iter().find(|(_, first)| first.print.is_exact_copy(&print)) else {
                    continue;
                };
                if *first != at {
                    copies.set(at);
                    stood_for.push(pair(*first, at))?;
                    links.push(link(at, *first, true))?;
                }
            }
            Ok(())
        })?;
        let mut near = Sorter::new(self.in_memory);
        for band in 0..BANDS {
            self.each_group(|print| print.band(band), |at| !copies.get(at), &mut |all, group| {
                let mut earliest = BTreeSet::new();
                for &at in group {
                    earliest.insert((all.read(at)?, at));
                    if earliest.len() > COMPARED {
                        earliest.pop_last();
                    }
                }
                for &at in group {
                    let article = all.read(at)?;
                    let mut earlier = earliest.iter().take_while(|(earlier, _)| *earlier < article);
                    if let Some((_, original)) = earlier.find(|(earlier, _)| earlier.print.is_copy(&article.print)) {
                        near.push(pair(at, *original))?;
                    }
                }
                Ok(())
            })?;
        }
        self.link_near(near.sorted()?, stood_for.sorted()?, &mut links)?;
        links.sorted()
    }

    /// Links each article to the earliest of those that it is near to, and with it those that it stands for.
    fn link_near(
        &mut self,
        near: Sorted<[u8; 8]>,
        stood_for: Sorted<[u8; 8]>,
        links: &mut Sorter<[u8; 9]>,
    ) -> io::Result<()> {
        let mut stood_for = stood_for.map(|pair| pair.map(numbers)).peekable();
        let mut near = near.map(|pair| pair.map(numbers)).peekable();
        while let Some(next) = near.next() {
            let (at, mut original) = next?;
            while let Some((_, other)) =
                near.next_if(|next| next.as_ref().is_ok_and(|(same, _)| *same == at)).transpose()?
            {
                if other != original && self.read(other)? < self.read(original)? {
                    original = other;
                }
            }
            links.push(link(at, original, false))?;
            while let Some(next) = stood_for.next_if(|next| next.as_ref().map_or(true, |(first, _)| *first <= at)) {
                let (first, copy) = next?;
                if first == at {
                    links.push(link(copy, original, false))?;
                }
            }
        }
        Ok(())
    }

    /// Hands on the numbers of the articles of each key that several `wanted` ones share.
    fn each_group(
        &mut self,
        key: impl Fn(&Print) -> u32,
        wanted: impl Fn(u32) -> bool,
        each: &mut dyn FnMut(&mut Self, &[u32]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut keys = Sorter::new(self.in_memory);
        let mut block = [0; SCANNED * ARTICLE];
        for start in (0..self.count).step_by(SCANNED) {
            let count = SCANNED.min((self.count - start) as usize);
            let records = &mut block[..count * ARTICLE];
            self.articles.read(u64::from(start) * ARTICLE as u64, records)?;
            for (at, record) in (start..).zip(records.as_chunks().0) {
                if wanted(at) {
                    keys.push(pair(key(&split(record).0), at))?;
                }
            }
        }
        let mut group: (u32, Vec<u32>) = Default::default();
        for next in keys.sorted()? {
            let (key, at) = numbers(next?);
            if key != group.0 {
                if group.1.len() > 1 {
                    each(self, &group.1)?;
                }
                group = (key, Vec::new());
            }
            group.1.push(at);
        }
        if group.1.len() > 1 {
            each(self, &group.1)?;
        }
        Ok(())
    }

    fn record(&mut self, at: u32) -> io::Result<(Print, u64, usize)> {
        let mut record = [0; ARTICLE];
        self.articles.read(u64::from(at) * ARTICLE as u64, &mut record)?;
        Ok(split(&record))
    }

    fn print(&mut self, at: u32) -> io::Result<Print> {
        self.record(at).map(|(print, _, _)| print)
    }

    fn read(&mut self, at: u32) -> io::Result<Article> {
        let (print, start, length) = self.record(at)?;
        let mut name = vec![0; length];
        self.names.read(start, &mut name)?;
        let name = String::from_utf8(name).map_err(io::Error::other)?;
        Ok(Article { time: print.time(), name, print })
    }
}

/// A print, where the name begins, and how long it is.
fn split(record: &[u8; ARTICLE]) -> (Print, u64, usize) {
    let (mut print, mut start, mut length) = ([0; Print::SIZE], [0; 8], [0; 4]);
    print.copy_from_slice(&record[..Print::SIZE]);
    start.copy_from_slice(&record[Print::SIZE..][..8]);
    length.copy_from_slice(&record[Print::SIZE + 8..]);
    (Print::from_bytes(&print), u64::from_le_bytes(start), u32::from_le_bytes(length) as usize)
}

/// Two numbers as a record that is sorted by the first one.
fn pair(a: u32, b: u32) -> [u8; 8] {
    (u64::from(a) << 32 | u64::from(b)).to_be_bytes()
}

fn numbers(pair: [u8; 8]) -> (u32, u32) {
    let [a, b, c, d, second @ ..] = pair;
    (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes(second))
}

/// A link as a record: the number of the copy, zero if it is exact, and the number of the original.
fn link(copy: u32, original: u32, exact: bool) -> [u8; 9] {
    let mut record = [0; 9];
    record[..4].copy_from_slice(&copy.to_be_bytes());
    record[4] = u8::from(!exact);
    record[5..].copy_from_slice(&original.to_be_bytes());
    record
}

/// A bit for each article.
struct Bits(Vec<u8>);

impl Bits {
    fn new(count: u32) -> Self {
        Self(vec![0; count as usize / 8 + 1])
    }

    fn set(&mut self, at: u32) {
        self.0[at as usize / 8] |= 1 << (at % 8);
    }

    fn get(&self, at: u32) -> bool {
        self.0[at as usize / 8] & (1 << (at % 8)) != 0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::document::Timestamp;

    /// Name, time and text: `a-b` are sentences from the `a`th to the one before the `b`th of one long text.
    type Case = (&'static str, &'static str, &'static str);

    fn text(stretch: &str) -> String {
        let (start, end) = stretch.split_once('-').unwrap();
        let (start, end): (u32, u32) = (start.parse().unwrap(), end.parse().unwrap());
        (start..end).map(|n| format!("Then {} barges left pier {} for the {}th time.\n", n * 7, n * n, n * 3)).collect()
    }

    fn links(cases: &[Case]) -> Vec<String> {
        let (mut all, mut copies) = (Copies::in_memory(), Copies::with_memory(20));
        for (name, time, stretch) in cases {
            let print = Print::of(&text(stretch), Timestamp::parse_line(time)).unwrap();
            all.add(name, &print).unwrap();
            copies.add(name, &print).unwrap();
        }
        let links = all.links().unwrap();
        assert_eq!(copies.links().unwrap(), links, "memory makes no difference");
        let shown = |l: CopyLink| format!("{} {} {}", l.copy, if l.exact { "==" } else { "~~" }, l.original);
        links.into_iter().map(shown).collect()
    }

    #[test]
    fn the_earliest_is_the_original_in_whatever_order_they_come() {
        let mut cases: Vec<Case> = vec![
            ("a", "", "0-40"),
            ("b", "2012-12-15", "0-40"),
            ("c", "2012-12-14T10:00:00Z", "0-40"),
            ("d", "2012-12-14T09:00:00-05:00", "2-40"),
            ("e", "", "100-140"),
            ("f", "", "100-138"),
            ("g", "2012-12-01", "200-240"),
        ];
        let want = ["a == c", "b == c", "d ~~ c", "f ~~ e"];
        for _ in 0..cases.len() {
            assert_eq!(links(&cases), want);
            cases.rotate_left(1);
        }
        cases.reverse();
        assert_eq!(links(&cases), want);
    }

    #[test]
    fn copies_of_a_near_copy_lead_to_the_same_original() {
        let cases = [("a", "", "0-40"), ("b", "", "2-40"), ("c", "", "2-40")];
        assert_eq!(links(&cases), ["b ~~ a", "c ~~ a", "c == b"]);
        assert_eq!(links(&cases[1..]), ["c == b"]);
        assert!(links(&cases[..1]).is_empty() && links(&[]).is_empty());
        assert!(links(&[("a", "", "0-40"), ("a", "", "0-39")]).is_empty(), "two versions of one article");
    }
}
