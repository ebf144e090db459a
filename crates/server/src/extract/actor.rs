//! Who acts, where the body does not say it: headers `X-Institution` and `X-Operator`.
//!
//! They say who claims to act, and go into the audit log. They prove nothing: accounts and
//! permissions come with sign-in.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use base::Finding;

use crate::error::Problem;

/// An institution and its operator.
#[derive(Debug)]
pub struct Actor {
    /// The institution.
    pub institution_id: String,
    /// Who does it there; may be empty.
    pub operator: String,
}

/// Someone of the bureau.
#[derive(Debug)]
pub struct Operator(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let institution_id = header(parts, "x-institution")?;
        if institution_id.is_empty() {
            let finding = Finding::error(
                "API-0010",
                "没有说是哪家机构",
                "请在请求头 X-Institution 里写定点医药机构编号",
            );
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, finding.of("X-Institution")));
        }
        Ok(Actor { institution_id, operator: header(parts, "x-operator")? })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Operator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        header(parts, "x-operator").map(Operator)
    }
}

fn header(parts: &Parts, name: &'static str) -> Result<String, Problem> {
    let Some(value) = parts.headers.get(name) else { return Ok(String::new()) };
    let text = std::str::from_utf8(value.as_bytes()).ok().map(str::trim);
    match text {
        Some(text) if text.chars().count() <= 64 && !text.contains(char::is_control) => Ok(text.to_owned()),
        _ => {
            let message = format!("请求头 {name} 读不出");
            let finding = Finding::error("API-0010", message, "至多 64 个字符，UTF-8；宜用工号");
            Err(Problem::new(StatusCode::BAD_REQUEST, finding.of(name)))
        }
    }
}
