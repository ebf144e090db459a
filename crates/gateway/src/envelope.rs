//! The envelope around every transaction: what must be in it, and how an answer is closed.
//!
//! **Knows:** names and forms of the envelope. **Does not know:** signatures, transactions.

use serde::Serialize;

use crate::json::Json;
use crate::node::Node;
use crate::oauth2::OauthKeys;
use crate::refusal::Refusal;
use crate::times::Instant;

/// A request's envelope. What the interface has beside this is ignored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Transaction.
    pub infno: String,
    /// Number of the message.
    pub msgid: String,
    /// Region of insurance; empty when not said.
    pub insuplc_admdvs: String,
    /// Region of treatment.
    pub mdtrtarea_admvs: String,
    /// The institution.
    pub institution: String,
    /// Who works there.
    pub operator: String,
    /// When it was sent, as it says.
    pub inf_time: String,
    /// Signature of the input; empty when not said.
    pub cainfo: String,
    /// Input.
    pub input: Json,
    /// The input as it came, where it is said to be encrypted; [`Envelope::input`] is empty then.
    pub sealed: Option<String>,
}

/// Whether a text can be the number of a message: what the books take, with room for the transaction.
#[must_use]
pub fn is_message_number(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !text.is_empty() && text.len() <= LONGEST_MSGID && text.chars().all(fits)
}

/// Longest number of a message: 40, so that ours with the transaction before it fits.
const LONGEST_MSGID: usize = 40;

impl Envelope {
    /// Reads a body.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(body: &str) -> Result<Envelope, Refusal> {
        let json = Json::parse(body).map_err(|it| {
            let place = if it.line == 0 {
                String::new()
            } else {
                format!("（第 {} 行第 {} 列）", it.line, it.column)
            };
            Refusal::new("GW-0010", format!("报文不是正确的 JSON{place}"), "请联系软件厂商核对报文格式")
        })?;
        if !matches!(json, Json::Object(_)) {
            return Err(Refusal::new("GW-0011", "报文不是一个 JSON 对象", "请联系软件厂商核对报文格式"));
        }
        let need = |name: &str, title: &str| {
            let words = json.field(name);
            if words.is_empty() {
                let message = format!("报文缺少 {name}（{title}）");
                return Err(Refusal::new("GW-0012", message, "请联系软件厂商核对报文头"));
            }
            Ok(words.to_owned())
        };
        let infno = need("infno", "交易编号")?;
        let institution = need("fixmedins_code", "定点医药机构编号")?;
        let msgid = need("msgid", "发送方报文 ID")?;
        if msgid.chars().count() > LONGEST_MSGID {
            let message = format!("发送方报文 ID 超过 {LONGEST_MSGID} 个字符");
            return Err(Refusal::new("GW-0013", message, "应为机构编号 12 位、时间 14 位、顺序号 4 位"));
        }
        if !is_message_number(&msgid) {
            let message = "msgid 里有不能用的字符";
            return Err(Refusal::new("GW-0013", message, "只用字母、数字、汉字和 - _ .（汉字不超过 13 个）"));
        }
        let encrypted = ["enc_type", "enctype"].iter().any(|it| !json.field(it).is_empty());
        let mut sealed = None;
        let input = match json.get("input") {
            Some(Json::Text(text)) if encrypted && !text.trim_start().starts_with('{') => {
                sealed = Some(text.clone());
                Json::Object(std::collections::BTreeMap::new())
            }
            Some(Json::Text(text)) if text.trim_start().starts_with('{') => {
                Json::parse(text).map_err(|_| {
                    Refusal::new("GW-0014", "input 不是正确的 JSON", "请联系软件厂商核对报文格式")
                })?
            }
            Some(input @ Json::Object(_)) => input.clone(),
            None | Some(Json::Null) => Json::Object(std::collections::BTreeMap::new()),
            Some(Json::Text(text)) if text.trim().is_empty() => {
                Json::Object(std::collections::BTreeMap::new())
            }
            Some(_) => {
                return Err(Refusal::new("GW-0014", "input 不是 JSON 对象", "请联系软件厂商核对报文格式"));
            }
        };
        Ok(Envelope {
            infno,
            msgid,
            insuplc_admdvs: json.field("insuplc_admdvs").to_owned(),
            mdtrtarea_admvs: json.field("mdtrtarea_admvs").to_owned(),
            institution,
            operator: json.field("opter").chars().take(30).collect(),
            inf_time: json.field("inf_time").to_owned(),
            cainfo: json.field("cainfo").to_owned(),
            input,
            sealed,
        })
    }

    /// Number under which a retry of this message is known.
    #[must_use]
    pub fn message_id(&self) -> String {
        format!("{}-{}", self.infno.to_ascii_uppercase(), self.msgid)
    }
}

/// An answer with all its keys.
#[derive(Debug, Serialize)]
struct Reply<'a> {
    infcode: i32,
    inf_refmsgid: &'a str,
    refmsg_time: String,
    respond_time: String,
    err_msg: Option<&'a str>,
    output: Output<'a>,
    warn_msg: Option<&'a str>,
    cainfo: &'a str,
    signtype: &'static str,
    enctype: &'static str,
}

/// In clear, or sealed.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Output<'a> {
    Clear(&'a Node),
    Sealed(&'a str),
}

/// Numbers and times of an answer.
#[derive(Debug, Clone)]
pub struct Seal {
    /// Region (6), instant (14), running number (10).
    pub number: String,
    /// When the message came.
    pub came: Instant,
    /// When it is answered.
    pub answered: Instant,
}

impl Seal {
    /// The number of an answer.
    #[must_use]
    pub fn number(region: &str, at: Instant, running: u64) -> String {
        let region: String =
            region.chars().filter(char::is_ascii_digit).chain("000000".chars()).take(6).collect();
        format!("{region}{}{:010}", at.packed(), running % 10_000_000_000)
    }
}

/// Closes an answer; sealed and signed where the sender's dialect has it so.
#[must_use]
pub fn close(seal: &Seal, keys: Option<&OauthKeys>, result: &Result<Node, Refusal>) -> String {
    let nothing = Node::Object(Vec::new());
    let (infcode, err_msg, warn_msg, output) = match result {
        Ok(Node::Warned(warning, output)) => (0, None, Some(warning.as_str()), &**output),
        Ok(output) => (0, None, None, output),
        Err(refusal) => {
            let all = Some(refusal.all.as_str()).filter(|it| !it.is_empty());
            (-1, Some(refusal.message.as_str()), all, &nothing)
        }
    };
    let sealed = keys.and_then(|it| it.seal(&serde_json::to_string(output).ok()?));
    if keys.is_some() && sealed.is_none() && infcode == 0 {
        let refusal = Refusal::new("GW-0500", "回答不能加密签名", "请用同一报文号重试；仍不行请联系医保局");
        return close(seal, None, &Err(refusal));
    }
    let (output, cainfo, signtype, enctype) = match &sealed {
        Some((sealed, cainfo)) => (Output::Sealed(sealed), cainfo.as_str(), "SM2", "SM4"),
        None => (Output::Clear(output), "", "", ""),
    };
    let reply = Reply {
        infcode,
        inf_refmsgid: &seal.number,
        refmsg_time: seal.came.packed_millis(),
        respond_time: seal.answered.packed_millis(),
        err_msg,
        output,
        warn_msg,
        cainfo,
        signtype,
        enctype,
    };
    serde_json::to_string(&reply).unwrap_or_else(|_| {
        r#"{"infcode":-1,"inf_refmsgid":"","refmsg_time":"","respond_time":"","err_msg":"系统故障〔GW-0500〕","output":{}}"#
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_needs_little_and_says_what_is_missing() {
        let read = |text: &str| Envelope::read(text).map_err(|it| it.code);
        let good = r#"{"infno":"1101","msgid":"M","fixmedins_code":"H","Input":{"a":1},"new_key":[1]}"#;
        assert_eq!(read(good).unwrap().input.field("a"), "1");
        assert_eq!(read(&good.replace("{\"a\":1}", "\"{\\\"a\\\":2}\"")).unwrap().input.field("a"), "2");
        let sealed = good.replace("{\"a\":1}", "\"AAAA\"").replace("new_key", "encType");
        assert_eq!(read(&sealed.replace("[1]", "\"SM4\"")).unwrap().sealed.as_deref(), Some("AAAA"));
        assert_eq!(read(&sealed), Err("GW-0014"));
        assert_eq!(read(&good.replace("\"M\"", "\"M 1'\"")), Err("GW-0013"));
        assert_eq!(read("[]"), Err("GW-0011"));
        assert_eq!(read("x"), Err("GW-0010"));
        assert_eq!(read(r#"{"infno":"","msgid":"M","fixmedins_code":"H"}"#), Err("GW-0012"));
        assert_eq!(read(r#"{"infno":"1","msgid":"M","fixmedins_code":"H","input":[1]}"#), Err("GW-0014"));
    }

    #[test]
    fn an_answer_has_all_its_keys() {
        let at = Instant::of_clock("2024-03-01T00:00:00.000000Z").unwrap();
        let seal = Seal { number: Seal::number("500116", at, 7), came: at, answered: at };
        assert_eq!(seal.number, "500116202403010800000000000007");
        let text = close(&seal, None, &Err(Refusal::new("GW-0010", "坏", "改")));
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        for key in ["infcode", "inf_refmsgid", "refmsg_time", "respond_time", "err_msg", "output"] {
            assert!(json.get(key).is_some(), "{key}");
        }
        assert_eq!(json["infcode"], -1);
        assert_eq!(json["refmsg_time"], "20240301080000000");
    }
}
