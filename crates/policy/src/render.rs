//! Pages: law left, rules right.
