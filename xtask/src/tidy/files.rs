//! The text files of the repository.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A text file that is committed, or would be by `git add .`.
#[derive(Debug)]
pub struct File {
    /// Path from the top, with `/`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// All text files. Files that are not UTF-8 are pictures, fonts or test data and are left out.
///
/// # Errors
/// When the folder cannot be read.
pub fn read(root: &Path) -> Result<Vec<File>, String> {
    let mut paths = match from_git(root) {
        Some(paths) => paths,
        None => {
            let mut paths = Vec::new();
            walk(root, root, &mut paths)
                .map_err(|error| format!("cannot read {}: {error}", root.display()))?;
            paths
        }
    };
    paths.sort();
    paths.dedup();
    let files = paths.into_iter().filter_map(|path| {
        let text = fs::read_to_string(root.join(&path)).ok()?;
        Some(File { path, text })
    });
    Ok(files.collect())
}

fn from_git(root: &Path) -> Option<Vec<String>> {
    let mut git = Command::new("git");
    // A clone that belongs to someone else is still ours to read.
    git.current_dir(root).args(["-c", "safe.directory=*", "-c", "core.quotePath=false"]);
    let output = git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let paths: Vec<String> = text.split('\0').filter(|it| !it.is_empty()).map(str::to_owned).collect();
    (output.status.success() && !paths.is_empty()).then_some(paths)
}

/// Where there is no git: everything but what is built or hidden.
fn walk(root: &Path, folder: &Path, paths: &mut Vec<String>) -> std::io::Result<()> {
    const BUILT: [&str; 5] = ["target", "node_modules", "dist", "shots", "mingbai-data"];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path: PathBuf = entry.path();
        if entry.file_type()?.is_dir() {
            let is_shown = !name.starts_with('.') || name == ".ci" || name == ".cargo";
            if is_shown && !BUILT.contains(&name.as_str()) {
                walk(root, &path, paths)?;
            }
        } else if let Ok(path) = path.strip_prefix(root) {
            paths.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}
