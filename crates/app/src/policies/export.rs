//! The folder of a draft as a ZIP archive, for the repository of the pack.

use std::io::{Cursor, Write as _};

use store::DraftSide;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::drafts::found;
use super::model::{authors, loaded};
use crate::App;
use crate::error::{AppError, Fault};

/// An archive with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// File name, plain ASCII.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

impl App {
    /// The folder of a draft: `policies/<instrument>/…` and a note that says what it is.
    ///
    /// # Errors
    /// No such draft.
    pub async fn export_draft(&self, id: &str) -> Result<Exported, AppError> {
        let mut session = self.inner.store.read().await?;
        let draft = found(&mut session, id).await?;
        let files = loaded(session.load_policy_files(id, DraftSide::Draft).await?);
        drop(session);
        let effective = draft.effective_on.map_or_else(|| "未定".to_owned(), |it| it.to_string());
        let decided = draft.decided_at.clone().unwrap_or_default();
        let texts: Vec<&str> = files.iter().flat_map(|it| [it.0.as_str(), it.1.as_str()]).collect();
        let about = format!(
            "政策草案 {id}：{title}\n文件：{instrument}\n状态：{state}\n施行日：{effective}\n起草：{authors}\n审批：{by} {decided}\n内容指纹：{hash}\n\n\
             这是该文件夹自施行日起的全文。放进规则包仓库时：\n\
             1. 门户里已批准的，本单位的库按施行日分段执行，仓库里换成新文字不影响施行日以前的结算。\n\
             2. 仓库若另给别处用，请在 rules.toml 里给新旧规则写 until、from（规则换新 id），再跑 mingbai policy check。\n",
            title = draft.title,
            instrument = draft.instrument,
            state = draft.state,
            authors = authors(&draft).join("、"),
            by = draft.decided_by,
            hash = ledger::Hash::of_texts(&texts),
        );
        let write = || -> zip::result::ZipResult<Vec<u8>> {
            let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
            archive.start_file("about.txt", SimpleFileOptions::default())?;
            archive.write_all(about.as_bytes())?;
            for (path, text) in &files {
                let path = format!("policies/{}/{path}", draft.instrument);
                archive.start_file(path, SimpleFileOptions::default())?;
                archive.write_all(text.as_bytes())?;
            }
            Ok(archive.finish()?.into_inner())
        };
        let failed = |error: zip::result::ZipError| {
            AppError::new(Fault::Ours, "APP-0116", format!("压缩包没有生成：{error}"), "请重试")
        };
        let bytes = write().map_err(failed)?;
        Ok(Exported { name: format!("{}-{id}.zip", draft.instrument), bytes })
    }
}
