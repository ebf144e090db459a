//! The one error envelope: `{ code, message, findings, trace_id }`.
//!
//! **Knows:** which status a fault has. **Does not know:** what a use case does.

use std::collections::BTreeMap;

use app::{AppError, Fault};
use axum::Json;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base::{Finding, Findings};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};

use crate::trace;

/// A refusal or failure on its way out.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    findings: Findings,
}

/// What a caller reads when the answer is not a success.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// Code of the first finding: stable, for machines.
    code: String,
    /// What happened and what to do, in Chinese.
    message: String,
    /// Everything that is wrong, all at once.
    #[schema(value_type = Vec<FindingBody>)]
    findings: Findings,
    /// Number of this answer in the log; quote it when asking for help.
    trace_id: String,
}

/// One thing that is wrong.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Finding)]
pub struct FindingBody {
    /// Stable code.
    code: String,
    /// `error`, `warning` or `note`.
    severity: String,
    /// What was read: `body` for the body of the request, else a file; often empty.
    file: String,
    /// Line in it, from 1; 0 when there is none.
    line: usize,
    /// Field or record.
    place: String,
    /// What happened, in Chinese.
    message: String,
    /// What to do, in Chinese.
    remedy: String,
}

impl Problem {
    /// One finding with its status.
    pub fn new(status: StatusCode, finding: Finding) -> Problem {
        Problem { status, findings: Findings(vec![finding]) }
    }

    /// A request that cannot be understood (400) or whose values cannot be right (422).
    pub fn input(
        status: StatusCode,
        code: &'static str,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Problem {
        Problem::new(status, Finding::error(code, message, remedy))
    }

    fn message(&self) -> String {
        let first = self.findings.0.first();
        first.map_or_else(String::new, |it| match it.remedy.as_str() {
            "" => it.message.clone(),
            remedy => format!("{}。{remedy}", it.message.trim_end_matches('。')),
        })
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Problem {
        let status = match error.fault {
            Fault::Input => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::SignIn => StatusCode::UNAUTHORIZED,
            Fault::Forbidden => StatusCode::FORBIDDEN,
            Fault::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Fault::NotFound => StatusCode::NOT_FOUND,
            Fault::State => StatusCode::CONFLICT,
            Fault::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Fault::Ours => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Problem { status, findings: error.findings }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let trace_id = trace::next_id();
        let code = self.findings.0.first().map_or("", |it| it.code);
        if self.status.is_server_error() {
            // Messages of our own failures are for the operator; they name tables, not people.
            let text = self.findings.0.first().map_or("", |it| it.message.as_str());
            tracing::error!(trace_id, code, status = self.status.as_u16(), text, "failed");
        } else {
            tracing::debug!(trace_id, code, status = self.status.as_u16(), "refused");
        }
        let message = self.message();
        let header = HeaderValue::from_str(&trace_id).unwrap_or(HeaderValue::from_static("-"));
        let body = ProblemBody { code: code.to_owned(), message, findings: self.findings, trace_id };
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert("x-trace-id", header);
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert("retry-after", HeaderValue::from_static("1"));
        }
        response
    }
}

/// The answers that every route may give, for OpenAPI.
#[derive(Debug)]
pub struct Problems;

impl utoipa::IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let said = [
            ("400", "请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法"),
            ("401", "没有登录，或登录已经过期"),
            ("403", "没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407）"),
            ("404", "没有这个编号，或不在管辖范围"),
            ("408", "请求体没有及时收完"),
            ("409", "当前状态不允许，或同一报文号用于另一内容"),
            ("413", "请求体超过 2 MB"),
            ("415", "Content-Type 不是 application/json"),
            ("422", "字段、类型或数值不对"),
            ("429", "太频繁，见 Retry-After"),
            ("500", "系统故障，没有入账"),
            ("503", "系统忙，请稍后用同一报文号重试"),
        ];
        let response = |text: &str| {
            let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
            ResponseBuilder::new().description(text).content("application/json", content).build()
        };
        said.into_iter().map(|(status, text)| (status.to_owned(), RefOr::T(response(text)))).collect()
    }
}
