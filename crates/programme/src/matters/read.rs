//! `matters.toml` to a [`Catalogue`].
//!
//! **Knows:** the keys of the file. **Does not know:** where it lies.

use base::Findings;
use toml_reader::{Table, Text, read_file};

use super::catalogue::{Applicant, Catalogue, Document, Does, Matter, Promise};
use super::{Level, whole};
use crate::file_kind::PROGRAMME;

/// Longest limit, in working days: half a year.
const LONGEST_LIMIT_DAYS: u32 = 180;
/// Most matters or desks that a region may promise.
const MOST: u32 = 100_000;

impl Catalogue {
    /// Reads the file (path for messages, text). All findings at once; use the catalogue only when they are
    /// [`Findings::is_usable`].
    #[must_use]
    pub fn read(path: &str, text: &str) -> (Catalogue, Findings) {
        read_file(path, text, &PROGRAMME, |root| {
            let mut catalogue = Catalogue::default();
            match root.table("matters") {
                Some(table) => read_head(&table, &mut catalogue),
                None => root.missing("[matters]"),
            }
            for table in root.tables("promise", "level") {
                read_promise(&table, &mut catalogue);
            }
            for table in root.tables("document", "id") {
                read_document(&table, &mut catalogue);
            }
            for table in root.tables("matter", "code") {
                read_matter(&table, &mut catalogue);
            }
            root.finish();
            whole::check(root, &catalogue);
            catalogue
        })
    }
}

/// The text of a key that must say something.
fn required(table: &Table<'_, '_>, key: &str) -> String {
    table.required(key).text.to_owned()
}

fn read_head(table: &Table<'_, '_>, catalogue: &mut Catalogue) {
    catalogue.name = required(table, "name");
    catalogue.source = required(table, "source");
    catalogue.progress_url = table.text("progress_url").map_or("", |it| it.text).to_owned();
    catalogue.ask_within_days = table.count("ask_within_days", LONGEST_LIMIT_DAYS).unwrap_or(5);
    catalogue.supply_within_days = table.count("supply_within_days", LONGEST_LIMIT_DAYS).unwrap_or(20);
    catalogue.circle_minutes = table.count("circle_minutes", 1_440).unwrap_or(0);
    table.finish();
}

fn level_of(table: &Table<'_, '_>, text: Text<'_>) -> Option<Level> {
    let words = Level::ALL.map(|it| (it.as_str(), it));
    table.word(text, &words)
}

fn read_promise(table: &Table<'_, '_>, catalogue: &mut Catalogue) {
    let level = level_of(table, table.required("level"));
    let (does, takes_in) = (table.count("does", MOST), table.count("takes_in", MOST));
    let (desks, source) = (table.count("desks", MOST), required(table, "source"));
    table.finish();
    let Some(level) = level else { return };
    if catalogue.promises.iter().any(|it| it.level == level) {
        table.report(table.offset, "PRG-0105", format!("{} 写了两次", level.as_str()), "请合并");
        return;
    }
    catalogue.promises.push(Promise { level, does, takes_in, desks, source });
}

fn read_document(table: &Table<'_, '_>, catalogue: &mut Catalogue) {
    let id = table.required("id");
    if catalogue.document(id.text).is_some() {
        table.report(id.offset, "PRG-0105", format!("材料 {} 重复", id.text), "每个代码只能用一次");
    }
    let document = Document {
        id: id.text.to_owned(),
        name: required(table, "name"),
        form: required(table, "form"),
        when: table.text("when").map_or("", |it| it.text).to_owned(),
    };
    table.finish();
    catalogue.documents.push(document);
}

fn levels(table: &Table<'_, '_>, key: &'static str) -> Vec<Level> {
    let mut levels: Vec<Level> = table.texts(key).into_iter().filter_map(|it| level_of(table, it)).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

fn documents(table: &Table<'_, '_>, key: &'static str, catalogue: &Catalogue) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in table.texts(key) {
        match catalogue.document(text.text) {
            None => {
                let message = format!("没有材料“{}”", text.text);
                table.report(text.offset, "PRG-0108", message, "请用 [[document]] 里的 id");
            }
            Some(_) if found.iter().any(|it| it == text.text) => {
                let message = format!("材料“{}”写了两次", text.text);
                table.report(text.offset, "PRG-0105", message, "请删去一个");
            }
            Some(it) if (key == "documents_if") == it.when.is_empty() => {
                let message = format!("材料“{}”是否人人都要，前后不一", text.text);
                let remedy = "有 when 的写在 documents_if，没有的写在 documents";
                table.report(text.offset, "PRG-0108", message, remedy);
            }
            Some(_) => found.push(text.text.to_owned()),
        }
    }
    found
}

fn read_matter(table: &Table<'_, '_>, catalogue: &mut Catalogue) {
    let code = table.required("code");
    let is_plain = !code.text.is_empty()
        && code.text.len() <= 16
        && code.text.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    if !is_plain && !code.text.is_empty() {
        let message = format!("code“{}”应为字母、数字和 -，至多 16 个", code.text);
        table.report(code.offset, "PRG-0104", message, "请改短，只用字母和数字");
    }
    if catalogue.matter(code.text).is_some() {
        table.report(code.offset, "PRG-0105", format!("事项 {} 重复", code.text), "每个代码只能用一次");
    }
    let name = table.required("name");
    if catalogue.matters.iter().any(|it| it.name == name.text) {
        table.report(name.offset, "PRG-0105", format!("事项“{}”重复", name.text), "请改名或删去一个");
    }
    let limit_days = table.count("limit_days", LONGEST_LIMIT_DAYS);
    if limit_days.is_none() {
        table.missing("limit_days（工作日，即时办结写 0）");
    }
    let applicants = Applicant::WORDS.map(|it| (it.0, it.1));
    let applicant = table.text("applicant").and_then(|it| table.word(it, &applicants));
    let matter = Matter {
        code: code.text.to_owned(),
        name: name.text.to_owned(),
        group: required(table, "group"),
        applicant: applicant.unwrap_or(Applicant::Person),
        done_at: levels(table, "done_at"),
        taken_in_at: levels(table, "taken_in_at"),
        documents: documents(table, "documents", catalogue),
        documents_if: documents(table, "documents_if", catalogue),
        limit_days: limit_days.unwrap_or(0),
        decides: required(table, "decides"),
        result: required(table, "result"),
        fee: table.text("fee").map_or("不收费", |it| it.text).to_owned(),
        clause: required(table, "clause"),
        second_person: table.boolean("second_person"),
        does: table.text("does").and_then(|it| table.word(it, &Does::WORDS)),
        assumed: table.boolean("assumed"),
    };
    table.finish();
    whole::check_levels(table, &matter);
    catalogue.matters.push(matter);
}
