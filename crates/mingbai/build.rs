//! Packs are part of the binary: a change in them is a change of the program.

fn main() {
    println!("cargo:rerun-if-changed=../../packs");
}
