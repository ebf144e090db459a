//! What must be true of a catalogue as a whole.

use toml_reader::Table;

use super::catalogue::{Catalogue, Matter};

/// Somebody does it, nobody both does it and only takes it in, and what is taken in comes to who does it.
pub(super) fn check_levels(table: &Table<'_, '_>, matter: &Matter) {
    let at = table.offset;
    if matter.done_at.is_empty() {
        let message = format!("事项“{}”没有哪一级办理", matter.name);
        return table.report(at, "PRG-0108", message, "请在 done_at 里写 village、township 或 county");
    }
    for level in &matter.taken_in_at {
        if matter.is_done_at(*level) {
            let message = format!("{}既办理又只受理“{}”", level.name(), matter.name);
            table.report(at, "PRG-0108", message, "同一级只写在 done_at 或 taken_in_at 之一");
        } else if matter.next_that_does(*level).is_none() {
            let message = format!("{}受理“{}”后没有上级办理", level.name(), matter.name);
            table.report(at, "PRG-0108", message, "请在 done_at 里写上级");
        }
    }
}

/// What is promised in public is what the list says.
pub(super) fn check(root: &Table<'_, '_>, catalogue: &Catalogue) {
    if catalogue.matters.is_empty() {
        root.report(0, "PRG-0103", "一个事项也没有".to_owned(), "请写 [[matter]]");
    }
    for promise in &catalogue.promises {
        let level = promise.level;
        let pairs = [
            ("办理", promise.does, catalogue.done_at(level)),
            ("受理转办", promise.takes_in, catalogue.taken_in_at(level)),
        ];
        for (what, promised, found) in pairs {
            if promised.is_some_and(|it| usize::try_from(it) != Ok(found)) {
                let promised = promised.unwrap_or_default();
                let message = format!("{}公布{what} {promised} 项，清单里有 {found} 项", level.name());
                root.report(0, "PRG-0109", message, "请核对各事项的 done_at、taken_in_at，或改公布数");
            }
        }
    }
    for document in &catalogue.documents {
        let is_used =
            |it: &Matter| it.documents.contains(&document.id) || it.documents_if.contains(&document.id);
        if !catalogue.matters.iter().any(is_used) {
            let message = format!("材料“{}”没有事项用到", document.name);
            root.report(0, "PRG-0108", message, "请删去，或写进事项的 documents");
        }
    }
}
