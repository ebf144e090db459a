//! Files named on the command line: `FILE`, `department=FILE`, or a folder with everything in it.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure};
use app::roster::SourceFile;

/// Endings of files that departments send.
const ENDINGS: [&str; 6] = ["csv", "txt", "xlsx", "xls", "tsv", "html"];

/// What happened to a file, in Chinese: the system's own words are English.
pub fn failed(what: &str, path: &Path, error: &Error) -> anyhow::Error {
    let shown = path.display();
    match error.kind() {
        ErrorKind::NotFound => anyhow!("找不到 {shown}。请核对文件名和所在的文件夹"),
        ErrorKind::PermissionDenied => anyhow!("{what} {shown}：没有权限。请核对文件夹的权限，或换一个位置"),
        ErrorKind::IsADirectory => anyhow!("{what} {shown}：这是文件夹，不是文件"),
        ErrorKind::StorageFull => anyhow!("{what} {shown}：磁盘满了。请腾出空间再试"),
        _ => anyhow!("{what} {shown}（{error}）。请核对文件是否正被别的程序打开"),
    }
}

/// The text of a file.
///
/// # Errors
/// A file that is not there or is no text.
pub fn text(path: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).map_err(|error| failed("读不出", path, &error))?;
    String::from_utf8(bytes).map_err(|_| anyhow!("{} 不是 UTF-8 文本。请另存为 UTF-8", path.display()))
}

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
    let entries = std::fs::read_dir(folder).map_err(|error| failed("读不出文件夹", folder, &error))?;
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
    let bytes = std::fs::read(path).map_err(|error| failed("读不出文件", path, &error))?;
    let name = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
    Ok(SourceFile { name, department, bytes })
}
