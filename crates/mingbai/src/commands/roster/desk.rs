//! Opening the desk of rosters, and who sits at it.

use std::sync::Arc;

use app::App;
use app::roster::kept::{RosterDesk, read_desk};
use clap::Args;
use roster::problem::Actor;
use roster::rules::Rules;

use crate::{database, packs};

/// Where the data is and who works on it.
#[derive(Debug, Args)]
pub struct DeskArgs {
    /// 规则包：内置的名字，或文件夹（里面要有 rosters/）
    #[arg(long, default_value = "wenshang")]
    pub pack: String,
    /// 数据库：SQLite 文件（没有则新建），或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    pub database_url: String,
    /// 经办人
    #[arg(long, default_value = "经办")]
    pub operator: String,
}

impl DeskArgs {
    /// Opens (and migrates) the database and reads the register.
    ///
    /// # Errors
    /// A pack with errors or without roster rules; a database that cannot be opened.
    pub async fn open(&self) -> anyhow::Result<(App, RosterDesk)> {
        let source = packs::find(&self.pack)?;
        let rules = packs::roster_rules(&source)?;
        let app = database::open(&self.database_url, &source).await?;
        let desk = RosterDesk::open(app.clone(), Arc::new(rules)).await?;
        Ok((app, desk))
    }

    /// The saved mappings of columns; none where there is no database yet.
    ///
    /// # Errors
    /// As [`DeskArgs::open`].
    pub async fn mappings(&self) -> anyhow::Result<Vec<intake::Mapping>> {
        let is_server = self.database_url.starts_with("postgres");
        let path = self.database_url.trim_start_matches("sqlite:").trim_start_matches("//");
        if !is_server && !std::path::Path::new(path).exists() {
            return Ok(Vec::new());
        }
        let app = database::open(&self.database_url, &packs::find(&self.pack)?).await?;
        let mappings = RosterDesk::saved_mappings(&app).await?;
        app.store().close().await;
        Ok(mappings)
    }

    /// Who acts: `county`, `township:CODE`, `village:CODE` or `department:CODE`; the county when empty.
    ///
    /// # Errors
    /// Another word.
    pub fn actor(&self, app: &App, desk: &str) -> anyhow::Result<Actor> {
        let county = app.region().engine.pack().region.clone();
        let desk = read_desk(desk, &county)?;
        Ok(Actor { id: self.operator.clone(), desk })
    }
}

/// The rules alone, for what needs no database.
///
/// # Errors
/// As [`DeskArgs::open`].
pub fn rules_of(pack: &str) -> anyhow::Result<Rules> {
    packs::roster_rules(&packs::find(pack)?)
}
