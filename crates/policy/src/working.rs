//! Worked arithmetic of cases: each line `expression = result` is worked out again, exactly.

use base::{Finding, Findings};

use crate::model::Pack;

/// Reports every line of `working` that does not come out.
pub fn check(pack: &Pack, findings: &mut Findings) {
    for case in &pack.cases {
        for (at, line) in case.working.lines().enumerate().filter(|(_, it)| it.contains('=')) {
            if let Err(message) = check_line(line) {
                let place = format!("case {}", case.id);
                let finding =
                    Finding::error("POL-0014", format!("“{}”{message}", line.trim()), "请重算这一步");
                findings.push(finding.at(&case.place.file, case.working_line + at).of(place));
            }
        }
    }
}

/// Checks `a op b … = c [= d …]`: neighbours must agree at the precision of the right one.
fn check_line(line: &str) -> Result<(), String> {
    // Words beside the arithmetic: everything up to the last colon, and after `#` or `；`.
    let line = line.split(['#', ';', '；']).next().unwrap_or_default();
    let line = line.rsplit(['：', ':']).next().unwrap_or_default();
    let sides: Vec<&str> = line.split('=').map(str::trim).collect();
    if sides.iter().any(|it| it.is_empty()) {
        return Err("等号两边要有算式".to_owned());
    }
    for pair in sides.windows(2) {
        let left = evaluate(pair[0])?;
        let right = evaluate(pair[1])?;
        let places = decimals(pair[1]);
        if left.rounded(places) != right.rounded(places) {
            return Err(format!("不成立：左边是 {}", left.show()));
        }
    }
    Ok(())
}

fn decimals(text: &str) -> u32 {
    let after = text.rsplit_once('.').map_or("", |(_, it)| it);
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    let percent = if text.trim_end().ends_with('%') { 2 } else { 0 };
    u32::try_from(digits + percent).unwrap_or(0)
}

/// An exact fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fraction {
    top: i128,
    bottom: i128,
}

impl Fraction {
    fn new(top: i128, bottom: i128) -> Option<Fraction> {
        if bottom == 0 {
            return None;
        }
        let divisor = gcd(top.unsigned_abs(), bottom.unsigned_abs()).max(1);
        let divisor = i128::try_from(divisor).ok()?;
        let sign = bottom.signum();
        Some(Fraction { top: top / divisor * sign, bottom: bottom / divisor * sign })
    }

    /// Halves away from zero, as an integer of 10^-places.
    fn rounded(self, places: u32) -> i128 {
        let scaled = self.top.saturating_mul(10_i128.saturating_pow(places));
        // Exact as long as numbers are those of bills; enormous ones saturate and simply do not agree.
        let magnitude = scaled.saturating_abs().saturating_mul(2).saturating_add(self.bottom)
            / self.bottom.saturating_mul(2);
        magnitude.saturating_mul(scaled.signum())
    }

    fn show(self) -> String {
        let thousandths = self.rounded(4);
        let sign = if thousandths < 0 { "-" } else { "" };
        let text = format!("{sign}{}.{:04}", thousandths.abs() / 10_000, thousandths.abs() % 10_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// `+ - * / × ÷ ( ) min max`, percent signs, 元 and thousands separators.
fn evaluate(text: &str) -> Result<Fraction, String> {
    let text = text.replace(['元', ','], "").replace(['×', '＊'], "*").replace('÷', "/");
    let text = text.replace(['（', '【'], "(").replace(['）', '】'], ")").replace(['−', '－'], "-");
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    // The parser calls itself for each bracket and sign: a bound keeps it off the end of the stack.
    if chars.len() > 500 {
        return Err("太长".to_owned());
    }
    let mut parser = Parser { chars: &chars, at: 0 };
    let value = parser.sum()?;
    if parser.at < chars.len() {
        return Err(format!("里的“{}”读不懂", chars[parser.at..].iter().collect::<String>()));
    }
    Ok(value)
}

struct Parser<'a> {
    chars: &'a [char],
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn sum(&mut self) -> Result<Fraction, String> {
        let mut value = self.product()?;
        while let Some(sign @ ('+' | '-')) = self.peek() {
            self.at += 1;
            let other = self.product()?;
            let other_top = if sign == '+' { other.top } else { -other.top };
            let sum = times(value.top, other.bottom)?.checked_add(times(other_top, value.bottom)?);
            value = fraction(sum.ok_or_else(too_large)?, times(value.bottom, other.bottom)?)?;
        }
        Ok(value)
    }

    fn product(&mut self) -> Result<Fraction, String> {
        let mut value = self.factor()?;
        while let Some(sign @ ('*' | '/')) = self.peek() {
            self.at += 1;
            let other = self.factor()?;
            value = match sign {
                '*' => fraction(times(value.top, other.top)?, times(value.bottom, other.bottom)?)?,
                _ => fraction(times(value.top, other.bottom)?, times(value.bottom, other.top)?)?,
            };
        }
        Ok(value)
    }

    fn factor(&mut self) -> Result<Fraction, String> {
        let mut value = match self.peek() {
            Some('(') => {
                self.at += 1;
                let inner = self.sum()?;
                self.expect(')')?;
                inner
            }
            Some('-') => {
                self.at += 1;
                let inner = self.factor()?;
                fraction(-inner.top, inner.bottom)?
            }
            Some('m') => self.choice()?,
            _ => self.number()?,
        };
        while self.peek() == Some('%') {
            self.at += 1;
            value = fraction(value.top, times(value.bottom, 100)?)?;
        }
        Ok(value)
    }

    /// `min(a, b)` is written with `、` or `|` between, as commas are thousands separators.
    fn choice(&mut self) -> Result<Fraction, String> {
        let word: String = self.chars[self.at..].iter().take(3).collect();
        if word != "min" && word != "max" {
            return Err("里有读不懂的字".to_owned());
        }
        self.at += 3;
        self.expect('(')?;
        let mut value = self.sum()?;
        while let Some('、' | '|' | '，') = self.peek() {
            self.at += 1;
            let other = self.sum()?;
            let less = times(other.top, value.bottom)? < times(value.top, other.bottom)?;
            if less == (word == "min") {
                value = other;
            }
        }
        self.expect(')')?;
        Ok(value)
    }

    fn expect(&mut self, wanted: char) -> Result<(), String> {
        if self.peek() == Some(wanted) {
            self.at += 1;
            return Ok(());
        }
        Err(format!("里缺少“{wanted}”"))
    }

    fn number(&mut self) -> Result<Fraction, String> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit() || c == '.') {
            self.at += 1;
        }
        let text: String = self.chars[start..self.at].iter().collect();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{decimals}");
        let top: i128 = digits.parse().map_err(|_| {
            let rest: String = self.chars[start..].iter().take(6).collect();
            format!("里的“{rest}”不是数字")
        })?;
        let places = u32::try_from(decimals.len()).unwrap_or(20);
        if digits.len() > 18 || places > 12 {
            return Err(format!("里的“{text}”太长"));
        }
        fraction(top, 10_i128.pow(places))
    }
}

fn too_large() -> String {
    "里的数太大".to_owned()
}

fn times(a: i128, b: i128) -> Result<i128, String> {
    a.checked_mul(b).ok_or_else(too_large)
}

fn fraction(top: i128, bottom: i128) -> Result<Fraction, String> {
    if top.unsigned_abs() > 1 << 100 || bottom.unsigned_abs() > 1 << 60 {
        return Err(too_large());
    }
    Fraction::new(top, bottom).ok_or_else(|| "除以零".to_owned())
}

#[cfg(test)]
mod tests {
    use super::check_line;

    #[test]
    fn lines_that_hold() {
        for line in [
            "10000 - 500 = 9500",
            "9500 × 70% = 6650",
            "(12000 - 10000) * 80% = 1600",
            "45759.5 * 65% = 29743.675 = 29743.68",
            "3134 * 128 / 30 = 13371.73",
            "8.16 / 1786.95 = 0.46%",
            "起付：1,600元 + 400元 = 2000元",
            "min(3000、 3500) = 3000",
            "-(5 - 7) = 2",
        ] {
            assert_eq!(check_line(line), Ok(()), "{line}");
        }
    }

    #[test]
    fn lines_that_do_not() {
        for line in [
            "10000 - 500 = 9400",
            "1 / 0 = 0",
            "= 5",
            "五百 = 500",
            "2 * (3 + 4 = 14",
            "999999999999999999 * 999999999999 = 0.00000000000000001",
            "999999999999999999 * 999999999999 + 1 / 999999999999999 = 1",
            "29743.675 = 29743.67",
        ] {
            assert!(check_line(line).is_err(), "{line}");
        }
    }
}
