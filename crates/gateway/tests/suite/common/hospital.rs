//! A hospital's program: envelopes, and the steps of its day.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::{HOSPITAL, NUMBER, TestServer};

static NEXT: AtomicU64 = AtomicU64::new(1);

/// A number for a message.
pub fn msgid() -> String {
    format!("{HOSPITAL}{:018}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// An envelope.
pub fn envelope(infno: &str, msgid: &str, input: Value) -> Value {
    json!({
        "infno": infno, "msgid": msgid, "mdtrtarea_admvs": "500116", "insuplc_admdvs": null,
        "recer_sys_code": "HIS", "dev_no": "", "dev_safe_info": "", "cainfo": "", "signtype": "",
        "infver": "V1.0", "opter_type": "1", "opter": "mz01", "opter_name": "窗口", "inf_time": "",
        "fixmedins_code": HOSPITAL, "fixmedins_name": "示例医院", "sign_no": "", "input": input,
    })
}

impl TestServer {
    /// Sends a message; the whole answer, of which the form is checked.
    #[track_caller]
    pub fn send<'a>(
        &'a self,
        infno: &'a str,
        msgid: &'a str,
        input: Value,
    ) -> impl Future<Output = Value> + 'a {
        let body = envelope(infno, msgid, input).to_string();
        async move {
            let (status, answer) = self.post(&format!("/fsi/{infno}"), &[], body.as_bytes()).await;
            assert_eq!(status, 200);
            assert_form(&answer);
            answer
        }
    }

    /// The output of a message that must be done.
    pub async fn done(&self, infno: &str, input: Value) -> Value {
        let answer = self.send(infno, &msgid(), input).await;
        assert_eq!(answer["infcode"], 0, "{infno}: {answer}");
        answer["output"].clone()
    }

    /// The message of one that must be refused.
    pub async fn refused(&self, infno: &str, input: Value) -> String {
        let answer = self.send(infno, &msgid(), input).await;
        assert_eq!(answer["infcode"], -1, "{infno}: {answer}");
        answer["err_msg"].as_str().unwrap().to_owned()
    }

    /// The whole answer of a message that must be done, with a warning.
    pub async fn warned(&self, infno: &str, input: Value) -> String {
        let answer = self.send(infno, &msgid(), input).await;
        assert_eq!(answer["infcode"], 0, "{infno}: {answer}");
        answer["warn_msg"].as_str().unwrap_or_default().to_owned()
    }

    /// Reads the card of the person of the tests, so that the hospital may ask about it.
    pub async fn read_card(&self) {
        self.done("1101", json!({ "data": { "mdtrt_cert_type": "02", "mdtrt_cert_no": NUMBER } })).await;
    }

    /// Registers an outpatient visit.
    pub async fn register(&self, person: &str, day: &str) -> String {
        let input = json!({ "data": { "psn_no": person, "insutype": "390", "begntime": format!("{day} 08:00:00"),
            "mdtrt_cert_type": "02", "mdtrt_cert_no": "", "ipt_otp_no": "MZ1", "dept_code": "A01", "dept_name": "内科" } });
        self.done("2201", input).await["data"]["mdtrt_id"].as_str().unwrap().to_owned()
    }

    /// Admits a person.
    pub async fn admit(&self, person: &str, day: &str) -> String {
        let input = admission(person, day);
        self.done("2401", input).await["result"]["mdtrt_id"].as_str().unwrap().to_owned()
    }
}

pub fn admission(person: &str, day: &str) -> Value {
    json!({
        "mdtrtinfo": { "psn_no": person, "insutype": "390", "begntime": format!("{day} 09:00:00"), "med_type": "2101",
            "mdtrt_cert_type": "02", "ipt_no": "ZY1", "adm_dept_name": "普外科", "dscg_maindiag_name": "结肠癌" },
        "diseinfo": [{ "diag_type": "1", "maindiag_flag": "1", "diag_srt_no": 1, "diag_code": "C18.900",
            "diag_name": "结肠癌" }],
    })
}

/// A fee line.
pub fn line(
    visit: &str,
    person: &str,
    number: &str,
    code: &str,
    yuan: &str,
    count: &str,
    day: &str,
) -> Value {
    json!({ "feedetl_sn": number, "mdtrt_id": visit, "psn_no": person, "chrg_bchno": "B1", "rx_circ_flag": "0",
        "fee_ocur_time": format!("{day} 10:00:00"), "med_list_codg": code, "medins_list_codg": code,
        "det_item_fee_sumamt": yuan, "cnt": count, "pric": "", "hosp_appr_flag": "1" })
}

/// The node of a settlement.
pub fn settle(visit: &str, person: &str, yuan: &str) -> Value {
    json!({ "data": { "psn_no": person, "mdtrt_cert_type": "02", "med_type": "11", "medfee_sumamt": yuan,
        "psn_setlway": "01", "mdtrt_id": visit, "chrg_bchno": "B1", "acct_used_flag": "1", "insutype": "390" } })
}

/// All six keys, integer `infcode`, times of the right form.
#[track_caller]
pub fn assert_form(answer: &Value) {
    let code = answer["infcode"].as_i64().unwrap_or_else(|| panic!("{answer}"));
    assert!(code == 0 || code == -1);
    for key in ["inf_refmsgid", "refmsg_time", "respond_time", "err_msg", "output"] {
        assert!(answer.get(key).is_some(), "{key}: {answer}");
    }
    assert_eq!(answer["inf_refmsgid"].as_str().unwrap().len(), 30);
    assert_eq!(answer["refmsg_time"].as_str().unwrap().len(), 17);
    assert_eq!(answer["respond_time"].as_str().unwrap().len(), 17);
    if code == -1 {
        let text = answer["err_msg"].as_str().unwrap();
        assert!(!text.is_ascii() && text.chars().count() <= 200, "{text}");
    }
}

/// An amount of an answer in fen, from its digits.
#[track_caller]
pub fn fen(value: &Value) -> i64 {
    assert!(value.is_number(), "money is a number: {value}");
    let text = value.to_string();
    // The reader of this test has floats; their shortest text is the number that was sent.
    base::Fen::parse_yuan(text.strip_suffix(".0").unwrap_or(&text)).unwrap_or_else(|_| panic!("{text}")).0
}

/// The identities of the interface.
#[track_caller]
pub fn assert_identities(output: &Value) {
    let info = &output["setlinfo"];
    let of = |name: &str| fen(&info[name]);
    let funds: i64 =
        ["hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "hifdm_pay", "oth_pay"]
            .into_iter()
            .map(of)
            .sum();
    assert_eq!(of("fund_pay_sumamt"), funds, "{info}");
    assert_eq!(
        of("medfee_sumamt"),
        of("fund_pay_sumamt") + of("psn_part_amt") + of("hosp_part_amt"),
        "{info}"
    );
    assert_eq!(of("psn_part_amt"), of("acct_pay") + of("psn_cash_pay"), "{info}");
    let parts: i64 =
        ["fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt"].into_iter().map(of).sum();
    assert_eq!(of("medfee_sumamt"), parts, "{info}");
    let details: i64 =
        output["setldetail"].as_array().unwrap().iter().map(|it| fen(&it["fund_payamt"])).sum();
    assert_eq!(details, funds + of("acct_pay") + of("hosp_part_amt"), "{output}");
}

/// Words of an answer to a hospital in lower case that are no name of the interface; what stands in the request
/// is the sender's own, and so is `true`: a batch may be called that, and be named again later.
pub fn inner_words(text: &str, request: &str) -> Vec<String> {
    // Of the envelope, of forms of dates, of what programs are told to look at.
    const ALSO: [&str; 25] = [
        "infno",
        "msgid",
        "input",
        "output",
        "inf_time",
        "cainfo",
        "opter",
        "insuplc_admdvs",
        "mdtrtarea_admvs",
        "yyyy",
        "dd",
        "mm",
        "ss",
        "patient_dtos",
        "fsi_encounter_dtos",
        "fsi_order_dtos",
        "curr_mdtrt_id",
        "jr_id",
        "in",
        "file",
        "oauth2",
        "psn_cash_pay",
        "base64",
        "multipart",
        "true",
    ];
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let words =
        text.split(|c: char| !is_part(c)).filter(|it| it.starts_with(|c: char| c.is_ascii_lowercase()));
    let is_inner = |it: &&str| {
        it.len() > 1
            && !it.chars().any(|c| c.is_ascii_uppercase())
            && !ALSO.contains(it)
            && !gateway::tables::is_name(it)
            && !request.contains(*it)
    };
    words.filter(is_inner).map(str::to_owned).collect()
}
