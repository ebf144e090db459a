//! The edge: bodies in, answers and files out, always HTTP 200.
//!
//! **Knows:** content types, sizes, encodings of bodies. **Does not know:** transactions.

use std::panic::AssertUnwindSafe;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use futures_util::{FutureExt as _, StreamExt as _};

use crate::dialects::Headers;
use crate::multipart::{boundary_of, message_of};
use crate::refusal::Refusal;
use crate::{Answer, Body as Incoming, Gateway};

/// Largest body.
const LARGEST: usize = 4 * 1024 * 1024;
/// What is read and thrown away at most, so that the sender can still read the answer.
const DRAINED: usize = 64 * 1024 * 1024;

/// Puts the gateway beside the routes of an interface: everything that is not theirs is a message.
pub fn beside(gateway: Gateway, inner: Router) -> Router {
    inner.layer(middleware::from_fn_with_state(gateway, around))
}

async fn around(State(gateway): State<Gateway>, request: Request, next: Next) -> Response {
    if is_ours(request.method(), request.uri().path()) {
        answer(gateway, request).await
    } else {
        next.run(request).await
    }
}

/// Paths of the portal's interface are not ours; of the rest, what is posted, and all below `/fsi`.
fn is_ours(method: &Method, path: &str) -> bool {
    let is_portal = path == "/api/v1" || path.starts_with("/api/v1/") || path == "/api/openapi.json";
    let is_fsi = path == "/fsi" || path.starts_with("/fsi/");
    !is_portal && (is_fsi || method == Method::POST)
}

async fn answer(gateway: Gateway, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let headers: Headers = parts
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect();
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let incoming = if parts.method == Method::POST {
        match read(body).await {
            Ok(bytes) => match boundary_of(kind) {
                Some(boundary) => message_of(bytes, boundary).await,
                None => text_of(bytes),
            },
            Err(refusal) => Err(refusal),
        }
    } else {
        Err(Refusal::new("GW-0020", "接口只受理 POST", "请用 POST 发送报文"))
    };
    let is_token = crate::token::is_token_path(parts.uri.path());
    let run = AssertUnwindSafe(async {
        if is_token {
            Answer::Envelope(gateway.answer_token(&headers, incoming).await)
        } else {
            gateway.answer(&headers, incoming).await
        }
    })
    .catch_unwind();
    let answer = run.await.unwrap_or_else(|_| Answer::Envelope(gateway.broken()));
    let (kind, mut response) = match answer {
        Answer::Envelope(text) => ("application/json;charset=UTF-8", text.into_response()),
        Answer::File(name, bytes) => {
            let mut response = bytes.into_response();
            let name: String =
                name.chars().filter(|it| it.is_ascii_alphanumeric() || "-_.".contains(*it)).collect();
            if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
            }
            ("application/octet-stream", response)
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn read(body: Body) -> Result<Vec<u8>, Refusal> {
    let mut stream = body.into_data_stream();
    let (mut bytes, mut seen) = (Vec::new(), 0_usize);
    while let Some(part) = stream.next().await {
        let part =
            part.map_err(|_| Refusal::new("GW-0021", "报文没有收全，连接中断", "请用同一报文号重试"))?;
        seen += part.len();
        if seen > DRAINED {
            break;
        }
        if seen <= LARGEST {
            bytes.extend_from_slice(&part);
        }
    }
    if seen > LARGEST {
        let message = format!("报文超过 {} MB", LARGEST / 1024 / 1024);
        return Err(Refusal::new("GW-0022", message, "费用明细请分批上传，每批不超过 1000 条"));
    }
    Ok(bytes)
}

/// The message in a body: JSON, or a form `=json`.
pub(crate) fn text_of(bytes: Vec<u8>) -> Incoming {
    let text = String::from_utf8(bytes).map_err(|_| {
        Refusal::new("GW-0023", "报文不是 UTF-8 编码（可能是 GBK）", "请把接口编码改为 UTF-8")
    })?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Refusal::new("GW-0024", "报文是空的", "请联系软件厂商核对报文"));
    }
    if text.starts_with(['{', '[']) {
        return Ok(text.to_owned());
    }
    let form = text.split('&').find_map(|it| {
        let value = it.split_once('=').map_or(it, |(_, value)| value);
        let value = decoded(value)?;
        value.trim_start().starts_with('{').then_some(value)
    });
    Ok(form.unwrap_or_else(|| text.to_owned()))
}

/// Names and values of a form; what is none is left out.
pub(crate) fn form(text: &str) -> Vec<(String, String)> {
    let pair = |it: &str| {
        let (name, value) = it.split_once('=')?;
        Some((decoded(name)?, decoded(value)?))
    };
    text.trim().split('&').filter_map(pair).collect()
}

/// A value of a form; `None` when it is none.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let pair = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_all_forms_hold_the_same_message() {
        let json = "{\"a\":\"明 天\"}";
        let form = "=%7B%22a%22%3A%22%E6%98%8E+%E5%A4%A9%22%7D";
        for body in [
            json.to_owned(),
            format!("\u{feff}{json}"),
            form.to_owned(),
            form[1..].to_owned(),
            format!("={json}"),
        ] {
            assert_eq!(text_of(body.clone().into_bytes()).unwrap(), json, "{body}");
        }
        assert_eq!(text_of(Vec::new()).unwrap_err().code, "GW-0024");
        assert_eq!(text_of(vec![0xC3, 0xF7, 0xB0, 0xD7]).unwrap_err().code, "GW-0023");
        assert_eq!(text_of(b"%".to_vec()).unwrap(), "%");
    }

    #[test]
    fn a_form_is_read_by_name() {
        let form = form("grant_type=password&username=H1&password=a%2Bb+c&broken&x=%4");
        let pairs: Vec<(&str, &str)> = form.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
        assert_eq!(pairs, [("grant_type", "password"), ("username", "H1"), ("password", "a+b c")]);
    }

    #[test]
    fn the_portal_keeps_its_paths() {
        for (method, path, ours) in [
            (Method::POST, "/fsi/api/rsfComIfsService/callService", true),
            (Method::GET, "/fsi/1101", true),
            (Method::POST, "/api/SYB/Down", true),
            (Method::POST, "/ebus/x/2207", true),
            (Method::POST, "/api/v1/settlements", false),
            (Method::GET, "/healthz", false),
            (Method::GET, "/", false),
        ] {
            assert_eq!(is_ours(&method, path), ours, "{path}");
        }
    }
}
