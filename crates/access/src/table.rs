//! The table of roles and actions for people to read: where each role may do what.

use std::fmt::Write as _;

use crate::policy::Verdict;
use crate::{Action, Matter, Policy, Relation, RoleKind};

/// Where a role may do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    /// Nowhere.
    Never,
    /// To anything.
    Anything,
    /// In the granted region.
    Region,
    /// Of the granted institution.
    Institution,
    /// Of the granted institution, as long as the visit has not been settled.
    UnderWay,
    /// Of the granted department.
    Department,
    /// Under several conditions at once.
    Narrow,
}

impl Where {
    /// One character for tables.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Where::Never => "－",
            Where::Anything => "可",
            Where::Region => "区",
            Where::Institution => "院",
            Where::UnderWay => "在",
            Where::Department => "部",
            Where::Narrow => "限",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Where::Never => "不能",
            Where::Anything => "能，不分地区",
            Where::Region => "只在授权的地区之内",
            Where::Institution => "只限授权的机构",
            Where::UnderWay => "只限授权的机构、还没有结算的就诊",
            Where::Department => "只限授权的部门",
            Where::Narrow => "几个条件同时满足才能",
        }
    }

    /// All of them.
    pub const ALL: [Where; 7] = [
        Where::Never,
        Where::Anything,
        Where::Region,
        Where::Institution,
        Where::UnderWay,
        Where::Department,
        Where::Narrow,
    ];
}

impl Policy {
    /// Where a role may do an action.
    #[must_use]
    pub fn place_of(&self, role: &str, action: Action) -> Where {
        let may = |in_region, own_institution, own_department, under_way| {
            let relation = Relation { in_region, own_institution, own_department, under_way };
            matches!(self.verdict(role, action, relation), Some(Verdict::Allowed(_)))
        };
        match () {
            () if may(false, false, false, false) => Where::Anything,
            () if may(true, false, false, false) => Where::Region,
            () if may(false, true, false, false) => Where::Institution,
            () if may(false, true, false, true) => Where::UnderWay,
            () if may(false, false, true, false) => Where::Department,
            () if may(true, true, true, true) => Where::Narrow,
            () => Where::Never,
        }
    }
}

/// What holds of masked fields.
const MASKING: &str = "\n## 遮盖\n\n\
    - 证件号码：列表、参保人、问题台账、导出的工作单里都遮住中间，除非角色有 `field.number`（缺省没有角色有）。\n\
    - 诊断和病种：结算单的计算步骤、结算单（PDF、网页）里，说出病情的词换成〔病种已遮盖〕，除非角色对这次就诊有 \
    `field.diagnosis`（缺省只有医院窗口，对本机构在院的就诊）。哪些事实说出病情，写在 `access/roles.toml` 的 `[masking]`。\n\
    - 费用明细的项目名称不遮盖：看就诊明细本身要 `visit.read`。\n\
    - 要看完整的：`POST /api/v1/people/{id}/unmask`，写明看哪几项和理由（至少 6 个字），要 `person.unmask`；\
    先记入审计（谁、看谁、哪几项、为什么），再答一次。审计里不记看到的值。\n\n\
    ## 不在管辖范围的\n\n\
    - 列表在数据库里就只取管辖范围内的。\n\
    - 按编号看、办不在管辖范围的，答复与没有这个编号一样（404）；角色根本不能办的，403（API-0403），写明谁能办。\n\
    - 没有写地区的人和事归全县：授权是全县的才看得到。\n\
    - 每个接口要什么权限，写在 `/api/openapi.json` 各操作的 `x-permission` 里；`public` 是登录之前用的。\n";

/// `docs/permissions.md`: roles, duties and the table, from the data.
#[must_use]
pub fn table_markdown(policy: &Policy) -> String {
    let mut text = String::from(
        "# 角色与权限\n\n由角色表和权限策略生成（`UPDATE=1 cargo nextest run -p mingbai-access` 重写），请不要手改。\n\
         一个地区要改，在规则包里放 `access/roles.toml` 和 `access/policy.cedar`，启动时对照操作表检查；\
         自带的两份在 `crates/access/src`。\n\n## 角色\n\n| 编码 | 名称 | 类别 | 授予时要写明 | 做什么 |\n|---|---|---|---|---|\n",
    );
    for role in policy.roles() {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} | {} |",
            role.code,
            role.name,
            role.kind.name(),
            role.needs.name(),
            role.description
        );
    }
    text.push_str("\n## 职责分离\n\n一个账号不能同时有两边的角色，授予时拒绝并说明是哪一条。\n\n| 规则 | 名称 | 一边 | 另一边 | 为什么 |\n|---|---|---|---|---|\n");
    let side = |codes: &[String]| {
        let name = |it: &String| match it.as_str() {
            "kind:business" => "各业务角色".to_owned(),
            "kind:administrator" => "管理三员".to_owned(),
            "kind:machine" => "机器角色".to_owned(),
            code => policy.role(code).map_or_else(|| code.to_owned(), |it| it.name.clone()),
        };
        codes.iter().map(name).collect::<Vec<_>>().join("、")
    };
    for rule in policy.duties().conflicts() {
        let (left, right) = (side(&rule.left), side(&rule.right));
        let _ = writeln!(text, "| {} | {} | {left} | {right} | {} |", rule.code, rule.name, rule.reason);
    }
    text.push_str("\n同一件事的两步不能由一人办：\n\n| 规则 | 名称 | 第一步 | 第二步 |\n|---|---|---|---|\n");
    let step = |it: &str| Action::find(it).map_or("", Action::name);
    for rule in policy.duties().two_steps() {
        let (first, second) = (step(&rule.first), step(&rule.second));
        let _ = writeln!(text, "| {} | {} | {first} | {second} |", rule.code, rule.name);
    }
    text.push_str(MASKING);
    text.push_str("\n## 谁能做什么、在哪里\n\n");
    for place in Where::ALL {
        let _ = writeln!(text, "- {}：{}", place.mark(), place.name());
    }
    let roles: Vec<_> = policy.roles().iter().filter(|it| it.kind != RoleKind::Open).collect();
    for matter in Matter::ALL {
        let _ = write!(text, "\n### {}\n\n| 操作 |", matter.name());
        let actions: Vec<_> = Action::ALL.iter().filter(|it| it.matter() == matter).collect();
        let may_any = |role: &str| actions.iter().any(|it| policy.place_of(role, **it) != Where::Never);
        let shown: Vec<_> = roles.iter().filter(|it| may_any(&it.code)).collect();
        for role in &shown {
            let _ = write!(text, " {} |", role.name);
        }
        let _ = write!(text, "\n|---|{}\n", "---|".repeat(shown.len()));
        for action in actions {
            let _ = write!(text, "| {}<br>`{}` |", action.name(), action.code());
            for role in &shown {
                let _ = write!(text, " {} |", policy.place_of(&role.code, *action).mark());
            }
            text.push('\n');
        }
    }
    text
}
