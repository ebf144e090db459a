//! What rules refer to: values that are worked out before, constants, indices with a value on every day,
//! rules of the same layer.

use base::{Day, Finding, Findings};

use crate::load::cells;
use crate::model::{
    Action, Cell, Expr, Form, Index, Layer, NamedAmount, Pack, Place, Prepaid, Ref, Rule, RuleValue, Sets,
    Span,
};
use crate::phrase;

/// Reports references that cannot give what they promise.
pub fn check(pack: &Pack, findings: &mut Findings) {
    let mut checker = Checker { pack, findings };
    for (at, layer) in pack.layers.iter().enumerate() {
        let owner = Owner {
            what: format!("layer {}", pack.layer_ids[layer.id]),
            place: &layer.place,
            at: (layer.order, 0, at),
            own: None,
            span: layer.span,
            unread: pack.unread_layers.contains(&layer.id),
        };
        checker.expr(&layer.base, &owner);
        if let Some(guard) = &layer.guard {
            checker.expr(&guard.of, &owner);
        }
    }
    for rule in &pack.rules {
        checker.rule(rule);
    }
    for (at, amount) in pack.amounts.iter().enumerate() {
        let owner = Owner {
            what: format!("amount {}", amount.id),
            place: &amount.place,
            at: (amount.order, 1, at),
            own: None,
            span: amount.span,
            unread: pack.unread_amounts.contains(&amount.name_id),
        };
        checker.value(&amount.value, &owner);
        if let Some(guard) = &amount.guard {
            checker.expr(&guard.of, &owner);
        }
    }
    checker.prepaid();
}

/// Order, layers before amounts, position in the pack: the order in which things are worked out.
type Position = (i64, u8, usize);

struct Owner<'a> {
    what: String,
    place: &'a Place,
    at: Position,
    /// The layer whose own results may be looked at.
    own: Option<usize>,
    span: Span,
    /// Whether its dates are uncertain, because something of its layer could not be read.
    unread: bool,
}

struct Checker<'a> {
    pack: &'a Pack,
    findings: &'a mut Findings,
}

impl Checker<'_> {
    fn report(&mut self, owner: &Owner<'_>, code: &'static str, message: String, remedy: &str) {
        let finding = Finding::error(code, message, remedy).at(&owner.place.file, owner.place.line);
        self.findings.push(finding.of(&owner.what));
    }

    fn rule(&mut self, rule: &Rule) {
        let versions = || self.pack.layers.iter().enumerate().filter(|(_, it)| it.id == rule.layer);
        let Some(at) = versions().map(|(at, it)| (it.order, 0, at)).max() else { return };
        // Limits and floors come after the rate: they may look at what their layer has worked out.
        let own = matches!(rule.sets, Sets::PayLimit | Sets::Floor).then_some(rule.layer);
        let from = versions().map(|(_, it)| it.span.from).min().unwrap_or(Day::MIN).max(rule.span.from);
        let until = versions().map(|(_, it)| it.span.until).max().unwrap_or(Day::MAX).min(rule.span.until);
        let owner = Owner {
            what: format!("rule {}", rule.id),
            place: &rule.place,
            at,
            own,
            span: Span { from, until },
            unread: self.pack.unread_layers.contains(&rule.layer),
        };
        self.value(&rule.value, &owner);
        for beaten in &rule.overrides {
            let other = self.pack.rules.iter().find(|it| it.number == *beaten);
            if other.is_some_and(|it| it.layer != rule.layer) {
                let message = format!("overrides 里的 {} 在另一层，推翻不了", self.pack.rule_ids[*beaten]);
                self.report(&owner, "POL-0006", message, "只能推翻同一层的规则");
            }
        }
    }

    fn value(&mut self, value: &RuleValue, owner: &Owner<'_>) {
        for cell in cells(value) {
            if let Cell::Form(Form::Share { of, .. }) = cell {
                self.expr(of, owner);
            }
        }
    }

    fn expr(&mut self, expr: &Expr, owner: &Owner<'_>) {
        for term in &expr.terms {
            match term.what {
                Ref::Layer(layer, _) if owner.own == Some(layer) => {}
                Ref::Layer(layer, _) => {
                    let places = |(at, it): (usize, &Layer)| (it.id == layer).then_some((it.order, 0, at));
                    let first = self.pack.layers.iter().enumerate().filter_map(places).min();
                    self.before(first, &self.pack.layer_ids[layer].clone(), owner);
                }
                Ref::Amount(name) => {
                    let places =
                        |(at, it): (usize, &NamedAmount)| (it.name_id == name).then_some((it.order, 1, at));
                    let first = self.pack.amounts.iter().enumerate().filter_map(places).min();
                    self.before(first, &self.pack.amount_ids[name].clone(), owner);
                }
                Ref::Rule(number) => self.constant(number, owner),
                Ref::Index(index) => self.index(index, owner),
                Ref::Literal(_)
                | Ref::Part(_)
                | Ref::Pot(_)
                | Ref::Rest
                | Ref::Fact(_)
                | Ref::Meter(_)
                | Ref::MeterLast(_) => {}
            }
        }
    }

    /// What is referred to must be worked out first; otherwise it would silently count as nothing.
    fn before(&mut self, first: Option<Position>, name: &str, owner: &Owner<'_>) {
        if first.is_some_and(|it| it >= owner.at) {
            let message = format!("用到的 {name} 在它之后才算出来（order 不小于它），会当作 0");
            self.report(owner, "POL-0020", message, "请调整 order：被引用的要先算");
        }
    }

    fn constant(&mut self, number: usize, owner: &Owner<'_>) {
        let Some(rule) = self.pack.rules.iter().find(|it| it.number == number) else { return };
        let is_constant = |cell: &&Cell| matches!(cell, Cell::Form(Form::Const(_)));
        let is_amount = rule.sets != Sets::Rate && rule.action == Action::Set;
        if !is_amount || !cells(&rule.value).iter().all(is_constant) {
            let message = format!("引用的规则 {} 不是常数或按表的金额", rule.id);
            self.report(owner, "POL-0006", message, "只能引用值为常数（或表里都是常数）的金额规则");
        }
    }

    fn index(&mut self, index: usize, owner: &Owner<'_>) {
        if owner.unread {
            return;
        }
        let Some(found) = self.pack.indices.iter().find(|it| it.id == self.pack.index_ids[index]) else {
            return;
        };
        let Some(gap) = first_gap(found, &owner.span) else { return };
        let message = format!("用到的指数 {} 在 {} 没有值", found.id, phrase::span(&gap));
        // Next year's value is published next year: the end of the list is a reminder, a hole is a fault.
        if gap.until == owner.span.until && !found.values.is_empty() && gap.from > owner.span.from {
            let finding = Finding::error("POL-0009", message, "公布后请在指数的 values 里补上").as_warning();
            self.findings.push(finding.at(&owner.place.file, owner.place.line).of(&owner.what));
        } else {
            self.report(owner, "POL-0009", message, "请在指数的 values 里补上");
        }
    }

    fn prepaid(&mut self) {
        let all = &self.pack.prepaid;
        for (at, it) in all.iter().enumerate() {
            let owner = Owner {
                what: format!("prepaid {}", it.id),
                place: &it.place,
                at: (0, 0, at),
                own: None,
                span: it.span,
                unread: false,
            };
            for id in it.overrides.iter().filter(|id| !all.iter().any(|other| other.id == **id)) {
                let message = format!("overrides 里没有先行自付 {id}");
                self.report(&owner, "POL-0006", message, "请写被推翻的先行自付的 id");
            }
            if all[..at].iter().any(|other| other.id == it.id) {
                self.report(
                    &owner,
                    "POL-0017",
                    format!("先行自付 {} 重复", it.id),
                    "标识在一个包里只能用一次；新旧两版请取不同的 id",
                );
            }
            if let Some(other) = all[..at].iter().find(|other| clash(self.pack, other, it)) {
                let message = format!("与 {} 可能同时适用于一条明细", other.id);
                self.report(
                    &owner,
                    "POL-0010",
                    message,
                    "请用日期、class、kind、tag、when 分开，或在例外上写 overrides",
                );
            }
        }
    }
}

/// First days of `span` on which the index has no value.
fn first_gap(index: &Index, span: &Span) -> Option<Span> {
    let mut day = span.from;
    loop {
        match index.values.iter().find(|(it, _)| it.contains(day)) {
            Some((it, _)) if it.until >= span.until => return None,
            Some((it, _)) => day = it.until.plus_days(1),
            None => {
                let next = index.values.iter().map(|(it, _)| it.from).filter(|it| *it > day).min();
                let until = next.map_or(span.until, |it| it.plus_days(-1).min(span.until));
                return (day <= span.until).then_some(Span { from: day, until });
            }
        }
    }
}

/// Whether two pre-paid rules can meet on one fee line without either giving way.
fn clash(pack: &Pack, a: &Prepaid, b: &Prepaid) -> bool {
    let meet = |x: &[String], y: &[String]| x.is_empty() || y.is_empty() || x.iter().any(|it| y.contains(it));
    let same_tags = a.lines.tag.iter().any(|it| b.lines.tag.contains(it))
        || (a.lines.tag.is_empty() && b.lines.tag.is_empty());
    // Whether a line has both marks, or a mark and a kind, only the catalogue can say.
    let on_one_item = || {
        let any = |list: &[String], word: &String| list.is_empty() || list.contains(word);
        let takes = |it: &Prepaid, item: &crate::catalogue::Item| {
            let tagged = it.lines.tag.is_empty() || it.lines.tag.iter().any(|tag| item.tags.contains(tag));
            let beats = it.over_catalogue || item.prepaid.is_none();
            any(&it.lines.class, &item.class) && any(&it.lines.kind, &item.kind) && tagged && beats
        };
        pack.catalogue.iter().any(|item| takes(a, item) && takes(b, item))
    };
    let lines = meet(&a.lines.class, &b.lines.class)
        && meet(&a.lines.kind, &b.lines.kind)
        && (same_tags || on_one_item());
    let people = a.when.all.iter().all(|test| {
        b.when
            .all
            .iter()
            .filter(|it| it.fact == test.fact)
            .all(|other| crate::value::can_meet(&test.allowed, &other.allowed))
    });
    let apart = !a.when.unless.is_empty() || !b.when.unless.is_empty();
    let gives_way = a.overrides.contains(&b.id) || b.overrides.contains(&a.id);
    a.span.overlaps(&b.span) && lines && people && !apart && !gives_way
}
