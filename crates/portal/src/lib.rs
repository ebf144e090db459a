//! The web application of `web/`, inside the binary.
//!
//! **Knows:** files with their packed twins. **Does not know:** HTTP; what is in the files.
//!
//! `build.rs` brings the files here, or none: then [`files`] is empty and the server shows a page that says how to build
//! the portal.

use include_dir::{Dir, include_dir};

static DIST: Dir<'_> = include_dir!("$OUT_DIR/dist");

/// A file of the web application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// Path from the top, such as `assets/index-Bx1.js`.
    pub path: &'static str,
    /// What is in it.
    pub plain: &'static [u8],
    /// The same, packed with gzip.
    pub gzip: Option<&'static [u8]>,
    /// The same, packed with brotli.
    pub brotli: Option<&'static [u8]>,
}

/// All files; none when the portal was not built.
#[must_use]
pub fn files() -> Vec<File> {
    let mut found = Vec::new();
    collect(&DIST, &mut found);
    found
}

fn collect(folder: &'static Dir<'static>, found: &mut Vec<File>) {
    for file in folder.files() {
        let Some(path) = file.path().to_str() else { continue };
        if path.ends_with(".gz") || path.ends_with(".br") {
            continue;
        }
        let twin = |ending: &str| DIST.get_file(format!("{path}.{ending}")).map(include_dir::File::contents);
        found.push(File { path, plain: file.contents(), gzip: twin("gz"), brotli: twin("br") });
    }
    for inner in folder.dirs() {
        collect(inner, found);
    }
}

#[cfg(test)]
mod tests {
    /// With or without the portal: what is there is whole.
    #[test]
    fn packed_twins_are_no_files_of_their_own() {
        let files = super::files();
        assert!(files.iter().all(|it| !it.path.ends_with(".gz") && !it.path.ends_with(".br")));
        assert!(files.is_empty() || files.iter().any(|it| it.path == "index.html"));
    }
}
