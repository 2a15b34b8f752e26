//! From the graph to files. One file an exporter.

pub mod rdf;
