//! Field tables of the transactions of `transactions::{catalogue, details, lists, comparisons}`: long
//! lists, kept beside [`crate::tables`].

use crate::fields::NodeTable;

const fn node(names: &'static str, fields: &'static str) -> NodeTable {
    NodeTable { names, may_lack: false, fields }
}

const fn maybe(names: &'static str, fields: &'static str) -> NodeTable {
    NodeTable { names, may_lack: true, fields }
}

/// 1304.
pub const HERBS: &str = "med_list_codg genname_codg drug_genname drug_prodname tcmherb_name cpnd_flag vali_flag rid ver \
    opt_begn_time:d opt_end_time:d query_date:d begndate:d insu_admdvs updt_time+:d page_num+:n0 page_size+:n0";
/// 1312.
pub const ITEMS: &str = "query_date:d hilist_code insu_admdvs begndate:d hilist_name wubi pinyin med_chrgitm_type \
    chrgitm_lv lmt_used_flag list_type med_use_flag matn_used_flag hilist_use_type lmt_cpnd_type vali_flag updt_time+:d \
    page_num+:n0 page_size+:n0";
/// 1316.
pub const MATCHES: &str = "query_date:d med_list_codg hilist_code list_type insu_admdvs begndate:d vali_flag updt_time+:d \
    page_num+:n0 page_size+:n0";
/// 1317.
pub const OWN_MATCHES: &str = "query_date:d fixmedins_code medins_list_codg medins_list_name insu_admdvs list_type \
    med_list_codg begndate:d vali_flag updt_time+:d page_num+:n0 page_size+:n0";
/// 1318.
pub const PRICE_LIMITS: &str = "query_date:d hilist_code hilist_lmtpric_type overlmt_dspo_way insu_admdvs begndate:d \
    enddate:d vali_flag rid tabname poolarea_no updt_time+:d page_num+:n0 page_size+:n0";
/// 1319.
pub const SHARES: &str = "query_date:d hilist_code selfpay_prop_psn_type selfpay_prop_type insu_admdvs begndate:d \
    enddate:d vali_flag rid tabname poolarea_no updt_time+:d page_num+:n0 page_size+:n0";
/// 3202.
pub const DETAILS: &str = "setl_optins+ file_qury_no* stmt_begndate*:d stmt_enddate*:d medfee_sumamt+:n2 fund_pay_sumamt+:n2 \
    cash_payamt+:n2 fixmedins_setl_cnt+:n0 clr_type+ refd_setl_flag fixmedins_refd_setl_flag+";
/// 3301.
pub const COMPARISON: &str = "fixmedins_hilist_id* fixmedins_hilist_name* list_type* med_list_codg* begndate*:d \
    enddate*:d aprvno dosform exct_cont item_cont prcunt spec pacspec memo";

/// 4101 and 4101A: what programs of all places send. What a list needs is looked at together with its
/// settlement, so that everything is said at once.
pub const LIST: &[NodeTable] = &[
    node(
        "setlinfo",
        "psn_no+ mdtrt_id* setl_id* fixmedins_name fixmedins_code hi_setl_lv hi_no medcasno dcla_time psn_name gend brdy \
         age nwb_age ntly+ naty patn_cert_type certno prfs+ prfs_name curr_addr emp_name emp_addr emp_tel poscode coner_name \
         patn_rlts+ coner_addr+ coner_tel+ hi_type insuplc sp_psn_type nwb_adm_type nwb_bir_wt:n2 nwb_adm_wt:n2 mul_nwb_bir_wt \
         mul_nwb_adm_wt opsp_diag_caty opsp_mdtrt_date ipt_med_type adm_way trt_type adm_time adm_caty adm_dept_code \
         adm_dept_name refldept_dept dscg_time dscg_caty+ dscg_dept_code dscg_dept_name act_ipt_days:n otp_wm_dise \
         wm_dise_code otp_tcm_dise tcm_dise_code diag_code_cnt:n oprn_oprt_code_cnt:n vent_used_dura pwcry_bfadm_coma_dura \
         pwcry_afadm_coma_dura bld_cat bld_amt:n bld_unt spga_nurscare_days:n1 lv1_nurscare_days:n1 scd_nurscare_days:n1 \
         lv3_nurscare_days:n1 dscg_way acp_medins_name acp_optins_code bill_code+ bill_no+ biz_sn+ days_rinp_flag_31 \
         days_rinp_pup_31 chfpdr_name chfpdr_code setl_begn_date+ setl_end_date+ psn_selfpay:n psn_ownpay:n acct_pay:n \
         psn_cashpay:n hi_paymtd hsorg hsorg_opter medins_fill_dept+ medins_fill_psn+ resp_nurs_code stas_type age_days:n0",
    ),
    maybe("opspdiseinfo", "diag_name diag_code oprn_oprt_name oprn_oprt_code"),
    maybe("diseinfo", "diag_type+ diag_code+ diag_name+ adm_cond_type+ maindiag_flag+"),
    maybe("iteminfo", "med_chrgitm amt:n claa_sumfee:n clab_amt:n fulamt_ownpay_amt:n oth_amt:n"),
    maybe(
        "oprninfo",
        "oprn_oprt_type+ main_oprn_flag oprn_oprt_name+ oprn_oprt_code+ oprn_oprt_date anst_way oper_dr_name oper_dr_code+ \
         anst_dr_name anst_dr_code oprn_oprt_begntime oprn_oprt_endtime anst_begntime anst_endtime",
    ),
    maybe("icuinfo", "scs_cutd_ward_type+ scs_cutd_inpool_time+ scs_cutd_exit_time+ scs_cutd_sum_dura+"),
    maybe("payinfo", "fund_pay_type+ fund_payamt+:n2"),
    maybe("bldinfo", "bld_cat bld_amt:n0 bld_unt"),
];
