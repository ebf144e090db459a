//! Names of fields of 4103, with those under which 4101 says them.

/// Texts that the answer always has, with the names under which they are said.
pub const ALWAYS: &[(&str, &str)] = &[
    ("medcasno", "medcasno"),
    ("ntly", "ntly"),
    ("prfs", "prfs"),
    ("coner_name", "coner_name"),
    ("patn_rlts", "patn_rlts"),
    ("coner_addr", "coner_addr"),
    ("coner_tel", "coner_tel"),
    ("adm_caty", "adm_caty"),
    ("dscg_caty", "dscg_caty"),
    ("biz_sn", "biz_sn"),
    ("bill_code", "bill_code"),
    ("bill_no", "bill_no"),
    ("setl_begn_date", "setl_begn_date"),
    ("setl_end_date", "setl_end_date"),
    ("medins_fill_dept", "medins_fill_dept"),
    ("medins_fill_psn", "medins_fill_psn"),
];

/// Texts that the answer has when they were said.
pub const SOMETIMES: &[(&str, &str)] = &[
    ("curr_addr", "curr_addr"),
    ("emp_name", "emp_name"),
    ("emp_addr", "emp_addr"),
    ("emp_tel", "emp_tel"),
    ("emp_poscode", "poscode"),
    ("sp_psn_type", "sp_psn_type"),
    ("nwb_adm_type", "nwb_adm_type"),
    ("mul_nwb_bir_wt", "mul_nwb_bir_wt"),
    ("mul_nwb_adm_wt", "mul_nwb_adm_wt"),
    ("opsp_diag_caty", "opsp_diag_caty"),
    ("opsp_mdtrt_time", "opsp_mdtrt_date"),
    ("adm_way_code", "adm_way"),
    ("trt_type", "trt_type"),
    ("refl_caty", "refldept_dept"),
    ("otp_wm_dise", "otp_wm_dise"),
    ("otp_wm_diag_dise_code", "wm_dise_code"),
    ("otp_tcm_dise", "otp_tcm_dise"),
    ("otp_tcm_diag_dise_code", "tcm_dise_code"),
    ("acp_medins_name", "acp_medins_name"),
    ("acp_optins_code", "acp_optins_code"),
    ("days_rinp_flag_31", "days_rinp_flag_31"),
    ("days_rinp_pup_31", "days_rinp_pup_31"),
    ("chfpdr_name", "chfpdr_name"),
    ("chfpdr_code", "chfpdr_code"),
    ("hi_no", "hi_no"),
    ("resp_nurs_code", "resp_nurs_code"),
    ("adm_dept_codg", "adm_dept_code"),
    ("adm_dept_name", "adm_dept_name"),
    ("dscg_dept_codg", "dscg_dept_code"),
    ("dscg_dept_name", "dscg_dept_name"),
];

/// Numbers that were said.
pub const NUMBERS: [&str; 6] = [
    "nwb_bir_wt",
    "nwb_adm_wt",
    "spga_nurscare_days",
    "lv1_nurscare_days",
    "scd_nurscare_days",
    "lv3_nurscare_days",
];

/// Durations with the three fields that the answer divides them into.
pub const DURATIONS: [(&str, [&str; 3]); 3] = [
    ("vent_used_dura", ["vent_used_days", "vent_used_h_cnt", "vent_used_m_cnt"]),
    ("pwcry_bfadm_coma_dura", ["bfadm_coma_days", "bfadm_coma_h_cnt", "bfadm_coma_m_cnt"]),
    ("pwcry_afadm_coma_dura", ["afadm_coma_days", "afadm_coma_h_cnt", "afadm_coma_m_cnt"]),
];

/// A field of the answer, with the name under which it is said.
pub type Column = (&'static str, &'static str);
/// Of a diagnosis.
pub const DISEASE: [Column; 5] = [
    ("diag_type", "diag_type"),
    ("maindiag_flag", "maindiag_flag"),
    ("diag_code", "diag_code"),
    ("diag_name", "diag_name"),
    ("adm_cond_type", "adm_cond_type"),
];
/// Of an operation.
pub const OPERATION: [Column; 13] = [
    ("main_oprn_flag", "main_oprn_flag"),
    ("oprn_oprt_name", "oprn_oprt_name"),
    ("oprn_oprt_code", "oprn_oprt_code"),
    ("oprn_oprt_date", "oprn_oprt_date"),
    ("anst_way", "anst_way"),
    ("oper_dr_name", "oper_dr_name"),
    ("oper_dr_code", "oper_dr_code"),
    ("anst_dr_name", "anst_dr_name"),
    ("anst_dr_code", "anst_dr_code"),
    ("oprn_oprt_begntime", "oprn_oprt_begntime"),
    ("oprn_oprt_endtime", "oprn_oprt_endtime"),
    ("anst_begntime", "anst_begntime"),
    ("anst_endtime", "anst_endtime"),
];
/// Of intensive care.
pub const CARE: [Column; 4] = [
    ("scs_cutd_ward_type", "scs_cutd_ward_type"),
    ("scs_cutd_inpool_time", "scs_cutd_inpool_time"),
    ("scs_cutd_exit_time", "scs_cutd_exit_time"),
    ("scs_cutd_sum_dura", "scs_cutd_sum_dura"),
];
/// Of blood.
pub const BLOOD: [Column; 3] = [("bld_cat", "bld_cat"), ("bld_amt", "bld_amt"), ("bld_unt", "bld_unt")];

/// Funds by their place in the settlement's amounts.
pub const FUNDS: [(&str, usize); 5] =
    [("ybtcPay", 0), ("gwyPay", 1), ("jmdbPay", 3), ("zgdePay", 4), ("yljzPay", 5)];
