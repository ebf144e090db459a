//! The beginning and the end of the day: token, signing on and off, who the person is.
//!
//! **Knows:** what must be there before anything else. **Does not know:** visits, money.

use gateway::json::Json;
use serde_json::json;

use super::day::Player;

impl Player {
    pub fn token(&mut self) -> Option<()> {
        if !self.line.needs_token() {
            return Some(());
        }
        let (millis, token) = self.line.fetch_token();
        let found = token.map(|()| ((), "取到 access_token".to_owned()));
        self.note("取令牌", "-", millis, found, "核对 clientId、密钥、口令和令牌地址（--token-url）")
    }

    pub fn sign_in(&mut self) -> Option<()> {
        let (msgid, input) =
            (self.line.msgid(), json!({ "signIn": { "opter_no": "probe", "mac": "", "ip": "" } }));
        let advice = "先看地址是否通；签名错误的核对账号、密钥、时钟";
        self.step("签到", "9001", &msgid, &input, advice, |output| {
            match output.get("signinoutb").map_or("", |it| it.field("sign_no")) {
                "" => Err("没有 signinoutb.sign_no".to_owned()),
                number => Ok(((), format!("签到流水号 {number}"))),
            }
        })
    }

    pub fn sign_out(&mut self) {
        let (msgid, input) =
            (self.line.msgid(), json!({ "signOut": { "opter_no": "probe", "sign_no": "" } }));
        self.step("签退", "9002", &msgid, &input, "核对 signOut 节点", |_| Ok(((), String::new())));
    }

    pub fn person(&mut self) -> Option<()> {
        let input = json!({ "data": { "mdtrt_cert_type": "02", "mdtrt_cert_no": self.number, "card_sn": "",
            "begntime": "", "psn_cert_type": "01", "certno": self.number, "psn_name": "" } });
        let msgid = self.line.msgid();
        let advice = "核对 --person：要是当地参保、允许测试的人员";
        let found = self.step("读人员", "1101", &msgid, &input, advice, |output| {
            let person = output.get("baseinfo").map_or("", |it| it.field("psn_no")).to_owned();
            let Some(Json::List(rows)) = output.get("insuinfo") else {
                return Err("insuinfo 不是数组".to_owned());
            };
            let insutype = rows.first().map_or("", |it| it.field("insutype")).to_owned();
            match (person.as_str(), insutype.as_str()) {
                ("", _) => Err("没有 baseinfo.psn_no".to_owned()),
                (_, "") => Err("这个人没有参保信息（insuinfo）".to_owned()),
                _ => {
                    let found = format!("险种 {insutype}，{} 段参保", rows.len());
                    Ok(((person, insutype), found))
                }
            }
        })?;
        (self.psn_no, self.insutype) = found;
        Some(())
    }
}
