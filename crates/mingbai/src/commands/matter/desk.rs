//! Where the data is, and who works on it at which desk.

use app::App;
use clap::Args;

use crate::{database, packs};

/// The database and the desk.
#[derive(Debug, Args)]
pub struct DeskArgs {
    /// 规则包：内置的名字，或文件夹（里面要有 matters.toml）
    #[arg(long, default_value = "jiangjin")]
    pub pack: String,
    /// 数据库：SQLite 文件（没有则新建），或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    pub database_url: String,
    /// 经办人
    #[arg(long, default_value = "经办")]
    pub operator: String,
    /// 经办点：县不写，乡镇写代码（990100001），村写 乡镇代码/村名
    #[arg(long, default_value = "")]
    pub desk: String,
}

impl DeskArgs {
    /// Opens (and migrates) the database.
    ///
    /// # Errors
    /// A pack with errors; a database that cannot be opened.
    pub async fn open(&self) -> anyhow::Result<App> {
        database::open(&self.database_url, &packs::find(&self.pack)?).await
    }
}
