//! The catalogue of a region: what is offered where, with what, how fast.

use super::Level;

/// `matters.toml` of a pack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Name of the list.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// Address of the public progress page, for the code on receipts; empty when it is not published.
    pub progress_url: String,
    /// Working days within which missing documents may be asked for.
    pub ask_within_days: u32,
    /// Working days that people have to bring what is missing, before they may be refused for it.
    pub supply_within_days: u32,
    /// Minutes of the service circle (15 分钟医保服务圈); 0 when none is promised.
    pub circle_minutes: u32,
    /// What is promised in public, by level.
    pub promises: Vec<Promise>,
    /// Documents that matters name.
    pub documents: Vec<Document>,
    /// The matters.
    pub matters: Vec<Matter>,
}

/// What is promised in public of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The level.
    pub level: Level,
    /// Matters that it does.
    pub does: Option<u32>,
    /// Matters that it takes in and hands on.
    pub takes_in: Option<u32>,
    /// Desks that there are.
    pub desks: Option<u32>,
    /// Where that is said.
    pub source: String,
}

/// A document that somebody brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Original, copy, form.
    pub form: String,
    /// When it is needed, for documents that not everybody brings.
    pub when: String,
}

/// Who applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicant {
    /// An insured person.
    Person,
    /// An employer, by somebody of it.
    Employer,
    /// A hospital or pharmacy, by somebody of it.
    Institution,
}

impl Applicant {
    /// Its words in packs and Chinese.
    pub const WORDS: [(&'static str, Applicant, &'static str); 3] = [
        ("person", Applicant::Person, "个人"),
        ("employer", Applicant::Employer, "单位"),
        ("institution", Applicant::Institution, "医药机构"),
    ];

    /// Its word in packs and the interface.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Applicant::WORDS.iter().find(|it| it.1 == self).map_or("", |it| it.0)
    }
}

/// A page of the product on which the matter is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Identities of a person.
    Identity,
    /// Coverage of a person.
    Coverage,
    /// Filing of a chronic disease (慢特病备案).
    ChronicFiling,
    /// Bills from outside the network (手工报销).
    Reimbursement,
    /// Filing for treatment elsewhere (异地就医、转诊备案).
    ReferralFiling,
    /// What is known of a person (查询).
    Query,
}

impl Does {
    /// Its words in packs and the interface.
    pub const WORDS: [(&'static str, Does); 6] = [
        ("identity", Does::Identity),
        ("coverage", Does::Coverage),
        ("chronic_filing", Does::ChronicFiling),
        ("reimbursement", Does::Reimbursement),
        ("referral_filing", Does::ReferralFiling),
        ("query", Does::Query),
    ];

    /// Its word in packs and the interface.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Does::WORDS.iter().find(|it| it.1 == self).map_or("", |it| it.0)
    }
}

/// A matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The group of matters that it belongs to.
    pub group: String,
    /// Who applies.
    pub applicant: Applicant,
    /// Levels that do it, the lowest first.
    pub done_at: Vec<Level>,
    /// Levels that take it in and hand it on, the lowest first.
    pub taken_in_at: Vec<Level>,
    /// Documents that everybody brings, by code.
    pub documents: Vec<String>,
    /// Documents that some bring, by code.
    pub documents_if: Vec<String>,
    /// Working days promised; 0 is done at once.
    pub limit_days: u32,
    /// Who decides.
    pub decides: String,
    /// What comes out.
    pub result: String,
    /// What it costs; matters of medical security cost nothing.
    pub fee: String,
    /// Clause or source.
    pub clause: String,
    /// Whether who took it in must not decide it.
    pub second_person: bool,
    /// The page on which it is done.
    pub does: Option<Does>,
    /// Whether something of it is not said by the source and was taken from elsewhere.
    pub assumed: bool,
}

impl Matter {
    /// Whether a level does it.
    #[must_use]
    pub fn is_done_at(&self, level: Level) -> bool {
        self.done_at.contains(&level)
    }

    /// Whether people may come with it to a desk of a level.
    #[must_use]
    pub fn is_offered_at(&self, level: Level) -> bool {
        self.is_done_at(level) || self.taken_in_at.contains(&level)
    }

    /// Whether it may lie at a level: offered there, or on its way to a level above that does it.
    #[must_use]
    pub fn may_lie_at(&self, level: Level) -> bool {
        let passes = self.taken_in_at.first().is_some_and(|it| *it < level)
            && self.done_at.iter().any(|it| *it > level);
        self.is_offered_at(level) || passes
    }

    /// The lowest level not below the given one that does it.
    #[must_use]
    pub fn next_that_does(&self, level: Level) -> Option<Level> {
        self.done_at.iter().copied().find(|it| *it >= level)
    }
}

impl Catalogue {
    /// A matter by its code.
    #[must_use]
    pub fn matter(&self, code: &str) -> Option<&Matter> {
        self.matters.iter().find(|it| it.code == code)
    }

    /// A document by its code.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|it| it.id == id)
    }

    /// How many matters a level does.
    #[must_use]
    pub fn done_at(&self, level: Level) -> usize {
        self.matters.iter().filter(|it| it.is_done_at(level)).count()
    }

    /// How many matters a level takes in and hands on.
    #[must_use]
    pub fn taken_in_at(&self, level: Level) -> usize {
        self.matters.iter().filter(|it| it.taken_in_at.contains(&level)).count()
    }
}
