//! Files that institutions upload and fetch, and editions of catalogues.

use base::{Day, hex};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use store::{CatalogueEdition, ExchangeFile};

use super::{Sender, Turn};
use crate::App;
use crate::error::{AppError, Fault};

/// Owner of files that are everybody's.
pub const EVERYBODY: &str = "plc";
/// How long a file may be fetched, and how long it stays after that.
const KEPT_DAYS: i32 = 30;
/// What an institution may keep in one day.
const MOST_BYTES: i64 = 256 * 1024 * 1024;

/// A file that is kept, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRecord {
    /// Number under which it is fetched.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Last day on which it may be fetched.
    pub expires_on: Day,
}

/// A file with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedFile {
    /// Its name.
    pub name: String,
    /// What it was kept for.
    pub purpose: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Contents of a catalogue as they stand now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionRecord {
    /// From 1, one more with each change.
    pub number: i64,
    /// Instant from which it is known.
    pub made_at: String,
}

fn record(file: &ExchangeFile) -> FileRecord {
    FileRecord { id: file.id.clone(), name: file.name.clone(), expires_on: file.expires_on }
}

impl App {
    fn new_file(&self, id: String, sender: &Sender, purpose: &str, name: &str, bytes: &[u8]) -> ExchangeFile {
        let is_everybodys = sender.institution_id == EVERYBODY;
        ExchangeFile {
            id,
            owner: sender.institution_id.clone(),
            purpose: purpose.to_owned(),
            name: name.to_owned(),
            bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            sha256: hex(&Sha256::digest(bytes)),
            body: STANDARD.encode(bytes),
            made_at: self.inner.clock.now(),
            expires_on: if is_everybodys { Day::MAX } else { self.today().plus_days(KEPT_DAYS) },
            operator: sender.operator.clone(),
        }
    }

    /// Keeps a file of an institution, once for a message. `asked` is what the message asked for, by which
    /// a retry is known.
    ///
    /// # Errors
    /// Another content under the same number; the store's failure.
    pub async fn keep_file(
        &self,
        sender: &Sender,
        purpose: &str,
        name: &str,
        bytes: &[u8],
        asked: &str,
    ) -> Result<FileRecord, AppError> {
        let mut once = match self.turn(sender, &(purpose, asked)).await? {
            Turn::First(once) => once,
            Turn::Again(id) => return self.find_file(&id).await,
        };
        let owner = sender.institution_id.as_str();
        let now = self.inner.clock.now();
        let kept = once.writer.exchange_bytes_since(owner, now.get(..10).unwrap_or(&now)).await?;
        if kept + i64::try_from(bytes.len()).unwrap_or(i64::MAX) > MOST_BYTES {
            let message = format!("今天存放的文件已有 {} MB", kept / 1024 / 1024);
            return Err(AppError::state(message, "每天不超过 256 MB，请明天再传"));
        }
        once.writer.drop_exchange_files(owner, self.today().plus_days(-KEPT_DAYS)).await?;
        let number = once.writer.next_numbers("exchange_file", 1).await?;
        let id = format!("F{}{number:010}", self.today().to_string().replace('-', ""));
        let file = self.new_file(id, sender, purpose, name, bytes);
        once.writer.add_exchange_file(&file).await?;
        self.keep(once, sender, &file.id, "file.keep", &file.id).await?;
        Ok(record(&file))
    }

    /// A file by its number.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find_file(&self, id: &str) -> Result<FileRecord, AppError> {
        let mut session = self.inner.store.read().await?;
        let file = session.find_exchange_file(id).await?.ok_or_else(|| AppError::not_found("文件", id))?;
        Ok(record(&file))
    }

    /// A file that an institution may see: its own, or one for everybody.
    ///
    /// # Errors
    /// When there is none for it, or its time is over.
    pub async fn fetch_file(&self, institution_id: &str, id: &str) -> Result<FetchedFile, AppError> {
        let mut session = self.inner.store.read().await?;
        let found = session.find_exchange_file(id).await?;
        let mine = found.filter(|it| it.owner == institution_id || it.owner == EVERYBODY);
        let Some(file) = mine else {
            let shown: String = id.chars().take(40).collect();
            return Err(AppError::not_found("文件", &shown));
        };
        if file.expires_on < self.today() {
            let message = format!("文件 {id} 的下载期限 {} 已过", file.expires_on);
            return Err(AppError::state(message, "请重新对账或重新申请下载"));
        }
        let bytes = STANDARD.decode(&file.body).map_err(|_| {
            AppError::new(Fault::Ours, "APP-0030", format!("文件 {id} 已损坏"), "请联系管理员")
        })?;
        Ok(FetchedFile { name: file.name, purpose: file.purpose, bytes })
    }

    /// The edition of a catalogue whose contents have this hash: the last one, or one more.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn edition(&self, list: &str, hash: &str) -> Result<EditionRecord, AppError> {
        let shown = |it: &CatalogueEdition| EditionRecord { number: it.number, made_at: it.made_at.clone() };
        let last = self.inner.store.read().await?.find_catalogue_edition(list).await?;
        if let Some(known) = last.filter(|it| it.hash == hash) {
            return Ok(shown(&known));
        }
        let mut writer = self.inner.store.write().await?;
        // Somebody else may have been quicker.
        let last = writer.find_catalogue_edition(list).await?;
        if let Some(known) = last.as_ref().filter(|it| it.hash == hash) {
            return Ok(shown(known));
        }
        let edition = CatalogueEdition {
            list: list.to_owned(),
            number: last.map_or(0, |it| it.number) + 1,
            hash: hash.to_owned(),
            made_at: self.inner.clock.now(),
        };
        writer.add_catalogue_edition(&edition).await?;
        writer.commit().await?;
        Ok(shown(&edition))
    }

    /// A file for everybody under a number of its own; made when it is not there.
    ///
    /// # Errors
    /// The store's failure; what making it says.
    pub async fn public_file<E: From<AppError>>(
        &self,
        id: &str,
        purpose: &str,
        name: &str,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<FileRecord, E> {
        let until = self.today().plus_days(KEPT_DAYS);
        let found = async {
            let mut session = self.inner.store.read().await?;
            Ok::<_, AppError>(session.find_exchange_file(id).await?)
        };
        if let Some(file) = found.await? {
            return Ok(FileRecord { expires_on: until, ..record(&file) });
        }
        let bytes = make()?;
        let sender = Sender {
            institution_id: EVERYBODY.to_owned(),
            operator: String::new(),
            message_id: String::new(),
        };
        let file = self.new_file(id.to_owned(), &sender, purpose, name, &bytes);
        let kept = async {
            let mut writer = self.inner.store.write().await?;
            if writer.find_exchange_file(id).await?.is_none() {
                writer.add_exchange_file(&file).await?;
                writer.commit().await?;
            }
            Ok::<_, AppError>(())
        };
        kept.await?;
        Ok(FileRecord { expires_on: until, ..record(&file) })
    }
}
