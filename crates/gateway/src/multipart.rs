//! A file beside its message, as 9101 may bring it: `multipart/form-data` with a part that holds the
//! envelope and a part that holds the bytes.
//!
//! **Knows:** parts. **Does not know:** what the file is for. The file goes into the message as base64,
//! where programs that send JSON put it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::refusal::Refusal;

/// Most parts of one body.
const MOST: usize = 16;

/// The boundary of a multipart body.
pub fn boundary_of(content_type: &str) -> Option<String> {
    multer::parse_boundary(content_type).ok()
}

/// The message in a multipart body, with the file in it.
pub async fn message_of(bytes: Vec<u8>, boundary: String) -> Result<String, Refusal> {
    let broken = |_| {
        Refusal::new("GW-0025", "multipart 报文读不懂", "请按 multipart/form-data 重发，或改用 JSON 上传")
    };
    let whole = futures_util::stream::once(async move { Ok::<_, std::io::Error>(bytes) });
    let mut parts = multer::Multipart::new(whole, boundary);
    let (mut message, mut file) = (None, None);
    for _ in 0..MOST {
        let Some(part) = parts.next_field().await.map_err(broken)? else { break };
        let name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(broken)?;
        let text = std::str::from_utf8(&bytes).ok().map(|it| it.trim_start_matches('\u{feff}').trim());
        match text {
            Some(text) if name.is_none() && text.starts_with('{') && message.is_none() => {
                message = Some(text.to_owned());
            }
            _ if file.is_none() && (name.is_some() || text.is_none()) => file = Some((name, bytes)),
            _ => {}
        }
    }
    let Some(message) = message else {
        return Err(Refusal::new("GW-0026", "multipart 报文里没有 jsonStr", "请把报文 JSON 放在 jsonStr 里"));
    };
    let Some((name, bytes)) = file else { return Ok(message) };
    let Ok(mut json) = serde_json::from_str::<Value>(&message) else { return Ok(message) };
    put(&mut json, name, &bytes);
    Ok(json.to_string())
}

/// Puts the file into `input.fsUploadIn.in`.
fn put(json: &mut Value, name: Option<String>, bytes: &[u8]) {
    let Some(envelope) = json.as_object_mut() else { return };
    let input = envelope.entry("input").or_insert_with(|| Value::Object(serde_json::Map::new()));
    if !input.is_object() {
        return;
    }
    let key = input
        .as_object()
        .and_then(|it| it.keys().find(|key| key.eq_ignore_ascii_case("fsUploadIn")).cloned())
        .unwrap_or_else(|| "fsUploadIn".to_owned());
    let node = &mut input[key];
    if !node.is_object() {
        *node = Value::Object(serde_json::Map::new());
    }
    node["in"] = Value::String(STANDARD.encode(bytes));
    if let (None, Some(name)) = (node.get("filename"), name) {
        node["filename"] = Value::String(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut body = Vec::new();
        for (head, bytes) in parts {
            body.extend_from_slice(
                format!("--B\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--B--\r\n");
        body
    }

    #[tokio::test]
    async fn the_file_goes_into_the_message() {
        let kind = "multipart/form-data; boundary=B";
        let boundary = || boundary_of(kind).unwrap();
        let json = br#"{"infno":"9101","input":{"fsUploadIn":{"fixmedins_code":"H"}}}"#;
        let sent =
            body(&[("name=\"jsonStr\"", json), ("name=\"file\"; filename=\"a.zip\"", b"PK\x03\x04\xff")]);
        let text = message_of(sent, boundary()).await.unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let node = &value["input"]["fsUploadIn"];
        assert_eq!((&node["in"], &node["filename"]), (&"UEsDBP8=".into(), &"a.zip".into()));
        assert_eq!(
            message_of(body(&[("name=\"jsonStr\"", json)]), boundary()).await.unwrap().as_bytes(),
            json
        );
        for bad in [Vec::new(), b"--B".to_vec(), body(&[("name=\"file\"; filename=\"a\"", b"x")])] {
            assert!(message_of(bad, boundary()).await.is_err());
        }
        assert_eq!(boundary_of("application/json"), None);
    }
}
