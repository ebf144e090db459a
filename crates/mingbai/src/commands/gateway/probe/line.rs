//! The line to the server: one message out, one answer in, with how long it took.
//!
//! **Knows:** HTTP, tokens, numbers of messages. **Does not know:** transactions.

use std::io::Read as _;
use std::time::{Duration, Instant};

use anyhow::ensure;
use app::{Clock as _, SystemClock};
use gateway::client::{Answer, Credentials};
use gateway::json::Json;
use gateway::times;
use gateway::vault::random_hex;

/// Longest answer that is read.
const LONGEST: u64 = 32 * 1024 * 1024;

/// The line.
pub struct Line {
    agent: ureq::Agent,
    url: String,
    token_url: String,
    token: String,
    credentials: Credentials,
    /// What makes numbers of messages of this run differ from those of others.
    mark: String,
    next: u32,
    clock: SystemClock,
}

/// What came back.
pub struct Reply {
    /// How long it took.
    pub millis: u128,
    /// The answer, or why there is none.
    pub answer: Result<Answer, String>,
}

impl Line {
    /// A line to an address.
    ///
    /// # Errors
    /// An address that is none; no randomness.
    pub fn new(
        url: &str,
        token_url: Option<&str>,
        credentials: Credentials,
        timeout: Duration,
    ) -> anyhow::Result<Line> {
        let url = url.trim_end_matches('/');
        let rest = url.strip_prefix("http://").filter(|it| !it.is_empty());
        ensure!(rest.is_some(), "--url 应为 http:// 开头的地址；https 请经院内前置机或在本机做 TLS 转发");
        let host = rest.and_then(|it| it.split('/').next()).unwrap_or_default();
        let token_url = token_url.map_or_else(|| format!("http://{host}/auth/oauth/token"), str::to_owned);
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .build();
        Ok(Line {
            agent: ureq::Agent::new_with_config(config),
            url: url.to_owned(),
            token_url,
            token: String::new(),
            credentials,
            mark: random_hex(4)?,
            next: 0,
            clock: SystemClock::default(),
        })
    }

    /// Whether a token must be fetched first.
    pub fn needs_token(&self) -> bool {
        self.credentials.needs_token()
    }

    /// A new number for a message: institution, time and a number, thirty characters.
    pub fn msgid(&mut self) -> String {
        self.next += 1;
        let tail = format!("{}{}{:04}", self.seconds(), self.mark, self.next);
        let keep = 30_usize.saturating_sub(tail.len());
        let head: String = self.credentials.institution.chars().take(keep).collect();
        format!("{head}{tail}")
    }

    /// Fetches a token.
    pub fn fetch_token(&mut self) -> (u128, Result<(), String>) {
        let (headers, form) = self.credentials.token_request();
        let begun = Instant::now();
        let answer = self.post(&self.token_url, &headers, &form);
        let millis = begun.elapsed().as_millis();
        let token = answer.and_then(|body| {
            let json = Json::parse(&body).map_err(|_| "应答不是 JSON".to_owned())?;
            match json.field("access_token") {
                "" => {
                    let said = ["error_description", "err_msg", "error"].map(|it| json.field(it));
                    let said = said.into_iter().find(|it| !it.is_empty()).unwrap_or("没有 access_token");
                    Err(said.to_owned())
                }
                token => Ok(token.to_owned()),
            }
        });
        (millis, token.map(|it| self.token = it))
    }

    /// Sends a message.
    pub fn send(&self, infno: &str, msgid: &str, input: &str) -> Reply {
        let now = self.seconds();
        let nonce = random_hex(16).unwrap_or_default();
        let url = if self.url.ends_with("callService") {
            self.url.clone()
        } else {
            format!("{}/{infno}", self.url)
        };
        let headers = self.credentials.headers(now, &nonce, &self.token);
        let body = match self.credentials.body(infno, msgid, now, input) {
            Ok(body) => body,
            Err(error) => return Reply { millis: 0, answer: Err(error.to_string()) },
        };
        let begun = Instant::now();
        let answer = self.post(&url, &headers, &body);
        let millis = begun.elapsed().as_millis();
        let answer = answer.and_then(|it| self.credentials.open(&it).map_err(|it| it.to_string()));
        Reply { millis, answer }
    }

    /// Unix seconds: messages say when they were sent.
    fn seconds(&self) -> i64 {
        times::Instant::of_clock(&self.clock.now()).map_or(0, times::Instant::unix_seconds)
    }

    fn post(&self, url: &str, headers: &[(String, String)], body: &str) -> Result<String, String> {
        let mut request = self.agent.post(url);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let failed = |error: ureq::Error| match error {
            ureq::Error::Timeout(_) => "超时，没有收到应答".to_owned(),
            ureq::Error::ConnectionFailed | ureq::Error::Io(_) => format!("连不上：{error}"),
            other => format!("HTTP 出错：{other}"),
        };
        let mut response = request.send(body).map_err(failed)?;
        let status = response.status().as_u16();
        let mut bytes = Vec::new();
        let read = response.body_mut().as_reader().take(LONGEST).read_to_end(&mut bytes);
        read.map_err(|error| format!("应答没有收全：{error}"))?;
        if status != 200 {
            return Err(format!("HTTP 状态为 {status}，应为 200"));
        }
        String::from_utf8(bytes).map_err(|_| "应答不是 UTF-8".to_owned())
    }
}
