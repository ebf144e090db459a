//! Fixed words of the statement, the same on paper and in the browser.

use serde::Serialize;

/// Headings and labels. Both templates take them from here.
#[derive(Debug, Serialize)]
pub(crate) struct Wording {
    pub(crate) subtitle: &'static str,
    pub(crate) scan: &'static str,
    pub(crate) parts: &'static str,
    pub(crate) layers: &'static str,
    pub(crate) layer_columns: [&'static str; 7],
    pub(crate) no_layers: &'static str,
    pub(crate) payers: &'static str,
    pub(crate) payer_columns: [&'static str; 3],
    pub(crate) meters: &'static str,
    pub(crate) meter_columns: [&'static str; 5],
    pub(crate) no_meters: &'static str,
    pub(crate) in_words: &'static str,
    pub(crate) steps: &'static str,
    pub(crate) step_columns: [&'static str; 4],
    pub(crate) rest_before: &'static str,
    pub(crate) rest_after: &'static str,
    pub(crate) lines: &'static str,
    pub(crate) line_columns: [&'static str; 8],
    pub(crate) sum: &'static str,
    pub(crate) not_sound: &'static str,
    pub(crate) page_before: &'static str,
    pub(crate) page_between: &'static str,
    pub(crate) page_after: &'static str,
    pub(crate) signatures: [&'static str; 4],
}

/// The words.
pub(crate) const WORDING: Wording = Wording {
    subtitle: "基本医保、大病保险、医疗救助及其他保障一单结清　金额单位：元",
    scan: "扫码核对单号",
    parts: "一、费用构成",
    layers: "二、各层怎样支付",
    layer_columns: ["层", "本层基数", "起付线", "支付比例（分段）", "限额", "本层支付", "依据条款"],
    no_layers: "没有适用的待遇，费用由个人负担。",
    payers: "三、谁付了多少",
    payer_columns: ["支付方", "金额", "占总费用"],
    meters: "四、本年度累计",
    meter_columns: ["项目", "本次前", "本次", "本次后", "限额"],
    no_meters: "本次没有计入年度累计的项目。",
    in_words: "大写",
    steps: "五、为什么是这个数",
    step_columns: ["序", "环节", "怎样算（依据）", "结果"],
    rest_before: "其余 ",
    rest_after: " 步见明细",
    lines: "费用明细",
    line_columns: ["序", "日期", "项目", "类别", "数量", "金额", "其中：先行自付", "政策范围内"],
    sum: "合计",
    not_sound: "本单数据未通过核对，不能作为结算凭证",
    page_before: "第 ",
    page_between: " 页，共 ",
    page_after: " 页",
    signatures: ["医疗机构（盖章）", "经办人", "患者或家属签字", "日期"],
};

/// The general sentence on asking and objecting when the region gives none of its own.
pub(crate) const APPEAL: &str = "对本单有疑问，可先向结算窗口询问；对医保支付有异议的，\
可向医保经办机构申请核查，也可以依法申请行政复议或者提起行政诉讼。";
