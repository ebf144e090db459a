//! What came of each step, as a table for people and as JSON.
//!
//! **Knows:** steps. **Does not know:** messages.

use serde::Serialize;

/// How a step went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// As it must be.
    Passed,
    /// Not as it must be.
    Failed,
    /// Not done, because something before it failed.
    Skipped,
}

/// One step of the day.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// What the hospital does.
    pub step: &'static str,
    /// Transaction.
    pub infno: &'static str,
    /// How long the answer took.
    pub millis: u128,
    /// How it went.
    pub outcome: Outcome,
    /// What was checked, or what is wrong.
    pub found: String,
    /// What to do; empty when it passed.
    pub advice: String,
}

impl Step {
    /// Whether it is as it must be.
    pub fn is_passed(&self) -> bool {
        self.outcome == Outcome::Passed
    }
}

/// Width of a text on a terminal: Chinese takes two places.
fn width(text: &str) -> usize {
    text.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum()
}

fn padded(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

/// Prints the steps and a last line.
pub fn print(steps: &[Step], json: bool) {
    if json {
        for step in steps {
            println!("{}", serde_json::to_string(step).unwrap_or_default());
        }
        return;
    }
    let widest = steps.iter().map(|it| width(it.step)).max().unwrap_or(0).max(4);
    println!("{} {} {:>6}  {} 检查", padded("步骤", widest), padded("交易", 6), "毫秒", padded("结果", 6));
    for it in steps {
        let outcome = match it.outcome {
            Outcome::Passed => "通过",
            Outcome::Failed => "不通过",
            Outcome::Skipped => "未做",
        };
        println!(
            "{} {} {:>6}  {} {}",
            padded(it.step, widest),
            padded(it.infno, 6),
            it.millis,
            padded(outcome, 6),
            it.found
        );
        if !it.advice.is_empty() {
            println!("{} → {}", " ".repeat(widest), it.advice);
        }
    }
    let count = |outcome| steps.iter().filter(|it| it.outcome == outcome).count();
    let (passed, failed, skipped) = (count(Outcome::Passed), count(Outcome::Failed), count(Outcome::Skipped));
    println!("共 {} 步：通过 {passed}，不通过 {failed}，未做 {skipped}", steps.len());
}
