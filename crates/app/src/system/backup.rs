//! Copies of a SQLite database: made while it is used, with a note of what is in them; and checked against it.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use base::{Finding, Findings};
use ledger::AuditEvent;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use store::{Keys, SCHEMA_VERSION, Store};

use super::view::{BackupLine, LAST_BACKUP};
use crate::App;
use crate::audit::{Checkpoint, verify_store};
use crate::error::{AppError, Fault};

/// What a copy holds; lies beside it as `NAME.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Instant (UTC).
    pub made_at: String,
    /// Version of the program.
    pub program: String,
    /// Migrations applied.
    pub schema: i64,
    /// Bytes of the file.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The chain's last link.
    pub checkpoint: String,
    /// Rows of each table.
    pub rows: BTreeMap<String, i64>,
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub file: PathBuf,
    /// What it holds.
    pub manifest: Manifest,
}

/// How long a copy may take to close.
const CLOSING: Duration = Duration::from_secs(5);

fn manifest_of(file: &Path) -> PathBuf {
    with_ending(file, ".json")
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn disk(what: &str, path: &Path, error: &std::io::Error) -> AppError {
    let message = format!("{what} {}：{error}", path.display());
    AppError::new(Fault::State, "APP-0071", message, "请检查文件夹、权限和磁盘余量")
}

fn fingerprint(path: &Path) -> Result<(u64, String), AppError> {
    let failed = |error: std::io::Error| disk("读不出文件", path, &error);
    let mut file = std::fs::File::open(path).map_err(failed)?;
    let (mut hasher, mut bytes) = (Sha256::new(), 0);
    let mut buffer = vec![0; 1 << 20];
    loop {
        let count = file.read(&mut buffer).map_err(failed)?;
        if count == 0 {
            break;
        }
        hasher.update(&buffer[..count]);
        bytes += count as u64;
    }
    Ok((bytes, base::hex(&hasher.finalize())))
}

async fn fingerprint_beside(path: &Path) -> Result<(u64, String), AppError> {
    let path = path.to_owned();
    let run = tokio::task::spawn_blocking(move || fingerprint(&path)).await;
    run.unwrap_or_else(|_| Err(AppError::new(Fault::Ours, "APP-0005", "读文件中断", "请重试")))
}

/// Copies a database into a file that is not there yet, with its note beside it.
///
/// # Errors
/// PostgreSQL (it has `pg_dump`); a file that is there; a disk that is full.
pub async fn copy(store: &Store, file: &Path, made_at: String) -> Result<Backup, AppError> {
    if store.kind() == store::EngineKind::Postgres {
        return Err(AppError::state(
            "数据库是 PostgreSQL，备份由它自己的工具做",
            "请用 pg_dump -Fc（见 docs/operating.md）",
        ));
    }
    if file.exists() || manifest_of(file).exists() {
        return Err(AppError::state(
            format!("文件 {} 已经有了", file.display()),
            "备份从不覆盖；请换一个文件名",
        ));
    }
    if let Some(folder) = file.parent().filter(|it| !it.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| disk("不能建立文件夹", folder, &error))?;
    }
    // Under another name until it is whole: a copy that broke off is never taken for one.
    let mut partial = file.as_os_str().to_owned();
    partial.push(".part");
    let partial = PathBuf::from(partial);
    let _ = std::fs::remove_file(&partial);
    store.copy_to(&partial).await?;
    restrict(&partial)?;
    let (bytes, sha256) = fingerprint_beside(&partial).await?;
    let copied = Store::open_copy(&partial, &Keys::Ring(Arc::clone(store.ring()))).await?;
    let mut session = copied.read().await?;
    let head = session.chain_head().await?;
    let schema = session.database_facts().await?.schema;
    let rows =
        session.count_rows().await?.into_iter().map(|(table, count)| (table.to_owned(), count)).collect();
    drop(session);
    copied.close().await;
    let manifest = Manifest {
        made_at,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        schema,
        bytes,
        sha256,
        checkpoint: Checkpoint { seq: head.seq, hash: head.hash.to_string() }.to_string(),
        rows,
    };
    let note = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    let note_file = manifest_of(file);
    std::fs::write(&note_file, note).map_err(|error| disk("写不出", &note_file, &error))?;
    std::fs::rename(&partial, file).map_err(|error| disk("写不出", file, &error))?;
    Ok(Backup { file: file.to_owned(), manifest })
}

/// A copy is as secret as the database: only its owner reads it.
fn restrict(file: &Path) -> Result<(), AppError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(file, mode).map_err(|error| disk("不能收紧权限", file, &error))?;
    }
    Ok(())
}

/// Checks a copy: its bytes and rows against its note, and everything that `audit verify` checks. Nothing of it
/// is changed.
///
/// # Errors
/// A file that is not there or no database.
pub async fn check_copy(file: &Path, keys: &Keys) -> Result<(Findings, Option<Manifest>), AppError> {
    if !file.is_file() {
        return Err(AppError::input("file", format!("没有文件 {}", file.display()), "请核对备份的文件名"));
    }
    let mut findings = Findings::default();
    let mut wrong = |message: String| {
        let remedy = "备份不完整或被改动过；请用另一份备份";
        findings.push(Finding::error("LED-0122", message, remedy).of(file.display().to_string()));
    };
    let note = std::fs::read_to_string(manifest_of(file)).ok();
    let manifest: Option<Manifest> = note.and_then(|it| serde_json::from_str(&it).ok());
    if manifest.is_none() {
        wrong("旁边没有备份清单（同名 .json），只能核对数据本身".to_owned());
    }
    let store = Store::open_copy(file, keys).await?;
    let facts = store.read().await?.database_facts().await;
    let is_earlier = facts.is_ok_and(|it| it.schema < SCHEMA_VERSION);
    if let Some(manifest) = &manifest {
        let (bytes, sha256) = fingerprint_beside(file).await?;
        if (bytes, sha256.as_str()) != (manifest.bytes, manifest.sha256.as_str()) {
            wrong(format!("文件与清单不同：清单 {} 字节，现在 {bytes} 字节，或内容变了", manifest.bytes));
        }
        match store.read().await?.count_rows().await {
            // Tables that came since are not in it: that the file is the one of the list must do.
            _ if is_earlier => {}
            Err(error) => wrong(format!("各表的行数数不出：{error}")),
            Ok(counts) => {
                for (table, count) in counts {
                    let noted = manifest.rows.get(table).copied();
                    if noted != Some(count) {
                        wrong(format!("表 {table} 有 {count} 行，清单上是 {}", noted.unwrap_or_default()));
                    }
                }
            }
        }
    }
    let checkpoint = manifest.as_ref().and_then(|it| it.checkpoint.parse().ok());
    if is_earlier {
        let _ = tokio::time::timeout(CLOSING, store.close()).await;
        findings.extend(check_upgraded(file, keys, checkpoint.as_ref()).await?.0);
        return Ok((findings, manifest));
    }
    let report = verify_store(&store, checkpoint.as_ref()).await?;
    // A file so broken that the driver's thread died would be waited for in vain.
    let _ = tokio::time::timeout(CLOSING, store.close()).await;
    findings.extend(report.findings.0);
    Ok((findings, manifest))
}

/// Checks a copy that an earlier program made as it will be when it is opened: a copy of it is brought up to this
/// program beside it, and goes away.
async fn check_upgraded(
    file: &Path,
    keys: &Keys,
    checkpoint: Option<&Checkpoint>,
) -> Result<Findings, AppError> {
    let upgraded = Upgraded::of(file)?;
    let store = Store::open(&upgraded.0.display().to_string(), keys).await?;
    let report = match store.migrate().await {
        Ok(_) => verify_store(&store, checkpoint).await.map(|it| it.findings),
        Err(error) => Err(error.into()),
    };
    let _ = tokio::time::timeout(CLOSING, store.close()).await;
    report
}

/// A copy for a while.
struct Upgraded(PathBuf);

impl Upgraded {
    fn of(file: &Path) -> Result<Upgraded, AppError> {
        let made = Upgraded(with_ending(file, ".upgraded"));
        std::fs::copy(file, &made.0).map_err(|it| disk("不能写", &made.0, &it))?;
        Ok(made)
    }
}

impl Drop for Upgraded {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(with_ending(&self.0, ending));
        }
    }
}

fn line(made: &Backup, by: &str) -> BackupLine {
    BackupLine {
        at: made.manifest.made_at.clone(),
        file: made.file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default(),
        bytes: made.manifest.bytes,
        sha256: made.manifest.sha256.clone(),
        checkpoint: made.manifest.checkpoint.clone(),
        by: by.to_owned(),
    }
}

/// A backup as the database notes it, as JSON text.
#[must_use]
pub fn note(made: &Backup, by: &str) -> String {
    serde_json::to_string(&line(made, by)).unwrap_or_default()
}

impl App {
    /// Makes a backup in the folder `backups` beside the database, and notes it.
    ///
    /// # Errors
    /// PostgreSQL; a disk that is full.
    pub async fn back_up(&self, by: &str) -> Result<BackupLine, AppError> {
        let facts = self.inner.store.read().await?.database_facts().await?;
        let now = self.inner.clock.now();
        let stamp: String = now.chars().filter(char::is_ascii_digit).take(20).collect();
        let database = facts.file().unwrap_or_default();
        let stem = database.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = database.parent().map(|it| it.join("backups")).unwrap_or_default();
        let made = copy(&self.inner.store, &folder.join(format!("{stem}-{stamp}.db")), now.clone()).await?;
        self.note_backup(&made, by).await
    }

    /// Notes a backup in the database and in the audit log.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn note_backup(&self, made: &Backup, by: &str) -> Result<BackupLine, AppError> {
        let line = line(made, by);
        let name = line.file.clone();
        let mut writer = self.inner.store.write().await?;
        let detail = serde_json::to_string(&line).unwrap_or_default();
        writer.save_note(LAST_BACKUP, &detail).await?;
        let event = AuditEvent {
            at: self.inner.clock.now(),
            actor: by.to_owned(),
            action: "system.backup".to_owned(),
            subject: name,
            detail,
        };
        let batch = store::BookBatch { audits: vec![event], ..store::BookBatch::default() };
        writer.book(&batch).await?;
        writer.commit().await?;
        Ok(line)
    }
}
