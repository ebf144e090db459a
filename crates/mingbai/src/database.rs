//! Opening a database with a region's pack in force, for every command that needs both.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use anyhow::Context;
use app::{App, Clock as _, Region, SystemClock};
use indicatif::{ProgressBar, ProgressStyle};
use policy::PackSource;
use store::{Algorithm, Keys, MakeKeys, Store};

use crate::packs;

/// What `--keys` said.
static KEY_FILE: OnceLock<PathBuf> = OnceLock::new();

/// Keeps what the command line says about the key file, for whichever command opens a database.
pub fn set_key_file(path: Option<PathBuf>) {
    if let Some(path) = path {
        let _ = KEY_FILE.set(path);
    }
}

/// The key file of a database: `--keys`, else MINGBAI_KEYS, else a file beside the folder of the data, so that
/// a copy of the folder is no copy of the keys.
#[must_use]
pub fn key_file(url: &str) -> PathBuf {
    if let Some(path) = KEY_FILE.get() {
        return path.clone();
    }
    if let Some(path) = std::env::var_os("MINGBAI_KEYS").filter(|it| !it.is_empty()) {
        return PathBuf::from(path);
    }
    beside(url)
}

fn beside(url: &str) -> PathBuf {
    if is_server(url) {
        return PathBuf::from("mingbai-data.keys");
    }
    let path = Path::new(path_of(url));
    let folder = path.parent().filter(|it| it.file_name().is_some());
    let mut name = folder.unwrap_or(path).as_os_str().to_owned();
    name.push(".keys");
    PathBuf::from(name)
}

fn is_server(url: &str) -> bool {
    url.starts_with("postgres")
}

/// The path of a SQLite database.
fn path_of(url: &str) -> &str {
    let path = url.strip_prefix("sqlite:").unwrap_or(url);
    path.strip_prefix("//").unwrap_or(path)
}

/// The keys of a database; a key file is made when there is none and nothing is sealed yet.
///
/// # Errors
/// When MINGBAI_SEAL names no algorithm.
pub fn keys(url: &str) -> anyhow::Result<Keys> {
    let algorithm = match std::env::var("MINGBAI_SEAL") {
        Ok(word) => algorithm(&word)?,
        Err(_) => Algorithm::Aes256Gcm,
    };
    let make = MakeKeys { algorithm, now: SystemClock::default().now() };
    Ok(Keys::File { path: key_file(url), make: Some(make) })
}

/// The algorithm of a word.
///
/// # Errors
/// When there is none.
pub fn algorithm(word: &str) -> anyhow::Result<Algorithm> {
    Algorithm::of_word(word).with_context(|| format!("没有加密算法 {word}；可用：aes-256-gcm、sm4-gcm"))
}

/// Opens a store with its keys; a SQLite file and its folder are made when they are not there.
///
/// # Errors
/// A folder, database or key file that cannot be used.
pub async fn open_store(url: &str) -> anyhow::Result<Store> {
    if !is_server(url)
        && let Some(folder) = Path::new(path_of(url)).parent().filter(|it| !it.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).with_context(|| format!("不能建立文件夹 {}", folder.display()))?;
    }
    let is_new_file = !key_file(url).exists();
    let store = Store::open(url, &keys(url)?).await?;
    if is_new_file && let Some(path) = store.ring().path() {
        eprintln!(
            "个人信息加密存放，密钥文件新建在 {}。丢失后谁也解不开，请与数据库分开备份",
            path.display()
        );
    }
    Ok(store)
}

/// Opens and migrates a database (a SQLite file, made with its folder when it is not there, or `postgres://…`)
/// and puts the pack into force.
///
/// # Errors
/// A pack with errors (all listed); a folder or database that cannot be used.
pub async fn open(url: &str, pack: &PackSource) -> anyhow::Result<App> {
    open_with(url, pack, &[]).await
}

/// The same, with the packs of other places (异地就医).
///
/// # Errors
/// As [`open`].
pub async fn open_with(url: &str, pack: &PackSource, places: &[PackSource]) -> anyhow::Result<App> {
    // A pack with errors is told before a database is made.
    let region = region(pack, places)?;
    start(open_store(url).await?, region).await
}

/// The same on a database that is thrown away: its keys are kept nowhere.
///
/// # Errors
/// As [`open`].
pub async fn open_passing(url: &str, pack: &PackSource) -> anyhow::Result<App> {
    let region = region(pack, &[])?;
    start(Store::open(url, &Keys::passing()?).await?, region).await
}

fn region(pack: &PackSource, places: &[PackSource]) -> anyhow::Result<Region> {
    Region::load_with(pack, places)
        .map_err(|findings| anyhow::anyhow!("规则包 {} 有错误：\n{}", pack.name, packs::list(&findings)))
}

async fn start(store: Store, region: Region) -> anyhow::Result<App> {
    let applied = migrate(&store).await?;
    tracing::info!(applied, pack = region.version, "database is ready");
    Ok(App::start(store, region, Arc::new(SystemClock::default())).await?)
}

/// Brings a database up to this program, and shows how far it is where that takes long; how many steps there were.
///
/// # Errors
/// As [`Store::migrate`].
pub async fn migrate(store: &Store) -> anyhow::Result<usize> {
    let bar = rows_bar();
    let applied = store
        .migrate_telling(|table, rows| {
            bar.set_message(format!("升级数据库：{table}"));
            bar.set_position(rows);
        })
        .await?;
    bar.finish_and_clear();
    Ok(applied)
}

/// Counts rows on the screen.
#[must_use]
pub fn rows_bar() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {pos} 行  {per_sec}  {elapsed}") {
        bar.set_style(style);
    }
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_file_lies_beside_the_folder_of_the_data() {
        let rows = [
            ("mingbai-data/mingbai.db", "mingbai-data.keys"),
            ("sqlite:/srv/ybj/data/mingbai.db", "/srv/ybj/data.keys"),
            ("sqlite://data/m.db", "data.keys"),
            ("m.db", "m.db.keys"),
            ("/m.db", "/m.db.keys"),
            ("postgres://u@h/d", "mingbai-data.keys"),
        ];
        for (url, expected) in rows {
            assert_eq!(beside(url), Path::new(expected), "{url}");
        }
    }
}
