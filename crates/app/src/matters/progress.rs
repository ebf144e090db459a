//! Progress for everybody who has a receipt: no sign-in, nothing personal.

use base::Day;
use programme::matters::{ReceiptError, read_receipt_number, spaced};
use serde::Serialize;
use store::Attempt;
use utoipa::ToSchema;

use super::view::{next_step, standing};
use super::{catalogue, kept};
use crate::App;
use crate::accounts::lockout::{in_words, wait_seconds};
use crate::accounts::random::sha256;
use crate::accounts::settings::LockoutSettings;
use crate::error::{AppError, Fault};

/// How far a request has come. Names neither person nor matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProgressView {
    /// The number in groups.
    pub spaced: String,
    /// `in_hand`, `waiting`, `done`, `refused`, `withdrawn`.
    pub state: String,
    /// Its Chinese name.
    pub state_name: String,
    /// What happens next.
    pub next: String,
    /// Day of taking in.
    #[schema(value_type = String, format = Date)]
    pub taken_on: Day,
    /// Working days promised.
    pub limit_days: u32,
    /// Day by which it will be done; nothing while documents are missing.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Day>,
    /// Day on which it ended.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Day>,
}

/// The same answer whether the number or the digits are wrong.
fn unknown() -> AppError {
    let remedy = "请核对受理单上的编号，和申请人证件号码的最后四位";
    AppError::new(Fault::NotFound, "APP-1203", "没有查到这一件", remedy)
}

/// Four digits are soon guessed: after some that are wrong for one number, whoever asks must wait.
const GUESSES: LockoutSettings =
    LockoutSettings { failures: 5, first_seconds: 60, longest_seconds: 3_600, memory_hours: 24 };

/// Last four characters of a number, as somebody would type them.
fn last_four(text: &str) -> String {
    let chars: Vec<char> = text.trim().to_uppercase().chars().collect();
    chars[chars.len().saturating_sub(4)..].iter().collect()
}

impl App {
    /// How far a request has come, for who knows its number and the last four characters of the person's identity
    /// number (of our own number, where there is none).
    ///
    /// # Errors
    /// A number with a slip in it; one that is unknown, or whose last four characters are others; guesses.
    pub async fn matter_progress(&self, number: &str, digits: &str) -> Result<ProgressView, AppError> {
        let number = read_receipt_number(number).map_err(|it| match it {
            ReceiptError::Form => AppError::input("number", "受理编号应为 13 位数字", "编号印在受理单上"),
            ReceiptError::CheckDigit => {
                AppError::input("number", "受理编号有一位写错了", "请对着受理单再写一遍")
            }
        })?;
        let digits = digits.trim().to_uppercase();
        if digits.chars().count() != 4 || !digits.chars().all(|it| it.is_ascii_alphanumeric()) {
            let remedy = "没有身份证号的，写参保人编号的最后四位";
            return Err(AppError::input("digits", "请写证件号码的最后四位", remedy));
        }
        let key = sha256(&format!("progress:{number}"));
        self.guess_at_progress(&key).await?;
        let region = self.region();
        let catalogue = catalogue::of(&region)?;
        let mut session = self.inner.store.read().await?;
        let row = session.find_matter_request(&number).await?.ok_or_else(unknown)?;
        let person = session.find_person(&row.person_id).await?.ok_or_else(unknown)?;
        drop(session);
        let own = person.number.as_deref().filter(|it| !it.is_empty()).unwrap_or(&person.id);
        if last_four(own) != digits {
            return Err(unknown());
        }
        self.inner.store.forgive(&key).await?;
        let matter = catalogue::matter(catalogue, &row.matter).map_err(|_| unknown())?;
        let (request, _) = kept::read(&row)?;
        let due_on = standing(&region, &request, self.today()).2;
        Ok(ProgressView {
            spaced: spaced(&row.id),
            state_name: request.state.name().to_owned(),
            next: next_step(matter, &request),
            limit_days: request.limit_days,
            due_on: due_on.filter(|_| !request.state.has_ended()),
            state: row.state,
            taken_on: row.taken_on,
            ended_on: row.ended_on,
        })
    }

    /// Counts a look at a number before it is made, whether there is such a number or not.
    async fn guess_at_progress(&self, key: &str) -> Result<(), AppError> {
        let now = self.inner.clock.unix_seconds();
        let memory = GUESSES.memory_hours * 3_600;
        match self.inner.store.begin_attempt(key, now, memory, |it| wait_seconds(&GUESSES, it)).await? {
            Attempt::Allowed { .. } => Ok(()),
            Attempt::LockedUntil(until) => {
                let message = format!("这个编号连续几次都没有查对，{} 内不能再查", in_words(until - now));
                let remedy = "请稍候，对着受理单和证件再查；也可到任一经办点查询";
                Err(AppError::new(Fault::TooMany, "APP-1206", message, remedy))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::last_four;

    #[test]
    fn the_last_four_as_typed() {
        for (text, expected) in
            [("99010019540301002x", "002X"), ("P12", "P12"), ("", ""), ("示例一二三", "例一二三")]
        {
            assert_eq!(last_four(text), expected);
        }
    }
}
