//! Days in the spellings that lists use.

use base::Day;

use super::{ValueError, plain};
use crate::read::day_of_serial;

/// A day, or a month when the list says no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dated {
    /// To the day.
    Day(Day),
    /// To the month; the day is its first.
    Month(Day),
}

impl Dated {
    /// The day, or the first of the month: right for a beginning.
    #[must_use]
    pub fn first(self) -> Day {
        match self {
            Dated::Day(day) | Dated::Month(day) => day,
        }
    }

    /// The day, or the last of the month: right for an end.
    #[must_use]
    pub fn last(self) -> Day {
        match self {
            Dated::Day(day) => day,
            Dated::Month(first) => {
                let next = first.plus_days(31);
                next.plus_days(-i32::from(next.day_of_month()))
            }
        }
    }
}

/// Reads a day: `2020-01-05`, `2020/1/5`, `2020.1.5`, `20200105`, `2020年1月5日`, the serial number
/// of a spreadsheet (`43835`), each with a time of day if need be; a month: `2020年1月`, `2020-01`,
/// `202001`; `长期` and `至今` are the end of the calendar.
///
/// # Errors
/// When the year has two digits, there is no such day, or it is no date at all.
pub fn parse_date(text: &str) -> Result<Dated, ValueError> {
    if let Ok(day) = text.parse() {
        return Ok(Dated::Day(day));
    }
    let half = super::half_width(text.trim());
    // the time of day behind a date
    let date = match half.split_once(['T', ' ']) {
        Some((date, time)) if time.contains(':') => date,
        _ => half.as_ref(),
    };
    let date = plain(date);
    if matches!(date.as_ref(), "长期" | "至今" | "永久" | "长期有效") {
        return Ok(Dated::Day(Day::MAX));
    }
    let body = date.trim_end_matches(['日', '号']);
    if body.bytes().all(|b| b.is_ascii_digit()) {
        return digits(text, body);
    }
    // a serial number with its time of day
    if let Some((whole, part)) = body.split_once('.')
        && whole.len() == 5
        && part.bytes().all(|b| b.is_ascii_digit())
    {
        return digits(text, whole);
    }
    let separators = ['-', '/', '.', '年', '月', '－', '—', '、'];
    let body = body.trim_end_matches(['月', '.']);
    let parts: Vec<&str> = body.split(separators).collect();
    if !(2..=3).contains(&parts.len())
        || parts.iter().any(|it| it.is_empty() || !it.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(not_a_date(text));
    }
    if parts[0].len() <= 2 {
        return Err(short_year(text));
    }
    if parts[0].len() != 4 || parts[1..].iter().any(|it| it.len() > 2) {
        return Err(not_a_date(text));
    }
    let number = |it: &str| it.parse::<i16>().unwrap_or(0);
    whole(text, number(parts[0]), number(parts[1]), parts.get(2).map(|it| number(it)))
}

/// Eight, six or five digits without separators.
fn digits(text: &str, body: &str) -> Result<Dated, ValueError> {
    let part = |from: usize, to: usize| body[from..to].parse::<i16>().unwrap_or(0);
    match body.len() {
        8 => whole(text, part(0, 4), part(4, 6), Some(part(6, 8))),
        6 if matches!(part(0, 2), 19 | 20) && (1..=12).contains(&part(4, 6)) => {
            whole(text, part(0, 4), part(4, 6), None)
        }
        6 => Err(short_year(text)),
        // 1927-05-18 to 2119-01-11: shorter and longer numbers are something else
        5 if (10_000..=80_000).contains(&body.parse::<i32>().unwrap_or(0)) => {
            body.parse().ok().and_then(day_of_serial).map(Dated::Day).ok_or_else(|| not_a_date(text))
        }
        _ => Err(not_a_date(text)),
    }
}

fn whole(text: &str, year: i16, month: i16, day: Option<i16>) -> Result<Dated, ValueError> {
    let small = |it: i16| i8::try_from(it).unwrap_or(0);
    let found = Day::new(year, small(month), day.map_or(1, small)).map_err(|_| {
        let message = format!("“{text}”不是存在的日期");
        ValueError::new("INT-0403", message, "请核对原始材料后改正，如 2020-01-05")
    })?;
    Ok(if day.is_some() { Dated::Day(found) } else { Dated::Month(found) })
}

fn not_a_date(text: &str) -> ValueError {
    ValueError::new("INT-0401", format!("“{text}”不是日期"), "请写成 2020-01-05 或 2020年1月5日")
}

fn short_year(text: &str) -> ValueError {
    let message = format!("“{text}”的年份只有两位，分不清是哪个世纪");
    ValueError::new("INT-0402", message, "请把年份写成四位，如 2020-01-05")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings() {
        for (text, expected) in [
            ("2020-01-05", Ok("2020-01-05")),
            ("2020/1/5", Ok("2020-01-05")),
            ("2020.1.5", Ok("2020-01-05")),
            ("2020.01.05.", Ok("2020-01-05")),
            ("20200105", Ok("2020-01-05")),
            ("2020年1月5日", Ok("2020-01-05")),
            (" ２０２０年０１月０５日 ", Ok("2020-01-05")),
            ("2020 年 1 月 5 日", Ok("2020-01-05")),
            ("2020-01-05 00:00:00", Ok("2020-01-05")),
            ("2020/1/5 0:00", Ok("2020-01-05")),
            ("2020-01-05T08:30:00", Ok("2020-01-05")),
            ("43835", Ok("2020-01-05")),
            ("43835.5", Ok("2020-01-05")),
            ("长期", Ok("9999-12-31")),
            ("20-1-5", Err("INT-0402")),
            ("200105", Ok("2001-05-01")),
            ("991305", Err("INT-0402")),
            ("2023-02-29", Err("INT-0403")),
            ("20201305", Err("INT-0403")),
            ("2020年13月", Err("INT-0403")),
            ("1/5/2020", Err("INT-0402")),
            ("12345678901", Err("INT-0401")),
            ("1234", Err("INT-0401")),
            ("不详", Err("INT-0401")),
            ("", Err("INT-0401")),
        ] {
            let found = parse_date(text).map(|it| it.first().to_string()).map_err(|it| it.code);
            assert_eq!(found, expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn months_have_a_first_and_a_last_day() {
        for (text, last) in [
            ("2020年2月", "2020-02-29"),
            ("202001", "2020-01-31"),
            ("2020-12", "2020-12-31"),
            ("2021.2", "2021-02-28"),
        ] {
            let month = parse_date(text).unwrap();
            assert!(matches!(month, Dated::Month(_)), "{text}");
            assert_eq!(month.first().day_of_month(), 1);
            assert_eq!(month.last().to_string(), last);
        }
    }

    proptest! {
        #[test]
        fn every_spelling_of_a_day_is_that_day(days in 10_000_i32..80_000) {
            let day = day_of_serial(days).unwrap();
            let (y, m, d) = (day.year(), day.month(), day.day_of_month());
            for text in [
                day.to_string(), format!("{y}/{m}/{d}"), format!("{y}.{m}.{d}"), format!("{y}{m:02}{d:02}"),
                format!("{y}年{m}月{d}日"), days.to_string(),
            ] {
                prop_assert_eq!(parse_date(&text), Ok(Dated::Day(day)), "{}", text);
            }
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,20}") {
            let _ = parse_date(&text);
        }
    }
}
