//! The number in a path, and the parameters of a query.

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::StatusCode;
use axum::http::request::Parts;
use base::Finding;
use serde::de::DeserializeOwned;

use super::words;
use crate::error::Problem;

/// The number in the path.
#[derive(Debug)]
pub struct PathId(pub String);

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let unreadable = |message: &str| {
            let remedy = "编号用 UTF-8 的百分号写法，1 至 64 个字符";
            Problem::input(StatusCode::BAD_REQUEST, "API-0008", message, remedy)
        };
        let found = Path::<String>::from_request_parts(parts, state).await;
        let Ok(Path(id)) = found else { return Err(unreadable("路径里的编号读不出")) };
        if id.chars().count() > 64 || id.contains(char::is_control) {
            return Err(unreadable("路径里的编号太长，或有控制字符"));
        }
        Ok(PathId(id))
    }
}

/// The number in the path, after a look at the same number in the body, where it may be left out.
pub fn same_id(field: &str, in_path: String, in_body: String) -> Result<String, Problem> {
    if in_body.is_empty() || in_body == in_path {
        return Ok(in_path);
    }
    let finding = Finding::error("API-0008", format!("{field} 与路径里的编号不同"), "请只写在路径里");
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, finding.of(field)))
}

/// The parameters of the query, read into `T`.
#[derive(Debug)]
pub struct QueryOf<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for QueryOf<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri);
        let Query(pairs) = pairs.map_err(|error| wrong(&error.body_text()))?;
        for (name, value) in &pairs {
            // What was not UTF-8 arrives as U+FFFD.
            if [name, value].iter().any(|it| it.contains(|c: char| c == '\u{fffd}' || c.is_control())) {
                let name: String = name.chars().filter(|it| !it.is_control()).take(40).collect();
                let message = format!("查询参数 {name} 不是 UTF-8，或有控制字符");
                let remedy = "请用 UTF-8 的百分号写法（GB18030 请先转成 UTF-8）";
                let finding = Finding::error("API-0003", message, remedy).of(name);
                return Err(Problem::new(StatusCode::BAD_REQUEST, finding));
            }
        }
        let read = Query::<T>::try_from_uri(&parts.uri);
        read.map(|it| QueryOf(it.0)).map_err(|error| wrong(&error.body_text()))
    }
}

/// "Failed to deserialize query string: limit: invalid digit found in string" and the like.
fn wrong(said: &str) -> Problem {
    let said = said.strip_prefix("Failed to deserialize query string: ").unwrap_or(said);
    let (path, what) = match said.split_once(": ") {
        Some((path, what)) if !path.contains([' ', '`']) => (path, what),
        _ => ("", said),
    };
    let (message, remedy) = match what {
        it if it.contains("invalid digit") || it.contains("number too") => {
            (format!("查询参数 {path} 要 0 以上的整数"), "请核对".to_owned())
        }
        it => words::of_data(it, path),
    };
    let finding = Finding::error("API-0009", message, remedy).of(path);
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, finding)
}
