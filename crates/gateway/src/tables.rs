//! The transactions that are offered.

use crate::exchange_fields as exchange;
use crate::fields::{NodeTable, Table};

const fn node(names: &'static str, fields: &'static str) -> NodeTable {
    NodeTable { names, may_lack: false, fields }
}

const fn maybe(names: &'static str, fields: &'static str) -> NodeTable {
    NodeTable { names, may_lack: true, fields }
}

const fn table(
    infno: &'static str,
    name: &'static str,
    input: &'static [NodeTable],
    output: &'static str,
) -> Table {
    Table { infno, name, input, output }
}

const DISEASES: &str = "diag_type+ diag_srt_no+:n0 diag_code* diag_name+ diag_dept+ dise_dor_no+ dise_dor_name+ \
    diag_time+:d vali_flag maindiag_flag adm_cond";
const OUTPATIENT_LINE: &str = "feedetl_sn* mdtrt_id* psn_no* chrg_bchno* dise_codg rxno rx_circ_flag+ fee_ocur_time+:d \
    med_list_codg+ medins_list_codg+ det_item_fee_sumamt*:n2 cnt*:n4 pric+:n6 sin_dos_dscr used_frqu_dscr prd_days:n2 \
    medc_way_dscr bilg_dept_codg+ bilg_dept_name+ bilg_dr_codg+ bilg_dr_name+ acord_dept_codg acord_dept_name \
    orders_dr_code orders_dr_name hosp_appr_flag+ tcmdrug_used_way etip_flag etip_hosp_code dscg_tkdrug_flag \
    matn_fee_flag memo comb_no";
const INPATIENT_LINE: &str = "feedetl_sn* init_feedetl_sn mdtrt_id* drord_no psn_no* med_type+ fee_ocur_time+:d \
    med_list_codg+ medins_list_codg+ det_item_fee_sumamt*:n2 cnt*:n4 pric+:n6 bilg_dept_codg+ bilg_dept_name+ bilg_dr_codg+ \
    bilg_dr_name+ acord_dept_codg acord_dept_name orders_dr_code orders_dr_name hosp_appr_flag tcmdrug_used_way \
    etip_flag etip_hosp_code dscg_tkdrug_flag matn_fee_flag memo comb_no";
const OUTPATIENT_SETTLE: &str = "psn_no* mdtrt_cert_type+ mdtrt_cert_no+ card_sn psn_cert_type+ certno+ psn_type psn_name \
    med_type+ medfee_sumamt*:n2 psn_setlway+ mdtrt_id* chrg_bchno+ acct_used_flag+ insutype+ invono fulamt_ownpay_amt:n2 \
    overlmt_selfpay:n2 preselfpay_amt:n2 inscp_scp_amt:n2 pub_hosp_rfom_flag";
const INPATIENT_SETTLE: &str = "psn_no* mdtrt_cert_type+ mdtrt_cert_no card_sn psn_cert_type+ certno+ psn_type+ psn_name+ \
    medfee_sumamt*:n2 psn_setlway+ mdtrt_id* insutype+ acct_used_flag insuplc_admdvs+ mdtrtarea_admvs+ invono mid_setl_flag+ \
    fulamt_ownpay_amt:n2 overlmt_selfpay:n2 preselfpay_amt:n2 inscp_scp_amt:n2 dscgTime:d";
const VISIT: &str = "mdtrt_id* psn_no* ipt_otp_no";
const UNDO: &str = "setl_id* mdtrt_id* psn_no*";
const OUTPATIENT_VISIT: &str = "mdtrt_id* psn_no* med_type* begntime+:d main_cond_dscr dise_type_code dise_codg dise_name \
    birctrl_type birctrl_matn_date:d matn_type geso_val:n0";

const CARD: &str = "mdtrt_cert_type mdtrt_cert_no card_sn begntime:d psn_cert_type certno psn_name";
const STAY: &str = "mdtrt_id* psn_no* coner_name tel begntime+:d endtime:d mdtrt_cert_type+ med_type+ ipt_otp_no+ \
    medrcdno atddr_no+ chfpdr_name+ adm_diag_dscr+ adm_dept_codg+ adm_dept_name+ adm_bed+ dscg_maindiag_code+ \
    dscg_maindiag_name+ main_cond_dscr dise_codg dise_name oprn_oprt_code oprn_oprt_name fpsc_no matn_type \
    birctrl_type latechb_flag geso_val:n0 fetts:n0 fetus_cnt:n0 pret_flag birctrl_matn_date:d dise_type_code \
    ttp_pay_prop:n4";
const ATTRIBUTE: &str = "mdtrt_id* psn_no* psn_cert_type+ certno+ psn_name+ ipt_otp_no+ ipt_psn_sp_flag_type* \
    ipt_psn_sp_flag* memo admdvs";
const TRANSFER: &str = "psn_no* insutype tel addr insu_optins diag_code+ diag_name+ dise_cond_dscr reflin_medins_no* \
    reflin_medins_name* mdtrtarea_admdvs+ hosp_agre_refl_flag refl_type+ refl_date*:d refl_rea+ refl_opnn+ begndate:d \
    enddate:d refl_old_mdtrt_id refl_used_flag";
const CHRONIC: &str = "psn_no* insutype+ opsp_dise_code+ opsp_dise_name+ tel addr insu_optins+ ide_fixmedins_no+ \
    ide_fixmedins_name+ hosp_ide_date+:d diag_dr_codg+ diag_dr_name+ begndate*:d enddate:d selfdef_splm_flag memo";
const DESIGNATION: &str = "psn_no* tel addr biz_appy_type* begndate*:d enddate:d agnter_name agnter_cert_type \
    agnter_certno agnter_tel agnter_addr agnter_rlts fix_srt_no* fixmedins_code* fixmedins_name+ memo";
const ACCIDENT: &str = "dcla_souc+ insutype psn_no* psn_insu_rlts_id psn_cert_type+ certno+ psn_name+ gend naty brdy:d tel \
    addr insu_admdvs+ emp_no emp_name mdtrtarea_admdvs fixmedins_code fixmedins_name hosp_lv adm_time:d trum_time:d \
    trum_site trum_rea chk_pay_flag+ agnter_name agnter_cert_type agnter_certno agnter_tel agnter_addr agnter_rlts \
    begndate*:d enddate:d memo";
const WITHDRAWAL: &str = "trt_dcla_detl_sn+ psn_no* memo";
const DEPARTMENT: &str = "hosp_dept_codg* caty+ hosp_dept_name* begntime*:d endtime:d itro+ dept_resper_name+ \
    dept_resper_tel+ dept_med_serv_scp dept_estbdat+:d aprv_bed_cnt+:n0 hi_crtf_bed_cnt:n0 poolarea_no+ dr_psncnt+:n0 \
    phar_psncnt+:n0 nurs_psncnt+:n0 tecn_psncnt+:n0 memo";

/// All of them.
pub const TABLES: &[Table] = &[
    table("9001", "签到", &[node("signIn", "opter_no+ mac+ ip+")], "signinoutb"),
    table("9002", "签退", &[node("signOut", "sign_no+ opter_no+")], "sign_time"),
    table(
        "1101",
        "人员信息获取",
        &[node(
            "data",
            "mdtrt_cert_type* mdtrt_cert_no+ card_sn begntime:d psn_cert_type+ certno+ psn_name+",
        )],
        "baseinfo insuinfo[] idetinfo[]",
    ),
    table("1161", "读取社会保障卡", &[node("data", CARD)], "baseinfo insuinfo[] idetinfo[] cardecinfo"),
    table(
        "1162",
        "医保电子凭证解码",
        &[node(
            "-",
            "orgid businesstype operatorid operatorname officeid officename devicetype ecqrcode ectoken \
             mdtrt_cert_type mdtrt_cert_no card_sn psn_cert_type certno psn_name",
        )],
        "baseinfo insuinfo[] idetinfo[] cardecinfo",
    ),
    table(
        "1201",
        "医药机构信息获取",
        &[node("medinsinfo|data", "fixmedins_type+ fixmedins_name fixmedins_code")],
        "medinsinfo",
    ),
    table(
        "2001",
        "人员待遇享受检查",
        &[node(
            "data",
            "psn_no* insutype+ fixmedins_code+ med_type+ begntime+:d endtime:d dise_codg dise_name oprn_oprt_code \
             oprn_oprt_name matn_type birctrl_type",
        )],
        "trtinfo[]",
    ),
    table(
        "2201",
        "门诊挂号",
        &[node(
            "data|mdtrtinfo",
            "psn_no* insutype+ begntime*:d mdtrt_cert_type+ mdtrt_cert_no+ card_sn psn_cert_type+ certno+ psn_type+ psn_name+ \
             ipt_otp_no* atddr_no dr_name dept_code+ dept_name+ caty+",
        )],
        "data",
    ),
    table("2202", "门诊挂号撤销", &[node("data|mdtrtinfo", VISIT)], ""),
    table(
        "2203",
        "门诊就诊信息上传",
        &[node("mdtrtinfo|data", OUTPATIENT_VISIT), maybe("diseinfo", DISEASES)],
        "",
    ),
    table(
        "2203A",
        "门诊就诊信息上传",
        &[node("mdtrtinfo|data", OUTPATIENT_VISIT), maybe("diseinfo", DISEASES)],
        "",
    ),
    table("2204", "门诊费用明细信息上传", &[node("feedetail", OUTPATIENT_LINE)], "result[]"),
    table("2205", "门诊费用明细信息撤销", &[node("data|feedetail", "mdtrt_id* chrg_bchno* psn_no*")], ""),
    table("2206", "门诊预结算", &[node("data|mdtrtinfo", OUTPATIENT_SETTLE)], "setlinfo setldetail[]"),
    table("2207", "门诊结算", &[node("data|mdtrtinfo", OUTPATIENT_SETTLE)], "setlinfo setldetail[]"),
    table("2208", "门诊结算撤销", &[node("data|mdtrtinfo", UNDO)], "setlinfo setldetail[]"),
    table("2301", "住院费用明细上传", &[node("feedetail", INPATIENT_LINE)], "result[]"),
    table("2302", "住院费用明细撤销", &[node("data|feeinfo|feedetail", "feedetl_sn* mdtrt_id* psn_no*")], ""),
    table("2303", "住院预结算", &[node("data|mdtrtinfo", INPATIENT_SETTLE)], "setlinfo setldetail[]"),
    table("2304", "住院结算", &[node("data|mdtrtinfo", INPATIENT_SETTLE)], "setlinfo setldetail[]"),
    table("2305", "住院结算撤销", &[node("data|mdtrtinfo", UNDO)], "setlinfo setldetail[]"),
    table("2306", "费用明细修改备注", &[node("data", "mdtrt_id* bkkp_sn* psn_no* memo med_list_codg+")], ""),
    table(
        "2401",
        "入院办理",
        &[
            node(
                "mdtrtinfo|data",
                "psn_no* insutype+ coner_name tel begntime*:d mdtrt_cert_type+ mdtrt_cert_no card_sn cert_type+ certno+ \
                 med_type* ipt_no* medrcdno atddr_no+ chfpdr_name+ adm_diag_dscr+ adm_dept_codg+ adm_dept_name+ adm_bed+ \
                 dscg_maindiag_code+ dscg_maindiag_name+ main_cond_dscr dise_codg dise_name oprn_oprt_code \
                 oprn_oprt_name matn_type birctrl_type geso_val:n0 fetts:n0 fetus_cnt:n0 birctrl_matn_date:d \
                 dise_type_code insuplc_admdvs+ mdtrtarea_admvs+",
            ),
            maybe("diseinfo", DISEASES),
        ],
        "result",
    ),
    table(
        "2402",
        "出院办理",
        &[
            node(
                "dscginfo|data|mdtrtinfo",
                "mdtrt_id* psn_no* insutype+ endtime*:d dise_codg dise_name oprn_oprt_code oprn_oprt_name matn_type \
                 birctrl_type cop_flag dscg_dept_codg+ dscg_dept_name+ dscg_bed dscg_way+ die_date:d",
            ),
            maybe("diseinfo", DISEASES),
        ],
        "",
    ),
    table("2403", "住院信息变更", &[node("adminfo|data|mdtrtinfo", STAY), maybe("diseinfo", DISEASES)], ""),
    table("2404", "入院撤销", &[node("data|mdtrtinfo", VISIT)], ""),
    table("2405", "出院撤销", &[node("data|mdtrtinfo", VISIT)], ""),
    table("2406", "就医特殊属性上传", &[node("data", ATTRIBUTE)], "IptPsnSpFlagRegOut"),
    table(
        "2407",
        "就医特殊属性查询",
        &[node(
            "data",
            "page_num+:n0 page_size+:n0 ipt_psn_sp_flag_detl_id mdtrt_id psn_no psn_cert_type certno psn_name \
             fixmedins_code fixmedins_name ipt_otp_no ipt_psn_sp_flag_type ipt_psn_sp_flag admdvs",
        )],
        "IptPsnSpFlagReg[]",
    ),
    table("2501", "转院备案", &[node("refmedin|data", TRANSFER)], "result"),
    table("2502", "转院备案撤销", &[node("data|refmedin", WITHDRAWAL)], ""),
    table("2503", "人员慢特病备案", &[node("data", CHRONIC)], "result"),
    table("2504", "人员慢特病备案撤销", &[node("data", WITHDRAWAL)], ""),
    table("2505", "人员定点备案", &[node("data", DESIGNATION)], "result"),
    table("2506", "人员定点备案撤销", &[node("data", WITHDRAWAL)], ""),
    table("2507", "人员意外伤害备案", &[node("data", ACCIDENT)], "result"),
    table("2601", "冲正交易", &[node("data", "psn_no+ omsgid* oinfno*")], ""),
    table(
        "3201",
        "医药机构费用结算对总账",
        &[node(
            "data",
            "insutype* clr_type* setl_optins+ stmt_begndate*:d stmt_enddate*:d medfee_sumamt*:n2 fund_pay_sumamt*:n2 \
             acct_pay*:n2 fixmedins_setl_cnt*:n0 refd_setl_flag fixmedins_refd_setl_flag+",
        )],
        "stmtinfo",
    ),
    table("1301", "西药中成药目录下载", &[node("data", "ver*")], ""),
    table("1302", "中药饮片目录下载", &[node("data", "ver*")], ""),
    table("1303", "医疗机构制剂目录下载", &[node("data", "ver*")], ""),
    table("1304", "民族药品目录查询", &[node("data", exchange::HERBS)], "data[]"),
    table("1305", "医疗服务项目目录下载", &[node("data", "ver*")], ""),
    table("1306", "医用耗材目录下载", &[node("data", "ver*")], ""),
    table("1307", "疾病与诊断目录下载", &[node("data", "ver*")], ""),
    table("1308", "手术操作目录下载", &[node("data", "ver*")], ""),
    table("1309", "门诊慢特病种目录下载", &[node("data", "ver*")], ""),
    table("1310", "按病种付费病种目录下载", &[node("data", "ver*")], ""),
    table("1311", "日间手术治疗病种目录下载", &[node("data", "ver*")], ""),
    table("1312", "医保目录信息查询", &[node("data", exchange::ITEMS)], "data[]"),
    table("1316", "医疗目录与医保目录匹配信息查询", &[node("data", exchange::MATCHES)], "data[]"),
    table("1317", "医药机构目录匹配信息查询", &[node("data", exchange::OWN_MATCHES)], "data[]"),
    table("1318", "医保目录限价信息查询", &[node("data", exchange::PRICE_LIMITS)], "data[]"),
    table("1319", "医保目录先自付比例信息查询", &[node("data", exchange::SHARES)], "data[]"),
    table(
        "1901",
        "字典表查询",
        &[node("data", "type+ parent_value+ parentValue admdvs+ date+:d vali_flag+ valiFlag")],
        "list[]",
    ),
    table("3101", "明细审核事前分析服务", &[node("data", "rule_ids trig_scen task_id syscode")], "result[]"),
    table("3102", "明细审核事中分析服务", &[node("data", "rule_ids trig_scen task_id syscode")], "result[]"),
    table(
        "3103",
        "事前事中服务反馈服务",
        &[node("data", "warn_type*"), maybe("warns", "warn_rslt_id+ dspo_way+ dspo_way_rea")],
        "",
    ),
    table("3202", "医药机构费用结算对明细账", &[node("data", exchange::DETAILS)], "fileinfo"),
    table("3301", "目录对照上传", &[node("data|catalogcompin", exchange::COMPARISON)], ""),
    table(
        "3302",
        "目录对照撤销",
        &[node("-", "fixmedins_code+ fixmedins_hilist_id* list_type* med_list_codg*")],
        "",
    ),
    table("4101", "医疗保障基金结算清单信息上传", exchange::LIST, "data"),
    table("4101A", "医疗保障基金结算清单信息上传", exchange::LIST, "data"),
    table(
        "4102",
        "医疗保障基金结算清单信息状态修改",
        &[node("data|stastinfo", "psn_no setl_id stas_type")],
        "",
    ),
    table(
        "4103",
        "医疗保障基金结算清单信息查询",
        &[node("data", "psn_no setl_id*")],
        "setlinfo payinfo[] opspdiseinfo[] diseinfo[] iteminfo[] oprninfo[] icuinfo[] drgAppyinfo[] bldinfo[]",
    ),
    table("9101", "文件上传", &[node("fsUploadIn|data", "filename+ fixmedins_code+")], ""),
    table("9102", "文件下载", &[node("fsDownloadIn|data", "file_qury_no* filename+ fixmedins_code+")], ""),
    table("3401", "科室信息上传", &[node("deptinfo|data", DEPARTMENT)], ""),
    table("3401A", "批量科室信息上传", &[node("deptinfo|data", DEPARTMENT)], ""),
    table("3402", "科室信息变更", &[node("deptinfo|data", DEPARTMENT)], ""),
    table(
        "3403",
        "科室信息撤销",
        &[node("data|deptinfo", "hosp_dept_codg* hosp_dept_name* begntime*:d")],
        "",
    ),
    table("5101", "科室信息查询", &[], "feedetail[]"),
    table(
        "5201",
        "就诊信息查询",
        &[node("data", "psn_no* begntime+:d endtime+:d med_type+ mdtrt_id")],
        "mdtrtinfo[]",
    ),
    table("5202", "诊断信息查询", &[node("data", "mdtrt_id* psn_no+")], "diseinfo[]"),
    table("5203", "结算信息查询", &[node("data", "psn_no* setl_id* mdtrt_id+")], "setlinfo setldetail[]"),
    table("5204", "费用明细查询", &[node("data", "psn_no* setl_id+ mdtrt_id*")], "[]"),
    table("5205", "人员慢特病用药记录查询", &[node("data", "psn_no* begntime+:d endtime:d")], "feedetail[]"),
    table("5206", "人员累计信息查询", &[node("data", "psn_no* cum_ym")], "cuminfo[]"),
    table("5301", "人员慢特病备案查询", &[node("data", "psn_no*")], "feedetail[]"),
    table("5302", "人员定点信息查询", &[node("data", "psn_no* biz_appy_type*")], "psnfixmedin[]"),
    table("5303", "在院信息查询", &[node("data", "psn_no begntime+:d endtime+:d")], "data[]"),
    table("5304", "转院信息查询", &[node("data", "psn_no* begntime+:d endtime:d")], "refmedin[]"),
    table("100001", "政策项查询", &[node("-", "psn_no* setl_id* mdtrt_id+")], "data[]"),
];

/// The table of a transaction that is offered.
#[must_use]
pub fn find(infno: &str) -> Option<&'static Table> {
    TABLES.iter().find(|it| it.infno.eq_ignore_ascii_case(infno))
}

/// Whether the interface has a node or field of this name, among what is offered.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let of_node = |node: &NodeTable| {
        node.names.split('|').any(|it| it == name) || node.fields().any(|it| it.name == name)
    };
    let of_table = |it: &Table| {
        it.input.iter().any(of_node)
            || it.output.split_whitespace().any(|it| it.trim_end_matches("[]") == name)
    };
    TABLES.iter().any(of_table)
}
