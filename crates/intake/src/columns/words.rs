//! What the title of a column says, in the many spellings of departments.
//!
//! **Knows:** titles. **Does not know:** the cells below them.

use super::Field;
use crate::values::half_width;

/// What a title says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// The field, with confidence in percent.
    Field(Field, u8),
    /// Known, and none of our fields: why.
    Other(&'static str),
    /// Nothing known.
    Nothing,
}

/// The title without blanks, brackets and marks: `* 身份证号码（必填）` is `身份证号码`.
#[must_use]
pub fn bare(title: &str) -> String {
    let half = half_width(title);
    let mut out = String::new();
    let mut depth = 0_u32;
    for c in half.chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth > 0
                || c.is_whitespace()
                || c.is_ascii_punctuation()
                || "、：；。“”·★☆—".contains(c) => {}
            _ => out.push(c.to_ascii_lowercase()),
        }
    }
    // nothing but brackets: 村（社区） keeps 村, （社区） keeps its inside
    if out.is_empty() {
        out = half.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    }
    out
}

/// Whole titles, tried first; parted by blanks.
const WHOLE: &[(Field, &str)] = &[
    (
        Field::Number,
        "身份证号 身份证号码 公民身份号码 公民身份证号码 公民身份证号 居民身份证号 \
         居民身份证号码 证件号码 证件号 身份证件号码 身份证件号 身份证 身份号码 \
         身份证编号 有效证件号码 idcard idno sfzh sfzhm zjhm certno 参保人身份证号 本人身份证号 \
         个人身份证号 人员身份证号 逝者身份证号 死者身份证号",
    ),
    (
        Field::Name,
        "姓名 名字 人员姓名 个人姓名 本人姓名 家庭成员姓名 成员姓名 参保人姓名 参保人 \
         救助对象姓名 保障对象姓名 对象姓名 死者姓名 逝者姓名 残疾人姓名 患者姓名 \
         申请人姓名 被保险人姓名 xm name 公民姓名 优抚对象姓名 职工姓名 当事人姓名",
    ),
    (Field::Sex, "性别 xb sex gender"),
    (Field::Birth, "出生日期 出生年月 出生年月日 生日 出生时间 csrq"),
    (
        Field::Township,
        "乡镇 镇街 所属街道 街道 镇 乡 乡镇街道 镇街道 所属乡镇 所在乡镇 乡镇名称 街镇 镇乡 \
         所属镇街 乡镇街 街道乡镇 所在镇街",
    ),
    (
        Field::Village,
        "村 行政村 村社区 社区 村居 村名 所在村 所属村 村委会 居委会 村居委会 社区村 \
         行政村社区 村名称 村居名称 所属村居 所属社区",
    ),
    (Field::Group, "村民小组 组 小组 村组 自然村 村小组 组别 居民小组 社"),
    (Field::Household, "户编号 户号 家庭编号 户口号 户籍号 户编码 家庭编码 户口簿号 户口本号 户主编号"),
    (Field::Relation, "与户主关系 户主关系 关系 家庭关系 与申请人关系 与户主的关系"),
    (
        Field::Class,
        "人员类别 救助类别 身份类别 对象类别 人员类型 人员身份 类别 保障类别 困难类别 \
         救助对象类别 优抚类别 对象类型 脱贫属性 户类型 认定类别 监测对象类别 参保身份 \
         资助类别 人群类别 特殊人群类别 优抚对象类别 免缴类别 享受政策情况 代缴类别 \
         残疾类别 残疾类型",
    ),
    (Field::Level, "等级 残疾等级 级别 伤残等级 救助等级"),
    (
        Field::Since,
        "认定日期 认定时间 批准时间 批准日期 享受开始 享受开始日期 享受开始时间 开始日期 \
         开始时间 起始日期 起始时间 参保日期 参保时间 首次参保日期 纳入时间 纳入日期 \
         识别时间 识别日期 生效日期 审批时间 审批日期 起始年月 开始年月 认定开始日期 \
         参保开始日期 参保起始日期 待遇开始日期 享受起始时间 免缴开始日期 发证日期 \
         标识开始日期 认定年月",
    ),
    (
        Field::Until,
        "取消日期 取消时间 停发时间 停发日期 终止 终止日期 终止时间 享受结束 享受结束日期 \
         结束日期 结束时间 截止日期 截止时间 中断日期 中断时间 停保日期 停保时间 退出时间 \
         退出日期 失效日期 停保年月 终止年月 享受终止日期 参保终止日期 中断参保日期 \
         标识结束日期 免缴结束日期 减员日期",
    ),
    (
        Field::Happened,
        "死亡日期 死亡时间 变动日期 变动时间 登记日期 登记时间 结婚登记日期 迁出日期 \
         迁出时间 变更日期 变更时间 注销日期 注销时间 户口注销日期 失踪日期 失踪时间 \
         报案日期 发生日期 业务日期 婚姻登记日期 办理日期 逝世日期 结婚日期",
    ),
    (
        Field::Place,
        "参保地 参保地区 参保所在地 参保统筹区 参保地名称 迁往地 迁入地 迁往地址 嫁往地 \
         婚入地 县外参保地 异地参保地 现参保地 嫁入地 去向 迁往 配偶户籍地 现居住地 \
         异地参保地区",
    ),
    (Field::Insurance, "险种 参保险种 险种类型 险种名称 保险类型 医保类型 险种类别 参保类型"),
    (Field::PaidOn, "缴费日期 缴费时间 到账日期 缴款日期 缴纳日期 个人缴费日期"),
    (
        Field::Amount,
        "缴费金额 金额 个人缴费金额 实缴金额 缴费额 个人缴费 缴纳金额 实缴 个人缴费额 \
         缴款金额",
    ),
    (Field::RefundedOn, "退费日期 退费时间 退款日期 退款时间"),
    (Field::RefundedAmount, "退费金额 退款金额 退费额 已退金额"),
    (Field::NewNumber, "新身份证号 新身份证号码 现身份证号 现身份证号码 变更后 新号码 新证件号码"),
    (
        Field::OldNumber,
        "原身份证号 原身份证号码 旧身份证号 旧身份证号码 曾用身份证号 变更前 原号码 \
         原证件号码 曾用号码",
    ),
    (Field::NewName, "新姓名 现姓名 变更后姓名 现用名"),
    (Field::OldName, "原姓名 曾用名 旧姓名 变更前姓名 原名"),
    (Field::Document, "承诺书 放弃承诺书 是否签订承诺书 承诺书编号 佐证材料 是否签承诺书 放弃享受承诺书"),
    (Field::Phone, "联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 本人电话 联系手机"),
    (Field::Card, "社会保障卡号 社会保障卡卡号 社会保障卡号码 社保卡号 社保卡卡号 社保卡号码"),
    (Field::Remark, "备注 说明 备注说明 其他 备注信息"),
    (Field::RegionCode, "区划代码 行政区划代码 行政区划 区划编码 行政区划编码 地区代码 区划 村代码"),
    (
        Field::Status,
        "状态 人员状态 参保状态 户籍状态 户口状态 当前状态 业务类型 变动类型 变动原因 \
         变更类型 注销原因 变更原因 缴费状态 保障状态 是否已退费 是否退费 死亡或失联 \
         异动类型 情况 事项 标识状态",
    ),
];

/// Parts of titles, tried in this order: all of the first, none of the second.
const PARTS: &[(Field, &[&str], &[&str], u8)] = &[
    (Field::OldNumber, &["原", "证"], &["姓名", "地"], 85),
    (Field::OldNumber, &["变更前", "号"], &["姓名", "户"], 90),
    (Field::OldNumber, &["更正前", "号"], &["姓名", "户"], 90),
    (Field::NewNumber, &["变更后", "号"], &["姓名", "户"], 90),
    (Field::NewNumber, &["更正后", "号"], &["姓名", "户"], 90),
    (Field::NewNumber, &["新", "身份证"], &["姓名"], 85),
    (Field::OldName, &["变更前", "名"], &[], 90),
    (Field::NewName, &["变更后", "名"], &[], 90),
    (Field::OldName, &["原", "姓名"], &[], 85),
    (Field::NewName, &["新", "姓名"], &[], 85),
    (Field::Document, &["承诺"], &["日期", "时间"], 80),
    (Field::Relation, &["户主", "关系"], &[], 95),
    (Field::RefundedOn, &["退", "日期"], &["出", "休", "役"], 80),
    (Field::RefundedOn, &["退费", "时间"], &[], 80),
    (Field::RefundedAmount, &["退", "金额"], &[], 85),
    (Field::Status, &["是否", "退费"], &[], 75),
    (Field::Number, &["身份证"], &["地址", "有效", "复印", "是否", "类型"], 85),
    (Field::Number, &["证件号"], &["类型"], 80),
    (Field::Number, &["公民身份"], &[], 85),
    (Field::Name, &["姓名"], &["单位"], 80),
    (Field::Sex, &["性别"], &[], 85),
    (Field::Birth, &["出生"], &["地"], 80),
    (Field::Happened, &["死亡", "日"], &[], 85),
    (Field::Happened, &["死亡", "时间"], &[], 85),
    (Field::Happened, &["火化"], &["地", "证", "费"], 75),
    (Field::Happened, &["登记", "日期"], &["户口"], 75),
    (Field::PaidOn, &["缴费", "日"], &[], 80),
    (Field::PaidOn, &["缴费", "时间"], &[], 80),
    (Field::Until, &["终止"], &["原因"], 75),
    (Field::Until, &["取消", "时间"], &[], 80),
    (Field::Until, &["取消", "日期"], &[], 80),
    (Field::Until, &["停发"], &["原因"], 75),
    (Field::Until, &["中断"], &["原因"], 75),
    (Field::Until, &["结束"], &["原因"], 75),
    (Field::Until, &["截止"], &[], 75),
    (Field::Since, &["认定", "时间"], &[], 80),
    (Field::Since, &["认定", "日"], &[], 80),
    (Field::Since, &["批准"], &["文号", "机关", "单位", "人"], 75),
    (Field::Since, &["开始"], &[], 75),
    (Field::Since, &["起始"], &[], 75),
    (Field::Since, &["参保", "日期"], &[], 80),
    (Field::Since, &["参保", "时间"], &[], 80),
    (Field::Place, &["参保", "地"], &["日期"], 75),
    (Field::Place, &["迁往"], &["日期", "时间"], 75),
    (Field::Place, &["嫁"], &["日期", "时间"], 70),
    (Field::Insurance, &["险种"], &[], 80),
    (Field::Amount, &["缴费", "额"], &[], 80),
    (Field::Amount, &["缴费", "元"], &[], 80),
    (Field::Household, &["户", "编号"], &[], 80),
    (Field::Group, &["村民小组"], &[], 80),
    (Field::Township, &["乡镇"], &["代码", "意见"], 75),
    (Field::Township, &["镇", "街"], &["代码", "意见"], 75),
    (Field::Township, &["街道"], &["代码", "意见"], 70),
    (Field::Village, &["行政村"], &["代码", "意见"], 75),
    (Field::Village, &["村", "社区"], &["代码", "意见"], 75),
    (Field::RegionCode, &["区划"], &["名"], 75),
    (Field::Class, &["类别"], &["证件", "险", "户口"], 70),
    (Field::Class, &["人员", "类型"], &[], 70),
    (Field::Class, &["类型"], &["证件", "险", "户口", "业务", "变", "注销"], 65),
    (Field::Level, &["等级"], &[], 70),
    (Field::Phone, &["电话"], &["家属", "单位", "户主", "监护"], 75),
    (Field::Phone, &["手机"], &["家属", "单位", "户主", "监护"], 75),
    (Field::Remark, &["备注"], &[], 80),
    (Field::Status, &["状态"], &[], 65),
];

/// Titles of people and things that are not the person of the row, and other known columns.
const OTHERS: &[(&str, &str)] = &[
    ("监护人", "监护人不是本人"),
    ("配偶", "配偶不是本人"),
    ("联系人", "联系人不是本人"),
    ("亲属", "亲属不是本人"),
    ("家属", "家属不是本人"),
    ("开户", "开户人或开户行不是本人信息"),
    ("银行", "银行信息不用"),
    ("卡号", "银行卡号不是身份证号；社保卡号请写明“社会保障卡号”"),
    ("经办人", "经办人不是本人"),
    ("填表", "填表信息不是名单内容"),
    ("帮扶", "帮扶人不是本人"),
    ("申报人", "申报人不是本人"),
    ("父亲", "父亲不是本人"),
    ("母亲", "母亲不是本人"),
];

/// Whether a title that groups columns names another person, so that all below it is that person's.
pub(crate) fn groups_person(title: &str) -> bool {
    const PEOPLE: [&str; 12] =
        ["户主", "人", "干部", "配偶", "亲属", "家属", "父亲", "母亲", "开户", "银行", "责任", "填表"];
    let bare = bare(title);
    !bare.contains("本人") && PEOPLE.iter().any(|it| bare.contains(it))
}

/// What this title says.
pub(crate) fn said(title: &str) -> Said {
    let bare = bare(title);
    if bare.is_empty() {
        return Said::Nothing;
    }
    if matches!(bare.as_str(), "序号" | "编号" | "序" | "no" | "行号" | "xh") {
        return Said::Other("序号，只用来看");
    }
    if let Some((field, _)) = WHOLE.iter().find(|(_, titles)| titles.split_whitespace().any(|it| it == bare))
    {
        return Said::Field(*field, 100);
    }
    if bare.starts_with("户主") && !bare.contains("关系") {
        return Said::Other("户主不一定是本人");
    }
    if let Some((_, why)) = OTHERS.iter().find(|(word, _)| bare.contains(word)) {
        // 配偶户籍地 and the like were whole titles above
        return Said::Other(why);
    }
    // a long sentence is a note, not a title
    if bare.chars().count() > 20 {
        return Said::Nothing;
    }
    let fits = |all: &[&str], none: &[&str]| {
        all.iter().all(|it| bare.contains(it)) && !none.iter().any(|it| bare.contains(it))
    };
    let part = PARTS.iter().find(|(_, all, none, _)| fits(all, none));
    part.map_or(Said::Nothing, |(field, _, _, confidence)| Said::Field(*field, *confidence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        for (title, field) in [
            ("* 身份证号码（必填）", Field::Number),
            ("公民身份\n号码", Field::Number),
            ("姓 名", Field::Name),
            ("家庭成员姓名", Field::Name),
            ("村（社区）", Field::Village),
            ("镇（街道）", Field::Township),
            ("与户主关系", Field::Relation),
            ("变更前身份证号", Field::OldNumber),
            ("变更后姓名", Field::NewName),
            ("缴费金额(元)", Field::Amount),
            ("退款日期", Field::RefundedOn),
            ("低保认定时间", Field::Since),
            ("职工医保中断时间", Field::Until),
            ("是否签订放弃承诺书", Field::Document),
            ("联系电话1", Field::Phone),
            ("社会保障卡号", Field::Card),
            ("退出日期", Field::Until),
        ] {
            assert!(
                matches!(said(title), Said::Field(found, _) if found == field),
                "{title}: {:?}",
                said(title)
            );
        }
        for title in ["户主姓名", "户主身份证号", "监护人姓名", "序号", "银行卡号", "开户名"]
        {
            assert!(matches!(said(title), Said::Other(_)), "{title}");
        }
        for title in ["", "面积", "某县2020年度医保名单"] {
            assert_eq!(said(title), Said::Nothing, "{title}");
        }
    }
}
