//! What a visit is: kind, place, days, diagnosis, fee lines.

use base::{Day, Fen};

/// Kind of visit (就医类别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VisitKind {
    /// 普通门诊.
    Outpatient,
    /// 门诊慢特病.
    Chronic,
    /// 两病门诊用药.
    TwoDisease,
    /// 住院.
    Inpatient,
    /// 药店购药.
    Pharmacy,
}

impl VisitKind {
    /// The usual word; packs that say it otherwise map it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            VisitKind::Outpatient => "普通门诊",
            VisitKind::Chronic => "门诊慢特病",
            VisitKind::TwoDisease => "两病门诊",
            VisitKind::Inpatient => "住院",
            VisitKind::Pharmacy => "药店购药",
        }
    }
}

/// Something that can be charged; the caller's catalogue, usually that of the region pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueItem {
    /// Catalogue code.
    pub code: String,
    /// Name.
    pub name: String,
    /// 药品, 诊疗 or 耗材. Pharmacies sell 药品 only.
    pub kind: String,
    /// 甲, 乙 or 丙. Chronic visits use 甲 and 乙 only.
    pub class: String,
    /// What one piece usually costs; made prices lie within 10 % of it.
    pub typical_price_fen: Fen,
}

/// One fee line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Position of the item in the caller's catalogue.
    pub item: usize,
    /// Pieces.
    pub quantity: u32,
    /// Price of one piece.
    pub price_fen: Fen,
    /// `price_fen × quantity`.
    pub amount_fen: Fen,
    /// Day the cost arose.
    pub on: Day,
}

/// One visit that ends within the county's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Index of the person.
    pub person: u32,
    /// Count within the person's year, from 0; (person, ordinal) names the visit.
    pub ordinal: u32,
    /// Kind.
    pub kind: VisitKind,
    /// Position of the institution in `County::institutions`.
    pub institution: usize,
    /// First day; for stays perhaps in the year before.
    pub admitted: Day,
    /// Last day, on which it is settled.
    pub on: Day,
    /// ICD-10 code of the main diagnosis; empty at pharmacies.
    pub icd: &'static str,
    /// Name of the main diagnosis; empty at pharmacies.
    pub diagnosis: &'static str,
    /// Fee lines by day.
    pub lines: Vec<Line>,
}

impl Visit {
    /// Sum of the lines.
    #[must_use]
    pub fn total_fen(&self) -> Fen {
        self.lines.iter().map(|it| it.amount_fen).sum()
    }
}
