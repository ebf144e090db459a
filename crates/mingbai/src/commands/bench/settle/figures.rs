//! What `bench settle` prints.

use serde_json::json;

use super::bare::Bare;
use super::client::Run;

/// The figures of one engine.
pub struct Figures<'a> {
    /// `sqlite` or `postgres`.
    pub engine: &'static str,
    /// The load.
    pub run: &'a Run,
    /// The bare loop.
    pub bare: &'a Bare,
}

/// What a figure should be.
enum Bar {
    AtLeast(f64),
    Below(f64),
    None,
}

impl Figures<'_> {
    /// Prints them; whether every bar is met.
    pub fn print(&self, json: bool) -> bool {
        let per_second = if self.engine == "sqlite" { 4_000.0 } else { 2_500.0 };
        let ratio = self.run.per_second / self.bare.per_second;
        let counted = format!("每秒门诊结算（{} 张，3 条明细，64 个连接，落盘后应答）", self.run.count);
        let bare = format!("同样的行直接写库（{} 张，每 64 张提交一次）", self.bare.count);
        let list = [
            (
                "per_second",
                self.run.per_second.round(),
                "settlements/s",
                counted.as_str(),
                Bar::AtLeast(per_second),
            ),
            ("p50_ms", self.run.within_ms(50), "ms", "一半的应答在此之内", Bar::None),
            ("p99_ms", self.run.within_ms(99), "ms", "百分之九十九的应答在此之内", Bar::Below(50.0)),
            (
                "cpu_micros",
                self.run.cpu_micros.round(),
                "us",
                "每次结算的处理器时间（接口、本进程里的库和发请求的一方合计）",
                Bar::None,
            ),
            ("bare_per_second", self.bare.per_second.round(), "settlements/s", bare.as_str(), Bar::None),
            (
                "ratio_to_bare",
                (ratio * 1_000.0).round() / 1_000.0,
                "ratio",
                "接口与直接写库之比",
                Bar::AtLeast(0.5),
            ),
        ];
        let mut met = true;
        for (name, value, unit, what, bar) in list {
            let (is_met, bar) = match bar {
                Bar::AtLeast(bar) => (value >= bar, format!("  不低于 {bar}：")),
                Bar::Below(bar) => (value < bar, format!("  低于 {bar}：")),
                Bar::None => (true, String::new()),
            };
            met &= is_met;
            if json {
                println!(
                    "{}",
                    json!({ "name": format!("settle.{}.{name}", self.engine), "value": value, "unit": unit })
                );
                continue;
            }
            let verdict = match (bar.is_empty(), is_met) {
                (true, _) => "",
                (_, true) => "达到",
                (_, false) => "未达到",
            };
            println!("{:>10} {value:>12} {unit:<14} {what}{bar}{verdict}", self.engine);
        }
        met
    }
}
