//! tmp
use oxigraph::model::*;
use pressgraph::store::*;
use std::time::Instant;
fn main() {
    let dir = tempfile::tempdir().unwrap();
    let n: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let mode = std::env::args().nth(2).unwrap();
    if mode == "import" {
        let t = Instant::now();
        let mut m = Memory::new();
        m.import_rdf(std::path::Path::new("/tmp/data.nq"), None, "https://e.org/").unwrap();
        println!("import {:?}", t.elapsed());
        let d = m.dataset(Graphs::Union).unwrap();
        println!("dataset {:?} {}", t.elapsed(), d.len().unwrap());
        let mut s = Segments::open(&dir.path().join("s"), Durability::Each).unwrap();
        let t = Instant::now();
        s.import_rdf(std::path::Path::new("/tmp/data.nq"), None, "https://e.org/").unwrap();
        println!("disk import {:?}", t.elapsed());
        let t = Instant::now();
        s.dataset(Graphs::Union).unwrap();
        println!("disk open {:?}", t.elapsed());
        return;
    }
    let dur = if mode == "each" {
        Durability::Each
    } else {
        Durability::Batch { documents: 256, delay: std::time::Duration::from_secs(5) }
    };
    let mut s = Segments::open(dir.path(), dur).unwrap();
    let t = Instant::now();
    for i in 0..n {
        let g = NamedNode::new(format!("https://w3id.org/pressgraph/id/doc/{i:08x}")).unwrap();
        let quads: Vec<_> = (0..5)
            .map(|k| {
                Quad::new(
                    g.clone(),
                    NamedNode::new(format!("https://e.org/p{k}")).unwrap(),
                    Literal::from(format!("v {i} {k}")),
                    g.clone(),
                )
            })
            .collect();
        s.replace(
            &Origin {
                graph: g,
                content: format!("{i:064x}"),
                source: format!("/corpus/news/{i}.txt"),
                weak_identity: true,
            },
            &quads,
        )
        .unwrap();
    }
    s.commit().unwrap();
    println!(
        "{n} docs {mode}: {:?}, manifest {} bytes",
        t.elapsed(),
        std::fs::metadata(dir.path().join("manifest")).unwrap().len()
    );
    drop(s);
    let t = Instant::now();
    let s = Segments::open(dir.path(), Durability::Each).unwrap();
    println!("reopen {:?}", t.elapsed());
    let t = Instant::now();
    println!("dataset {} {:?}", s.dataset(Graphs::Union).unwrap().len().unwrap(), t.elapsed());
}
