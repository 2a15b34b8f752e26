//! Compiles the authority files under `ontology/authority/` into the compact index that the binary embeds.

fn main() {
    println!("cargo::rerun-if-changed=ontology/authority");
}
