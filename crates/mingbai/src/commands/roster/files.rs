//! Files named on the command line: `FILE`, `department=FILE`, or a folder with everything in it.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use app::roster::SourceFile;

/// Endings of files that departments send.
const ENDINGS: [&str; 6] = ["csv", "txt", "xlsx", "xls", "tsv", "html"];

/// Reads them all.
///
/// # Errors
/// A file that is not there or cannot be read; a folder without any.
pub fn read(named: &[String]) -> anyhow::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    for text in named {
        let (department, path) = match text.split_once('=') {
            Some((department, path)) if !Path::new(text).exists() => (Some(department.to_owned()), path),
            _ => (None, text.as_str()),
        };
        let path = Path::new(path);
        if path.is_dir() {
            let inside = listed(path)?;
            ensure!(!inside.is_empty(), "文件夹 {} 里没有名册（{}）", path.display(), ENDINGS.join("、"));
            for path in inside {
                files.push(one(&path, department.clone())?);
            }
        } else {
            files.push(one(path, department)?);
        }
    }
    Ok(files)
}

fn listed(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("读不出文件夹 {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.map(|it| it.map(|it| it.path())).collect::<Result<_, _>>()?;
    let is_list = |path: &PathBuf| {
        let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default().to_lowercase();
        path.is_file() && ENDINGS.contains(&ending.as_str())
    };
    paths.retain(is_list);
    paths.sort();
    Ok(paths)
}

fn one(path: &Path, department: Option<String>) -> anyhow::Result<SourceFile> {
    let bytes = std::fs::read(path).with_context(|| format!("读不出文件 {}", path.display()))?;
    let name = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
    Ok(SourceFile { name, department, bytes })
}
