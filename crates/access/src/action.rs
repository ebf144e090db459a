//! What can be done: one table of actions, each with code, Chinese name, matter, what it touches, and whether
//! it shows people or does business.
//!
//! Adding an action is one line here, one line in `policy.cedar` for who may, and one line in the hand-written
//! table that the walk over all routes is compared with.

use serde::{Deserialize, Serialize};

/// A field of work; policies may allow all actions of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// Words, catalogues, the law.
    Region,
    /// People.
    People,
    /// Fields of people and visits that are masked unless allowed.
    Fields,
    /// Visits and settlements.
    Settlement,
    /// Bills from outside, by hand.
    Reimbursement,
    /// Money moved by order, the ledger.
    Ledger,
    /// Rosters and the ledger of problems.
    Rosters,
    /// Policies and their drafts.
    Policy,
    /// Institutions and agreements.
    Institutions,
    /// Numbers.
    Indicators,
    /// Matters taken in at three levels.
    Matters,
    /// Programmes.
    Programmes,
    /// Supervision of the fund.
    Supervision,
    /// Accounts and grants.
    Accounts,
    /// The audit log.
    Audit,
    /// Running the system.
    System,
}

impl Matter {
    /// All of them, in the order of tables.
    pub const ALL: [Matter; 16] = [
        Matter::Region,
        Matter::People,
        Matter::Fields,
        Matter::Settlement,
        Matter::Reimbursement,
        Matter::Ledger,
        Matter::Rosters,
        Matter::Policy,
        Matter::Institutions,
        Matter::Indicators,
        Matter::Matters,
        Matter::Programmes,
        Matter::Supervision,
        Matter::Accounts,
        Matter::Audit,
        Matter::System,
    ];

    /// Code, as policies name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.words().0
    }

    /// Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.words().1
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Matter::Region => ("region", "本地区用词"),
            Matter::People => ("people", "参保人"),
            Matter::Fields => ("fields", "遮盖的字段"),
            Matter::Settlement => ("settlement", "就诊与结算"),
            Matter::Reimbursement => ("reimbursement", "手工报销"),
            Matter::Ledger => ("ledger", "资金与账本"),
            Matter::Rosters => ("rosters", "名册与问题台账"),
            Matter::Policy => ("policy", "政策"),
            Matter::Institutions => ("institutions", "机构与协议"),
            Matter::Indicators => ("indicators", "指标"),
            Matter::Matters => ("matters", "经办事项"),
            Matter::Programmes => ("programmes", "项目"),
            Matter::Supervision => ("supervision", "基金监管"),
            Matter::Accounts => ("accounts", "账号与授权"),
            Matter::Audit => ("audit", "审计"),
            Matter::System => ("system", "系统"),
        }
    }
}

/// What an action is done to: how its place is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Touches {
    /// Nothing that lies anywhere.
    Nothing,
    /// The county as a whole.
    County,
    /// A list; the query is narrowed to what the caller may see.
    List,
    /// What the body or the query names; the handler asks.
    Named,
    /// The person in the path.
    Person,
    /// The visit in the path.
    Visit,
    /// The settlement in the path.
    Settlement,
    /// The reimbursement in the path.
    Reimbursement,
    /// The problem in the path.
    Problem,
    /// The institution in the path.
    Institution,
}

impl Touches {
    /// Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Touches::Nothing => "不涉及地方",
            Touches::County => "全县",
            Touches::List => "列表（只列出管辖范围内的）",
            Touches::Named => "请求里写明的对象",
            Touches::Person => "参保人",
            Touches::Visit => "就诊",
            Touches::Settlement => "结算单",
            Touches::Reimbursement => "手工报销",
            Touches::Problem => "名册问题",
            Touches::Institution => "机构",
        }
    }
}

/// What administrators must never hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nature {
    /// Neither shows people nor does business.
    Plain,
    /// Shows data of people.
    Personal,
    /// Does business: money, facts about people, policies.
    Business,
}

impl Nature {
    /// The group of actions in policies.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Nature::Plain => "plain",
            Nature::Personal => "personal",
            Nature::Business => "business",
        }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident $code:literal $name:literal $matter:ident $touches:ident $nature:ident;)*) => {
        /// Something that can be done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Action {
            $(#[doc = $name] #[serde(rename = $code)] $variant,)*
        }

        impl Action {
            /// All of them, in the order of tables.
            pub const ALL: &'static [Action] = &[$(Action::$variant,)*];

            /// Code, as policies, the interface and the audit log name it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Action::$variant => $code,)* }
            }

            /// Chinese name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Action::$variant => $name,)* }
            }

            /// Field of work.
            #[must_use]
            pub const fn matter(self) -> Matter {
                match self { $(Action::$variant => Matter::$matter,)* }
            }

            /// What it is done to.
            #[must_use]
            pub const fn touches(self) -> Touches {
                match self { $(Action::$variant => Touches::$touches,)* }
            }

            /// Whether it shows people or does business.
            #[must_use]
            pub const fn nature(self) -> Nature {
                match self { $(Action::$variant => Nature::$nature,)* }
            }
        }
    };
}

actions! {
    RegionRead "region.read" "看用词、目录、机构名单、条款" Region Nothing Plain;
    AccessRead "access.read" "看角色与权限表" Accounts Nothing Plain;
    MeRead "me.read" "看自己的账号和权限" Accounts Nothing Plain;
    MeChange "me.change" "改自己的口令和第二因子" Accounts Nothing Plain;

    PersonFind "person.find" "按号码找参保人" People List Personal;
    PersonSearch "person.search" "按姓名找参保人" People List Personal;
    PersonRead "person.read" "看参保人" People Person Personal;
    PersonHistory "person.history" "看参保人的全部记录" People Person Personal;
    PersonUnmask "person.unmask" "说明理由后看完整号码、电话、诊断" People Person Personal;
    PersonRecord "person.record" "登记身份、参保、死亡、社保卡" People Named Business;
    PersonFile "person.file" "登记和撤回备案" People Named Business;

    FieldNumber "field.number" "证件号码不遮盖" Fields Person Personal;
    FieldPhone "field.phone" "电话不遮盖" Fields Person Personal;
    FieldDiagnosis "field.diagnosis" "诊断和病种不遮盖" Fields Visit Personal;

    VisitOpen "visit.open" "登记就诊" Settlement Named Business;
    VisitList "visit.list" "看在院和待结算的就诊" Settlement List Personal;
    VisitRead "visit.read" "看就诊和明细" Settlement Visit Personal;
    VisitCharge "visit.charge" "追加和退还明细" Settlement Visit Business;
    VisitDischarge "visit.discharge" "办理出院" Settlement Visit Business;
    VisitCancel "visit.cancel" "撤销就诊" Settlement Visit Business;
    SettlementPreview "settlement.preview" "预结算" Settlement Named Personal;
    SettlementSettle "settlement.settle" "结算入账" Settlement Named Business;
    SettlementList "settlement.list" "看结算单列表" Settlement List Personal;
    SettlementRead "settlement.read" "看结算单和计算步骤" Settlement Settlement Personal;
    SettlementPrint "settlement.print" "打印结算单" Settlement Settlement Personal;
    SettlementReverse "settlement.reverse" "冲销结算" Settlement Settlement Business;
    SettlementRecompute "settlement.recompute" "追溯重算" Settlement County Business;

    ReimbursementTake "reimbursement.take" "受理手工报销" Reimbursement Named Business;
    ReimbursementList "reimbursement.list" "看手工报销列表" Reimbursement List Personal;
    ReimbursementRead "reimbursement.read" "看一件手工报销" Reimbursement Reimbursement Personal;
    ReimbursementCompute "reimbursement.compute" "计算手工报销" Reimbursement Reimbursement Business;
    ReimbursementPay "reimbursement.pay" "支付手工报销" Reimbursement Reimbursement Business;
    ReimbursementSign "reimbursement.sign" "登记签收" Reimbursement Reimbursement Business;

    MoneyOrder "money.order" "预付、抵扣、支付、收回、划入" Ledger County Business;
    LedgerRead "ledger.read" "看余额、分录、清算" Ledger County Personal;
    LedgerVerify "ledger.verify" "核账" Ledger County Plain;

    RosterFigures "roster.figures" "看名册的数" Rosters List Plain;
    RosterList "roster.list" "看问题台账" Rosters List Personal;
    RosterRead "roster.read" "看一个问题" Rosters Problem Personal;
    RosterMissing "roster.missing" "看没有参保的人" Rosters List Personal;
    RosterExport "roster.export" "导出工作单" Rosters List Personal;
    RosterAct "roster.act" "办理一个问题" Rosters Problem Business;
    RosterActMany "roster.act_many" "成批办理问题" Rosters Named Business;
    RosterAssign "roster.assign" "成批交办问题" Rosters Named Business;
    RosterProof "roster.proof" "上传整改凭证" Rosters Nothing Business;
    RosterLook "roster.look" "试读部门的名册" Rosters Named Personal;
    RosterTake "roster.take" "收部门每天的名册" Rosters Named Business;
    RosterRounds "roster.rounds" "看比对轮次" Rosters County Plain;
    RosterRound "roster.round" "做一轮比对" Rosters County Business;

    PolicyRead "policy.read" "看政策" Policy Nothing Plain;
    PolicyDraft "policy.draft" "起草和试算政策" Policy County Business;
    PolicyApprove "policy.approve" "复核并批准政策" Policy County Business;

    InstitutionRead "institution.read" "看机构的协议和往来" Institutions Institution Plain;
    InstitutionList "institution.list" "看机构列表" Institutions List Plain;
    InstitutionManage "institution.manage" "维护机构和协议" Institutions County Business;
    InstitutionApprove "institution.approve" "审批机构协议" Institutions County Business;

    HomeRead "home.read" "看首页的数" Indicators List Plain;
    IndicatorRead "indicator.read" "看指标" Indicators List Plain;
    IndicatorPeople "indicator.people" "看指标背后的名单" Indicators List Personal;
    IndicatorExport "indicator.export" "导出指标" Indicators List Plain;
    IndicatorCompute "indicator.compute" "计算指标" Indicators County Business;

    MatterCatalogue "matter.catalogue" "看事项目录" Matters Nothing Plain;
    MatterTake "matter.take" "受理事项" Matters Named Business;
    MatterList "matter.list" "看办件列表" Matters List Personal;
    MatterRead "matter.read" "看一个办件" Matters Named Personal;
    MatterHandle "matter.handle" "办理和转办" Matters Named Business;
    MatterDecide "matter.decide" "审核办结" Matters Named Business;

    ProgrammeRead "programme.read" "看项目对象" Programmes List Personal;
    ProgrammeAct "programme.act" "办理项目" Programmes Named Business;

    SupervisionRead "supervision.read" "看线索和案件" Supervision List Personal;
    SupervisionInvestigate "supervision.investigate" "调查" Supervision Named Business;
    SupervisionDecide "supervision.decide" "处理决定" Supervision Named Business;

    AccountRead "account.read" "看账号和授权" Accounts County Plain;
    AccountManage "account.manage" "建立、停用账号，重置口令" Accounts County Plain;
    GrantGive "grant.give" "授予和收回角色" Accounts County Plain;
    TokenManage "token.manage" "发放和收回机器凭证" Accounts County Plain;

    AuditRead "audit.read" "看审计记录" Audit County Plain;
    AuditVerify "audit.verify" "核对审计链" Audit County Plain;

    SystemRead "system.read" "看系统状态" System County Plain;
    SystemManage "system.manage" "备份、密钥、设置" System County Plain;
}

impl Action {
    /// The action with this code.
    #[must_use]
    pub fn find(code: &str) -> Option<Action> {
        Action::ALL.iter().copied().find(|it| it.code() == code)
    }

    /// Place in [`Action::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Matter};

    #[test]
    fn codes_are_found_and_differ_from_matters() {
        for (nth, action) in Action::ALL.iter().enumerate() {
            assert_eq!((Action::find(action.code()), action.index()), (Some(*action), nth));
            assert!(Matter::ALL.iter().all(|it| it.code() != action.code()), "{}", action.code());
            assert!(action.code().contains('.'), "{}", action.code());
        }
    }
}
