//! A body that is a file. Read whole, within a bound of size and time.

use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;

use crate::error::Problem;

/// Largest file: a roster of a whole county.
const LARGEST_FILE: usize = 128 * 1024 * 1024;

/// Longest time that a file may take to arrive.
const PATIENCE: Duration = Duration::from_secs(120);

/// The bytes of a file.
#[derive(Debug)]
pub struct RawBody(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for RawBody {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let read = tokio::time::timeout(PATIENCE, to_bytes(request.into_body(), LARGEST_FILE)).await;
        let late = |_| {
            let message = format!("{} 秒内没有收完文件", PATIENCE.as_secs());
            Problem::input(StatusCode::REQUEST_TIMEOUT, "API-0006", message, "请检查网络后重发")
        };
        let large = |_| {
            let message = format!("文件没有收完，或超过 {} MB", LARGEST_FILE >> 20);
            Problem::input(
                StatusCode::PAYLOAD_TOO_LARGE,
                "API-0005",
                message,
                "请分成几个文件，或检查网络后重发",
            )
        };
        let bytes = read.map_err(late)?.map_err(large)?;
        if bytes.is_empty() {
            return Err(Problem::input(
                StatusCode::BAD_REQUEST,
                "API-0002",
                "文件是空的",
                "请核对要上传的文件",
            ));
        }
        Ok(RawBody(bytes))
    }
}
