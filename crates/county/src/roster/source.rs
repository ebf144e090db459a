//! Who sends what: the register, nine rosters of departments, four extracts of the bureau's own system.
//! Knows codes and names, not layouts.

/// One sender's list. The order of the variants is the order of everything that goes by source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// 乡村振兴（扶贫）：脱贫享受政策、脱贫不享受政策、监测对象、即时帮扶.
    Poverty,
    /// 民政：特困、低保、低保边缘、孤儿、事实无人抚养儿童.
    CivilAffairs,
    /// 残联：重度残疾.
    Disabled,
    /// 退役军人：优抚对象.
    Veterans,
    /// 公安：户口注销、迁出、死亡销户、失踪报案、变更.
    Police,
    /// 殡仪馆：死亡、火化日期.
    Funeral,
    /// 婚姻登记：婚出.
    Marriage,
    /// 县外参保.
    Elsewhere,
    /// 职工参保.
    Employee,
    /// 参保明细.
    Enrolment,
    /// 免缴费认定明细.
    Waiver,
    /// 精准扶贫标识明细.
    Flag,
    /// 个人缴费明细.
    Payment,
    /// 参保人员库: everyone.
    Register,
}

impl Source {
    /// The nine rosters of departments.
    pub const ROSTERS: [Source; 9] = [
        Source::Poverty,
        Source::CivilAffairs,
        Source::Disabled,
        Source::Veterans,
        Source::Police,
        Source::Funeral,
        Source::Marriage,
        Source::Elsewhere,
        Source::Employee,
    ];
    /// The four extracts of the bureau's own system.
    pub const EXTRACTS: [Source; 4] = [Source::Enrolment, Source::Waiver, Source::Flag, Source::Payment];

    /// The code by which rosters are known everywhere.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Source::Poverty => "poverty",
            Source::CivilAffairs => "civil_affairs",
            Source::Disabled => "disabled",
            Source::Veterans => "veterans",
            Source::Police => "police",
            Source::Funeral => "funeral",
            Source::Marriage => "marriage",
            Source::Elsewhere => "elsewhere",
            Source::Employee => "employee",
            Source::Enrolment => "enrolment",
            Source::Waiver => "waiver",
            Source::Flag => "flag",
            Source::Payment => "payment",
            Source::Register => "register",
        }
    }

    /// What the file is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Source::Poverty => "脱贫享受政策及监测对象花名册",
            Source::CivilAffairs => "社会救助对象名单",
            Source::Disabled => "重度残疾人名单",
            Source::Veterans => "优抚对象名单",
            Source::Police => "户籍变动人员名单",
            Source::Funeral => "遗体火化登记表",
            Source::Marriage => "婚出人员名单",
            Source::Elsewhere => "县外参保人员名单",
            Source::Employee => "职工医保参保名单",
            Source::Enrolment => "参保明细",
            Source::Waiver => "免缴费认定明细",
            Source::Flag => "精准扶贫标识明细",
            Source::Payment => "个人缴费明细",
            Source::Register => "参保人员库",
        }
    }

    /// Whether the roster has a column for the day of birth; without it a row needs a number.
    #[must_use]
    pub const fn has_birth(self) -> bool {
        !matches!(self, Source::Marriage | Source::Employee)
    }

    /// Whether a department sends it.
    #[must_use]
    pub const fn is_roster(self) -> bool {
        (self as u8) < Source::Enrolment as u8
    }

    /// Whether the sender lists village by village.
    #[must_use]
    pub const fn is_by_village(self) -> bool {
        !matches!(self, Source::Police | Source::Funeral | Source::Marriage | Source::Employee)
    }

    pub(crate) const fn bit(self) -> u16 {
        1 << self as u8
    }
}
