//! Keys that layers, rules, amounts and indices share: clause, dates, note, guard, sums, names.

use std::cell::RefCell;
use std::collections::BTreeSet;

use base::Day;
use toml_reader::Table;

use crate::load::Names;
use crate::model::{Citation, Expr, Guard, Instrument, MeterId, Sets, Span};
use crate::pack_file::word;
use crate::quantity::{self, Quantity};
use crate::{document, expr};

/// What reading one instrument's rules needs to know.
pub struct Reader<'a> {
    pub instrument: usize,
    pub names: &'a Names,
    pub document: Instrument,
    /// Clauses that something cites.
    pub cited: RefCell<BTreeSet<usize>>,
}

impl Reader<'_> {
    /// The layer that a faulty table belongs to; when that cannot be said, any layer.
    pub fn layers_meant(&self, table: &Table<'_, '_>, key: &str) -> Vec<usize> {
        let known = table.string(key).and_then(|id| self.names.layer_ids.iter().position(|it| *it == id));
        known.map_or_else(|| (0..self.names.layer_ids.len()).collect(), |it| vec![it])
    }

    pub fn citation(&self, table: &Table<'_, '_>) -> Option<Citation> {
        let Some(text) = table.text("clause") else {
            let message = "缺少 clause：每条规则都要写依据哪一条".to_owned();
            table.report(table.offset, "POL-0007", message, "例：clause = \"第七条第一款\"");
            return None;
        };
        match document::resolve(&self.document, text.text) {
            Ok(clause) => {
                self.cited.borrow_mut().insert(clause);
            }
            Err(message) => {
                table.report(text.offset, "POL-0007", message, &format!("请核对 {}", self.document.file));
                return None;
            }
        }
        Some(Citation { instrument: self.instrument, clause: text.text.to_owned() })
    }

    pub fn span(&self, table: &Table<'_, '_>) -> Span {
        let from = table.day("from").or(self.document.effective).unwrap_or(Day::MIN);
        let until = table.day("until").unwrap_or(Day::MAX);
        if until < from {
            let message = format!("止日 {until} 早于起日 {from}");
            table.report(table.offset, "POL-0018", message, "until 是最后有效的一天");
        }
        Span { from, until }
    }

    pub fn guard(&self, table: &Table<'_, '_>) -> Option<Guard> {
        let inner = table.table("guard")?;
        let of = self.expr(&inner, "of");
        let sides = ["over", "at_most"].map(|key| inner.string(key));
        inner.finish();
        let (text, over) = match sides {
            [Some(text), None] => (text, true),
            [None, Some(text)] => (text, false),
            _ => {
                inner.missing("over 或 at_most（只写一个）");
                return None;
            }
        };
        let Ok(Quantity::Amount(than)) = quantity::parse(&text) else {
            inner.report(inner.offset, "POL-0005", format!("“{text}”不是金额"), "例：over = \"16901元\"");
            return None;
        };
        Some(Guard { of: of?, than, over })
    }

    pub fn expr(&self, table: &Table<'_, '_>, key: &str) -> Option<Expr> {
        let Some(text) = table.text(key) else {
            table.missing(key);
            return None;
        };
        expr::parse(text.text, self.names)
            .map_err(|message| {
                table.report(text.offset, "POL-0006", message, "可用的名字见 docs/policy-writing.md 第 5 节");
            })
            .ok()
    }

    pub fn meter(&self, table: &Table<'_, '_>, key: &str) -> Option<MeterId> {
        let text = table.text(key)?;
        let found = self.names.meter(text.text);
        if found.is_none() {
            let message = format!("没有累计器 {}", text.text);
            table.report(text.offset, "POL-0006", message, "请先写 [[meter]]");
        }
        found
    }

    pub fn layer_name(&self, table: &Table<'_, '_>) -> Option<usize> {
        let Some(text) = table.text("layer") else {
            table.missing("layer");
            return None;
        };
        let found = self.names.layer_ids.iter().position(|it| it == text.text);
        if found.is_none() {
            let message = format!("没有层 {}", text.text);
            table.report(
                text.offset,
                "POL-0006",
                message,
                &format!("已有的层：{}", self.names.layer_ids.join("、")),
            );
        }
        found
    }

    pub fn sets(&self, table: &Table<'_, '_>) -> Option<Sets> {
        const SETS: [Sets; 7] = [
            Sets::Deductible,
            Sets::DeductibleLimit,
            Sets::Rate,
            Sets::Rate,
            Sets::CostLimit,
            Sets::PayLimit,
            Sets::Floor,
        ];
        const WORDS: [&str; 7] =
            ["deductible", "deductible_limit", "rate", "bands", "cost_limit", "pay_limit", "floor"];
        if table.get("sets").is_none() {
            table.missing("sets");
            return None;
        }
        Some(SETS[word(table, "sets", &WORDS)])
    }

    pub fn overrides(&self, table: &Table<'_, '_>) -> Vec<usize> {
        let mut found = Vec::new();
        for text in table.texts("overrides") {
            match self.names.rule_ids.iter().position(|it| it == text.text) {
                Some(rule) => found.push(rule),
                None => {
                    let message = format!("overrides 里没有规则 {}", text.text);
                    table.report(text.offset, "POL-0006", message, "请写被推翻的规则的 id");
                }
            }
        }
        found
    }

    /// The heading that `note = "notes.md#…"` names.
    pub fn note(&self, table: &Table<'_, '_>) -> String {
        let Some(text) = table.text("note") else { return String::new() };
        let anchor = text.text.split_once('#').map(|(_, it)| it);
        if let Some(anchor) = anchor.filter(|it| !self.document.note_anchors.iter().any(|known| known == it))
        {
            let message = format!("notes.md 里没有标题“{anchor}”");
            table.report(text.offset, "POL-0007", message, "口径写在 notes.md，标题用 ## 开头");
        }
        anchor.unwrap_or(text.text).to_owned()
    }
}
