//! Region packs on disk.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use base::Findings;
use benefit::Engine;
use include_dir::{Dir, include_dir};
use policy::PackSource;

/// The packs that ship, inside the binary.
static PACKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");

/// A pack by name or folder: a folder of that path, then `packs/<name>` here, then the one that ships.
///
/// # Errors
/// When there is no such pack.
pub fn find(name: &str) -> anyhow::Result<PackSource> {
    let here = [Path::new(name).to_path_buf(), Path::new("packs").join(name)];
    if let Some(folder) = here.iter().find(|it| it.join("pack.toml").is_file()) {
        return read(folder);
    }
    let Some(shipped) = PACKS.get_dir(name) else {
        let names: Vec<_> =
            PACKS.dirs().filter_map(|it| it.path().to_str()).filter(|it| *it != "published").collect();
        bail!("没有规则包 {name}；内置的有 {}", names.join("、"));
    };
    let mut source = PackSource { name: format!("packs/{name}"), ..PackSource::default() };
    collect_shipped(shipped, name, &mut source);
    Ok(source)
}

fn collect_shipped(folder: &Dir<'_>, root: &str, source: &mut PackSource) {
    for file in folder.files() {
        if let Ok(inside) = file.path().strip_prefix(root) {
            source.files.insert(inside.to_string_lossy().replace('\\', "/"), file.contents().to_vec());
        }
    }
    for inner in folder.dirs() {
        collect_shipped(inner, root, source);
    }
}

/// Reads the files of a pack: `pack.toml`, `policies/**`, `catalogue/*.csv`.
///
/// # Errors
/// When the folder cannot be read or is not a pack.
pub fn read(folder: &Path) -> anyhow::Result<PackSource> {
    if !folder.join("pack.toml").is_file() {
        bail!("{} 不是规则包：里面没有 pack.toml", folder.display());
    }
    let name = folder.display().to_string();
    let mut source = PackSource { name: name.trim_end_matches('/').to_owned(), ..PackSource::default() };
    collect(folder, folder, &mut source)?;
    Ok(source)
}

fn collect(root: &Path, folder: &Path, source: &mut PackSource) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("读不出文件夹 {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, source)?;
            continue;
        }
        let wanted =
            path.extension().and_then(|it| it.to_str()).is_some_and(|it| ["toml", "md", "csv"].contains(&it));
        if wanted {
            let bytes = fs::read(&path).with_context(|| format!("读不出文件 {}", path.display()))?;
            let inside = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            source.files.insert(inside, bytes);
        }
    }
    Ok(())
}

/// Packs by name or folder, as [`find`] looks for each.
///
/// # Errors
/// When one is not there.
pub fn find_all(names: &[String]) -> anyhow::Result<Vec<PackSource>> {
    names.iter().map(|it| find(it)).collect()
}

/// The rules of comparison of a pack: its `rosters/*.toml`.
///
/// # Errors
/// When there are none, or they have errors (all listed in the message).
pub fn roster_rules(source: &PackSource) -> anyhow::Result<roster::rules::Rules> {
    let files: Vec<(String, String)> = source
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("rosters/") && path.ends_with(".toml"))
        .map(|(path, bytes)| (format!("{}/{path}", source.name), String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    if files.is_empty() {
        bail!("规则包 {} 没有名册规则（rosters/*.toml）", source.name);
    }
    let texts: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (rules, findings) = roster::rules::Rules::read(&texts);
    rules.ok_or_else(|| anyhow::anyhow!("规则包 {} 的名册规则有错误：\n{}", source.name, list(&findings)))
}

/// Reads a pack and makes an engine of it.
///
/// # Errors
/// When the folder cannot be read, or the pack has errors (all listed in the message).
pub fn engine(folder: &Path) -> anyhow::Result<Engine> {
    let (pack, findings) = policy::load(&read(folder)?);
    Engine::new(pack, findings).map_err(|findings| {
        anyhow::anyhow!("规则包 {} 有错误，不能使用：\n{}", folder.display(), list(&findings))
    })
}

/// A pack by name or folder (as [`find`] looks for it), made into an engine.
///
/// # Errors
/// When there is no such pack, or it has errors (all listed in the message).
pub fn engine_of(name: &str) -> anyhow::Result<Engine> {
    let (pack, findings) = policy::load(&find(name)?);
    Engine::new(pack, findings)
        .map_err(|findings| anyhow::anyhow!("规则包 {name} 有错误，不能使用：\n{}", list(&findings)))
}

/// Findings, one a line.
#[must_use]
pub fn list(findings: &Findings) -> String {
    findings.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
