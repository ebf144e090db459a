//! The centre, as far as a notebook needs it: over the network, or a database that can be reached.

use std::time::Duration;

use app::model::{ReversalView, ReverseRequest, SettleRequest, SettlementView};
use app::{App, AppError, Fault, PersonView, SettlementPage, SettlementQuery, SettlementRow};
use base::Day;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::error::OutpostError;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longest answer that is read.
const LONGEST: u64 = 16 * 1024 * 1024;

/// The centre.
#[derive(Clone)]
pub enum Centre {
    /// In this process, over a database.
    App(App),
    /// Over HTTP.
    Http(Address),
}

/// Where the centre is, and what lets us in.
#[derive(Clone)]
pub struct Address {
    /// Host and port.
    host: String,
    /// Token of the institution's program; empty where nobody has to sign in.
    token: String,
}

impl std::fmt::Debug for Centre {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Centre::App(_) => "Centre::App",
            Centre::Http(_) => "Centre::Http",
        })
    }
}

/// What the centre answered.
pub(crate) enum Answer<T> {
    /// Done.
    Done(T),
    /// Not done, for this reason; asking again brings the same.
    Refused(String),
}

impl Centre {
    /// The centre at an address: `http://10.0.0.5:8080`.
    ///
    /// # Errors
    /// [`OutpostError::State`] for another kind of address.
    pub fn at(url: &str) -> Result<Centre, OutpostError> {
        let bad = || OutpostError::state(format!("地址“{url}”不能用"), "应如 http://10.0.0.5:8080");
        let host = url.strip_prefix("http://").ok_or_else(bad)?.trim_end_matches('/');
        if host.is_empty() || host.contains(['/', ' ', '\r', '\n']) {
            return Err(bad());
        }
        let host = if host.contains(':') { host.to_owned() } else { format!("{host}:80") };
        Ok(Centre::Http(Address { host, token: String::new() }))
    }

    /// With the token that lets us in.
    ///
    /// # Errors
    /// [`OutpostError::State`] for what is no token.
    pub fn with_token(self, text: &str) -> Result<Centre, OutpostError> {
        let token = text.trim();
        if !token.starts_with("mbt_") || !token.chars().all(|it| it.is_ascii_alphanumeric() || it == '_') {
            return Err(OutpostError::state("令牌文件里不是令牌", "令牌以 mbt_ 开头，向医保局要"));
        }
        Ok(match self {
            Centre::Http(address) => Centre::Http(Address { token: token.to_owned(), ..address }),
            app => app,
        })
    }

    pub(crate) async fn settle(
        &self,
        request: &SettleRequest,
    ) -> Result<Answer<SettlementView>, OutpostError> {
        match self {
            Centre::App(app) => of_app(app.settle(request.clone()).await),
            Centre::Http(host) => call(host, "POST", "/settlements", Some(request)).await,
        }
    }

    /// A settlement as it is at the centre.
    pub(crate) async fn find(&self, id: &str) -> Result<Answer<SettlementView>, OutpostError> {
        match self {
            Centre::App(app) => of_app(app.find_settlement(id).await),
            Centre::Http(host) => {
                call(host, "GET", &format!("/settlements/{}", encoded(id)), None::<&()>).await
            }
        }
    }

    pub(crate) async fn reverse(
        &self,
        request: ReverseRequest,
    ) -> Result<Answer<ReversalView>, OutpostError> {
        match self {
            Centre::App(app) => of_app(app.reverse(request).await),
            Centre::Http(host) => {
                let path = format!("/settlements/{}/reverse", encoded(&request.settlement_id));
                let body = serde_json::json!({
                    "institution_id": request.institution_id,
                    "message_id": request.message_id,
                    "operator": request.operator,
                    "reason": request.reason,
                });
                call(host, "POST", &path, Some(&body)).await
            }
        }
    }

    /// Settlements of a person at an institution on a day.
    pub(crate) async fn settled(
        &self,
        person_id: &str,
        institution_id: &str,
        on: Day,
    ) -> Result<Vec<SettlementRow>, OutpostError> {
        let answer: Answer<SettlementPage> = match self {
            Centre::App(app) => {
                let query = SettlementQuery {
                    person_id: Some(person_id.to_owned()),
                    institution_id: Some(institution_id.to_owned()),
                    from: Some(on),
                    until: Some(on),
                    limit: Some(200),
                    ..SettlementQuery::default()
                };
                of_app(app.list_settlements(&query).await)?
            }
            Centre::Http(host) => {
                let (person, institution) = (encoded(person_id), encoded(institution_id));
                let path = format!(
                    "/settlements?person_id={person}&institution_id={institution}&from={on}&until={on}&limit=200"
                );
                call(host, "GET", &path, None::<&()>).await?
            }
        };
        match answer {
            Answer::Done(page) => Ok(page.items),
            Answer::Refused(reason) => Err(OutpostError::Refused(reason)),
        }
    }

    /// What the centre knows of a person; `None` when it knows nobody.
    pub(crate) async fn person(&self, id: &str) -> Result<Option<PersonView>, OutpostError> {
        let answer = match self {
            Centre::App(app) => of_app(app.find_person(id).await)?,
            Centre::Http(host) => call(host, "GET", &format!("/people/{}", encoded(id)), None::<&()>).await?,
        };
        Ok(match answer {
            Answer::Done(person) => Some(person),
            Answer::Refused(_) => None,
        })
    }
}

fn of_app<T>(answer: Result<T, AppError>) -> Result<Answer<T>, OutpostError> {
    match answer {
        Ok(it) => Ok(Answer::Done(it)),
        Err(error) => match error.fault {
            Fault::Input
            | Fault::SignIn
            | Fault::Forbidden
            | Fault::TooMany
            | Fault::NotFound
            | Fault::State => Ok(Answer::Refused(error.text())),
            Fault::Busy | Fault::Ours => Err(OutpostError::Network(error.text())),
        },
    }
}

/// Words in a path: everything but letters, digits and `-_.` as percent signs.
fn encoded(words: &str) -> String {
    words
        .bytes()
        .map(|it| match it {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(it).to_string(),
            _ => format!("%{it:02X}"),
        })
        .collect()
}

/// One request on a connection of its own.
async fn call<T: DeserializeOwned>(
    address: &Address,
    method: &str,
    path: &str,
    body: Option<&impl Serialize>,
) -> Result<Answer<T>, OutpostError> {
    let host = &address.host;
    let network = |error: &dyn std::fmt::Display| OutpostError::Network(format!("{host}：{error}"));
    let exchanged = tokio::time::timeout(PATIENCE, exchange(address, method, path, body)).await;
    let (status, text) = exchanged.map_err(|_| network(&"没有回答"))?.map_err(|it| network(&it))?;
    match status {
        200..=299 => {
            let read = serde_json::from_str(&text);
            read.map(Answer::Done).map_err(|_| network(&"回答读不懂，可能不是明白的接口"))
        }
        400 | 404 | 409 | 422 => {
            #[derive(serde::Deserialize)]
            struct Problem {
                code: String,
                message: String,
            }
            // Only a refusal in the interface's own form counts as one.
            let problem: Problem = serde_json::from_str(&text)
                .map_err(|_| network(&format!("回答 HTTP {status}，可能不是明白的接口")))?;
            if problem.message.contains(&problem.code) {
                return Ok(Answer::Refused(problem.message));
            }
            Ok(Answer::Refused(format!("[{}] {}", problem.code, problem.message)))
        }
        401 | 403 => Err(network(&"不让进：请核对令牌（--token-file）")),
        _ => Err(network(&format!("回答 HTTP {status}"))),
    }
}

async fn exchange(
    Address { host, token }: &Address,
    method: &str,
    path: &str,
    body: Option<&impl Serialize>,
) -> std::io::Result<(u16, String)> {
    let bad = |what: &str| std::io::Error::new(std::io::ErrorKind::InvalidData, what.to_owned());
    let body = body.map(serde_json::to_vec).transpose().map_err(|_| bad("请求写不出"))?.unwrap_or_default();
    let mut stream = TcpStream::connect(host).await?;
    let token = if token.is_empty() { String::new() } else { format!("Authorization: Bearer {token}\r\n") };
    let head = format!(
        "{method} /api/v1{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nAccept: application/json\r\n\
         {token}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(&[head.as_bytes(), &body].concat()).await?;
    let mut bytes = Vec::new();
    stream.take(LONGEST).read_to_end(&mut bytes).await?;
    let cut = bytes.windows(4).position(|it| it == b"\r\n\r\n").ok_or_else(|| bad("没有回答"))?;
    let head = String::from_utf8_lossy(&bytes[..cut]).to_ascii_lowercase();
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).ok_or_else(|| bad("回答读不懂"))?;
    let length = head.lines().find_map(|it| it.strip_prefix("content-length:")).map(str::trim);
    let body = &bytes[cut + 4..];
    // An answer that was cut off is none.
    if length.and_then(|it| it.parse::<usize>().ok()) != Some(body.len()) {
        return Err(bad("回答不完整"));
    }
    Ok((status, String::from_utf8_lossy(body).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert!(
            matches!(Centre::at("http://10.0.0.5:8080/"), Ok(Centre::Http(it)) if it.host == "10.0.0.5:8080")
        );
        assert!(matches!(Centre::at("http://centre"), Ok(Centre::Http(it)) if it.host == "centre:80"));
        for bad in ["", "10.0.0.5", "https://x", "http://", "http://a/b", "http://a b"] {
            assert!(Centre::at(bad).is_err(), "{bad}");
        }
        assert_eq!(encoded("甲 1-a"), "%E7%94%B2%201-a");
    }
}
