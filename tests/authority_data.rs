//! The build script refuses authority files that are wrong, and says which file and which entry.

#[path = "../build/authority.rs"]
#[allow(dead_code, reason = "the build script uses the rest")]
mod authority;

const HEAD: &str = "@prefix ent: <https://w3id.org/pressgraph/id/entity/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix pg: <https://w3id.org/pressgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
";

/// The faults found in one file of that content.
fn faults(turtle: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("test.ttl"), format!("{HEAD}{turtle}")).expect("a file in it");
    authority::read(folder.path()).err().unwrap_or_default()
}

#[test]
fn a_sound_file_is_read() {
    let sound = r#"
        ent:Q1 a skos:Concept, pg:Country ; skos:prefLabel "Ruritania"@en ; pg:acronym "R.U."@en ; owl:sameAs wd:Q1 .
        ent:ruritanians a skos:Concept, pg:Group ; skos:prefLabel "Ruritanians"@en ; pg:country ent:Q1 .
    "#;
    assert_eq!(faults(sound), [""; 0]);
}

#[test]
fn every_fault_names_its_file_and_entry() {
    for (turtle, subject, what) in [
        (r#"ent:x a pg:Contry ; skos:prefLabel "X"@en ."#, "ent:x", "unknown class"),
        ("ent:x a pg:Country .", "ent:x", "no skos:prefLabel"),
        (r#"ent:x skos:prefLabel "X"@en ."#, "ent:x", "no class"),
        (r#"ent:x a pg:Country, pg:Place ; skos:prefLabel "X"@en ."#, "ent:x", "two values of class"),
        (r#"ent:x a pg:Country ; skos:prefLabel "X"@en, "Y"@en ."#, "ent:x", "two values of skos:prefLabel"),
        (
            r#"ent:x a pg:Place ; skos:prefLabel "X"@en ; pg:country ent:nowhere ."#,
            "ent:x",
            "ent:nowhere is no pg:Country",
        ),
        (r#"ent:x a pg:Place ; skos:prefLabel "X"@en ; pg:contry ent:x ."#, "ent:x", "unknown"),
        (r#"ent:x a pg:Place ; skos:prefLabel "X"@en ; pg:kind "castle" ."#, "ent:x", "unknown pg:kind"),
        (r#"ent:x a pg:Place ; skos:prefLabel "X"@en ; pg:ambiguousName "Y"@en ."#, "ent:x", "none of its names"),
        (
            r#"ent:x a pg:Place ; skos:prefLabel "X"@en ; owl:sameAs wd:Q7 ."#,
            "ent:x",
            "its key is not its Wikidata item Q7",
        ),
        (r#"ent:x a pg:Place ; skos:prefLabel "L’Île"@en ."#, "ent:x", "straight apostrophes"),
        (
            r#"ent:x a pg:Place ; skos:prefLabel "Same"@en . ent:y a pg:Place ; skos:prefLabel "Same"@en ."#,
            "ent:y",
            r#""Same" names ent:x too"#,
        ),
    ] {
        let found = faults(turtle);
        let fitting = |fault: &&String| fault.contains("test.ttl") && fault.contains(subject) && fault.contains(what);
        assert!(found.iter().any(|fault| fitting(&fault)), "{turtle}: {found:?}");
    }
    assert!(faults("ent:x a pg:Place").iter().any(|fault| fault.contains("test.ttl")), "a syntax error");
}
