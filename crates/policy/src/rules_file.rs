//! `rules.toml`: layers, rules, named amounts, pre-paid shares, indices.

use std::cell::RefCell;

use toml_reader::Table;

use crate::condition;
use crate::load::Names;
use crate::model::{Action, BandsFrom, Index, Layer, NamedAmount, Pack, Prepaid, Rule, Sets, Span};
use crate::pack_file::{line_filter, word};
use crate::quantity::{self, Quantity};
use crate::rules_keys::Reader;
use crate::value::{self, Unit};

/// Reads one instrument's rules into the pack. `names` already knows every identifier of the pack.
pub fn read(table: &Table<'_, '_>, instrument: usize, pack: &mut Pack, names: &Names) {
    let document = pack.instruments[instrument].clone();
    let reader = Reader { instrument, names, document, cited: RefCell::default() };
    for it in table.tables("index", "id") {
        pack.indices.extend(reader.index(&it));
        it.finish();
    }
    for it in table.tables("layer", "id") {
        let before = it.file.findings();
        pack.layers.extend(reader.layer(&it));
        it.finish();
        if it.file.findings() > before {
            pack.unread_layers.extend(reader.layers_meant(&it, "id"));
        }
    }
    for it in table.tables("rule", "id") {
        let before = it.file.findings();
        pack.rules.extend(reader.rule(&it));
        it.finish();
        if it.file.findings() > before {
            pack.unread_layers.extend(reader.layers_meant(&it, "layer"));
        }
    }
    for it in table.tables("amount", "id") {
        let before = it.file.findings();
        pack.amounts.extend(reader.amount(&it));
        it.finish();
        if it.file.findings() > before {
            pack.unread_amounts
                .extend(it.string("id").and_then(|id| names.amount_ids.iter().position(|it| *it == id)));
        }
    }
    if reader.document.effective.is_none() {
        // Without the day of effect nobody knows when its rules begin.
        pack.unread_layers
            .extend(pack.rules.iter().filter(|it| it.citation.instrument == instrument).map(|it| it.layer));
        pack.unread_layers
            .extend(pack.layers.iter().filter(|it| it.citation.instrument == instrument).map(|it| it.id));
    }
    for it in table.tables("prepaid", "id") {
        pack.prepaid.extend(reader.prepaid(&it));
        it.finish();
    }
    pack.cited.extend(reader.cited.into_inner().into_iter().map(|clause| (instrument, clause)));
}

impl Reader<'_> {
    fn layer(&self, table: &Table<'_, '_>) -> Option<Layer> {
        let id = table.given("id");
        let place = table.place().into();
        let citation = self.citation(table);
        let span = self.span(table);
        let when = condition::read(table, self.names);
        let payer = table.text("payer").map(|text| {
            let found = self.names.payers.iter().position(|it| it.id == text.text);
            if found.is_none() {
                let known = self.names.payers.iter().map(|it| it.id.as_str()).collect::<Vec<_>>().join("、");
                let message = format!("没有支付方 {}", text.text);
                table.report(text.offset, "POL-0006", message, &format!("可用：{known}"));
            }
            found
        });
        if payer.is_none() {
            table.missing("payer");
        }
        let base = self.expr(table, "base");
        let order = table.integer("order");
        if order.is_none() {
            table.missing("order");
        }
        let bands_from =
            table.get("bands_from").map(|_| match word(table, "bands_from", &["zero", "deductible"]) {
                0 => BandsFrom::Zero,
                _ => BandsFrom::Deductible,
            });
        let (note, assumed) = (self.note(table), table.boolean("assumed"));
        let layer = Layer {
            id: self.names.layer_ids.iter().position(|it| *it == id)?,
            name: table.string("name").unwrap_or(id),
            payer: payer??,
            order: order?,
            citation: citation?,
            span,
            when,
            base: base?,
            base_words: String::new(),
            bands_from,
            deductible_after_rate: word(table, "deductible_timing", &["before", "after_rate"]) == 1,
            cost_limit_above_deductible: word(table, "cost_limit_counts", &["base", "above_deductible"]) == 1,
            cumulative: self.meter(table, "cumulative"),
            band_meter: self.meter(table, "band_meter"),
            round: value::round(table),
            optional: table.strings("optional"),
            group: table.string("group"),
            signed: table.boolean("signed"),
            guard: self.guard(table),
            note,
            assumed,
            place,
        };
        Some(layer)
    }

    fn rule(&self, table: &Table<'_, '_>) -> Option<Rule> {
        let id = table.given("id");
        let place = table.place().into();
        let citation = self.citation(table);
        let span = self.span(table);
        let when = condition::read(table, self.names);
        let layer = self.layer_name(table);
        let label = table.string("label").unwrap_or_default();
        let sets = self.sets(table);
        const ACTIONS: [Action; 6] =
            [Action::Set, Action::Plus, Action::Times, Action::SelfTimes, Action::AtMost, Action::AtLeast];
        let words = ["set", "plus", "times", "self_times", "at_most", "at_least"];
        let action = ACTIONS[word(table, "adjust", &words)];
        let order = table.integer("order").unwrap_or(0);
        let overrides = self.overrides(table);
        let meter = self.meter(table, "meter");
        let note = self.note(table);
        let assumed = table.boolean("assumed");
        let plausible = table.string("plausible");
        let sets = sets?;
        let needs_meter = sets == Sets::DeductibleLimit;
        let takes_meter =
            matches!(sets, Sets::Deductible | Sets::DeductibleLimit | Sets::CostLimit | Sets::PayLimit);
        if needs_meter && meter.is_none() {
            table.missing("meter（deductible_limit 按周期累计）");
        }
        if meter.is_some() && !takes_meter {
            let message = format!("{} 不用 meter", sets.word());
            table.report(table.offset, "POL-0004", message, "请删去");
        }
        let value = value::read(table, Unit::of(sets, action), self.names);
        Some(Rule {
            number: self.names.rule_ids.iter().position(|it| *it == id)?,
            id,
            layer: layer?,
            sets,
            meter,
            action,
            order,
            citation: citation?,
            span,
            when,
            overrides,
            value: value?,
            assumed,
            plausible,
            note,
            label,
            words: String::new(),
            place,
        })
    }

    fn amount(&self, table: &Table<'_, '_>) -> Option<NamedAmount> {
        let id = table.given("id");
        let place = table.place().into();
        let citation = self.citation(table);
        let span = self.span(table);
        let when = condition::read(table, self.names);
        let order = table.integer("order").unwrap_or(0);
        let note = self.note(table);
        let pays = table.text("pays").and_then(|text| {
            let found = self.names.payers.iter().position(|it| it.id == text.text);
            if found.is_none() {
                table.report(
                    text.offset,
                    "POL-0006",
                    format!("没有支付方 {}", text.text),
                    "见 docs/policy-writing.md 第 3 节",
                );
            }
            found
        });
        let assumed = table.boolean("assumed");
        let name = table.string("name").unwrap_or_else(|| id.clone());
        let value = value::read(table, Unit::Amount, self.names);
        let round = value::round(table);
        let (signed, guard) = (table.boolean("signed"), self.guard(table));
        let name_id = self.names.amount_ids.iter().position(|it| *it == id)?;
        Some(NamedAmount {
            name_id,
            id,
            name,
            order,
            citation: citation?,
            span,
            when,
            value: value?,
            round,
            pays,
            signed,
            guard,
            assumed,
            note,
            place,
        })
    }

    fn prepaid(&self, table: &Table<'_, '_>) -> Option<Prepaid> {
        let id = table.given("id");
        let place = table.place().into();
        let citation = self.citation(table);
        let span = self.span(table);
        let when = condition::read(table, self.names);
        let lines = line_filter(table);
        let over_catalogue = table.boolean("over_catalogue");
        let (note, assumed) = (self.note(table), table.boolean("assumed"));
        let name = table.string("name").unwrap_or_else(|| id.clone());
        let overrides = table.strings("overrides");
        let share = match quantity::parse(&table.given("share")) {
            Ok(Quantity::Rate(ppm)) if (0..=base::PPM).contains(&ppm) => Some(ppm),
            _ => {
                table.report(
                    table.offset,
                    "POL-0005",
                    "share 应为 0% 至 100%".to_owned(),
                    "例：share = \"20%\"",
                );
                None
            }
        };
        let (citation, share) = (citation?, share?);
        Some(Prepaid {
            id,
            name,
            citation,
            span,
            when,
            lines,
            share,
            over_catalogue,
            overrides,
            assumed,
            note,
            place,
        })
    }

    fn index(&self, table: &Table<'_, '_>) -> Option<Index> {
        let id = table.given("id");
        let place = table.place().into();
        let citation = self.citation(table);
        let (note, assumed) = (self.note(table), table.boolean("assumed"));
        let name = table.string("name").unwrap_or_else(|| id.clone());
        let mut values: Vec<(Span, i64)> = Vec::new();
        for row in table.tables("values", "id") {
            let span = self.span(&row);
            let value = row.given("value");
            row.finish();
            match quantity::parse(&value) {
                Ok(Quantity::Amount(fen)) => values.push((span, fen)),
                _ => row.report(row.offset, "POL-0005", format!("“{value}”不是金额"), "例：\"8084元\""),
            }
        }
        values.sort_by_key(|(span, _)| span.from);
        if values.windows(2).any(|it| it[0].0.overlaps(&it[1].0)) {
            table.report(table.offset, "POL-0010", format!("指数 {id} 的日期重叠"), "同一天只能有一个值");
        }
        Some(Index { id, name, citation: citation?, values, assumed, note, place })
    }
}
