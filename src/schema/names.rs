//! Namespaces, and the one table of prefixes that writers and queries use.

/// The ontology's namespace.
pub const PG: &str = "https://w3id.org/pressgraph/ontology#";
/// Where the data's IRIs live unless `--base` says otherwise.
pub const DATA_BASE: &str = "https://w3id.org/pressgraph/id/";

/// Dublin Core terms.
pub const DCTERMS: &str = "http://purl.org/dc/terms/";
/// Web Annotation.
pub const OA: &str = "http://www.w3.org/ns/oa#";
/// OWL 2.
pub const OWL: &str = "http://www.w3.org/2002/07/owl#";
/// PROV-O.
pub const PROV: &str = "http://www.w3.org/ns/prov#";
/// RDF itself.
pub const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
/// RDF Schema.
pub const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
/// schema.org, with the https scheme.
pub const SCHEMA: &str = "https://schema.org/";
/// SIOC Core.
pub const SIOC: &str = "http://rdfs.org/sioc/ns#";
/// SKOS.
pub const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
/// Wikidata's items and properties.
pub const WD: &str = "http://www.wikidata.org/entity/";
/// XML Schema datatypes.
pub const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Every prefix with its namespace: ours first, the others by name. Writers declare those that they use; queries have them all.
pub const PREFIXES: &[(&str, &str)] = &[
    ("pg", PG),
    ("dcterms", DCTERMS),
    ("oa", OA),
    ("owl", OWL),
    ("prov", PROV),
    ("rdf", RDF),
    ("rdfs", RDFS),
    ("schema", SCHEMA),
    ("sioc", SIOC),
    ("skos", SKOS),
    ("wd", WD),
    ("xsd", XSD),
];
