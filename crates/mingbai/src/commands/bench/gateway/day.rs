//! What hospitals send: outpatient visits and stays, message by message, each after the answer of the one
//! before.

use base::Fen;
use fastrand::Rng;
use gateway::json::Json;
use serde_json::{Value, json};

use super::town::Town;

/// One visit under way.
#[derive(Debug)]
pub struct Visit {
    /// Place among [`Town::hospitals`].
    pub hospital: usize,
    person: String,
    is_stay: bool,
    /// Messages that were answered.
    step: usize,
    id: String,
    settlement: String,
    lines: Vec<(String, Fen)>,
    /// Whether it is taken back in the end.
    is_undone: bool,
}

const OUTPATIENT: [&str; 8] = ["2001", "2201", "2203A", "2204", "2206", "2207", "5203", "2208"];
const STAY: [&str; 8] = ["2001", "2401", "2301", "5303", "2402", "2303", "2304", "5203"];

impl Visit {
    /// Another visit; one of twelve is a stay.
    pub fn begin(town: &Town, rng: &mut Rng, patient: &mut usize, apart: usize) -> Visit {
        let stays = *patient < town.patients.len() && rng.u32(0..12) == 0;
        let person = if stays {
            let person = town.patients[*patient].clone();
            *patient += apart;
            person
        } else {
            town.people[rng.usize(0..town.people.len())].clone()
        };
        let most = if stays { 90_000 } else { 1_700 };
        let item =
            |rng: &mut Rng| (town.items[rng.usize(0..town.items.len())].clone(), Fen(rng.i64(300..=most)));
        Visit {
            hospital: rng.usize(0..town.hospitals.len()),
            person,
            is_stay: stays,
            step: 0,
            id: String::new(),
            settlement: String::new(),
            lines: (0..if stays { 12 } else { 3 }).map(|_| item(rng)).collect(),
            is_undone: rng.u32(0..10) == 0,
        }
    }

    /// The next message: its transaction and input.
    pub fn message(&self, town: &Town) -> (&'static str, Value) {
        let infno = if self.is_stay { STAY[self.step] } else { OUTPATIENT[self.step] };
        let (person, visit, on) = (&self.person, &self.id, town.on);
        let three = || json!({ "data": { "psn_no": person, "mdtrt_id": visit, "setl_id": self.settlement } });
        let input = match infno {
            "2001" | "5303" => {
                json!({ "data": { "psn_no": person, "begntime": on.to_string(), "endtime": on.to_string() } })
            }
            "2201" => {
                json!({ "data": { "psn_no": person, "insutype": "390", "begntime": format!("{on} 08:00:00"),
                "mdtrt_cert_type": "02", "ipt_otp_no": "1", "dept_code": "A01", "dept_name": "内科" } })
            }
            "2203A" => json!({
                "mdtrtinfo": { "mdtrt_id": visit, "psn_no": person, "med_type": "11", "begntime": format!("{on} 08:10:00") },
                "diseinfo": [{ "diag_code": "J06.900", "diag_name": "上呼吸道感染", "vali_flag": "1" }] }),
            "2401" => {
                json!({ "mdtrtinfo": { "psn_no": person, "insutype": "390", "begntime": format!("{on} 08:00:00"),
                "med_type": "21", "mdtrt_cert_type": "02", "ipt_no": "1", "dscg_maindiag_name": "肺炎" } })
            }
            "2402" => {
                json!({ "dscginfo": { "mdtrt_id": visit, "psn_no": person, "endtime": format!("{on} 18:00:00") } })
            }
            "2204" | "2301" => {
                let lines: Vec<Value> =
                    self.lines.iter().enumerate().map(|(at, it)| self.line(town, at, it)).collect();
                json!({ "feedetail": lines })
            }
            "2206" | "2207" | "2303" | "2304" => {
                let total: Fen = self.lines.iter().map(|it| it.1).sum();
                json!({ "data": { "psn_no": person, "mdtrt_cert_type": "02", "med_type": if self.is_stay { "21" } else { "11" },
                    "medfee_sumamt": total.to_string(), "psn_setlway": "01", "mdtrt_id": visit,
                    "chrg_bchno": if self.is_stay { "" } else { "B1" }, "acct_used_flag": "1", "insutype": "390" } })
            }
            _ => three(),
        };
        (infno, input)
    }

    fn line(&self, town: &Town, at: usize, (code, amount): &(String, Fen)) -> Value {
        json!({ "feedetl_sn": at.to_string(), "mdtrt_id": self.id, "psn_no": self.person, "chrg_bchno": "B1",
            "fee_ocur_time": format!("{} 10:00:00", town.on), "med_list_codg": code, "medins_list_codg": code,
            "det_item_fee_sumamt": amount.to_string(), "cnt": "1", "pric": amount.to_string(), "hosp_appr_flag": "1" })
    }

    /// Takes in an answer; whether the visit goes on.
    pub fn answered(&mut self, output: &Json) -> bool {
        let under = |node: &str, name: &str| output.get(node).map_or("", |it| it.field(name)).to_owned();
        for node in ["data", "result"] {
            let id = under(node, "mdtrt_id");
            if !id.is_empty() {
                self.id = id;
            }
        }
        let settlement = under("setlinfo", "setl_id");
        if !settlement.is_empty() {
            self.settlement = settlement;
        }
        self.step += 1;
        if self.is_stay {
            self.step < STAY.len()
        } else {
            self.step < OUTPATIENT.len() - usize::from(!self.is_undone)
        }
    }
}
