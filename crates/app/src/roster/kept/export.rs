//! Files that leave: work lists (one sheet a township), the answer to a sender in its own layout, payment lists.
//!
//! **Knows:** titles and columns. **Does not know:** where files go.

use std::collections::HashMap;

use base::{Day, Fen};
use intake::write::{OutColumn, ReturnedSheet, WriteError, XlsxWriter, write_returned};
use intake::{Recognised, Table, read_file, recognise};
use roster::round::Standing;
use store::{ProblemFilter, RosterProblem};

use super::found::{age_of, stage_of};
use super::queries::detail_of;
use super::round_view::standing_of;
use super::{RosterDesk, heavy};
use crate::error::{AppError, Fault};

impl From<WriteError> for AppError {
    fn from(error: WriteError) -> AppError {
        AppError::new(Fault::Ours, "APP-0104", error.to_string(), "没有导出文件；请重试")
    }
}

impl RosterDesk {
    /// The work list of a filter as a workbook, one sheet a township.
    ///
    /// # Errors
    /// The store's failure, or the workbook's.
    pub async fn work_list(&self, filter: &ProblemFilter) -> Result<Vec<u8>, AppError> {
        self.work_list_for(filter, true).await
    }

    /// The work list with identity numbers in full, or masked for readers who may not see them.
    ///
    /// # Errors
    /// The store's failure, or the workbook's.
    pub async fn work_list_for(
        &self,
        filter: &ProblemFilter,
        shows_numbers: bool,
    ) -> Result<Vec<u8>, AppError> {
        let names = self.held.read().await.places.clone();
        let (rules, today) = (std::sync::Arc::clone(&self.rules), self.app.today());
        let mut rows: Vec<RosterProblem> = Vec::new();
        let mut session = self.app.inner.store.read().await?;
        session.for_each_roster_problem(filter, |it| rows.push(it)).await?;
        drop(session);
        heavy(move || {
            let columns = [
                OutColumn::count("编号"),
                OutColumn::text("乡镇（街道）", 14),
                OutColumn::text("村（社区）", 16),
                OutColumn::text("姓名", 10),
                OutColumn::text("身份证号", 21),
                OutColumn::text("问题", 30),
                OutColumn::text("年龄段", 11),
                OutColumn::yuan("应退金额（元）"),
                OutColumn::text("进度", 10),
                OutColumn::text("期限", 12),
                OutColumn::text("是否逾期", 10),
                OutColumn::text("怎么整改", 50),
                OutColumn::text("要什么凭证", 24),
                OutColumn::text("整改情况", 30),
            ];
            // What repeats for each rule is made once.
            let mut told: HashMap<String, [String; 3]> = HashMap::new();
            let mut writer = XlsxWriter::new();
            let mut open: Option<String> = None;
            for row in &rows {
                if open.as_ref() != Some(&row.township) {
                    let name = names.township(&row.township);
                    let name = if name.is_empty() { "乡镇不明" } else { name };
                    let title = format!("{name}参保问题整改清单（{today}）");
                    writer.sheet(name, Some(&title), &columns)?;
                    open = Some(row.township.clone());
                }
                let words = told.entry(row.code.clone()).or_insert_with(|| {
                    let rule = rules.problem(&row.code).map(|it| &rules.problems[it]);
                    [
                        rules.name_of(&row.code),
                        rule.map_or_else(String::new, |it| it.remedy.clone()),
                        rule.map_or_else(String::new, |it| it.evidence.join("、")),
                    ]
                });
                let is_late = row.stage < 2 && row.due.is_some_and(|due: Day| due < today);
                let due = row.due.map(|it| it.to_string()).unwrap_or_default();
                let (id, amount) = (row.id.to_string(), Fen(row.amount_fen).to_string());
                let number =
                    if shows_numbers { row.number.clone() } else { super::wire::masked(&row.number) };
                writer.row(&[
                    id.as_str(),
                    names.township(&row.township),
                    &row.village,
                    &row.name,
                    &number,
                    &words[0],
                    age_of(row.age_band).word(),
                    if row.amount_fen == 0 { "" } else { &amount },
                    stage_of(row.stage).word(),
                    &due,
                    if is_late { "逾期" } else { "" },
                    &words[1],
                    &words[2],
                    "",
                ])?;
            }
            Ok(writer.finish()?)
        })
        .await?
    }

    /// The answer to a sender for one of its files of the last round or the one before, in its own layout: name of
    /// the file to return and its bytes.
    ///
    /// # Errors
    /// An unknown file; evidence that was changed; the store's failure.
    pub async fn feedback(&self, file: i64) -> Result<(String, Vec<u8>), AppError> {
        let mut session = self.app.inner.store.read_snapshot().await?;
        let files = session.list_roster_files(Some(file + 1), 1).await?;
        let Some(found) = files.into_iter().find(|it| it.id == file) else {
            return Err(AppError::not_found("名册文件", &file.to_string()));
        };
        let last = session.list_roster_rounds().await?.first().map_or(0, |it| it.number);
        let mut told: HashMap<u32, Vec<String>> = HashMap::new();
        let rules = std::sync::Arc::clone(&self.rules);
        session
            .for_each_roster_problem(&ProblemFilter::default(), |problem| {
                let standing = standing_of(problem.standing);
                // Present ones by the last round's rows; cured ones by the rows of the round that saw them last.
                let counts = problem.seen_round == last
                    || standing == Standing::Cured && problem.seen_round + 1 == last;
                if !counts {
                    return;
                }
                for row in detail_of(&problem).rows.iter().filter(|it| it.file == file) {
                    let remedy = rules.problem(&problem.code).map(|it| rules.problems[it].remedy.as_str());
                    let name = rules.name_of(&problem.code);
                    let words = match (standing, remedy) {
                        (Standing::Cured, _) | (_, None) => format!("{}：{name}", standing.word()),
                        (_, Some(remedy)) => format!("{}：{name}。{remedy}", standing.word()),
                    };
                    told.entry(row.row).or_default().push(words);
                }
            })
            .await?;
        drop(session);
        let bytes = self.document(&found.sha256).await?;
        let mappings = self.mappings().await?;
        let returned = heavy(move || {
            let own: Vec<_> = mappings.into_iter().filter(|it| it.department == found.department).collect();
            let sheets = read_file(&found.name, bytes);
            let tables: Vec<&Table> = sheets.tables.iter().filter(|it| !it.is_empty()).collect();
            let recognised: Vec<Recognised> =
                tables.iter().map(|it| recognise(&found.name, it, &own)).collect();
            let added = [OutColumn::text("医保局比对结果", 60)];
            let mut first = 0_u32;
            let mut results: Vec<Box<dyn Fn(usize) -> Vec<String> + '_>> = Vec::new();
            for table in &tables {
                let told = &told;
                let start = first;
                results.push(Box::new(move |row| {
                    let row = start.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
                    told.get(&row).map(|it| vec![it.join("；")]).unwrap_or_default()
                }));
                first = first.saturating_add(u32::try_from(table.len()).unwrap_or(u32::MAX));
            }
            let returned: Vec<ReturnedSheet<'_>> = tables
                .iter()
                .zip(&recognised)
                .zip(&results)
                .map(|((table, recognised), results)| ReturnedSheet {
                    table,
                    recognised,
                    added: &added,
                    results,
                })
                .collect();
            write_returned(sheets.format, &returned).map(|it| (found.name.clone(), it))
        })
        .await??;
        Ok(returned)
    }

    /// A payment list as a workbook.
    ///
    /// # Errors
    /// An unknown or empty list; the store's failure.
    pub async fn payment_file(&self, list: i64) -> Result<Vec<u8>, AppError> {
        let lists = self.payment_lists(1_000).await?;
        let found = lists.into_iter().find(|it| it.id == list);
        let found = found.ok_or_else(|| AppError::not_found("支付名单", &list.to_string()))?;
        let mut session = self.app.inner.store.read_snapshot().await?;
        let lines = session.list_payment_lines(Some(list), &found.kind).await?;
        let mut people = HashMap::new();
        for some in lines.chunks(4_096) {
            let ids: Vec<&str> = some.iter().map(|it| it.person_id.as_str()).collect();
            people.extend(session.load_people(&ids, store::Knowledge::Current).await?);
        }
        drop(session);
        let held = self.held.read().await;
        let columns = [
            OutColumn::count("序号"),
            OutColumn::text("姓名", 10),
            OutColumn::text("身份证号", 21),
            OutColumn::text("乡镇（街道）", 14),
            OutColumn::text("村（社区）", 16),
            OutColumn::text("身份类别", 20),
            OutColumn::yuan("金额（元）"),
        ];
        let word = if found.kind == "refund" { "个人缴费退费" } else { "参保资助" };
        let title = format!("{word}名单 第 {list} 号：{} 人，{} 元", found.lines, Fen(found.amount_fen));
        let mut writer = XlsxWriter::new();
        writer.sheet(word, Some(&title), &columns)?;
        let mut sum = Fen::ZERO;
        for (at, line) in lines.iter().enumerate() {
            let person = people.get(&line.person_id).map(|it| &it.person);
            let class = self.rules.classes.iter().find(|it| it.id == line.class);
            sum += Fen(line.amount_fen);
            writer.row(&[
                (at + 1).to_string().as_str(),
                person.map_or("", |it| it.name.as_str()),
                person.and_then(|it| it.number.as_deref()).unwrap_or_default(),
                person.map_or("", |it| held.places.township(&it.region)),
                person.map_or("", |it| it.village.as_str()),
                class.map_or(line.class.as_str(), |it| it.name.as_str()),
                &Fen(line.amount_fen).to_string(),
            ])?;
        }
        if sum != Fen(found.amount_fen) {
            return Err(AppError::new(
                Fault::Ours,
                "APP-0105",
                "名单合计与明细不符",
                "请核对数据库是否被改动",
            ));
        }
        Ok(writer.finish()?)
    }
}
