//! What can be said against a filing: values in, a refusal out.

use base::Day;
use store::{Filing, PersonFile};

use super::{CHRONIC, NewFiling};
use crate::error::{AppError, Fault};
use crate::region::Region;

/// Checks a filing against the pack, the person and what is filed already.
pub fn check(region: &Region, file: &PersonFile, known: &[Filing], new: &NewFiling) -> Result<(), AppError> {
    if new.until < new.from {
        let message = format!("结束日期 {} 早于开始日期 {}", new.until, new.from);
        return Err(AppError::input("enddate", message, "请核对日期"));
    }
    if new.kind == CHRONIC {
        let rules = region.filings.chronic.as_ref().ok_or_else(|| {
            AppError::new(
                Fault::State,
                "APP-0052",
                "本地规则包没有慢特病备案的规则",
                "请联系医保局（规则包的 filings.toml）",
            )
        })?;
        if !rules.diseases.contains(&new.subject) {
            let message = format!("没有病种“{}”", new.subject);
            return Err(AppError::input(
                "opsp_dise_code",
                message,
                format!("本地可备案：{}", rules.diseases.join("、")),
            ));
        }
    }
    let is_covered = file
        .coverage
        .iter()
        .any(|it| it.known_until.is_none() && it.valid_from <= new.until && new.from <= it.valid_until);
    if !is_covered {
        let message = format!("{} 在 {} 以后没有参保记录", file.person.id, new.from);
        return Err(AppError::new(
            Fault::State,
            "APP-0010",
            message,
            "请核对参保状态；已参保的请先补录参保信息",
        ));
    }
    let same = known.iter().find(|it| {
        it.known_until.is_none()
            && it.subject == new.subject
            && it.valid_from <= new.until
            && new.from <= it.valid_until
    });
    match same {
        None => Ok(()),
        Some(it) => {
            let until =
                if it.valid_until == Day::MAX { "长期".to_owned() } else { it.valid_until.to_string() };
            let message = format!("已有备案 {}（{} 至 {until}），日期重叠", it.id, it.valid_from);
            Err(AppError::new(Fault::State, "APP-0053", message, "不需要重复备案；需要更改的请先撤销原备案"))
        }
    }
}
