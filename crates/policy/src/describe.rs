//! What a pack declares, as labelled fields in words: the page shows them, the comparison compares them.

use crate::model::{
    Action, BandsFrom, Cell, Citation, FactKind, Index, Layer, Meter, NamedAmount, Pack, Period, Place,
    Prepaid, Rule, RuleValue, Sets, Span, When,
};
use crate::phrase;
use crate::value::Unit;

/// Something that a package declares.
#[derive(Debug, Clone)]
pub struct Described {
    /// `层`, `规则`, `命名金额`, `先行自付`, `指数`.
    pub kind: &'static str,
    /// Identifier.
    pub id: String,
    /// Name for people; may be empty.
    pub name: String,
    /// Whom it concerns, in words.
    pub who: String,
    /// When in force.
    pub span: Span,
    /// The law.
    pub citation: Citation,
    /// What it says.
    pub fields: Vec<Field>,
    /// Whether the number is an assumption.
    pub assumed: bool,
    /// Heading of the note; empty when there is none.
    pub note: String,
    /// Where it stands.
    pub place: Place,
}

/// A labelled value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What is said.
    pub label: &'static str,
    /// How it is said.
    pub shown: Shown,
}

/// A value as text or as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Words.
    Text(String),
    /// A table.
    Rows {
        /// Headings.
        columns: Vec<String>,
        /// Cells.
        rows: Vec<Vec<String>>,
    },
}

impl Shown {
    /// On one line.
    #[must_use]
    pub fn flat(&self) -> String {
        match self {
            Shown::Text(text) => text.clone(),
            Shown::Rows { rows, .. } => rows.iter().map(|row| row.join(" ")).collect::<Vec<_>>().join("；"),
        }
    }
}

/// Everything that the rules of a pack declare, in the order layers, rules, amounts, pre-paid, indices.
#[must_use]
pub fn everything(pack: &Pack) -> Vec<Described> {
    let layers = pack.layers.iter().map(|it| layer(pack, it));
    let rules = pack.rules.iter().map(|it| rule(pack, it));
    let amounts = pack.amounts.iter().map(|it| amount(pack, it));
    let prepaid = pack.prepaid.iter().map(|it| prepaid(pack, it));
    let indices = pack.indices.iter().map(index);
    layers.chain(rules).chain(amounts).chain(prepaid).chain(indices).collect()
}

/// Collects fields; those with nothing to say are left out.
#[derive(Default)]
struct Fields(Vec<Field>);

impl Fields {
    fn text(&mut self, label: &'static str, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Field { label, shown: Shown::Text(text) });
        }
    }

    fn yes(&mut self, label: &'static str, yes: bool, text: &str) {
        if yes {
            self.text(label, text);
        }
    }
}

/// A layer in words.
pub fn layer(pack: &Pack, it: &Layer) -> Described {
    let mut fields = Fields::default();
    fields.text("支付方", &pack.payers[it.payer].name);
    fields.text("先后", it.order.to_string());
    fields.text("基数", phrase::expr(pack, &it.base));
    if let Some(guard) = &it.guard {
        fields.text("只在", phrase::guard(pack, guard));
    }
    if let Some(from) = it.bands_from {
        fields.text(
            "分段起点",
            match from {
                BandsFrom::Zero => "从零起算（首段被起付线切短）",
                BandsFrom::Deductible => "从起付线以上重新起算",
            },
        );
    }
    fields.yes("起付时点", it.deductible_after_rate, "先乘比例，再扣起付");
    fields.yes("费用限额", it.cost_limit_above_deductible, "量起付线以上的部分");
    let meter = |it: usize| pack.meters[it].name.as_str();
    if let Some(id) = it.cumulative {
        fields.text("累计计算", format!("按「{}」的合计算，减去此前应付", meter(id)));
    }
    if let Some(id) = it.band_meter {
        fields.text("分段坐标", format!("接着「{}」往上", meter(id)));
    }
    fields.yes("取整", it.round != base::Rounding::FenHalfUp, phrase::rounding(it.round));
    fields.text("可以没有", it.optional.join("、"));
    fields.text("择优组", it.group.clone().unwrap_or_default());
    fields.yes("正负", it.signed, "允许负数（清算用）");
    described(
        "层",
        (&pack.layer_ids[it.id], &it.name),
        (pack, &it.when),
        it.span,
        (&it.citation, &it.place),
        fields,
    )
    .noted(it.assumed, &it.note)
}

/// A rule in words.
pub fn rule(pack: &Pack, it: &Rule) -> Described {
    let mut fields = Fields::default();
    let unit = Unit::of(it.sets, it.action);
    let found = pack.layers.iter().find(|layer| layer.id == it.layer);
    let layer = found.map_or(pack.layer_ids[it.layer].as_str(), |layer| layer.name.as_str());
    let label = if it.label.is_empty() { String::new() } else { format!("（{}）", it.label) };
    let name = match verb(it.action) {
        "" => format!("{layer} · {}{label}", sets(it.sets)),
        verb => format!("{layer} · {} {}{label}", sets(it.sets), verb.trim_end()),
    };
    fields.0.push(Field { label: "数值", shown: value(pack, unit, &it.value) });
    fields.text("累计", it.meter.map(|id| meter(&pack.meters[id])).unwrap_or_default());
    fields.yes("调整先后", it.order != 0, &it.order.to_string());
    let overridden: Vec<&str> = it.overrides.iter().map(|number| pack.rule_ids[*number].as_str()).collect();
    fields.text("推翻", overridden.join("、"));
    fields.text("数值说明", it.plausible.clone().unwrap_or_default());
    described("规则", (&it.id, &name), (pack, &it.when), it.span, (&it.citation, &it.place), fields)
        .noted(it.assumed, &it.note)
}

/// What an adjustment does, on one line: `加 5个百分点（签约加成）`.
#[must_use]
pub fn adjustment(pack: &Pack, it: &Rule) -> String {
    let value = value(pack, Unit::of(it.sets, it.action), &it.value).flat();
    let label = if it.label.is_empty() { String::new() } else { format!("（{}）", it.label) };
    format!("{} {value}{label}", verb(it.action).trim_end())
}

/// A named amount in words.
pub fn amount(pack: &Pack, it: &NamedAmount) -> Described {
    let mut fields = Fields::default();
    fields.0.push(Field { label: "数值", shown: value(pack, Unit::Amount, &it.value) });
    fields.text("先后", it.order.to_string());
    if let Some(guard) = &it.guard {
        fields.text("只在", phrase::guard(pack, guard));
    }
    fields.text(
        "发给个人",
        it.pays.map(|payer| format!("由{}支出", pack.payers[payer].name)).unwrap_or_default(),
    );
    fields.yes("取整", it.round != base::Rounding::FenHalfUp, phrase::rounding(it.round));
    fields.yes("正负", it.signed, "允许负数");
    described("命名金额", (&it.id, &it.name), (pack, &it.when), it.span, (&it.citation, &it.place), fields)
        .noted(it.assumed, &it.note)
}

fn prepaid(pack: &Pack, it: &Prepaid) -> Described {
    let mut fields = Fields::default();
    let lines = phrase::lines(&it.lines);
    fields.text("哪些明细", if lines.is_empty() { "所有明细".to_owned() } else { lines });
    fields.text("个人先付", base::Rate(it.share).to_string());
    fields.yes("与目录", it.over_catalogue, "推翻目录里的份额");
    fields.text("推翻", it.overrides.join("、"));
    described("先行自付", (&it.id, &it.name), (pack, &it.when), it.span, (&it.citation, &it.place), fields)
        .noted(it.assumed, &it.note)
}

fn index(it: &Index) -> Described {
    let rows = it.values.iter().map(|(span, fen)| vec![phrase::span(span), phrase::amount(*fen)]).collect();
    let shown = Shown::Rows { columns: vec!["日期".to_owned(), "数值".to_owned()], rows };
    let from = it.values.first().map_or(base::Day::MIN, |(span, _)| span.from);
    let until = it.values.last().map_or(base::Day::MAX, |(span, _)| span.until);
    Described {
        kind: "指数",
        id: it.id.clone(),
        name: it.name.clone(),
        who: String::new(),
        span: Span { from, until },
        citation: it.citation.clone(),
        fields: vec![Field { label: "数值", shown }],
        assumed: it.assumed,
        note: it.note.clone(),
        place: it.place.clone(),
    }
}

fn described(
    kind: &'static str,
    (id, name): (&str, &str),
    (pack, when): (&Pack, &When),
    span: Span,
    (citation, place): (&Citation, &Place),
    fields: Fields,
) -> Described {
    Described {
        kind,
        id: id.to_owned(),
        name: if name == id { String::new() } else { name.to_owned() },
        who: phrase::when(pack, when),
        span,
        citation: citation.clone(),
        fields: fields.0,
        assumed: false,
        note: String::new(),
        place: place.clone(),
    }
}

impl Described {
    fn noted(mut self, assumed: bool, note: &str) -> Described {
        self.assumed = assumed;
        note.clone_into(&mut self.note);
        self
    }
}

/// How a rule acts on its slot, in words; empty for a rule that gives the value.
#[must_use]
pub fn verb(action: Action) -> &'static str {
    match action {
        Action::Set => "",
        Action::Plus => "加上 ",
        Action::Times => "乘以 ",
        Action::SelfTimes => "个人负担部分乘以 ",
        Action::AtMost => "不高于 ",
        Action::AtLeast => "不低于 ",
    }
}

/// What a rule sets, in words.
#[must_use]
pub fn sets(sets: Sets) -> &'static str {
    match sets {
        Sets::Deductible => "起付线",
        Sets::DeductibleLimit => "起付合计上限",
        Sets::Rate => "支付比例",
        Sets::CostLimit => "费用限额",
        Sets::PayLimit => "支付限额",
        Sets::Floor => "保底",
    }
}

/// A meter in words: name, period, owner.
#[must_use]
pub fn meter(meter: &Meter) -> String {
    let owner = if meter.household { "，全家合计" } else { "" };
    format!("{}（{}{owner}）", meter.name, period(meter.period))
}

/// `每年`.
#[must_use]
pub fn period(period: Period) -> &'static str {
    match period {
        Period::Day => "每日",
        Period::Month => "每月",
        Period::Quarter => "每季",
        Period::Year => "每年度",
        Period::Life => "终身",
    }
}

/// What a fact can be, in words.
#[must_use]
pub fn fact_kind(pack: &Pack, kind: &FactKind) -> String {
    match kind {
        FactKind::Closed { values, default } => {
            let default = default.and_then(|it| values.get(it));
            format!(
                "{}{}",
                values.join("、"),
                default.map_or_else(String::new, |it| format!("（没写时取{it}）"))
            )
        }
        FactKind::Number { from_meter: Some(meter), .. } => {
            format!("数字；没写时为「{}」加 1", pack.meters[*meter].name)
        }
        FactKind::Number { default: Some(default), .. } => format!("数字（没写时取 {default}）"),
        FactKind::Number { .. } => "数字".to_owned(),
        FactKind::Amount { default } => format!("金额（没写时取 {}）", phrase::amount(*default)),
    }
}

/// A value, as a table where it is one.
fn value(pack: &Pack, unit: Unit, value: &RuleValue) -> Shown {
    match value {
        RuleValue::One(Cell::Bands(bands)) if bands.len() > 1 => {
            let rows = phrase::bands(bands).into_iter().map(|(edges, rate)| vec![edges, rate]).collect();
            Shown::Rows { columns: vec!["分段".to_owned(), "比例".to_owned()], rows }
        }
        RuleValue::One(cell) => Shown::Text(phrase::cell(pack, unit, cell)),
        RuleValue::Table { rows } => table(pack, unit, rows),
    }
}

fn table(pack: &Pack, unit: Unit, rows: &[(When, Cell)]) -> Shown {
    let mut facts: Vec<usize> = Vec::new();
    for test in rows.iter().flat_map(|(when, _)| &when.all) {
        if !facts.contains(&test.fact) {
            facts.push(test.fact);
        }
    }
    let mut columns: Vec<String> = facts.iter().map(|it| pack.facts[*it].name.clone()).collect();
    columns.push("数值".to_owned());
    let row = |(when, cell): &(When, Cell)| {
        let word = |fact: &usize| {
            let test = when.all.iter().find(|it| it.fact == *fact);
            test.map_or_else(|| "任意".to_owned(), |it| phrase::allowed(pack, *fact, &it.allowed))
        };
        let mut words: Vec<String> = facts.iter().map(word).collect();
        words.push(phrase::cell(pack, unit, cell));
        words
    };
    Shown::Rows { columns, rows: rows.iter().map(row).collect() }
}
