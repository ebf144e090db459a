//! The receipt of a request (受理单), and the notice of what is missing (一次性告知书), to print.

use programme::matters::{Catalogue, Matter, Request, State, spaced};
use statement::{Receipt, StatementError, render_receipt_html, render_receipt_pdf};
use store::MatterRequest;

use super::act::find;
use super::kept::Detail;
use super::seat::Seat;
use super::{catalogue, kept, view};
use crate::error::{AppError, Fault};
use crate::queries::masked;
use crate::{App, Printed};

impl App {
    /// Prints the receipt of a request: as a notice of what is missing while documents are waited for.
    ///
    /// # Errors
    /// An unknown number, one of another place; when it cannot be set.
    pub async fn print_receipt(&self, id: &str, desk: &str, as_pdf: bool) -> Result<Printed, AppError> {
        let receipt = self.receipt(id, desk).await?;
        let set = move || match as_pdf {
            true => render_receipt_pdf(&receipt).map(|it| Printed::Pdf(it.bytes)),
            false => Ok(Printed::Html(render_receipt_html(&receipt).text)),
        };
        let failed =
            |error: StatementError| AppError::new(Fault::Ours, "APP-0016", error.to_string(), "请联系管理员");
        let joined = tokio::task::spawn_blocking(set).await;
        joined.map_err(|_| AppError::new(Fault::Ours, "APP-0016", "排版中断", "请重试"))?.map_err(failed)
    }

    /// What the receipt of a request says.
    ///
    /// # Errors
    /// As [`App::print_receipt`].
    pub async fn receipt(&self, id: &str, desk: &str) -> Result<Receipt, AppError> {
        let seat = Seat::read(desk)?;
        let region = self.region();
        let catalogue = catalogue::of(&region)?;
        let mut session = self.inner.store.read().await?;
        let row = find(&mut session, id, &seat).await?;
        let person = session.find_person(&row.person_id).await?;
        drop(session);
        let matter = catalogue::matter(catalogue, &row.matter)?;
        let (request, detail) = kept::read(&row)?;
        let due_on = view::standing(&region, &request, self.today()).2;
        let due = due_on.map_or_else(|| "材料补齐后起算".to_owned(), |it| format!("{it} 前"));
        let (name, number) =
            person.map_or_else(Default::default, |it| (it.name, masked(it.number.as_deref())));
        let pairs = [
            ("事项", matter.name.clone()),
            ("申请人", name),
            ("证件号码", number),
            ("代办对象", detail.behalf.clone()),
            ("受理日期", row.taken_on.to_string()),
            ("受理机构", format!("{}经办点", request.taken_level.name())),
            ("办理机构", matter.decides.clone()),
            ("承诺时限", limit(matter, &request)),
            ("办结日期", request.ended_on.map_or(due, |it| it.to_string())),
            ("办理结果", matter.result.clone()),
            ("收费", matter.fee.clone()),
            ("依据", matter.clause.clone()),
        ];
        let facts = pairs.into_iter().filter(|it| !it.1.is_empty()).map(|it| [it.0.to_owned(), it.1]);
        Ok(Receipt {
            title: if request.state == State::Waiting {
                "受理单暨一次性告知书"
            } else {
                "受理单"
            }
            .to_owned(),
            agency: format!("{}医疗保障局", region.engine.pack().name),
            number: spaced(&row.id),
            qr_text: qr_text(catalogue, &row),
            facts: facts.collect(),
            documents: documents(catalogue, matter, &request, &detail),
            notes: notes(catalogue, matter, &request),
        })
    }
}

/// The address of the progress page with the number, or the number alone.
fn qr_text(catalogue: &Catalogue, row: &MatterRequest) -> String {
    match catalogue.progress_url.as_str() {
        "" => row.id.clone(),
        url => format!("{url}?number={}", row.id),
    }
}

fn limit(matter: &Matter, request: &Request) -> String {
    match request.limit_days {
        0 => "当场办结".to_owned(),
        days if matter.assumed => format!("{days} 个工作日（暂定）"),
        days => format!("{days} 个工作日"),
    }
}

fn documents(catalogue: &Catalogue, matter: &Matter, request: &Request, detail: &Detail) -> Vec<[String; 3]> {
    let missing = request.missing(matter);
    let line = |id: &String| {
        let known = catalogue.document(id)?;
        let given = detail.given.iter().find(|it| it.document == *id);
        let state = match given {
            Some(it) if it.sha256.is_empty() => "已核验",
            Some(_) => "已收件",
            None if missing.contains(id) => "缺，请补",
            // Not everybody brings it.
            None => return None,
        };
        Some([known.name.clone(), known.form.clone(), state.to_owned()])
    };
    matter.documents.iter().chain(&matter.documents_if).filter_map(line).collect()
}

fn notes(catalogue: &Catalogue, matter: &Matter, request: &Request) -> Vec<String> {
    let mut notes = Vec::new();
    if request.state == State::Waiting {
        let days = catalogue.supply_within_days;
        notes.push(format!(
            "上面写“缺，请补”的材料一次性告知，请在 {days} 个工作日内补齐；补齐前时限暂停计算。"
        ));
    }
    notes.push(format!("下一步：{}。", view::next_step(matter, request)));
    notes.push(
        "查进度：在“办件进度查询”页面写受理编号和申请人证件号码最后四位，不用登录；也可到任一经办点查询。"
            .to_owned(),
    );
    notes.push("时限按工作日计算，受理当日不计。逾期未办的，可向医疗保障局投诉。".to_owned());
    notes
}
