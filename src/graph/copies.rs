//! Which articles are copies of which: a function of the set of articles, whatever their order.

use std::collections::HashMap;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};

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
/// The prints go to `S` (a file, so that memory stays bounded, or a buffer), 12 bytes an article stay in memory.
pub struct Copies<S: Read + Write + Seek> {
    prints: BufWriter<S>,
    starts: Vec<u64>,
    end: u64,
}

/// A gathered article. The order is that of publication, undated ones last, then by name: what comes first is the original.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Article {
    time: i64,
    name: String,
    print: Print,
}

impl<S: Read + Write + Seek> Copies<S> {
    /// Nothing gathered yet; `storage` is empty.
    pub fn new(storage: S) -> Self {
        Self { prints: BufWriter::new(storage), starts: Vec::new(), end: 0 }
    }

    /// Takes in an article.
    ///
    /// # Errors
    ///
    /// Those of the storage.
    pub fn add(&mut self, name: &str, print: &Print) -> io::Result<()> {
        let length = u32::try_from(name.len()).map_err(io::Error::other)?;
        self.prints.write_all(&print.to_bytes())?;
        self.prints.write_all(&length.to_le_bytes())?;
        self.prints.write_all(name.as_bytes())?;
        self.starts.push(self.end);
        self.end += (Print::SIZE + 4 + name.len()) as u64;
        Ok(())
    }

    /// The copies, sorted by name: each with the earliest article that has the same words, if there is one, and with the earliest that it is
    /// a near copy of.
    ///
    /// An article may be a copy of one that is itself a copy of a third, where the first and the third have too little in common.
    ///
    /// # Errors
    ///
    /// Those of the storage.
    pub fn links(self) -> io::Result<Vec<CopyLink>> {
        if self.starts.len() < 2 {
            return Ok(Vec::new());
        }
        let mut gathered = Gathered { storage: self.prints.into_inner()?, starts: self.starts };
        let mut links = Vec::new();
        // The articles of the same words but the first, which stands for all of them below.
        let mut same: HashMap<u32, u32> = HashMap::new();
        gathered.each_group(Print::whole, |_| true, &mut |group| {
            for (place, (at, article)) in group.iter().enumerate() {
                let earlier = group[..place].iter().find(|(_, earlier)| earlier.print.is_exact_copy(&article.print));
                if let Some((first, original)) = earlier {
                    same.insert(*at, *first);
                    links.push(CopyLink::of(article, original, true));
                }
            }
        })?;
        // By copy, the copy and the earliest original that was found.
        let mut near: HashMap<u32, (Article, Article)> = HashMap::new();
        for band in 0..BANDS {
            gathered.each_group(|print| print.band(band), |at| !same.contains_key(&at), &mut |group| {
                for (place, (at, article)) in group.iter().enumerate() {
                    let mut earlier = group[..place.min(COMPARED)].iter();
                    let Some((_, found)) = earlier.find(|(_, e)| e.print.is_copy(&article.print)) else { continue };
                    let (_, original) = near.entry(*at).or_insert_with(|| (article.clone(), found.clone()));
                    if found < original {
                        *original = found.clone();
                    }
                }
            })?;
        }
        for (at, first) in same {
            if let Some((_, original)) = near.get(&first) {
                links.push(CopyLink::of(&gathered.read(at)?, original, false));
            }
        }
        links.extend(near.values().map(|(copy, original)| CopyLink::of(copy, original, false)));
        // Two versions of one article are no copies.
        links.retain(|link| link.copy != link.original);
        links.sort_unstable();
        links.dedup();
        Ok(links)
    }
}

impl CopyLink {
    fn of(copy: &Article, original: &Article, exact: bool) -> Self {
        Self { copy: copy.name.clone(), original: original.name.clone(), exact }
    }
}

/// Articles of one key with their numbers, the original first.
type Group<'g> = &'g [(u32, Article)];

/// The articles, once all are there.
struct Gathered<S> {
    storage: S,
    starts: Vec<u64>,
}

impl<S: Read + Seek> Gathered<S> {
    fn read(&mut self, at: u32) -> io::Result<Article> {
        self.storage.seek(SeekFrom::Start(self.starts[at as usize]))?;
        let mut head = [0; Print::SIZE + 4];
        self.storage.read_exact(&mut head)?;
        let (print, length) = split(&head);
        let mut name = vec![0; length];
        self.storage.read_exact(&mut name)?;
        let name = String::from_utf8(name).map_err(io::Error::other)?;
        Ok(Article { time: print.time(), name, print })
    }

    /// Hands on the articles of each key that several `wanted` ones share, the original first.
    fn each_group(
        &mut self,
        key: impl Fn(&Print) -> u32,
        wanted: impl Fn(u32) -> bool,
        each: &mut dyn FnMut(Group<'_>),
    ) -> io::Result<()> {
        let mut keys: Vec<(u32, u32)> = Vec::with_capacity(self.starts.len());
        self.storage.seek(SeekFrom::Start(0))?;
        let mut input = BufReader::with_capacity(1 << 16, &mut self.storage);
        for at in (0..).take(self.starts.len()) {
            let mut head = [0; Print::SIZE + 4];
            input.read_exact(&mut head)?;
            let (print, length) = split(&head);
            input.seek_relative(i64::try_from(length).map_err(io::Error::other)?)?;
            if wanted(at) {
                keys.push((key(&print), at));
            }
        }
        keys.sort_unstable();
        for group in keys.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            let mut articles = Vec::with_capacity(group.len());
            for (_, at) in group {
                articles.push((*at, self.read(*at)?));
            }
            articles.sort_unstable_by(|a, b| a.1.cmp(&b.1));
            each(&articles);
        }
        Ok(())
    }
}

fn split(head: &[u8; Print::SIZE + 4]) -> (Print, usize) {
    let (mut print, mut length) = ([0; Print::SIZE], [0; 4]);
    print.copy_from_slice(&head[..Print::SIZE]);
    length.copy_from_slice(&head[Print::SIZE..]);
    (Print::from_bytes(&print), u32::from_le_bytes(length) as usize)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::io::Cursor;

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
        let mut copies = Copies::new(Cursor::new(Vec::new()));
        for (name, time, stretch) in cases {
            let print = Print::of(&text(stretch), Timestamp::parse_line(time)).unwrap();
            copies.add(name, &print).unwrap();
        }
        let shown = |l: CopyLink| format!("{} {} {}", l.copy, if l.exact { "==" } else { "~~" }, l.original);
        copies.links().unwrap().into_iter().map(shown).collect()
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
