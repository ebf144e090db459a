//! Packs for simulation: from a folder, or the one in this crate that has every shape; and a pack
//! with one rate changed, for rules that come into force backwards.

use std::fs;
use std::io;
use std::path::Path;

use app::Region;
use policy::PackSource;

/// The pack of this crate: household meters, three kinds of accounts, reductions, backstops, benefits.
#[must_use]
pub fn shapes(cross_year: &str) -> PackSource {
    let stated = include_str!("../pack/pack.toml");
    let pack = stated.replace("cross_year = \"discharge\"", &format!("cross_year = \"{cross_year}\""));
    let files = [
        ("pack.toml", pack.as_str()),
        ("policies/shapes/document.md", include_str!("../pack/policies/shapes/document.md")),
        ("policies/shapes/notes.md", include_str!("../pack/policies/shapes/notes.md")),
        ("policies/shapes/rules.toml", include_str!("../pack/policies/shapes/rules.toml")),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into_iter().collect();
    PackSource { name: "shapes".to_owned(), files }
}

/// Reads a pack from its folder.
///
/// # Errors
/// When a file cannot be read.
pub fn read(folder: &Path) -> io::Result<PackSource> {
    let mut source = PackSource { name: folder.display().to_string(), ..PackSource::default() };
    collect(folder, folder, &mut source)?;
    Ok(source)
}

fn collect(root: &Path, folder: &Path, source: &mut PackSource) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, source)?;
            continue;
        }
        let inside = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
        if [".toml", ".md", ".csv"].iter().any(|it| inside.ends_with(it)) {
            source.files.insert(inside, fs::read(&path)?);
        }
    }
    Ok(())
}

/// The pack with one rate changed, and the region made of it; `None` when the change does not load.
pub fn with_another_rate(source: &PackSource, random: &mut fastrand::Rng) -> Option<(PackSource, Region)> {
    let mut places: Vec<(String, usize, usize)> = Vec::new();
    for (path, bytes) in source.files.iter().filter(|it| it.0.ends_with("rules.toml")) {
        let text = std::str::from_utf8(bytes).ok()?;
        for (end, _) in text.match_indices("%\"") {
            let start = text[..end].rfind('"')? + 1;
            if text[start..end].bytes().all(|it| it.is_ascii_digit()) {
                places.push((path.clone(), start, end));
            }
        }
    }
    let (path, start, end) = places.get(random.usize(..places.len().max(1)))?;
    let mut changed = source.clone();
    let text = std::str::from_utf8(changed.files.get(path)?).ok()?;
    let rate = random.u32(20..=95).to_string();
    let text = [&text[..*start], rate.as_str(), &text[*end..]].concat();
    changed.files.insert(path.clone(), text.into_bytes());
    let region = Region::load(&changed).ok()?;
    Some((changed, region))
}

/// Codes of the pack's catalogue.
#[must_use]
pub fn codes(source: &PackSource) -> Vec<String> {
    let catalogues = source.files.iter().filter(|it| it.0.starts_with("catalogue/"));
    let texts = catalogues.filter_map(|it| std::str::from_utf8(it.1).ok());
    let codes = texts.flat_map(|text| text.lines().skip(1).filter_map(|line| line.split(',').next()));
    codes.filter(|it| !it.is_empty()).map(str::to_owned).collect()
}
