//! The folder of an instrument: which files it may have, how large they may be, what a new one begins with.

use super::editions::Files;
use super::model::PolicyFile;
use crate::error::AppError;

/// Largest text of one file.
pub const LARGEST_FILE: usize = 1024 * 1024;
/// Largest sum of all texts.
const LARGEST_FOLDER: usize = 4 * 1024 * 1024;
/// Most files.
const MOST_FILES: usize = 200;

/// Name of a folder: short, without odd characters.
pub fn check_instrument(id: &str) -> Result<(), AppError> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > 64 || !id.chars().all(fits) || id.starts_with('-') {
        let message = format!("文件标识“{}”不合要求", id.chars().take(70).collect::<String>());
        return Err(AppError::input(
            "instrument",
            message,
            "1 至 64 个字符：小写字母、数字和 -，如 x-2024-017",
        ));
    }
    Ok(())
}

/// Whether a path may be in a folder.
fn is_allowed(path: &str) -> bool {
    if matches!(path, "document.md" | "rules.toml" | "notes.md") {
        return true;
    }
    let Some(name) = path.strip_prefix("cases/").and_then(|it| it.strip_suffix(".toml")) else {
        return false;
    };
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !name.is_empty() && name.len() <= 80 && !name.starts_with('.') && name.chars().all(fits)
}

/// Puts new texts in and takes removed paths out.
///
/// # Errors
/// A path that a folder does not have; texts that are too large; too many files.
pub fn edited(mut files: Files, edits: &[PolicyFile], removed: &[String]) -> Result<Files, AppError> {
    for it in edits {
        let short = || it.path.chars().take(80).collect::<String>();
        if !is_allowed(&it.path) {
            let message = format!("文件夹里没有“{}”这个位置", short());
            let remedy = "可用：document.md、rules.toml、notes.md、cases/名字.toml";
            return Err(AppError::input("files.path", message, remedy));
        }
        if it.text.len() > LARGEST_FILE {
            let message = format!("{} 有 {} KB，超过 1 MB", short(), it.text.len() >> 10);
            return Err(AppError::input("files.text", message, "请分成几个文件"));
        }
        if it.text.contains('\0') {
            return Err(AppError::input("files.text", format!("{} 不是文本", short()), "请用 UTF-8 的文本"));
        }
        files.insert(it.path.clone(), it.text.replace("\r\n", "\n"));
    }
    for path in removed {
        files.remove(path);
    }
    let size: usize = files.values().map(String::len).sum();
    if files.len() > MOST_FILES || size > LARGEST_FOLDER {
        let message = format!("共 {} 个文件、{} KB，太多了", files.len(), size >> 10);
        return Err(AppError::input("files", message, "至多 200 个文件，合计 4 MB"));
    }
    Ok(files)
}

/// What the folder of a new instrument begins with.
pub fn blank(instrument: &str, title: &str) -> Files {
    let document = format!(
        "---\nid: {instrument}\ntitle: {title}\nnumber: \nissuer: \neffective: \nsource: \n---\n\n第一条 \n\n<!-- norule: 宗旨 -->\n"
    );
    let rules = "# 层、规则的写法见“政策怎么写”。例：\n#\n# [[rule]]\n# id = \"basic.rate\"\n# layer = \"basic\"\n# sets = \"rate\"\n# clause = \"第四条\"\n# value = \"70%\"\n";
    let cases = "# [[case]]\n# id = \"01\"\n# name = \"…\"\n# on = 2024-03-01\n# given = { level = \"二级\", total = \"1000元\" }\n# because = []\n# expect = { pooled = \"700元\" }\n# working = \"\"\"\n# 1000 * 70% = 700\n# \"\"\"\n";
    [("document.md", document.as_str()), ("rules.toml", rules), ("notes.md", ""), ("cases/first.toml", cases)]
        .into_iter()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_a_folder_are_taken() {
        let file = |path: &str, text: &str| PolicyFile { path: path.to_owned(), text: text.to_owned() };
        let good = ["document.md", "rules.toml", "notes.md", "cases/住院.toml", "cases/a-1.toml"];
        for path in good {
            assert!(edited(Files::new(), &[file(path, "x")], &[]).is_ok(), "{path}");
        }
        let bad = [
            "pack.toml",
            "../pack.toml",
            "cases/../../x.toml",
            "cases/.toml",
            "cases/a/b.toml",
            "cases/x.csv",
            "",
        ];
        for path in bad {
            assert!(edited(Files::new(), &[file(path, "x")], &[]).is_err(), "{path}");
        }
        assert!(edited(Files::new(), &[file("rules.toml", &"x".repeat(LARGEST_FILE + 1))], &[]).is_err());
        assert!(edited(Files::new(), &[file("rules.toml", "\0")], &[]).is_err());
        let made = edited(
            Files::new(),
            &[file("rules.toml", "a\r\nb"), file("notes.md", "")],
            &["notes.md".to_owned()],
        );
        assert_eq!(made.unwrap(), Files::from([("rules.toml".to_owned(), "a\nb".to_owned())]));
    }

    #[test]
    fn names_of_folders_are_plain() {
        for (id, fits) in [
            ("resident-2024-1", true),
            ("a", true),
            ("", false),
            ("-a", false),
            ("A", false),
            ("a/b", false),
            ("..", false),
        ] {
            assert_eq!(check_instrument(id).is_ok(), fits, "{id}");
        }
    }
}
