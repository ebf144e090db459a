//! What `bench portal` prints: the slowest first.

use serde_json::json;

use super::load::Row;

/// What was measured.
pub struct Report {
    pub rows: Vec<Row>,
    /// Routes that nobody asked.
    pub unasked: Vec<String>,
    /// Links that the audit log grew by.
    pub recorded: i64,
    /// What the ninety-fifth of a hundred may take.
    pub bar_ms: u64,
    /// Rows of the table at most; 0 for all.
    pub most: usize,
}

/// The time within which this share of the answers came, in milliseconds.
fn within_ms(micros: &[u32], percent: usize) -> f64 {
    let mut sorted = micros.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(at).map_or(0.0, |it| f64::from(*it) / 1_000.0)
}

impl Report {
    /// Prints it; whether every list was within the bar and nothing was refused.
    pub fn print(mut self, json: bool) -> bool {
        self.rows.sort_by(|a, b| within_ms(&b.micros, 95).total_cmp(&within_ms(&a.micros, 95)));
        let slow = |it: &&Row| within_ms(&it.micros, 95) > self.bar_ms as f64;
        let (slow, refused) = (
            self.rows.iter().filter(slow).count(),
            self.rows.iter().filter(|it| !it.refused.is_empty()).count(),
        );
        if json {
            self.lines();
        } else {
            self.table();
        }
        for it in self.rows.iter().flat_map(|it| &it.refused) {
            eprintln!("退回 {it}");
        }
        if slow > 0 || refused > 0 {
            eprintln!("超过 {} 毫秒的有 {slow} 种，有退回的 {refused} 种", self.bar_ms);
        }
        slow == 0 && refused == 0
    }

    fn lines(&self) {
        for it in &self.rows {
            let value = json!({
                "name": "portal.p95_ms", "route": it.route, "who": it.who, "what": it.what,
                "count": it.micros.len(), "p50_ms": within_ms(&it.micros, 50), "value": within_ms(&it.micros, 95),
                "max_ms": within_ms(&it.micros, 100), "crowd_p50_ms": within_ms(&it.crowded, 50),
                "crowd_p95_ms": within_ms(&it.crowded, 95), "bytes": it.bytes, "unit": "ms",
            });
            println!("{value}");
        }
        println!("{}", json!({ "name": "portal.not_measured", "value": self.unasked }));
    }

    fn table(&self) {
        println!(" 次数    p50    p95    最长  八个一起：p50    p95      字节  请求（毫秒）");
        let most = if self.most == 0 { usize::MAX } else { self.most };
        for it in self.rows.iter().take(most) {
            println!(
                "{:>5} {:>6.1} {:>6.1} {:>7.1} {:>14.1} {:>6.1} {:>9}  {} {}，{}",
                it.micros.len(),
                within_ms(&it.micros, 50),
                within_ms(&it.micros, 95),
                within_ms(&it.micros, 100),
                within_ms(&it.crowded, 50),
                within_ms(&it.crowded, 95),
                it.bytes,
                it.route,
                it.what,
                it.who,
            );
        }
        let all: Vec<u32> = self.rows.iter().flat_map(|it| it.micros.iter().copied()).collect();
        let crowded: Vec<u32> = self.rows.iter().flat_map(|it| it.crowded.iter().copied()).collect();
        println!(
            "全部 {} 次：p50 {:.1}，p95 {:.1}；八个一起 {} 次：p50 {:.1}，p95 {:.1}；其间记入日志 {} 条",
            all.len(),
            within_ms(&all, 50),
            within_ms(&all, 95),
            crowded.len(),
            within_ms(&crowded, 50),
            within_ms(&crowded, 95),
            self.recorded,
        );
        for it in &self.unasked {
            println!("没有量：GET {it}");
        }
    }
}
