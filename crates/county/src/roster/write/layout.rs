//! How each sender lays out its list: columns in their order and wording, spelling of days, format.
//! A table; nothing here writes.

use base::Day;

use super::super::Source;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Serial,
    Number,
    Name,
    Sex,
    Birth,
    Township,
    /// Without 镇, 乡, 街道.
    TownshipShort,
    Village,
    VillageCode,
    Household,
    Class,
    Since,
    Until,
    Note,
    /// Before a change of the number.
    OldNumber,
    /// Before a change of the name.
    OldName,
    IsRefunded,
    HasDeclined,
    AmountYuan,
    Year,
}

/// Spelling of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DaySpelling {
    /// 2019-12-05
    Dashes,
    /// 2019/12/5
    Slashes,
    /// 20191205
    Compact,
    /// 2019.12.05
    Dots,
    /// 2019年12月5日
    Words,
    /// A number of days, as spreadsheets keep them (only XLSX; elsewhere with dashes).
    Serial,
}

/// Characters of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf8WithBom,
    Gb18030,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text {
        delimiter: u8,
        encoding: Encoding,
    },
    /// Rows of title above the header; a sheet for each township; cells of one village merged.
    Sheets {
        titles: u32,
        by_township: bool,
        merged: bool,
    },
}

/// One sender's way to write.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    pub columns: &'static [(Field, &'static str)],
    pub days: DaySpelling,
    pub format: Format,
}

const fn text(delimiter: u8, encoding: Encoding) -> Format {
    Format::Text { delimiter, encoding }
}

const fn sheets(titles: u32, by_township: bool, merged: bool) -> Format {
    Format::Sheets { titles, by_township, merged }
}

/// The layout in which a sender sends.
pub(crate) fn as_sent(source: Source) -> Layout {
    use DaySpelling::*;
    use Encoding::*;
    let (days, format) = match source {
        Source::Poverty => (Dots, sheets(2, true, true)),
        Source::CivilAffairs => (Serial, sheets(1, false, false)),
        Source::Disabled => (Compact, text(b',', Gb18030)),
        Source::Veterans => (Slashes, text(b',', Utf8WithBom)),
        Source::Police => (Compact, text(b'\t', Gb18030)),
        Source::Funeral => (Serial, sheets(0, false, false)),
        Source::Marriage => (Words, text(b';', Utf8WithBom)),
        Source::Elsewhere => (Words, sheets(1, true, false)),
        Source::Employee => (Slashes, text(b',', Utf8)),
        Source::Enrolment => (Compact, text(b',', Gb18030)),
        Source::Waiver => (Dashes, sheets(0, false, false)),
        Source::Flag => (Slashes, text(b',', Utf8WithBom)),
        Source::Payment => (Dashes, text(b'\t', Utf8)),
        Source::Register => (Dashes, text(b',', Utf8)),
    };
    Layout { columns: columns(source), days, format }
}

/// The plain layout: the same columns as CSV in UTF-8, days with dashes.
pub(crate) fn plain(source: Source) -> Layout {
    Layout { columns: columns(source), days: DaySpelling::Dashes, format: text(b',', Encoding::Utf8) }
}

fn columns(source: Source) -> &'static [(Field, &'static str)] {
    use Field::*;
    match source {
        Source::Poverty => &[
            (Serial, "序号"),
            (Township, "乡（镇）"),
            (Village, "行政村"),
            (Household, "户编号"),
            (Name, "姓名"),
            (Number, "公民身份号码"),
            (Sex, "性别"),
            (Birth, "出生日期"),
            (Class, "人员类别"),
            (Since, "识别时间"),
            (Until, "退出时间"),
            (Note, "备注"),
        ],
        Source::CivilAffairs => &[
            (TownshipShort, "所属乡镇"),
            (Village, "村居"),
            (Name, "对象姓名"),
            (Number, "身份证号码"),
            (Sex, "性别"),
            (Birth, "出生年月日"),
            (Class, "救助类别"),
            (Since, "认定日期"),
            (Until, "取消日期"),
            (Note, "备注"),
        ],
        Source::Disabled => &[
            (Name, "残疾人姓名"),
            (Sex, "性别"),
            (Number, "身份证号"),
            (Birth, "出生日期"),
            (Class, "残疾类别"),
            (Note, "残疾等级"),
            (Since, "发证日期"),
            (Township, "乡镇街道"),
            (Village, "村（社区）"),
        ],
        Source::Veterans => &[
            (Class, "对象类别"),
            (Note, "优抚类型"),
            (Name, "姓名"),
            (Number, "证件号码"),
            (Birth, "出生日期"),
            (Sex, "性别"),
            (Township, "户籍乡镇"),
            (Village, "所属村"),
            (Since, "享受开始日期"),
        ],
        Source::Police => &[
            (Class, "变动类型"),
            (Since, "变动日期"),
            (Name, "姓名"),
            (Sex, "性别"),
            (Number, "公民身份号码"),
            (Birth, "出生日期"),
            (OldNumber, "变更前号码"),
            (OldName, "原姓名"),
            (Household, "户号"),
            (Township, "所属镇街"),
            (Village, "村居委会"),
        ],
        Source::Funeral => &[
            (Serial, "登记编号"),
            (Name, "逝者姓名"),
            (Sex, "性别"),
            (Number, "逝者身份证号"),
            (Birth, "出生日期"),
            (Since, "死亡日期"),
            (Until, "火化日期"),
            (Township, "户籍乡镇"),
            (Village, "所属村"),
        ],
        Source::Marriage => &[
            (Since, "登记日期"),
            (Name, "姓名"),
            (Sex, "性别"),
            (Number, "身份证件号"),
            (Township, "户籍乡镇"),
            (Village, "所属村"),
            (Note, "嫁往地"),
        ],
        Source::Elsewhere => &[
            (Name, "姓名"),
            (Number, "身份证号"),
            (Sex, "性别"),
            (Birth, "出生日期"),
            (Township, "乡镇"),
            (Village, "村"),
            (Note, "参保地"),
            (Since, "参保日期"),
            (IsRefunded, "是否已退费"),
            (HasDeclined, "自愿放弃承诺书"),
        ],
        Source::Employee => &[
            (Note, "单位名称"),
            (Name, "职工姓名"),
            (Number, "证件号码"),
            (Sex, "性别"),
            (Since, "参保日期"),
            (Until, "中断日期"),
            (Township, "镇街"),
            (Village, "村社区"),
        ],
        Source::Enrolment => &[
            (Number, "证件号码"),
            (Name, "姓名"),
            (Class, "险种"),
            (Since, "参保开始日期"),
            (Until, "参保终止日期"),
            (Note, "缴费方式"),
        ],
        Source::Waiver => &[
            (Number, "证件号码"),
            (Name, "姓名"),
            (Class, "免缴费类别"),
            (Year, "年度"),
            (Since, "开始日期"),
            (Until, "终止日期"),
        ],
        Source::Flag => &[
            (Number, "证件号码"),
            (Name, "姓名"),
            (Class, "标识类别"),
            (Since, "标识开始日期"),
            (Until, "标识结束日期"),
        ],
        Source::Payment => &[
            (Number, "证件号码"),
            (Name, "姓名"),
            (Year, "年度"),
            (Since, "缴费日期"),
            (AmountYuan, "缴费金额（元）"),
            (Until, "退费日期"),
        ],
        Source::Register => &[
            (Number, "证件号码"),
            (Name, "姓名"),
            (Sex, "性别"),
            (Birth, "出生日期"),
            (Township, "乡镇"),
            (Village, "村"),
            (VillageCode, "村代码"),
            (Household, "户号"),
        ],
    }
}

/// Appends digits, padded with zeros to a width.
pub(crate) fn push_padded(out: &mut String, value: u32, width: u32) {
    for place in (0..width).rev() {
        let digit = value / 10_u32.pow(place) % 10;
        out.push(char::from(b'0' + digit as u8));
    }
}

impl DaySpelling {
    /// Appends a day.
    pub(crate) fn push(self, out: &mut String, day: Day) {
        let year = u32::try_from(day.year()).unwrap_or(0);
        let (month, of_month) = (u32::from(day.month()), u32::from(day.day_of_month()));
        let width = |value: u32| if value < 10 { 1 } else { 2 };
        let (between, after, is_padded) = match self {
            DaySpelling::Dashes | DaySpelling::Serial => (["-", "-"], "", true),
            DaySpelling::Slashes => (["/", "/"], "", false),
            DaySpelling::Compact => (["", ""], "", true),
            DaySpelling::Dots => ([".", "."], "", true),
            DaySpelling::Words => (["年", "月"], "日", false),
        };
        push_padded(out, year, 4);
        out.push_str(between[0]);
        push_padded(out, month, if is_padded { 2 } else { width(month) });
        out.push_str(between[1]);
        push_padded(out, of_month, if is_padded { 2 } else { width(of_month) });
        out.push_str(after);
    }
}
