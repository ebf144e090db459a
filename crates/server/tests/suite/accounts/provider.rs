//! A small OpenID provider on 127.0.0.1: it gives out what a test tells it to.

use std::sync::{Arc, Mutex};

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Test keys of RFC 8032, first and second.
pub const OURS: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
pub const OTHER: &str = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
const PUBLIC: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

/// What the next token says, and who signs it; what was asked for a token.
pub struct Told {
    pub claims: Value,
    pub seed: String,
    pub form: String,
}

pub struct Provider {
    pub issuer: String,
    pub told: Arc<Mutex<Told>>,
}

impl Provider {
    pub async fn start() -> Provider {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let told = Told { claims: json!({}), seed: OURS.to_owned(), form: String::new() };
        let told = Arc::new(Mutex::new(told));
        let (ours, name) = (told.clone(), issuer.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, ours.clone(), name.clone()));
            }
        });
        Provider { issuer, told }
    }
}

async fn answer(mut stream: TcpStream, told: Arc<Mutex<Told>>, issuer: String) {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4_096];
    let request = loop {
        let count = stream.read(&mut buffer).await.unwrap_or(0);
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if count == 0 || is_whole(&text) {
            break text;
        }
    };
    let path = request.split(' ').nth(1).unwrap_or_default();
    let body = match path {
        "/.well-known/openid-configuration" => json!({ "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"), "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys") }),
        "/keys" => {
            json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "kid": "k1", "x": PUBLIC }] })
        }
        "/token" => {
            let mut told = told.lock().unwrap();
            told.form = request.split_once("\r\n\r\n").map(|it| it.1.to_owned()).unwrap_or_default();
            let header = Header { kid: Some("k1".to_owned()), ..Header::new(Algorithm::EdDSA) };
            json!({ "id_token": encode(&header, &told.claims, &key(&told.seed)).unwrap() })
        }
        _ => json!({}),
    };
    let body = body.to_string();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
}

fn is_whole(text: &str) -> bool {
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|it| it.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}

fn key(seed: &str) -> EncodingKey {
    let text = format!("302e020100300506032b657004220420{seed}");
    let byte = |at: usize| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap();
    EncodingKey::from_ed_der(&(0..text.len() / 2).map(byte).collect::<Vec<u8>>())
}
