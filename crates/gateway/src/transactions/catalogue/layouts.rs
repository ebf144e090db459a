//! Columns of the catalogues' files: how many each has, and those that a pack can fill.
//!
//! **Knows:** places and names of columns. **Does not know:** where values come from.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Code of the item or disease.
    Code,
    /// Its name.
    Name,
    /// First day.
    From,
    /// Last day.
    Until,
    /// Whether it has not ended.
    IsValid,
    /// A number of its own.
    Row,
    /// The edition.
    Version,
    /// Name of the pack.
    VersionName,
    /// 甲, 乙 or 丙.
    Class,
    /// Whether it is restricted.
    IsLimited,
    /// Restrictions in words.
    Limit,
    /// Whether it is an essential drug.
    IsEssential,
    /// The place.
    Region,
    /// When the edition was first seen.
    Made,
}

/// A file.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Transaction.
    pub infno: &'static str,
    /// How many columns.
    pub columns: usize,
    /// Columns that are filled, from 1, with their names in the interface.
    pub filled: &'static [(usize, &'static str, Cell)],
}

use Cell::{
    Class, Code, From, IsEssential, IsLimited, IsValid, Limit, Made, Name, Region, Row, Until, Version,
    VersionName,
};

/// All files.
pub const LAYOUTS: &[Layout] = &[
    Layout {
        infno: "1301",
        columns: 97,
        filled: &[
            (1, "医疗目录编码", Code),
            (2, "药品商品名", Name),
            (4, "药品通用名", Name),
            (37, "开始日期", From),
            (38, "结束日期", Until),
            (57, "限制使用范围", Limit),
            (58, "限制使用标志", IsLimited),
            (71, "基本药物标志", IsEssential),
            (79, "有效标志", IsValid),
            (80, "唯一记录号", Row),
            (82, "数据更新时间", Made),
            (83, "版本号", Version),
            (84, "版本名称", VersionName),
            (92, "国家医保药品目录甲乙类标识", Class),
        ],
    },
    Layout {
        infno: "1302",
        columns: 33,
        filled: &[
            (1, "医疗目录编码", Code),
            (2, "单味药名称", Name),
            (12, "开始日期", From),
            (13, "结束日期", Until),
            (14, "有效标志", IsValid),
            (15, "唯一记录号", Row),
            (17, "数据更新时间", Made),
            (18, "版本号", Version),
            (19, "版本名称", VersionName),
        ],
    },
    Layout {
        infno: "1303",
        columns: 83,
        filled: &[
            (1, "医疗目录编码", Code),
            (2, "药品商品名", Name),
            (51, "限制使用范围", Limit),
            (65, "有效标志", IsValid),
            (66, "开始时间", From),
            (67, "结束时间", Until),
            (68, "唯一记录号", Row),
            (70, "数据更新时间", Made),
            (71, "版本号", Version),
            (72, "版本名称", VersionName),
        ],
    },
    Layout {
        infno: "1305",
        columns: 19,
        filled: &[
            (1, "医疗目录编码", Code),
            (7, "有效标志", IsValid),
            (10, "医疗服务项目名称", Name),
            (12, "开始日期", From),
            (13, "结束日期", Until),
            (14, "唯一记录号", Row),
            (15, "版本号", Version),
            (16, "版本名称", VersionName),
        ],
    },
    Layout {
        infno: "1306",
        columns: 71,
        filled: &[
            (1, "医疗目录编码", Code),
            (2, "耗材名称", Name),
            (34, "限制使用标志", IsLimited),
            (35, "医保限用范围", Limit),
            (47, "开始日期", From),
            (48, "结束日期", Until),
            (68, "有效标志", IsValid),
            (69, "唯一记录号", Row),
            (70, "版本号", Version),
            (71, "版本名称", VersionName),
        ],
    },
    Layout { infno: "1307", columns: 24, filled: &[] },
    Layout { infno: "1308", columns: 24, filled: &[] },
    Layout {
        infno: "1309",
        columns: 16,
        filled: &[
            (1, "门慢门特病种目录代码", Code),
            (2, "门慢门特病种大类名称", Name),
            (4, "医保区划", Region),
            (6, "有效标志", IsValid),
            (7, "唯一记录号", Row),
            (9, "数据更新时间", Made),
            (10, "版本号", Version),
            (12, "版本名称", VersionName),
            (15, "门慢门特病种名称", Name),
        ],
    },
    Layout { infno: "1310", columns: 15, filled: &[] },
    Layout { infno: "1311", columns: 15, filled: &[] },
];
