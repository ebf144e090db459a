//! A bureau for a test: a database, a small pack whose figures are easy to work out by hand, people.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use app::model::{
    MoneyKind, MoneyOrder, NewVisit, PersonFact, ReverseRequest, SettleRequest, SettlementView,
};
use app::{App, AppError, FixedClock, Region};
use base::{Day, Fen};
use benefit::FeeLine;
use policy::PackSource;
use store::{Coverage, FamilyShare, Institution, Person, Store};

/// An application on a database of its own.
pub struct Bureau {
    pub app: App,
    pub clock: Arc<FixedClock>,
    _folder: Option<tempfile::TempDir>,
}

/// 住院：一年起付 500 元，以上 60%。普通门诊：一年起付 100 元，以上 50%，一年最多 1000 元。
/// 救助：低保付住院余下的 70%。职工的账户、家人的账户付余下的。
pub fn small_pack(cross_year: &str, op_rate: &str) -> PackSource {
    let pack = format!(
        r#"
[pack]
id = "small"
name = "示例县"
region = "990201"
cross_year = "{cross_year}"
[[fact]]
id = "insurance"
name = "险种"
values = ["居民", "职工"]
[[fact]]
id = "identity"
name = "身份"
values = ["低保", "普通"]
default = "普通"
[[fact]]
id = "level"
name = "级别"
values = ["一级", "二级"]
[[fact]]
id = "visit"
name = "就医类别"
values = ["住院", "普通门诊"]
[[fact]]
id = "family_account"
name = "家庭共济"
values = ["未绑定", "已绑定"]
default = "未绑定"
[[meter]]
id = "ip_deductible"
name = "住院已付起付线"
period = "year"
[[meter]]
id = "op_deductible"
name = "门诊已付起付线"
period = "year"
[[meter]]
id = "op_paid"
name = "门诊已付"
period = "year"
"#
    );
    let layer = |id: &str, payer: &str, order: u32, when: &str, base: &str| {
        format!(
            "[[layer]]\nid = \"{id}\"\nname = \"{id}\"\npayer = \"{payer}\"\norder = {order}\nclause = \"第一条\"\n\
             when = {{ {when} }}\nbase = \"{base}\"\n"
        )
    };
    let rule = |layer: &str, sets: &str, value: &str, more: &str| {
        format!(
            "[[rule]]\nid = \"{layer}.{sets}\"\nlayer = \"{layer}\"\nsets = \"{sets}\"\nclause = \"第一条\"\n\
             value = \"{value}\"\n{more}\n"
        )
    };
    let whole = "plausible = \"付到余额为止\"";
    let rules = [
        layer("ip", "pooled", 10, r#"visit = ["住院"]"#, "eligible"),
        rule("ip", "deductible", "500元", "meter = \"ip_deductible\""),
        rule("ip", "rate", "60%", ""),
        layer("op", "pooled", 10, r#"visit = ["普通门诊"]"#, "eligible"),
        rule("op", "deductible", "100元", "meter = \"op_deductible\""),
        rule("op", "rate", op_rate, ""),
        rule("op", "pay_limit", "1000元", "meter = \"op_paid\""),
        layer("aid", "aid", 40, r#"visit = ["住院"], identity = ["低保"]"#, "eligible - ip.paid"),
        rule("aid", "rate", "70%", ""),
        layer("own", "account", 90, r#"insurance = ["职工"]"#, "rest"),
        rule("own", "rate", "100%", whole),
        layer("family", "account_family", 95, r#"family_account = ["已绑定"]"#, "rest"),
        rule("family", "rate", "100%", whole),
    ];
    let law = "---\nid: small\ntitle: 示例\nnumber: 自拟办法一\nissuer: 自拟\neffective: 2020-01-01\n\
               source: 自拟\n---\n\n第一条 见规则。\n";
    let files = [
        ("pack.toml", pack),
        ("policies/small/document.md", law.to_owned()),
        ("policies/small/rules.toml", rules.concat()),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes())).into_iter().collect();
    PackSource { name: "small".to_owned(), files }
}

/// A pack that ships.
pub fn shipped(name: &str) -> PackSource {
    fn collect(root: &Path, folder: &Path, source: &mut PackSource) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, source);
            } else {
                let inside = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                source.files.insert(inside, std::fs::read(&path).unwrap());
            }
        }
    }
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs")).join(name);
    let mut source = PackSource { name: name.to_owned(), ..PackSource::default() };
    collect(&folder, &folder, &mut source);
    source
}

pub fn region(source: &PackSource) -> Region {
    Region::load(source).unwrap_or_else(|findings| panic!("{:#?}", findings.0))
}

/// A fresh SQLite file, and a fresh PostgreSQL database where there is one.
pub fn engines() -> Vec<(Option<tempfile::TempDir>, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db").display().to_string();
    let mut engines = vec![(Some(folder), path)];
    engines.extend(testkit::postgres_database().map(|it| (None, it.url)));
    engines
}

/// A bureau on SQLite.
pub async fn bureau(source: &PackSource, today: &str) -> Bureau {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db").display().to_string();
    bureau_on(Some(folder), &path, source, today).await
}

/// A bureau with P1 to P4 (residents), W1 and W2 (employees) in one household, and hospitals H1 and H2.
pub async fn bureau_on(
    folder: Option<tempfile::TempDir>,
    url: &str,
    source: &PackSource,
    today: &str,
) -> Bureau {
    let clock = Arc::new(FixedClock::new(day(today)));
    let store = Store::open(url, &testkit::keys()).await.unwrap();
    store.migrate().await.unwrap();
    let app = App::start(store, region(source), clock.clone()).await.unwrap();
    let ids = ["P1", "P2", "P3", "P4", "W1", "W2"];
    let recorded_at = "2015-01-01T00:00:00.000000Z".to_owned();
    let person = |id: &str| Person {
        id: id.to_owned(),
        number: None,
        name: format!("某{id}"),
        sex: "女".to_owned(),
        birth: day("1980-05-01"),
        household_id: Some("F1".to_owned()),
        region: String::new(),
        village: String::new(),
        recorded_at: recorded_at.clone(),
    };
    let coverage = |id: &str| Coverage {
        person_id: id.to_owned(),
        insurance: if id.starts_with('W') { "职工" } else { "居民" }.to_owned(),
        status: String::new(),
        attributes: "{}".to_owned(),
        valid_from: day("2016-01-01"),
        valid_until: Day::MAX,
        known_from: recorded_at.clone(),
        known_until: None,
        source: "参保".to_owned(),
    };
    let hospital = |id: &str| Institution {
        id: id.to_owned(),
        name: format!("{id}医院"),
        level: "二级".to_owned(),
        kind: "hospital".to_owned(),
        region: String::new(),
        attributes: "{}".to_owned(),
    };
    app.save_people(&ids.map(person)).await.unwrap();
    app.save_institutions(&["H1", "H2"].map(hospital)).await.unwrap();
    let mut writer = app.store().write().await.unwrap();
    writer.add_coverage(&ids.map(coverage)).await.unwrap();
    writer.commit().await.unwrap();
    Bureau { app, clock, _folder: folder }
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Yuan to fen.
pub const fn yuan(yuan: i64) -> Fen {
    Fen(yuan * 100)
}

/// A line of class 甲: eligible in full.
pub fn line(amount_yuan: i64) -> FeeLine {
    FeeLine {
        name: "项目".to_owned(),
        class: Some("甲".to_owned()),
        kind: Some("药品".to_owned()),
        amount_fen: yuan(amount_yuan),
        quantity_e4: 10_000,
        ..FeeLine::default()
    }
}

/// A visit of one line.
pub fn visit(person: &str, kind: &str, on: &str, amount_yuan: i64) -> NewVisit {
    NewVisit {
        person_id: person.to_owned(),
        kind: kind.to_owned(),
        admitted_on: Some(day(on)),
        lines: vec![line(amount_yuan)],
        ..NewVisit::default()
    }
}

/// A stay at H1.
pub fn stay(person: &str, from: &str, until: &str, amount_yuan: i64) -> NewVisit {
    NewVisit { discharged_on: Some(day(until)), ..visit(person, "住院", from, amount_yuan) }
}

/// The request to settle a whole visit at H1.
pub fn asking(message: &str, visit: NewVisit) -> SettleRequest {
    SettleRequest {
        institution_id: "H1".to_owned(),
        message_id: message.to_owned(),
        operator: String::new(),
        visit_id: None,
        visit: Some(visit),
        settled_on: None,
    }
}

/// The request to settle a visit that is known.
pub fn asking_for(message: &str, visit_id: &str) -> SettleRequest {
    SettleRequest { visit: None, visit_id: Some(visit_id.to_owned()), ..asking(message, NewVisit::default()) }
}

impl Bureau {
    pub async fn settle(&self, message: &str, visit: NewVisit) -> SettlementView {
        self.app.settle(asking(message, visit)).await.unwrap()
    }

    pub async fn reverse(&self, message: &str, id: &str) -> app::model::ReversalView {
        self.app.reverse(reversal(message, id)).await.unwrap()
    }

    pub async fn order(
        &self,
        kind: MoneyKind,
        subject: &str,
        amount_yuan: i64,
        message: &str,
    ) -> Result<BTreeMap<String, i64>, AppError> {
        let order = MoneyOrder {
            kind,
            subject_id: subject.to_owned(),
            account: String::new(),
            amount_fen: yuan(amount_yuan),
            message_id: message.to_owned(),
            operator: "出纳".to_owned(),
            note: String::new(),
        };
        self.app.order_money(order).await.map(|it| it.balances)
    }

    /// Balance of an account in yuan, which must be whole.
    pub async fn balance(&self, account: &str) -> i64 {
        let account: ledger::Account = account.parse().unwrap();
        let fen = self.app.store().read().await.unwrap().balance(&account).await.unwrap();
        assert_eq!(fen % 100, 0, "{fen}");
        fen / 100
    }

    pub async fn share(&self, owner: &str, member: &str) -> Result<(), AppError> {
        let share = FamilyShare {
            owner_id: owner.to_owned(),
            member_id: member.to_owned(),
            kind: "account".to_owned(),
            valid_from: day("2020-01-01"),
            valid_until: Day::MAX,
            known_from: app::Clock::now(&*self.clock),
            known_until: None,
        };
        self.app.share_account(share).await
    }

    /// The books are in order.
    pub async fn verify(&self) {
        let report = self.app.verify().await.unwrap();
        assert!(report.findings.is_empty(), "{:#?}", report.findings.0);
        assert!(self.app.verify_decisions(|_| ()).await.unwrap().is_empty());
    }
}

pub fn reversal(message: &str, id: &str) -> ReverseRequest {
    ReverseRequest {
        institution_id: "H1".to_owned(),
        message_id: message.to_owned(),
        operator: String::new(),
        settlement_id: id.to_owned(),
        reason: "费用有误".to_owned(),
    }
}

pub fn identity(person: &str, identity: &str, from: &str) -> PersonFact {
    PersonFact::Identity {
        person_id: person.to_owned(),
        identity: identity.to_owned(),
        from: day(from),
        until: None,
        source: "民政名册".to_owned(),
    }
}

/// Who pays how many yuan, cash last.
pub fn shares(view: &SettlementView) -> Vec<(String, i64)> {
    let decision = view.read_decision().unwrap();
    let shares = decision.payers.iter().chain(&decision.accounts);
    let mut shares: Vec<(String, i64)> = shares.map(|it| (it.payer.clone(), whole(it.amount_fen))).collect();
    shares.push(("cash".to_owned(), whole(decision.cash_fen)));
    shares
}

pub fn whole(fen: Fen) -> i64 {
    assert_eq!(fen.0 % 100, 0, "{fen}");
    fen.0 / 100
}

/// The code of a refusal.
#[track_caller]
pub fn code<T: std::fmt::Debug>(answer: Result<T, AppError>) -> &'static str {
    answer.expect_err("it is refused").findings.0[0].code
}

/// `[("pooled", 3)]` as owned.
pub fn paid(shares: &[(&str, i64)]) -> Vec<(String, i64)> {
    shares.iter().map(|(payer, yuan)| ((*payer).to_owned(), *yuan)).collect()
}
