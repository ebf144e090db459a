//! Asking: one connection that is kept, one request after the other.

use std::net::SocketAddr;
use std::time::Instant;

use anyhow::{Context as _, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::asks::Ask;
use crate::commands::demo::bar;

/// How often, and where.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// The server.
    pub address: SocketAddr,
    /// Requests of each kind.
    pub times: usize,
}

/// What came of one kind of request.
#[derive(Debug, Default)]
pub struct Row {
    pub route: &'static str,
    pub who: &'static str,
    pub what: &'static str,
    /// How long each took alone, in microseconds.
    pub micros: Vec<u32>,
    /// The same with seven others at a time.
    pub crowded: Vec<u32>,
    /// Of the largest answer.
    pub bytes: usize,
    /// What was refused, and how.
    pub refused: Vec<String>,
}

/// A connection with whatever was received over it.
pub struct Client {
    stream: TcpStream,
    answer: Vec<u8>,
}

/// An answer.
pub struct Answer<'a> {
    pub status: u16,
    pub body: &'a [u8],
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    /// The connection's failure.
    pub async fn open(address: SocketAddr) -> anyhow::Result<Client> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Client { stream, answer: Vec::with_capacity(1 << 20) })
    }

    /// Asks, and reads the whole answer; how long it took in microseconds.
    ///
    /// # Errors
    /// The connection's failure; an answer without length.
    pub async fn get(&mut self, path: &str, cookie: &str) -> anyhow::Result<(u32, Answer<'_>)> {
        let request = format!("GET /api/v1{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n");
        let begun = Instant::now();
        self.stream.write_all(request.as_bytes()).await?;
        self.answer.clear();
        let (mut whole, mut head) = (usize::MAX, 0);
        while self.answer.len() < whole {
            if self.stream.read_buf(&mut self.answer).await? == 0 {
                bail!("服务端断开了连接：{path}");
            }
            if whole == usize::MAX
                && let Some(end) = self.answer.windows(4).position(|it| it == b"\r\n\r\n")
            {
                let text = std::str::from_utf8(&self.answer[..end]).context("应答头不是文字")?;
                let length = text.lines().find_map(|it| it.strip_prefix("content-length: "));
                head = end + 4;
                whole = head + length.and_then(|it| it.parse::<usize>().ok()).context("应答没有长度")?;
            }
        }
        let micros = u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX);
        let status = self.answer.get(9..12).and_then(|it| std::str::from_utf8(it).ok()?.parse().ok());
        Ok((micros, Answer { status: status.unwrap_or(0), body: &self.answer[head..] }))
    }
}

/// `cursor` of the next page, as the next request carries it.
fn next(body: &[u8]) -> Option<String> {
    let page: serde_json::Value = serde_json::from_slice(body).ok()?;
    Some(encoded(page.get("next")?.as_str()?))
}

/// Percent-encoded for a query.
pub fn encoded(text: &str) -> String {
    let one = |it: u8| match it {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(it).to_string(),
        _ => format!("%{it:02X}"),
    };
    text.bytes().map(one).collect()
}

impl Load {
    /// Asks everything, nothing else at the time. The first request of a kind opens what is opened once and is
    /// not counted.
    ///
    /// # Errors
    /// A connection that fails.
    pub async fn one_by_one(&self, asks: &[Ask]) -> anyhow::Result<Vec<Row>> {
        let mut client = Client::open(self.address).await?;
        let progress = bar(asks.len(), "逐个问");
        let mut rows = Vec::with_capacity(asks.len());
        for ask in asks {
            let mut row = Row { route: ask.route, who: ask.who.name(), what: ask.what, ..Row::default() };
            client.get(&ask.paths[0], &ask.cookie).await?;
            let mut page: Option<String> = None;
            for nth in 0..self.times {
                let path = match &page {
                    Some(path) => path.clone(),
                    None => ask.paths[nth % ask.paths.len()].clone(),
                };
                let (micros, answer) = client.get(&path, &ask.cookie).await?;
                row.note(micros, &answer, &path);
                // Deep pages: on from where the last one ended.
                page = match ask.is_deep {
                    true => next(answer.body).map(|cursor| {
                        let mark = if ask.paths[0].contains('?') { '&' } else { '?' };
                        format!("{}{mark}{}={cursor}", ask.paths[0], ask.cursor())
                    }),
                    false => None,
                };
            }
            rows.push(row);
            progress.inc(1);
        }
        progress.finish();
        Ok(rows)
    }
}

impl Row {
    fn note(&mut self, micros: u32, answer: &Answer<'_>, path: &str) {
        if answer.status == 200 {
            self.micros.push(micros);
            self.bytes = self.bytes.max(answer.body.len());
        } else if self.refused.len() < 3 {
            let text = String::from_utf8_lossy(answer.body);
            self.refused.push(format!(
                "{} {path}：{}",
                answer.status,
                text.chars().take(160).collect::<String>()
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_carried_over() {
        assert_eq!(next(br#"{"items":[],"next":"=|P1"}"#).as_deref(), Some("%3D%7CP1"));
        assert_eq!(next(br#"{"items":[],"next":null}"#), None);
        assert_eq!(next(b"[]"), None);
    }
}
