//! What can go wrong on a notebook.

use std::path::Path;

/// A refusal or a failure.
#[derive(Debug, thiserror::Error)]
pub enum OutpostError {
    /// A file that cannot be read or written.
    #[error("[OP-0001] {path}：{error}；请检查磁盘和权限")]
    Disk {
        /// The file.
        path: String,
        /// Why.
        error: std::io::Error,
    },
    /// Not sealed by us, or with another key, or changed.
    #[error("[OP-0002] {0} 解不开：密钥或口令不对，或文件被改动、不完整；请核对，或回医保局重新导出")]
    Sealed(String),
    /// A key file or passphrase that cannot be used.
    #[error("[OP-0003] {0}")]
    Secret(String),
    /// The queue is not what was written.
    #[error("[OP-0004] 队列 {path} 第 {record} 条被改动或丢失；请不要再使用，连同文件交医保局核对")]
    Changed {
        /// The file.
        path: String,
        /// Number of the record, from 1.
        record: u64,
    },
    /// Another program has it open.
    #[error("[OP-0005] 队列正被另一个程序使用；请等它结束再试")]
    Locked,
    /// The extract has expired.
    #[error("[OP-0006] 数据包的有效期到 {0} 为止，不能再结算；请把已结算的发出，回医保局换新的数据包")]
    Expired(base::Day),
    /// Something that cannot be done in this state.
    #[error("[OP-0007] {message}；{remedy}")]
    State {
        /// What.
        message: String,
        /// What to do.
        remedy: String,
    },
    /// The centre cannot be reached, or is not able to answer now.
    #[error("[OP-0008] 连不上中心：{0}；请在有网络时再发，已结算的都在，不会丢也不会重")]
    Network(String),
    /// What rules or the centre say.
    #[error("{0}")]
    Refused(String),
}

impl OutpostError {
    pub(crate) fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> OutpostError {
        let path = path.display().to_string();
        move |error| OutpostError::Disk { path, error }
    }

    pub(crate) fn state(message: impl Into<String>, remedy: impl Into<String>) -> OutpostError {
        OutpostError::State { message: message.into(), remedy: remedy.into() }
    }
}

impl From<app::AppError> for OutpostError {
    fn from(error: app::AppError) -> OutpostError {
        OutpostError::Refused(error.text())
    }
}
