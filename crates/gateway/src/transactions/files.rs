//! 9101 and 9102: files are uploaded and fetched.

use app::exchange::Sender;
use base::hex;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::Call;
use crate::json::Json;
use crate::node::Node;
use crate::refusal::Refusal;

/// What uploaded files are kept for.
pub const UPLOAD: &str = "9101";

impl Call<'_> {
    /// Who sends this message, for what is kept once.
    pub fn sender(&self) -> Sender {
        Sender {
            institution_id: self.institution.id.clone(),
            operator: self.envelope.operator.clone(),
            message_id: self.envelope.message_id(),
        }
    }
}

/// 9101.
pub async fn upload(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let bytes = bytes_of(row.get("in"))?;
    let name = file_name(row.field("filename"));
    let asked = format!("{name} {}", hex(&Sha256::digest(&bytes)));
    let file = call.gateway.app.keep_file(&call.sender(), UPLOAD, &name, &bytes, &asked).await?;
    Ok(Node::Object(vec![
        ("file_qury_no", Node::text(file.id)),
        ("filename", Node::text(file.name)),
        ("fixmedins_code", Node::text(&call.institution.id)),
        ("dld_endtime", Node::text(format!("{} 23:59:59", file.expires_on))),
    ]))
}

/// 9102.
pub async fn download(call: &Call<'_>) -> Result<Node, Refusal> {
    let id = call.first().field("file_qury_no");
    let file = call.gateway.app.fetch_file(&call.institution.id, id).await?;
    let name = if file.name.is_ascii() { file.name } else { format!("{id}.zip") };
    Ok(Node::File(name, file.bytes))
}

/// The last part of a path, without what does not belong into a name.
fn file_name(said: &str) -> String {
    let last = said.rsplit(['/', '\\']).next().unwrap_or("");
    let name: String = last.chars().filter(|it| !it.is_control()).take(200).collect();
    if name.trim_matches('.').is_empty() { "upload.zip".to_owned() } else { name }
}

/// The bytes of a field: a list of numbers (with or without sign), or base64.
fn bytes_of(field: Option<&Json>) -> Result<Vec<u8>, Refusal> {
    let bytes = match field {
        Some(Json::List(items)) => items.iter().map(byte).collect(),
        Some(Json::Text(text)) => {
            let text: String = text.chars().filter(|it| !it.is_ascii_whitespace()).collect();
            let text = text.split_once("base64,").map_or(text.as_str(), |it| it.1);
            STANDARD.decode(text).ok()
        }
        _ => None,
    };
    let bytes: Option<Vec<u8>> = bytes;
    bytes.filter(|it| !it.is_empty()).ok_or_else(|| {
        Refusal::new("GW-0350", "没有文件内容（in）", "请给出字节数组、base64，或用 multipart 上传文件")
    })
}

fn byte(item: &Json) -> Option<u8> {
    let value: i16 = item.words().parse().ok()?;
    u8::try_from(value).ok().or_else(|| i8::try_from(value).ok().map(i8::cast_unsigned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_as_programs_write_them() {
        let of = |text: &str| bytes_of(Some(&Json::parse(text).unwrap())).map_err(|it| it.code);
        for text in
            ["[80,75,3,255]", "[80,75,3,-1]", "[\"80\",\"75\",3,255]", "\"UEsD/w==\"", "\"UEsD\\n/w==\""]
        {
            assert_eq!(of(text), Ok(vec![80, 75, 3, 255]), "{text}");
        }
        for text in ["[]", "\"\"", "[256]", "[1.5]", "[null]", "\"***\"", "{}", "null", "1"] {
            assert_eq!(of(text), Err("GW-0350"), "{text}");
        }
    }

    #[test]
    fn names_have_no_folders() {
        assert_eq!(file_name("C:\\对账\\a.zip"), "a.zip");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name(".."), "upload.zip");
    }
}
