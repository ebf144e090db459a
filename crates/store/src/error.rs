//! What can go wrong in the store. Codes are stable; texts say what to do.

/// A failure of the store. Outcomes ("not there", "seen before") are values, not errors.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached or opened.
    #[error("[STO-0001] 无法打开数据库 {url}：{source}。请检查路径、权限或连接地址")]
    Open {
        /// Address without password.
        url: String,
        /// What the driver said.
        source: sqlx::Error,
    },
    /// A row with this key is there already (for an entry: booked or reversed before).
    #[error("[STO-0002] 记录重复：{0}。同一主键只能写入一次，请查询已有记录")]
    Duplicate(String),
    /// Another process holds the write lock for too long.
    #[error("[STO-0003] 数据库正被其他进程写入，等待超时。请稍后重试")]
    Busy,
    /// The database failed.
    #[error("[STO-0004] 数据库出错：{0}。本次写入已全部撤回，请检查数据库日志后重试")]
    Database(sqlx::Error),
    /// A stored value cannot be read.
    #[error("[STO-0005] 表 {table} 中“{value}”不是有效的{what}，数据可能被改动过；请运行 ledger verify")]
    Corrupt {
        /// Table.
        table: &'static str,
        /// What it should be.
        what: &'static str,
        /// What is there.
        value: String,
    },
    /// An entry is not well formed.
    #[error("[STO-0006] 凭证 {id} 不能入账：{outcome:?}")]
    Unbalanced {
        /// The entry.
        id: String,
        /// What is wrong with it.
        outcome: ledger::Outcome,
    },
    /// Shares do not add up to the total.
    #[error("[STO-0007] 结算单 {id} 各方合计 {parts_fen} 分，与总费用 {total_fen} 分不等，未写入")]
    SharesDiffer {
        /// The settlement.
        id: String,
        /// Sum of the shares.
        parts_fen: i64,
        /// Total.
        total_fen: i64,
    },
    /// The database was made by a newer program.
    #[error("[STO-0008] 数据库结构版本 {found} 高于本程序支持的 {supported}。请使用新版程序")]
    TooNew {
        /// Version of the database.
        found: i64,
        /// Version of the program.
        supported: i64,
    },
    /// A migration that was applied differs from the program's.
    #[error("[STO-0009] 数据库迁移 {0} 与本程序的文本不同，数据库可能由改动过的程序建立，未继续")]
    MigrationChanged(String),
    /// A row that must be there is not.
    #[error("[STO-0010] 没有找到{what} {id}，未写入")]
    Missing {
        /// What was looked for.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// A statement of this transaction failed before; nothing of it is written.
    #[error("[STO-0012] 本次写入中有一步失败，已全部撤回，未提交")]
    Failed,
    /// This engine cannot do it.
    #[error("[STO-0018] {0}")]
    NotHere(String),
    /// A key file that cannot be used.
    #[error("[STO-0013] 密钥文件 {path} 不能使用：{why}")]
    KeyFile {
        /// Where it is.
        path: String,
        /// What is wrong with it.
        why: String,
    },
    /// The database is sealed, and the key file is not there.
    #[error(
        "[STO-0014] 没有找到密钥文件 {path}，而数据库里的个人信息是加密的。\
         请用 --keys 或环境变量 MINGBAI_KEYS 指明密钥文件，或从备份取回；没有它谁也解不开"
    )]
    KeysMissing {
        /// Where it was looked for.
        path: String,
    },
    /// The keys are another database's.
    #[error(
        "[STO-0015] 密钥文件 {path}（编号 {found}）不是这个数据库的：数据库用编号 {database} 的密钥加密。\
         请用 --keys 或 MINGBAI_KEYS 指明对应的密钥文件"
    )]
    KeysOfAnother {
        /// Ring that the database is sealed under.
        database: String,
        /// Ring of the key file.
        found: String,
        /// Where the key file is.
        path: String,
    },
    /// A sealed value cannot be opened.
    #[error("[STO-0016] 表 {table} 的 {column}（行 {key}）解不开：{why}。请运行 ledger verify 并与备份比对")]
    Sealed {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Key of the row.
        key: String,
        /// What is wrong.
        why: String,
    },
    /// The operating system gives no random bytes.
    #[error("[STO-0017] 操作系统给不出随机数，不能加密，未写入。请检查系统后重试")]
    Random,
    /// The database was never set up.
    #[error("[STO-0011] 数据库尚未初始化。请先运行 migrate")]
    NotMigrated,
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        let Some(database) = error.as_database_error() else {
            return match error {
                sqlx::Error::PoolTimedOut => StoreError::Busy,
                other => StoreError::Database(other),
            };
        };
        if database.is_unique_violation() {
            let detail = database.constraint().unwrap_or_else(|| database.message());
            return StoreError::Duplicate(detail.to_owned());
        }
        // SQLite: BUSY 5 and its extended codes; PostgreSQL: lock_not_available, deadlock, serialization.
        let busy = ["5", "261", "517", "773", "55P03", "40P01", "40001"];
        if database.code().as_deref() == Some("42P01") || database.message().contains("no such table") {
            return StoreError::NotMigrated;
        }
        match database.code() {
            Some(code) if busy.contains(&code.as_ref()) => StoreError::Busy,
            _ => StoreError::Database(error),
        }
    }
}

impl StoreError {
    /// Refuses what has touched no row: `what`, called `id`.
    pub(crate) fn unless_found(touched: u64, what: &'static str, id: &str) -> Result<(), StoreError> {
        match touched {
            0 => Err(StoreError::Missing { what, id: id.to_owned() }),
            _ => Ok(()),
        }
    }
}
