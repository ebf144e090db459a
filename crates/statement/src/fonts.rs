//! The two fonts that are built in, and which characters they do not have.

use std::{collections::BTreeSet, sync::LazyLock};

use base::Finding;
use serde_json::Value;
use typst::{foundations::Bytes, text::Font};

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 2] = [
        include_bytes!("../fonts/NotoSansCJKsc-Regular.subset.otf"),
        include_bytes!("../fonts/NotoSansCJKsc-Bold.subset.otf"),
    ];
    files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
});

/// The fonts; regular first.
pub(crate) fn all() -> &'static [Font] {
    &FONTS
}

/// A warning for each character somewhere in `view` that would print as a box.
pub(crate) fn missing(view: &impl serde::Serialize) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    if let Ok(value) = serde_json::to_value(view) {
        collect(&value, &mut seen);
    }
    let covered = |c: char| all().iter().any(|font| font.info().coverage.contains(c.into()));
    seen.into_iter()
        .filter(|c| !covered(*c))
        .map(|c| {
            let message = format!("内置字库没有“{c}”（U+{:04X}），PDF 里会印成方框", u32::from(c));
            let remedy = "请改用网页版打印，或手写补正并盖章";
            Finding::error("STM-0006", message, remedy).as_warning()
        })
        .collect()
}

fn collect(value: &Value, seen: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => seen.extend(text.chars().filter(|c| !c.is_ascii())),
        Value::Array(items) => items.iter().for_each(|it| collect(it, seen)),
        Value::Object(fields) => fields.values().for_each(|it| collect(it, seen)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_rare_characters_have_glyphs() {
        assert!(missing(&["张三", "𬭎㛃䶮㑇", "阿依古丽·买买提", "王〇", "①②③ⅢⅣ℃≥µα"]).is_empty());
    }

    #[test]
    fn what_is_missing_is_named_once() {
        let found = missing(&["ཀ", "王ཀ"]);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("U+0F40"));
    }
}
