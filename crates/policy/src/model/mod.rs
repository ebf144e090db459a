//! A region pack after reading: names are resolved to indices, numbers to integers.

mod facts;
mod law;
mod layer;
mod rule;

pub use facts::*;
pub use law::*;
pub use layer::*;
pub use rule::*;

/// A region pack.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// Identifier, equal to the folder's name.
    pub id: String,
    /// Name of the place.
    pub name: String,
    /// Code of the administrative region.
    pub region: String,
    /// Month and day on which the benefit year begins.
    pub benefit_year: (u8, u8),
    /// Which year a stay across years belongs to.
    pub cross_year: CrossYear,
    /// Facts that choose rules.
    pub facts: Vec<Fact>,
    /// Accumulators.
    pub meters: Vec<Meter>,
    /// Pots gathered from fee lines beyond the five built in.
    pub pots: Vec<Pot>,
    /// Payers.
    pub payers: Vec<Payer>,
    /// Instruments (文件).
    pub instruments: Vec<Instrument>,
    /// Names of layers.
    pub layer_ids: Vec<String>,
    /// Identifiers of rules; [`Rule::number`] points here.
    pub rule_ids: Vec<String>,
    /// Identifiers of indices.
    pub index_ids: Vec<String>,
    /// Identifiers of named amounts.
    pub amount_ids: Vec<String>,
    /// Layers, over time.
    pub layers: Vec<Layer>,
    /// Rules.
    pub rules: Vec<Rule>,
    /// Named amounts.
    pub amounts: Vec<NamedAmount>,
    /// Pre-paid shares of fee lines.
    pub prepaid: Vec<Prepaid>,
    /// Published indices.
    pub indices: Vec<Index>,
    /// Catalogue rows.
    pub catalogue: Vec<crate::catalogue::Item>,
    /// Worked cases.
    pub cases: Vec<crate::case_file::Case>,
    /// Clauses that something cites: instrument and index of the clause. What could not be read whole
    /// still cites its clause, so that one fault makes one finding.
    pub cited: std::collections::BTreeSet<(usize, usize)>,
    /// Layers of which a part could not be read; whether they have gaps cannot be said.
    pub unread_layers: std::collections::BTreeSet<LayerId>,
    /// The same of named amounts, by index among their names.
    pub unread_amounts: std::collections::BTreeSet<usize>,
}

impl Pack {
    /// The fact with this identifier.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<FactId> {
        self.facts.iter().position(|it| it.id == id)
    }

    /// The meter with this identifier.
    #[must_use]
    pub fn meter(&self, id: &str) -> Option<MeterId> {
        self.meters.iter().position(|it| it.id == id)
    }

    /// The payer with this identifier.
    #[must_use]
    pub fn payer(&self, id: &str) -> Option<PayerId> {
        self.payers.iter().position(|it| it.id == id)
    }

    /// `示例医保发〔2024〕17号第七条`.
    #[must_use]
    pub fn cite(&self, citation: &Citation) -> String {
        let instrument = &self.instruments[citation.instrument];
        let label = if instrument.number.is_empty() { &instrument.title } else { &instrument.number };
        format!("{label}{}", citation.clause)
    }
}

/// Which benefit year a stay across two years belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CrossYear {
    /// The year of discharge.
    #[default]
    Discharge,
    /// The year of admission.
    Admission,
    /// Lines are split by year into two settlements.
    Split,
}
