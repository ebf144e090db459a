//! The notebook: an opened extract, its queue, and what the doctor does with them.

use std::path::{Path, PathBuf};

use app::field::{Extract, Field};
use app::model::{NewVisit, SettleRequest, SettlementView};
use base::Day;
use serde::Serialize;

use crate::error::OutpostError;
use crate::event::{Event, Item, ItemState, apply, items_of};
use crate::figures::Figures;
use crate::queue::Queue;
use crate::seal::{Secret, open};

/// A bill as the doctor writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// The doctor's own number: the same number is the same bill, however often it is entered.
    pub number: String,
    /// The institution; the only one of the extract when empty.
    pub institution_id: String,
    /// Who settles.
    pub operator: String,
    /// The visit; its person may be given by identity number.
    pub visit: NewVisit,
}

/// What is handed to the person.
#[derive(Debug, Clone, Serialize)]
pub struct Slip {
    /// Number of the provisional settlement.
    pub number: String,
    /// Follows from everything in the queue; empty for a preview.
    pub check_code: String,
    /// The doctor's number of the bill.
    pub bill: String,
    /// Name of the person.
    pub name: String,
    /// Day.
    pub on: Day,
    /// Amounts.
    pub figures: Figures,
    /// Whether it was entered before.
    pub is_known: bool,
}

/// An opened extract with its queue.
#[derive(Debug)]
pub struct Notebook {
    extract: Extract,
    field: Field,
    queue: Queue,
    items: Vec<Item>,
}

/// The queue's file beside an extract's.
fn queue_path(extract: &Path) -> PathBuf {
    let mut name = extract.as_os_str().to_owned();
    name.push(".queue");
    PathBuf::from(name)
}

impl Notebook {
    /// Opens an extract and its queue, which lies beside it.
    ///
    /// # Errors
    /// A file that cannot be read, opened or trusted; a queue that another program has open.
    pub fn open(path: &Path, secret: &Secret) -> Result<Notebook, OutpostError> {
        let bytes = std::fs::read(path).map_err(OutpostError::disk(path))?;
        let (extract, cipher) = open(&bytes, secret, path)?;
        let queue_path = queue_path(path);
        let (queue, events) = Queue::open(&queue_path, cipher, &extract.id)?;
        let field = Field::open(&extract)?;
        let changed =
            || OutpostError::Changed { path: queue_path.display().to_string(), record: events.len() as u64 };
        let items = items_of(&events).ok_or_else(changed)?;
        Ok(Notebook { extract, field, queue, items })
    }

    /// The extract.
    #[must_use]
    pub fn extract(&self) -> &Extract {
        &self.extract
    }

    /// Rules and people.
    #[must_use]
    pub fn field(&self) -> &Field {
        &self.field
    }

    /// What was settled, in order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Item of a number.
    pub(crate) fn item(&self, number: u64) -> Result<&Item, OutpostError> {
        let at = usize::try_from(number).ok().and_then(|it| it.checked_sub(1));
        at.and_then(|it| self.items.get(it)).ok_or_else(|| {
            OutpostError::state(format!("队列里没有第 {number} 笔"), "请用 mingbai outpost status 查看")
        })
    }

    /// Records an event: on the disk first, then here.
    pub(crate) fn record(&mut self, event: &Event) -> Result<(), OutpostError> {
        let mut items = self.items.clone();
        apply(&mut items, event).ok_or_else(|| {
            OutpostError::state("这一笔不在可以这样处理的状态", "请用 mingbai outpost status 查看")
        })?;
        self.queue.append(event)?;
        self.items = items;
        Ok(())
    }

    /// What a bill would come to; nothing is recorded.
    ///
    /// # Errors
    /// As [`Notebook::settle`].
    pub fn preview(&self, bill: Bill, at: &str, today: Day) -> Result<Slip, OutpostError> {
        let (request, view) = self.decide(bill.clone(), at, today)?;
        self.slip(&bill.number, &request, &view, String::new(), String::new(), false)
    }

    /// Settles a bill provisionally. When this returns it is on the disk; the same bill again gives the same slip.
    ///
    /// # Errors
    /// An extract that has expired; somebody who is not in it; what rules say against it; a bill number that was
    /// used for something else.
    pub fn settle(&mut self, bill: Bill, at: &str, today: Day) -> Result<Slip, OutpostError> {
        if bill.number.is_empty() {
            return Err(OutpostError::state(
                "没有单据号",
                "请给每张单据一个自己的号（--bill），重复执行时用同一个",
            ));
        }
        if let Some(known) = self.items.iter().find(|it| it.bill == bill.number) {
            let again = self.request(&bill, known.number)?;
            if again.visit != known.request.visit || again.institution_id != known.request.institution_id {
                let message = format!("单据号 {} 已经用于另一张单据", bill.number);
                return Err(OutpostError::state(message, "新的单据请换新的号"));
            }
            let number = number_of(&self.extract.id, known.number);
            return self.slip(
                &known.bill,
                &known.request,
                &known.view,
                number,
                self.queue.check_code(),
                true,
            );
        }
        let (request, view) = self.decide(bill.clone(), at, today)?;
        let number = number_of(&self.extract.id, self.items.len() as u64 + 1);
        let event = Event::Settled {
            bill: bill.number.clone(),
            request: request.clone(),
            view: view.clone(),
            at: at.to_owned(),
        };
        self.record(&event)?;
        self.slip(&bill.number, &request, &view, number, self.queue.check_code(), false)
    }

    fn decide(
        &self,
        bill: Bill,
        at: &str,
        today: Day,
    ) -> Result<(SettleRequest, SettlementView), OutpostError> {
        if today > self.extract.expires_on {
            return Err(OutpostError::Expired(self.extract.expires_on));
        }
        let request = self.request(&bill, self.items.len() as u64 + 1)?;
        if let Some(on) = request.settled_on.filter(|it| *it < self.extract.made_on) {
            let message = format!("就诊日 {on} 早于数据包的日期 {}", self.extract.made_on);
            return Err(OutpostError::state(message, "数据包里没有那时的累计；请在有网络时补办"));
        }
        let counts = self.items.iter().filter(|it| it.state.counts());
        let earlier: Vec<SettleRequest> = counts.map(|it| it.request.clone()).collect();
        let view = self.field.settle(&earlier, &request, at, today)?;
        Ok((request, view))
    }

    /// What is posted for a bill that becomes item `number`.
    fn request(&self, bill: &Bill, number: u64) -> Result<SettleRequest, OutpostError> {
        let institution_id = match (bill.institution_id.as_str(), self.extract.institutions.as_slice()) {
            ("", [only]) => only.id.clone(),
            ("", _) => {
                let ids: Vec<&str> = self.extract.institutions.iter().map(|it| it.id.as_str()).collect();
                let remedy = format!("请用 --institution 指定：{}", ids.join("、"));
                return Err(OutpostError::state("数据包里有几家机构", remedy));
            }
            (id, known) if known.iter().any(|it| it.id == id) => id.to_owned(),
            (id, _) => return Err(OutpostError::state(format!("数据包没有发给机构 {id}"), "请核对机构编号")),
        };
        let mut visit = bill.visit.clone();
        if let Some(file) = self.field.find(&visit.person_id) {
            visit.person_id.clone_from(&file.person.id);
        } else if base::PersonNumber::parse(&visit.person_id).is_ok() {
            // The number is not repeated in messages.
            let remedy = "只能结算本村的参保人；请核对证件，或让其到有网络的机构结算";
            return Err(OutpostError::state("数据包里没有这个证件号码的人", remedy));
        }
        let number = number_of(&self.extract.id, number);
        visit.id = Some(number.clone());
        Ok(SettleRequest {
            institution_id,
            message_id: number,
            operator: bill.operator.clone(),
            visit_id: None,
            settled_on: visit.discharged_on.or(visit.admitted_on),
            visit: Some(visit),
        })
    }

    fn slip(
        &self,
        bill: &str,
        request: &SettleRequest,
        view: &SettlementView,
        number: String,
        check_code: String,
        is_known: bool,
    ) -> Result<Slip, OutpostError> {
        let figures =
            Figures::of(view).map_err(|it| OutpostError::Refused(format!("计算结果读不出：{it}")))?;
        let person = request.visit.as_ref().and_then(|it| self.field.people().get(&it.person_id));
        Ok(Slip {
            number,
            check_code,
            bill: bill.to_owned(),
            name: person.map_or_else(String::new, |it| it.person.name.clone()),
            on: view.settled_on,
            figures,
            is_known,
        })
    }

    /// How many wait to be posted, and how many for a decision.
    #[must_use]
    pub fn waiting(&self) -> (usize, usize) {
        let queued = self.items.iter().filter(|it| it.state == ItemState::Queued).count();
        (queued, self.items.iter().filter(|it| it.state.is_conflict()).count())
    }
}

/// The number of an item, which is also that of its message and visit.
pub(crate) fn number_of(extract: &str, number: u64) -> String {
    format!("OP-{extract}-{number:04}")
}
