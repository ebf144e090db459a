//! A JSON body. Read whole, within a bound of size and time, then checked from the outside in:
//! content type, length, UTF-8, JSON, fields.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use base::Finding;
use serde::de::DeserializeOwned;

use super::words;
use crate::error::Problem;

/// Largest body: some thousand fee lines.
const LARGEST_BODY: usize = 2 * 1024 * 1024;

/// Longest time that a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// A body read into `T`.
#[derive(Debug)]
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        check_type(request.headers())?;
        let length = request.headers().get(header::CONTENT_LENGTH);
        let length = length.and_then(|it| it.to_str().ok()).and_then(|it| it.parse::<u64>().ok());
        if length.is_some_and(|it| it > LARGEST_BODY as u64) {
            return Err(too_large());
        }
        let bytes = read(request.into_body()).await?;
        parse(&bytes).map(JsonBody)
    }
}

fn check_type(headers: &HeaderMap) -> Result<(), Problem> {
    let given = headers.get(header::CONTENT_TYPE).map_or("", |it| it.to_str().unwrap_or("?"));
    let mut parts = given.split(';').map(|it| it.trim().to_ascii_lowercase());
    let kind = parts.next().unwrap_or_default();
    let charset = parts.find_map(|it| Some(it.strip_prefix("charset=")?.trim_matches('"').to_owned()));
    let is_json = kind == "application/json";
    if is_json && charset.as_deref().is_none_or(|it| it == "utf-8" || it == "utf8") {
        return Ok(());
    }
    let shown: String = given.chars().take(80).collect();
    let message = match (shown.is_empty(), is_json) {
        (true, _) => "请求没有写 Content-Type".to_owned(),
        (_, true) => format!("字符集 {} 不受理", charset.unwrap_or_default()),
        (_, false) => format!("Content-Type 是 {shown}"),
    };
    let remedy = "请用 Content-Type: application/json，内容用 UTF-8 编码";
    Err(Problem::input(StatusCode::UNSUPPORTED_MEDIA_TYPE, "API-0004", message, remedy))
}

async fn read(body: Body) -> Result<axum::body::Bytes, Problem> {
    let read = tokio::time::timeout(PATIENCE, to_bytes(body, LARGEST_BODY)).await;
    let Ok(read) = read else {
        let message = format!("{} 秒内没有收完请求", PATIENCE.as_secs());
        return Err(Problem::input(StatusCode::REQUEST_TIMEOUT, "API-0006", message, "请检查网络后重发"));
    };
    read.map_err(|error| {
        // Two causes: the limit, or a connection that broke (then nobody reads the answer).
        let is_limit = std::error::Error::source(&error).is_some_and(|it| it.to_string().contains("limit"));
        if is_limit {
            return too_large();
        }
        Problem::input(StatusCode::BAD_REQUEST, "API-0006", "请求没有收完", "请检查网络后重发")
    })
}

fn too_large() -> Problem {
    let message = format!("请求体超过 {} MB", LARGEST_BODY >> 20);
    let remedy = "明细太多的，请先登记就诊，再分几次追加明细（POST /api/v1/visits/{id}/lines）";
    Problem::input(StatusCode::PAYLOAD_TOO_LARGE, "API-0005", message, remedy)
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    if bytes.is_empty() {
        return Err(Problem::input(StatusCode::BAD_REQUEST, "API-0002", "请求体是空的", "请给出 JSON"));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(bytes, error.valid_up_to())),
    };
    // PostgreSQL has no such character, and nobody means it.
    if let Some(at) = text.find("\\u0000") {
        let message = "文字里有空字符（\\u0000）";
        return Err(at_line(StatusCode::UNPROCESSABLE_ENTITY, "API-0007", bytes, at, message, "请去掉"));
    }
    match serde_json::from_str(text) {
        Ok(value) => Ok(value),
        Err(error) => Err(explain::<T>(text, &error)),
    }
}

fn not_utf8(bytes: &[u8], at: usize) -> Problem {
    let (message, remedy) = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => ("请求体是 UTF-16", "请转成 UTF-8 再发"),
        _ if words::looks_like_gb18030(&bytes[at..]) => {
            ("请求体不是 UTF-8，看来是 GB18030（GBK）编码", "请把内容转成 UTF-8 再发")
        }
        _ => ("请求体不是 UTF-8", "请把内容转成 UTF-8 再发"),
    };
    at_line(StatusCode::BAD_REQUEST, "API-0003", bytes, at, message, remedy)
}

fn at_line(
    status: StatusCode,
    code: &'static str,
    bytes: &[u8],
    at: usize,
    message: &str,
    remedy: &str,
) -> Problem {
    let before = &bytes[..at];
    let line = before.iter().filter(|it| **it == b'\n').count() + 1;
    let column = at - before.iter().rposition(|it| *it == b'\n').map_or(0, |it| it + 1) + 1;
    let message = format!("第 {line} 行第 {column} 字节：{message}");
    Problem::new(status, Finding::error(code, message, remedy).at("body", line))
}

/// Reads again, slowly, to know in which field it went wrong.
fn explain<T: DeserializeOwned>(text: &str, error: &serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    let place = format!("第 {line} 行第 {column} 列");
    if !error.is_data() {
        let said = words::of_syntax(&error.to_string());
        let message = format!("{place}：不是正确的 JSON（{said}）");
        let finding = Finding::error("API-0002", message, "请核对括号、引号、逗号").at("body", line);
        return Problem::new(StatusCode::BAD_REQUEST, finding);
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let path = match serde_path_to_error::deserialize::<_, T>(&mut reader) {
        Err(error) => error.path().to_string(),
        Ok(_) => String::new(),
    };
    let path = if path == "." { String::new() } else { path };
    let (message, remedy) = words::of_data(&error.to_string(), &path);
    // Errors that a type finds after reading carry no position.
    let message = if line == 0 { message } else { format!("{place}：{message}") };
    let finding = Finding::error("API-0001", message, remedy).at("body", line).of(path);
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, finding)
}
