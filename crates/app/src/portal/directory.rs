//! Institutions and the catalogue, for those who choose from them.

use base::Day;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;

/// An institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InstitutionView {
    /// Number.
    pub id: String,
    /// Name.
    pub name: String,
    /// Level in words of the pack.
    pub level: String,
    /// `hospital` or `pharmacy`.
    pub kind: String,
    /// Code of its region.
    pub region: String,
}

/// An item of the catalogue on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CatalogueItem {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// 药品, 诊疗 or 耗材.
    pub kind: String,
    /// 甲, 乙 or 丙.
    pub class: String,
    /// Share paid first, in parts of a million.
    pub prepaid_ppm: Option<i64>,
    /// Price limit of one piece at any level, in fen.
    pub price_limit_fen: Option<i64>,
}

impl App {
    /// Institutions whose number or name holds the text, by number; at most `limit`.
    #[must_use]
    pub fn find_institutions(&self, text: &str, limit: usize) -> Vec<InstitutionView> {
        let text = text.trim();
        let known = self.inner.institutions();
        let mut found: Vec<InstitutionView> = known
            .values()
            .filter(|it| text.is_empty() || it.id.starts_with(text) || it.name.contains(text))
            .map(|it| InstitutionView {
                id: it.id.clone(),
                name: it.name.clone(),
                level: it.level.clone(),
                kind: it.kind.clone(),
                region: it.region.clone(),
            })
            .collect();
        found.sort_by(|a, b| (&a.kind, &a.id).cmp(&(&b.kind, &b.id)));
        found.truncate(limit.clamp(1, 500));
        found
    }

    /// Items of the catalogue in force on a day whose code begins with the text or whose name holds it; at
    /// most `limit`.
    #[must_use]
    pub fn find_items(&self, text: &str, on: Option<Day>, limit: usize) -> Vec<CatalogueItem> {
        let text = text.trim();
        let on = on.unwrap_or_else(|| self.today());
        let region = self.region();
        let fits = |it: &&policy::catalogue::Item| {
            it.span.contains(on) && (text.is_empty() || it.code.starts_with(text) || it.name.contains(text))
        };
        let item = |it: &policy::catalogue::Item| CatalogueItem {
            code: it.code.clone(),
            name: it.name.clone(),
            kind: it.kind.clone(),
            class: it.class.clone(),
            prepaid_ppm: it.prepaid,
            price_limit_fen: it.price_limits.get("").copied(),
        };
        region.engine.pack().catalogue.iter().filter(fits).take(limit.clamp(1, 200)).map(item).collect()
    }
}
