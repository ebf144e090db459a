//! What a hospital's program sends to file something.

use serde_json::{Value, json};

use super::{HOSPITAL, NUMBER, PERSON};

/// 2503.
pub fn chronic(code: &str, name: &str, from: &str) -> Value {
    json!({ "data": { "psn_no": PERSON, "insutype": "390", "opsp_dise_code": code, "opsp_dise_name": name,
        "tel": "", "addr": "", "insu_optins": "500116", "ide_fixmedins_no": HOSPITAL, "ide_fixmedins_name": "示例医院",
        "hosp_ide_date": from, "diag_dr_codg": "D500116000001", "diag_dr_name": "示例医生", "begndate": from,
        "enddate": "" } })
}

/// 2501.
pub fn transfer(target: &str, on: &str) -> Value {
    json!({ "refmedin": { "psn_no": PERSON, "insutype": "390", "insu_optins": "500116", "diag_code": "C18.900",
        "diag_name": "结肠癌", "dise_cond_dscr": "需要手术", "reflin_medins_no": target, "reflin_medins_name": "外地示例医院",
        "mdtrtarea_admdvs": "510100", "hosp_agre_refl_flag": "1", "refl_type": "3", "refl_date": on, "refl_rea": "本院不能做",
        "refl_opnn": "同意", "begndate": on, "enddate": "" } })
}

/// 2505.
pub fn designation(rank: &str, from: &str) -> Value {
    json!({ "data": { "psn_no": PERSON, "tel": "", "addr": "", "biz_appy_type": "03", "begndate": from, "enddate": "",
        "fix_srt_no": rank, "fixmedins_code": HOSPITAL, "fixmedins_name": "示例医院", "memo": "" } })
}

/// 2507.
pub fn accident(on: &str) -> Value {
    json!({ "data": { "dcla_souc": "01", "psn_no": PERSON, "psn_cert_type": "01", "certno": NUMBER, "psn_name": "测试人员",
        "insu_admdvs": "500116", "trum_time": on, "trum_site": "家中", "trum_rea": "跌倒", "chk_pay_flag": "0",
        "begndate": on } })
}

/// 3401.
pub fn department(code: &str, name: &str) -> Value {
    json!({ "deptinfo": { "hosp_dept_codg": code, "caty": "A03", "hosp_dept_name": name, "begntime": "2020-01-01 00:00:00",
        "itro": "示例科室", "dept_resper_name": "示例主任", "dept_resper_tel": "023-00000000", "dept_estbdat": "2020-01-01 00:00:00",
        "aprv_bed_cnt": "30", "poolarea_no": "500116", "dr_psncnt": 8, "phar_psncnt": "1", "nurs_psncnt": "12",
        "tecn_psncnt": "0" } })
}
