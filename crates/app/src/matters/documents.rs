//! Documents that are uploaded for requests. They are kept as evidence of rosters is: once for the same bytes.

use store::BookBatch;

use super::act::find;
use super::kept;
use super::model::GivenDocument;
use super::seat::Seat;
use crate::App;
use crate::error::{AppError, Fault};
use crate::roster::kept::{DOCUMENT_LIMIT_BYTES, Packed, unpack};

/// Uploaded documents that are named must be there.
pub(super) async fn check_kept(
    session: &mut store::Session,
    documents: &[GivenDocument],
) -> Result<(), AppError> {
    let hashes: Vec<&str> =
        documents.iter().map(|it| it.sha256.as_str()).filter(|it| !it.is_empty()).collect();
    if hashes.is_empty() {
        return Ok(());
    }
    let known = session.find_roster_documents(&hashes).await?;
    match hashes.iter().find(|it| !known.iter().any(|known| known.sha256 == ***it)) {
        None => Ok(()),
        Some(it) => {
            let it: String = it.chars().take(12).collect();
            let message = format!("没有上传过指纹为 {it}… 的文件");
            Err(AppError::input("documents", message, "请先上传文件"))
        }
    }
}

async fn heavy<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| AppError::new(Fault::Ours, "APP-1291", "处理文件中断", "请重试"))
}

impl App {
    /// Keeps an uploaded document; its SHA-256, by which requests name it.
    ///
    /// # Errors
    /// Too large, empty or without a name; the store's failure.
    pub async fn keep_matter_document(
        &self,
        name: &str,
        bytes: Vec<u8>,
        operator: &str,
    ) -> Result<Packed, AppError> {
        let name = name.trim().to_owned();
        if bytes.is_empty() || name.is_empty() || name.chars().count() > 200 {
            return Err(AppError::input("document", "文件是空的，或文件名不合适", "请重新选择文件上传"));
        }
        if bytes.len() > DOCUMENT_LIMIT_BYTES {
            let message = format!("文件有 {} 字节，超过 20 MB", bytes.len());
            return Err(AppError::input("document", message, "请压缩图片或分成几份上传"));
        }
        let packed = heavy(move || Packed::of(&name, &bytes)).await?;
        let document = packed.document(&self.inner.clock.now(), operator);
        let mut writer = self.inner.store.write().await?;
        if writer.save_roster_document(&document, packed.parts()).await? {
            let mut audit = self.audit("bureau", operator, "matter.document", &packed.sha256);
            audit.detail = serde_json::json!({ "bytes": packed.bytes }).to_string();
            writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
            writer.commit().await?;
        }
        Ok(packed)
    }

    /// The bytes of a document of a request, with its name, checked against its hash.
    ///
    /// # Errors
    /// Not a document of this request, or changed since it was kept.
    pub async fn matter_document(
        &self,
        id: &str,
        sha256: &str,
        desk: &str,
    ) -> Result<(String, Vec<u8>), AppError> {
        let seat = Seat::read(desk)?;
        let mut session = self.inner.store.read().await?;
        let row = find(&mut session, id, &seat).await?;
        let detail = kept::read(&row)?.1;
        let known = detail.given.into_iter().find(|it| !it.sha256.is_empty() && it.sha256 == sha256);
        let known = known.ok_or_else(|| AppError::not_found("材料", "（这一件里没有这份文件）"))?;
        let parts = session.load_roster_document(sha256).await?;
        drop(session);
        let hash = sha256.to_owned();
        let bytes = heavy(move || unpack(&parts, &hash)).await?.ok_or_else(|| {
            let message = "文件的内容与校验值不符，可能被改动过";
            AppError::new(Fault::Ours, "APP-1292", message, "请从备份恢复数据库")
        })?;
        Ok((known.name, bytes))
    }
}
