//! What is written differently: by identifier, old words and new words.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::describe::{self, Shown, everything, fact_kind, period};
use crate::model::{CrossYear, Pack, Place};
use crate::phrase;

/// One thing that was added, removed or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `层`, `规则`, `事实`, `条文` …
    pub kind: String,
    /// Identifier.
    pub id: String,
    /// Name for people; may be empty.
    pub name: String,
    /// What happened.
    pub what: What,
    /// Fields that differ; for something added or removed, all that it says.
    pub fields: Vec<FieldChange>,
    /// File in the new pack (in the old one for something removed).
    pub file: String,
    /// Line in that file.
    pub line: usize,
}

/// What happened to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Only in the new pack.
    Added,
    /// Only in the old pack.
    Removed,
    /// In both, different.
    Changed,
}

/// A field with its old and new words; empty where it does not exist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Which field.
    pub label: String,
    /// Old words.
    pub old: String,
    /// New words.
    pub new: String,
}

/// Something of a pack as words.
struct Entry {
    kind: &'static str,
    id: String,
    name: String,
    fields: Vec<(&'static str, Shown)>,
    place: Place,
}

/// Everything that is written differently, in the order of the new pack, removed things last.
#[must_use]
pub fn changes(old: &Pack, new: &Pack) -> Vec<Change> {
    let mut before: BTreeMap<(&'static str, String), Vec<Entry>> = BTreeMap::new();
    for entry in entries(old) {
        before.entry((entry.kind, entry.id.clone())).or_default().push(entry);
    }
    let mut found = Vec::new();
    let mut left = Vec::new();
    // Things that are word for word the same leave first, so that versions of one id pair up rightly.
    for entry in entries(new) {
        let same = before.get_mut(&(entry.kind, entry.id.clone()));
        let at = same
            .as_ref()
            .and_then(|it| it.iter().position(|old| old.fields == entry.fields && old.name == entry.name));
        match (same, at) {
            (Some(list), Some(at)) => drop(list.remove(at)),
            _ => left.push(entry),
        }
    }
    for entry in left {
        let list = before.get_mut(&(entry.kind, entry.id.clone())).filter(|it| !it.is_empty());
        found.push(match list {
            None => change(None, Some(&entry)),
            Some(list) => {
                let alike =
                    |it: &Entry| it.fields.iter().filter(|field| entry.fields.contains(field)).count();
                let best = (0..list.len()).max_by_key(|at| (alike(&list[*at]), list.len() - at)).unwrap_or(0);
                let previous = list.remove(best);
                change(Some(&previous), Some(&entry))
            }
        });
    }
    found.extend(before.values().flatten().map(|it| change(Some(it), None)));
    found
}

fn change(old: Option<&Entry>, new: Option<&Entry>) -> Change {
    let mut fields: Vec<FieldChange> = Vec::new();
    let mut put = |label: &str, old: &str, new: &str| {
        if old != new {
            fields.push(FieldChange { label: label.to_owned(), old: old.to_owned(), new: new.to_owned() });
        }
    };
    if let (Some(old), Some(new)) = (old, new) {
        put("名称", &old.name, &new.name);
    }
    let lookup = |entry: Option<&Entry>, label: &str| -> Shown {
        let found = entry.and_then(|it| it.fields.iter().find(|(it, _)| *it == label));
        found.map_or_else(|| Shown::Text(String::new()), |(_, shown)| shown.clone())
    };
    let mut labels: Vec<&'static str> = Vec::new();
    for (label, _) in old.iter().chain(&new).flat_map(|it| &it.fields) {
        if !labels.contains(label) {
            labels.push(label);
        }
    }
    for label in labels {
        let (old, new) = only_different(lookup(old, label), lookup(new, label));
        put(label, &old.flat(), &new.flat());
    }
    let what = match (old, new) {
        (None, _) => What::Added,
        (Some(_), None) => What::Removed,
        (Some(_), Some(_)) => What::Changed,
    };
    let blank = Entry {
        kind: "",
        id: String::new(),
        name: String::new(),
        fields: Vec::new(),
        place: Place::default(),
    };
    let entry = new.or(old).unwrap_or(&blank);
    Change {
        kind: entry.kind.to_owned(),
        id: entry.id.clone(),
        name: entry.name.clone(),
        what,
        fields,
        file: entry.place.file.clone(),
        line: entry.place.line,
    }
}

/// Of two tables with the same headings, the rows that are not in both.
fn only_different(old: Shown, new: Shown) -> (Shown, Shown) {
    let (Shown::Rows { columns, rows: before }, Shown::Rows { columns: headings, rows: after }) =
        (&old, &new)
    else {
        return (old, new);
    };
    if columns != headings {
        return (old, new);
    }
    let but = |rows: &[Vec<String>], other: &[Vec<String>]| Shown::Rows {
        columns: columns.clone(),
        rows: rows.iter().filter(|it| !other.contains(it)).cloned().collect(),
    };
    (but(before, after), but(after, before))
}

fn entries(pack: &Pack) -> Vec<Entry> {
    let mut entries = settings(pack);
    for it in everything(pack) {
        let mut fields: Vec<(&'static str, Shown)> =
            it.fields.iter().map(|field| (field.label, field.shown.clone())).collect();
        fields.extend(texts(vec![
            ("何时用", it.who),
            ("日期", phrase::span(&it.span)),
            ("依据", pack.cite(&it.citation)),
            ("暂设", if it.assumed { "是".to_owned() } else { String::new() }),
        ]));
        entries.push(Entry { kind: it.kind, id: it.id, name: it.name, fields, place: it.place });
    }
    for it in &pack.catalogue {
        let limit = |(level, fen): (&String, &i64)| format!("{level}{}", phrase::amount(*fen));
        let only = it.only.iter().map(|(fact, words)| format!("{fact}：{}", words.join("、")));
        let fields = vec![
            ("类别", format!("{} {}", it.kind, it.class)),
            ("先付", it.prepaid.map(|ppm| base::Rate(ppm).to_string()).unwrap_or_default()),
            ("限价", it.price_limits.iter().map(limit).collect::<Vec<_>>().join("、")),
            ("限量", it.max_quantity_e4.map(base::decimal_e4).unwrap_or_default()),
            ("限定", only.collect::<Vec<_>>().join("；")),
            ("标记", it.tags.join("、")),
            ("日期", phrase::span(&it.span)),
        ];
        entries.push(Entry {
            kind: "目录",
            id: it.code.clone(),
            name: it.name.clone(),
            fields: texts(fields),
            place: it.place.clone(),
        });
    }
    entries
}

fn texts(fields: Vec<(&'static str, String)>) -> Vec<(&'static str, Shown)> {
    fields.into_iter().map(|(label, text)| (label, Shown::Text(text))).collect()
}

/// The pack's own settings, facts, meters, pots, payers, instruments and clauses.
fn settings(pack: &Pack) -> Vec<Entry> {
    let entry = |kind, id: &str, name: &str, fields| Entry {
        kind,
        id: id.to_owned(),
        name: if name == id { String::new() } else { name.to_owned() },
        fields: texts(fields),
        place: Place::default(),
    };
    let cross = match pack.cross_year {
        CrossYear::Discharge => "归出院年度",
        CrossYear::Admission => "归入院年度",
        CrossYear::Split => "按年拆分",
    };
    let (month, day) = pack.benefit_year;
    let year = format!("{month} 月 {day} 日起");
    let head = vec![("行政区划", pack.region.clone()), ("待遇年度", year), ("跨年住院", cross.to_owned())];
    let mut entries = vec![entry("规则包", "pack", &pack.name, head)];
    entries.extend(
        pack.facts
            .iter()
            .map(|it| entry("事实", &it.id, &it.name, vec![("取值", fact_kind(pack, &it.kind))])),
    );
    entries.extend(pack.meters.iter().map(|it| {
        let counts =
            it.counts.as_ref().map(|when| format!("次数；{}", phrase::when(pack, when))).unwrap_or_default();
        let owner = if it.household { "全家" } else { "本人" };
        let fields =
            vec![("周期", period(it.period).to_owned()), ("归谁", owner.to_owned()), ("量什么", counts)];
        entry("累计器", &it.id, &it.name, fields)
    }));
    entries.extend(pack.pots.iter().map(|it| {
        let fields =
            vec![("属于", phrase::part_name(it.of).to_owned()), ("哪些明细", phrase::lines(&it.lines))];
        entry("罐", &it.id, &it.name, fields)
    }));
    entries.extend(pack.payers.iter().map(|it| {
        entry(
            "支付方",
            &it.id,
            &it.name,
            vec![("性质", it.kind.word().to_owned()), ("报文代码", it.code.clone())],
        )
    }));
    for it in &pack.instruments {
        let effective = it.effective.map(|day| day.to_string()).unwrap_or_default();
        let fields = vec![("文号", it.number.clone()), ("施行", effective)];
        entries.push(entry("文件", &it.id, &it.title, fields));
        for clause in &it.clauses {
            let mut clause_entry = entry(
                "条文",
                &format!("{} {}", it.id, clause.id),
                "",
                vec![("文字", clause.paragraphs.join(" / "))],
            );
            clause_entry.place = Place { file: it.file.clone(), line: clause.line };
            entries.push(clause_entry);
        }
    }
    entries
}

/// Whether two packs say the same of a layer, its rules, and every fact: then nobody is affected by it.
pub fn layer_is_same(old: &Pack, new: &Pack, layer: &str) -> bool {
    let words = |pack: &Pack| -> Vec<String> {
        let of_layer = |id: usize| pack.layer_ids.get(id).is_some_and(|it| it == layer);
        let layers = pack.layers.iter().filter(|it| of_layer(it.id)).map(|it| describe::layer(pack, it));
        let rules = pack.rules.iter().filter(|it| of_layer(it.layer)).map(|it| describe::rule(pack, it));
        layers.chain(rules).map(|it| format!("{} {} {:?} {:?}", it.id, it.who, it.span, it.fields)).collect()
    };
    words(old) == words(new)
}
