//! A request of somebody for a matter, and what each command makes of it.
//!
//! **Invariant:** states change only along [`super::TABLE`]; a refused command changes nothing.

use base::Day;

use super::Level;
use super::catalogue::{Catalogue, Matter};
use super::state::{Act, State, follows};
use crate::calendar::Calendar;
use crate::deadline::{Deadline, Pause};

/// A document that was brought: seen at the desk, or uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Code of the document.
    pub document: String,
    /// Hash of the uploaded bytes; empty when it was only seen.
    pub sha256: String,
}

/// What was asked for, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The day.
    pub on: Day,
    /// Codes of the documents.
    pub documents: Vec<String>,
    /// The day on which the last of them came.
    pub supplied_on: Option<Day>,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where it stands.
    pub state: State,
    /// Level of the desk that took it in.
    pub taken_level: Level,
    /// Level of the desk that has it.
    pub level: Level,
    /// Day of taking in.
    pub taken_on: Day,
    /// Working days promised on that day.
    pub limit_days: u32,
    /// Documents that are there.
    pub given: Vec<Given>,
    /// What was asked for.
    pub asked: Option<Asked>,
    /// Day on which it ended.
    pub ended_on: Option<Day>,
}

/// What a desk does with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Asks for missing documents, all at once.
    Ask(Vec<String>),
    /// Takes documents that were brought.
    Supply(Vec<Given>),
    /// Hands it to another level, with a reason.
    HandOver(Level, String),
    /// Done; what came out.
    Finish(String),
    /// Refused, with a reason.
    Refuse(String),
    /// Taken back by who applied, with a reason.
    Withdraw(String),
}

impl Command {
    /// What it is, without what is said.
    #[must_use]
    pub const fn act(&self) -> Act {
        match self {
            Command::Ask(_) => Act::Ask,
            Command::Supply(_) => Act::Supply,
            Command::HandOver(..) => Act::HandOver,
            Command::Finish(_) => Act::Finish,
            Command::Refuse(_) => Act::Refuse,
            Command::Withdraw(_) => Act::Withdraw,
        }
    }
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Stable code.
    pub code: &'static str,
    /// What is in the way.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

fn refuse<T>(code: &'static str, message: String, remedy: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { code, message, remedy: remedy.into() })
}

/// A reason that says something.
const SHORTEST_REASON: usize = 2;
const LONGEST_REASON: usize = 500;

fn reason_of(text: &str) -> Result<(), Refusal> {
    match text.trim().chars().count() {
        SHORTEST_REASON..=LONGEST_REASON => Ok(()),
        _ => refuse("PRG-0206", "没有写理由，或理由太长".to_owned(), "请写明理由，2 到 500 字"),
    }
}

impl Request {
    /// Takes a matter in at a level. Missing documents that everybody brings are asked for at once.
    ///
    /// # Errors
    /// When the level does not offer it, or a document is not one of the matter's.
    pub fn take_in(matter: &Matter, level: Level, on: Day, given: Vec<Given>) -> Result<Request, Refusal> {
        if !matter.is_offered_at(level) {
            let message = format!("{}不受理“{}”", level.name(), matter.name);
            let offers: Vec<&str> =
                Level::ALL.into_iter().filter(|it| matter.is_offered_at(*it)).map(Level::name).collect();
            return refuse("PRG-0201", message, format!("请到{}办理", offers.join("、")));
        }
        let mut request = Request {
            state: State::InHand,
            taken_level: level,
            level,
            taken_on: on,
            limit_days: matter.limit_days,
            given: Vec::new(),
            asked: None,
            ended_on: None,
        };
        request.add(matter, given)?;
        let missing = request.missing(matter);
        if !missing.is_empty() {
            request.ask(on, missing);
        }
        Ok(request)
    }

    /// Documents that everybody brings, or that were asked for, and that are not there.
    #[must_use]
    pub fn missing(&self, matter: &Matter) -> Vec<String> {
        let asked = self.asked.iter().flat_map(|it| &it.documents);
        let mut missing: Vec<String> = Vec::new();
        for id in matter.documents.iter().chain(asked) {
            if !self.given.iter().any(|it| it.document == *id) && !missing.contains(id) {
                missing.push(id.clone());
            }
        }
        missing
    }

    /// What was promised, and when the clock stood.
    #[must_use]
    pub fn deadline(&self) -> Deadline {
        let pauses = self.asked.iter().map(|it| Pause { from: it.on, until: it.supplied_on });
        Deadline { start: self.taken_on, limit_days: self.limit_days, pauses: pauses.collect() }
    }

    /// What becomes of it when a desk of a level does something on a day.
    ///
    /// # Errors
    /// Why that cannot be done. Nothing has changed then.
    pub fn act(
        &self,
        catalogue: &Catalogue,
        matter: &Matter,
        calendar: &Calendar,
        at: Level,
        on: Day,
        command: &Command,
    ) -> Result<Request, Refusal> {
        let act = command.act();
        if follows(self.state, act).is_empty() {
            let message = format!("这件事{}，不能再{}", self.state.name(), act.name());
            return refuse("PRG-0202", message, "请核对受理编号，或另行受理");
        }
        // What is brought, and a change of mind, may come to the desk where people first went.
        let by_applicant = matches!(act, Act::Supply | Act::Withdraw);
        if at != self.level && !(by_applicant && at == self.taken_level) {
            let message = format!("这件事现在在{}", self.level.name());
            return refuse("PRG-0203", message, format!("请由{}{}", self.level.name(), act.name()));
        }
        let mut next = self.clone();
        match command {
            Command::Ask(documents) => {
                self.may_ask(catalogue, matter, calendar, on, documents)?;
                next.ask(on, documents.clone());
            }
            Command::Supply(given) => {
                if given.is_empty() {
                    return refuse("PRG-0205", "没有写补了什么材料".to_owned(), "请勾选或上传材料");
                }
                next.add(matter, given.clone())?;
                if next.state == State::Waiting && next.missing(matter).is_empty() {
                    next.state = State::InHand;
                    if let Some(asked) = &mut next.asked {
                        asked.supplied_on = Some(on);
                    }
                }
            }
            Command::HandOver(to, reason) => {
                reason_of(reason)?;
                self.may_hand_over(matter, *to)?;
                next.level = *to;
            }
            Command::Finish(_) => {
                self.may_decide(matter, act)?;
                let missing = self.missing(matter);
                if !missing.is_empty() {
                    let message = format!("还缺{}", names(catalogue, &missing));
                    return refuse("PRG-0205", message, "请先补齐材料，或一次性告知");
                }
                next.end(State::Done, on);
            }
            Command::Refuse(reason) => {
                reason_of(reason)?;
                self.may_refuse(catalogue, matter, calendar, on)?;
                next.end(State::Refused, on);
            }
            Command::Withdraw(reason) => {
                reason_of(reason)?;
                next.end(State::Withdrawn, on);
            }
        }
        Ok(next)
    }

    fn ask(&mut self, on: Day, documents: Vec<String>) {
        self.asked = Some(Asked { on, documents, supplied_on: None });
        self.state = State::Waiting;
    }

    fn end(&mut self, state: State, on: Day) {
        self.state = state;
        self.ended_on = Some(on);
    }

    fn add(&mut self, matter: &Matter, given: Vec<Given>) -> Result<(), Refusal> {
        for it in given {
            if !matter.documents.contains(&it.document) && !matter.documents_if.contains(&it.document) {
                let message = format!("“{}”不用材料“{}”", matter.name, it.document);
                return refuse("PRG-0205", message, "请按事项清单里的材料代码填写");
            }
            self.given.retain(|known| known.document != it.document);
            self.given.push(it);
        }
        Ok(())
    }

    fn may_ask(
        &self,
        catalogue: &Catalogue,
        matter: &Matter,
        calendar: &Calendar,
        on: Day,
        documents: &[String],
    ) -> Result<(), Refusal> {
        if let Some(asked) = &self.asked {
            let message = format!("{} 已经一次性告知过", asked.on);
            return refuse(
                "PRG-0204",
                message,
                "不能要求再补；材料够的请办理，不符合条件的请写明理由不予办理",
            );
        }
        if calendar.working_days(self.taken_on, on) > catalogue.ask_within_days {
            let message = format!("受理已超过 {} 个工作日，视为材料齐全", catalogue.ask_within_days);
            return refuse("PRG-0204", message, "请按现有材料办理");
        }
        let unknown =
            documents.iter().find(|it| !matter.documents.contains(it) && !matter.documents_if.contains(it));
        if let Some(it) = unknown {
            let message = format!("“{}”不用材料“{it}”", matter.name);
            return refuse("PRG-0205", message, "只能要求事项清单里写明的材料");
        }
        match documents.iter().all(|it| self.given.iter().any(|known| known.document == *it)) {
            true => refuse("PRG-0205", "没有写缺什么材料".to_owned(), "请写明还缺的材料，一次写全"),
            false => Ok(()),
        }
    }

    fn may_hand_over(&self, matter: &Matter, to: Level) -> Result<(), Refusal> {
        if to == self.level {
            return refuse("PRG-0207", format!("这件事已经在{}", to.name()), "请选另一级");
        }
        if !matter.may_lie_at(to) {
            let message = format!("{}不办“{}”", to.name(), matter.name);
            return refuse("PRG-0207", message, "请按事项清单移交给办理或受理它的一级");
        }
        Ok(())
    }

    fn may_decide(&self, matter: &Matter, act: Act) -> Result<(), Refusal> {
        if matter.is_done_at(self.level) {
            return Ok(());
        }
        let message = format!("{}只受理“{}”，不能{}", self.level.name(), matter.name, act.name());
        let next = matter.next_that_does(self.level).map_or("", Level::name);
        refuse("PRG-0208", message, format!("请移交给{next}"))
    }

    fn may_refuse(
        &self,
        catalogue: &Catalogue,
        matter: &Matter,
        calendar: &Calendar,
        on: Day,
    ) -> Result<(), Refusal> {
        let Some(asked) = self.asked.as_ref().filter(|_| self.state == State::Waiting) else {
            return self.may_decide(matter, Act::Refuse);
        };
        // Who only takes in may close what was never completed: there is nothing to hand on.
        if calendar.working_days(asked.on, on) <= catalogue.supply_within_days {
            let message =
                format!("{} 才告知补材料，还在 {} 个工作日内", asked.on, catalogue.supply_within_days);
            return refuse("PRG-0209", message, "请等材料补齐或期满");
        }
        Ok(())
    }
}

fn names(catalogue: &Catalogue, ids: &[String]) -> String {
    let name = |id: &String| catalogue.document(id).map_or_else(|| id.clone(), |it| it.name.clone());
    ids.iter().map(name).collect::<Vec<_>>().join("、")
}
