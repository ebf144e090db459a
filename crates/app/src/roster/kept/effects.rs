//! What an approval does: coverage and identities end or begin, waivers, flags, refunds and subsidies are recorded,
//! money waits for a payment list, and settlements that come out differently are worked out again.
//!
//! **Knows:** how an effect becomes facts on two time axes. **Does not know:** which effects a problem has
//! (`roster::compare::effects_of`, kept with the problem).

use std::collections::BTreeSet;

use base::{Day, Fen};
use store::{Entitlement, Knowledge, PersonFile, RosterProblem, Writer};

use super::RosterDesk;
use super::found::{Detail, KeptEffect};
use super::queries::detail_of;
use crate::desk::Desk;
use crate::error::AppError;
use crate::late;
use crate::model::{AdjustmentView, PersonFact};

/// What an approval did.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct EffectsView {
    /// Effects carried out, by kind.
    pub done: Vec<String>,
    /// Effects that changed nothing, with the reason.
    pub without: Vec<String>,
    /// Settlements that came out differently.
    pub adjusted: Vec<AdjustmentView>,
}

/// What is to be done, after all that could be refused.
pub(super) struct Plan {
    person_id: String,
    detail: Detail,
}

impl RosterDesk {
    /// What an approval would do.
    pub(super) async fn plan_effects(
        &self,
        writer: &mut Writer,
        row: &RosterProblem,
    ) -> Result<Plan, AppError> {
        let detail = detail_of(row);
        let Some(person_id) = row.person_id.clone() else {
            let message = "名册的这一行还没有对上参保人，不能审批";
            return Err(AppError::state(message, "请先确认是谁（roster confirm），在下一轮比对后审批"));
        };
        if writer.find_person(&person_id).await?.is_none() {
            return Err(AppError::not_found("参保人", &person_id));
        }
        Ok(Plan { person_id, detail })
    }

    /// Does it, in the caller's transaction.
    pub(super) async fn apply_effects(
        &self,
        writer: &mut Writer,
        row: &RosterProblem,
        plan: Plan,
        operator: &str,
    ) -> Result<EffectsView, AppError> {
        let Plan { person_id, detail } = plan;
        let institutions = self.app.inner.institutions();
        let region = self.app.region();
        let now = self.app.inner.clock.now();
        let mut view = EffectsView::default();
        let mut touched = false;
        for effect in &detail.effects {
            let file = load(writer, &person_id).await?;
            let entitled = writer.load_entitlements(&[&person_id]).await?;
            let mut work = Work { desk: self, writer, row, detail: &detail, file, entitled, now: &now };
            match work.carry_out(effect).await? {
                Outcome::Done { facts } => {
                    view.done.push(effect.kind.clone());
                    touched |= facts;
                }
                Outcome::Nothing(why) => view.without.push(format!("{}：{why}", effect.kind)),
            }
        }
        let mut desk = Desk::new(&region, &institutions, now);
        let mut works = Vec::new();
        if touched {
            let cause = serde_json::json!({ "roster_problem": row.id, "code": row.code }).to_string();
            (view.adjusted, works) =
                late::recompute(&self.app.inner, writer, &mut desk, &person_id, None, &cause).await?;
        }
        let mut audit = self.app.audit("", operator, "roster.effects", &person_id);
        audit.detail = serde_json::json!({ "problem": row.id, "code": row.code, "done": view.done,
            "adjusted": view.adjusted.len() })
        .to_string();
        desk.batch.audits.push(audit);
        late::save(writer, &desk.batch, &works).await?;
        Ok(view)
    }
}

async fn load(writer: &mut Writer, person_id: &str) -> Result<PersonFile, AppError> {
    let mut found = writer.load_people(&[person_id], Knowledge::Current).await?;
    found.remove(person_id).ok_or_else(|| AppError::not_found("参保人", person_id))
}

pub(super) enum Outcome {
    Done { facts: bool },
    Nothing(&'static str),
}

/// One effect under way.
pub(super) struct Work<'a> {
    desk: &'a RosterDesk,
    pub(super) writer: &'a mut Writer,
    pub(super) row: &'a RosterProblem,
    detail: &'a Detail,
    pub(super) file: PersonFile,
    pub(super) entitled: Vec<Entitlement>,
    pub(super) now: &'a str,
}

impl Work<'_> {
    async fn carry_out(&mut self, effect: &KeptEffect) -> Result<Outcome, AppError> {
        match effect.kind.as_str() {
            "end_enrolment" => self.end_enrolment(effect.from).await,
            "end_flag" => self.end_flag(effect.from).await,
            "keep_waiver" => self.entitle("waiver", effect, Fen::ZERO).await,
            "waive" => self.waive(effect).await,
            "flag" => {
                let flagged = self.entitle("flag", effect, Fen::ZERO).await?;
                let named = self.identity(effect).await?;
                Ok(if matches!(named, Outcome::Done { .. }) { named } else { flagged })
            }
            "identity" => self.identity(effect).await,
            "refund" | "subsidise" => {
                let kind = if effect.kind == "refund" { "refund" } else { "subsidy" };
                let outcome = self.entitle(kind, effect, effect.amount_fen).await?;
                if matches!(outcome, Outcome::Done { .. }) {
                    self.pay(kind, effect).await?;
                }
                Ok(outcome)
            }
            "correct_identity" => Ok(Outcome::Nothing("名册信息由报送部门更正，已列入反馈")),
            "watch" => Ok(Outcome::Nothing("列入关注名单，下一轮再看")),
            _ => Ok(Outcome::Nothing("本程序不认识的处置，没有办理")),
        }
    }

    pub(super) fn source(&self) -> String {
        format!("名册问题 {} {}", self.row.id, self.row.code)
    }

    async fn record(&mut self, fact: PersonFact) -> Result<Outcome, AppError> {
        crate::people::write(self.writer, &self.file, &fact, self.now).await?;
        Ok(Outcome::Done { facts: true })
    }

    /// Coverage and everything with it ends with the month of `last`; what came before stands.
    async fn end_enrolment(&mut self, last: Day) -> Result<Outcome, AppError> {
        let person_id = self.file.person.id.clone();
        let ends = |until: Day| until > last;
        let open = self.file.coverage.iter().any(|it| ends(it.valid_until))
            || self.file.identities.iter().any(|it| ends(it.valid_until));
        self.shorten("waiver", last).await?;
        if !open {
            return Ok(Outcome::Nothing("参保已经中断"));
        }
        let source = self.source();
        self.record(PersonFact::Death { person_id, on: last, source }).await
    }

    /// The flag ends; so do the identities that no class in force gives any more.
    async fn end_flag(&mut self, last: Day) -> Result<Outcome, AppError> {
        let shortened = self.shorten("flag", last).await?;
        let rules = &self.desk.rules;
        let kept: BTreeSet<&str> = rules
            .classes
            .iter()
            .filter(|it| self.detail.classes.contains(&it.id))
            .map(|it| it.identity.as_str())
            .collect();
        let given: BTreeSet<&str> = rules.classes.iter().map(|it| it.identity.as_str()).collect();
        let ending: BTreeSet<String> = self
            .file
            .identities
            .iter()
            .filter(|it| it.valid_until > last && given.contains(it.identity.as_str()))
            .map(|it| it.identity.clone())
            .filter(|it| !kept.contains(it.as_str()))
            .collect();
        if ending.is_empty() {
            return Ok(if shortened {
                Outcome::Done { facts: false }
            } else {
                Outcome::Nothing("标识已经结束")
            });
        }
        for identity in ending {
            let (person_id, source) = (self.file.person.id.clone(), self.source());
            self.record(PersonFact::IdentityEnds { person_id, identity, until: last, source }).await?;
        }
        Ok(Outcome::Done { facts: true })
    }

    /// A waiver makes somebody insured who is not.
    async fn waive(&mut self, effect: &KeptEffect) -> Result<Outcome, AppError> {
        let outcome = self.entitle("waiver", effect, Fen::ZERO).await?;
        let covers = |it: &&store::Coverage| it.valid_from <= effect.until && effect.from <= it.valid_until;
        if self.file.coverage.iter().any(|it| covers(&it)) {
            return Ok(outcome);
        }
        let region = self.desk.app.region();
        let words = region.values("insurance").unwrap_or_default();
        let insurance = words.iter().find(|it| it.contains("居民")).or_else(|| words.first());
        let fact = PersonFact::Coverage {
            person_id: self.file.person.id.clone(),
            insurance: insurance.map_or("居民", String::as_str).to_owned(),
            status: String::new(),
            attributes: Default::default(),
            from: effect.from,
            until: Some(effect.until),
            source: self.source(),
        };
        self.record(fact).await
    }

    async fn identity(&mut self, effect: &KeptEffect) -> Result<Outcome, AppError> {
        let class =
            effect.class.as_ref().and_then(|id| self.desk.rules.classes.iter().find(|it| it.id == *id));
        let Some(class) = class else { return Ok(Outcome::Nothing("没有身份类别")) };
        let region = self.desk.app.region();
        if region.values("identity").is_some_and(|it| !it.contains(&class.identity)) {
            return Ok(Outcome::Nothing("规则包的身份里没有这一类"));
        }
        let same = |it: &store::Identity| {
            it.identity == class.identity && it.valid_from <= effect.from && it.valid_until >= effect.until
        };
        if self.file.identities.iter().any(same) {
            return Ok(Outcome::Nothing("身份已经登记"));
        }
        let fact = PersonFact::Identity {
            person_id: self.file.person.id.clone(),
            identity: class.identity.clone(),
            from: effect.from,
            until: Some(effect.until),
            source: self.source(),
        };
        self.record(fact).await
    }
}
