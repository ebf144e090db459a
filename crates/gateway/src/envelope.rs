//! The envelope around every transaction: what must be in it, and how an answer is closed.
//!
//! **Knows:** names and forms of the envelope. **Does not know:** signatures, transactions.

use serde::Serialize;

use crate::json::Json;
use crate::node::Node;
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
    /// Input.
    pub input: Json,
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
        let input = match json.get("input") {
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
            input,
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
    output: &'a Node,
    warn_msg: Option<&'a str>,
    cainfo: &'static str,
    signtype: &'static str,
    enctype: &'static str,
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

/// Closes an answer.
#[must_use]
pub fn close(seal: &Seal, result: &Result<Node, Refusal>) -> String {
    let nothing = Node::Object(Vec::new());
    let (infcode, err_msg, warn_msg, output) = match result {
        Ok(Node::Warned(warning, output)) => (0, None, Some(warning.as_str()), &**output),
        Ok(output) => (0, None, None, output),
        Err(refusal) => {
            let all = Some(refusal.all.as_str()).filter(|it| !it.is_empty());
            (-1, Some(refusal.message.as_str()), all, &nothing)
        }
    };
    let reply = Reply {
        infcode,
        inf_refmsgid: &seal.number,
        refmsg_time: seal.came.packed_millis(),
        respond_time: seal.answered.packed_millis(),
        err_msg,
        output,
        warn_msg,
        cainfo: "",
        signtype: "",
        enctype: "",
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
        let text = close(&seal, &Err(Refusal::new("GW-0010", "坏", "改")));
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        for key in ["infcode", "inf_refmsgid", "refmsg_time", "respond_time", "err_msg", "output"] {
            assert!(json.get(key).is_some(), "{key}");
        }
        assert_eq!(json["infcode"], -1);
        assert_eq!(json["refmsg_time"], "20240301080000000");
    }
}
