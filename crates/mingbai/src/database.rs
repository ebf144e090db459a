//! Opening a database with a region's pack in force, for every command that needs both.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use app::{App, Region, SystemClock};
use policy::PackSource;
use store::Store;

use crate::packs;

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
    let region = Region::load_with(pack, places)
        .map_err(|findings| anyhow::anyhow!("规则包 {} 有错误：\n{}", pack.name, packs::list(&findings)))?;
    if !url.starts_with("postgres") {
        let path = Path::new(url.trim_start_matches("sqlite:"));
        if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("不能建立文件夹 {}", folder.display()))?;
        }
    }
    let store = Store::open(url).await?;
    let applied = store.migrate().await?;
    tracing::info!(applied, pack = region.version, "database is ready");
    Ok(App::start(store, region, Arc::new(SystemClock::default())).await?)
}
