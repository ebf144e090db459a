//! Evidence: bytes packed into texts (deflate, then base64) by parts of a mebibyte, and back.
//!
//! **Knows:** bytes. **Does not know:** what they prove. A file of a department and an uploaded document are kept
//! the same way, inside the database, so that one backup holds the ledger and its proof.

use std::io::{Read as _, Write as _};

use base::hex;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use store::RosterDocument;

use super::{RosterDesk, heavy};
use crate::error::{AppError, Fault};

/// What a desk may upload at most as one document.
pub const DOCUMENT_LIMIT_BYTES: usize = 20 * 1024 * 1024;
const PART_BYTES: usize = 1024 * 1024;

/// A document ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes in hexadecimal.
    pub sha256: String,
    /// Its size.
    pub bytes: usize,
    parts: Vec<String>,
}

impl Packed {
    /// Packs bytes on all cores.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Packed {
        let (sha256, parts) = rayon::join(
            || hex(&Sha256::digest(bytes)),
            || bytes.par_chunks(PART_BYTES).map(pack_part).collect(),
        );
        Packed { name: name.to_owned(), sha256, bytes: bytes.len(), parts }
    }

    pub(crate) fn document(&self, at: &str, operator: &str) -> RosterDocument {
        RosterDocument {
            sha256: self.sha256.clone(),
            name: self.name.clone(),
            bytes: i64::try_from(self.bytes).unwrap_or(i64::MAX),
            parts: i64::try_from(self.parts.len()).unwrap_or(i64::MAX),
            added_at: at.to_owned(),
            operator: operator.to_owned(),
        }
    }

    pub(crate) fn parts(&self) -> &[String] {
        &self.parts
    }
}

fn pack_part(bytes: &[u8]) -> String {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::fast());
    // Writing into memory does not fail; a part that is short would not unpack to its hash.
    let _ = encoder.write_all(bytes);
    STANDARD_NO_PAD.encode(encoder.finish().unwrap_or_default())
}

/// The bytes of packed parts; `None` when they are not what was packed.
pub(crate) fn unpack(parts: &[String], sha256: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for part in parts {
        let packed = STANDARD_NO_PAD.decode(part).ok()?;
        DeflateDecoder::new(packed.as_slice()).read_to_end(&mut bytes).ok()?;
    }
    (hex(&Sha256::digest(&bytes)) == sha256).then_some(bytes)
}

impl RosterDesk {
    /// Keeps an uploaded document; its SHA-256, by which a remedy names it.
    ///
    /// # Errors
    /// Too large, empty or without a name; the store's failure.
    pub async fn upload(&self, name: &str, bytes: Vec<u8>, operator: &str) -> Result<Packed, AppError> {
        if bytes.is_empty() || name.trim().is_empty() {
            return Err(AppError::input("document", "凭证是空的，或没有文件名", "请重新选择文件上传"));
        }
        if bytes.len() > DOCUMENT_LIMIT_BYTES {
            let message = format!("凭证有 {} 字节，超过 20 MB", bytes.len());
            return Err(AppError::input("document", message, "请压缩图片或分成几份上传"));
        }
        let name = name.to_owned();
        let packed = heavy(move || Packed::of(&name, &bytes)).await?;
        let document = packed.document(&self.app.inner.clock.now(), operator);
        let mut writer = self.app.inner.store.write().await?;
        if writer.save_roster_document(&document, packed.parts()).await? {
            let mut audit = self.app.audit("", operator, "roster.document", &packed.sha256);
            audit.detail = serde_json::json!({ "bytes": packed.bytes }).to_string();
            writer.book(&store::BookBatch { audits: vec![audit], ..Default::default() }).await?;
            writer.commit().await?;
        }
        Ok(packed)
    }

    /// The bytes of a kept document, checked against its hash.
    ///
    /// # Errors
    /// Not there, or changed since it was kept.
    pub async fn document(&self, sha256: &str) -> Result<Vec<u8>, AppError> {
        let parts = self.app.inner.store.read().await?.load_roster_document(sha256).await?;
        if parts.is_empty() {
            return Err(AppError::not_found("凭证", sha256));
        }
        let sha256 = sha256.to_owned();
        heavy(move || unpack(&parts, &sha256)).await?.ok_or_else(|| {
            let message = "凭证的内容与校验值不符，可能被改动过";
            AppError::new(Fault::Ours, "APP-0102", message, "请从备份恢复数据库")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_a_changed_part_does_not() {
        let bytes: Vec<u8> =
            (0..3_000_000_u32).map(|it| (it.wrapping_mul(2_654_435_761) >> 28) as u8).collect();
        let packed = Packed::of("名册.csv", &bytes);
        assert_eq!((packed.parts.len(), packed.bytes), (3, bytes.len()));
        assert_eq!(unpack(&packed.parts, &packed.sha256).as_deref(), Some(bytes.as_slice()));
        assert_eq!(unpack(&packed.parts[..2], &packed.sha256), None);
    }
}
