//! Items of the pack as rows of the interface's catalogues.
//!
//! **Knows:** which list an item is in, its terms in the interface's codes. **Does not know:** files, pages.

use std::fmt::Write as _;

use app::exchange::CatalogueItem;
use base::Day;

use crate::profile::{CatalogueList, Profile};

/// An item in the list that it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    pub item: &'a CatalogueItem,
    pub list: &'a CatalogueList,
}

/// Items that are in a list, in the order of code and day.
pub fn listed<'a>(profile: &'a Profile, items: &'a [CatalogueItem]) -> Vec<Listed<'a>> {
    let mut rows: Vec<Listed<'a>> =
        items.iter().filter_map(|item| Some(Listed { item, list: list_of(profile, item)? })).collect();
    rows.sort_by(|a, b| (&a.item.code, a.item.span.from).cmp(&(&b.item.code, b.item.span.from)));
    rows
}

/// The list whose mark an item carries, or the one of its kind without a mark.
fn list_of<'a>(profile: &'a Profile, item: &CatalogueItem) -> Option<&'a CatalogueList> {
    let of_kind = || profile.catalogue.iter().filter(|it| it.kind == item.kind);
    let marked = of_kind().find(|it| !it.tag.is_empty() && item.tags.contains(&it.tag));
    marked.or_else(|| of_kind().find(|it| it.tag.is_empty()))
}

impl Listed<'_> {
    /// A number of its own: code and first day.
    pub fn row(&self) -> String {
        format!("{}-{}", self.item.code, self.from().replace('-', ""))
    }

    pub fn from(&self) -> String {
        self.item.span.from.to_string()
    }

    /// Empty when it has no end.
    pub fn until(&self) -> String {
        if self.item.span.until == Day::MAX { String::new() } else { self.item.span.until.to_string() }
    }

    /// Whether it has not ended.
    pub fn is_valid(&self, today: Day) -> bool {
        today <= self.item.span.until
    }

    /// Code of the class.
    pub fn level(&self) -> &'static str {
        match self.item.class.as_str() {
            "甲" => "01",
            "乙" => "02",
            _ => "03",
        }
    }

    pub fn is_limited(&self) -> bool {
        !self.item.only.is_empty()
    }

    pub fn has_tag(&self, tag: &str) -> bool {
        self.item.tags.iter().any(|it| it == tag)
    }

    /// Restrictions in words.
    pub fn limit(&self) -> String {
        let mut words = String::new();
        for (_, allowed) in &self.item.only {
            words.push_str(if words.is_empty() { "限" } else { "；限" });
            words.push_str(&allowed.join("、"));
        }
        if let Some(most) = self.item.max_quantity_e4 {
            words.push_str(if words.is_empty() { "" } else { "；" });
            let _ = write!(words, "一次就诊不超过 {}", base::decimal_e4(most));
        }
        words
    }

    /// Everything that a file or a query may tell, for seeing whether it changed.
    pub fn print(&self) -> String {
        format!("{:?}{:?}", self.item.price_limits, (&self.item.name, &self.item.class, self.item.prepaid))
            + &format!(
                "{} {} {} {:?} {:?}",
                self.row(),
                self.until(),
                self.limit(),
                self.item.tags,
                self.list
            )
    }
}
