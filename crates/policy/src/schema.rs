//! JSON Schema of the package files, for editors.
