//! Shows how files are understood: `cargo run --release --example show_file -- 名单.xlsx …`.

use std::time::Instant;

use intake::{check, read_file, recognise};

fn main() {
    for path in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&path) else {
            println!("{path}：打不开");
            continue;
        };
        let start = Instant::now();
        let sheets = read_file(&path, bytes);
        println!("{path}：{:?}，{:.3} 秒", sheets.format, start.elapsed().as_secs_f64());
        sheets.findings.0.iter().for_each(|it| println!("  {it}"));
        for table in &sheets.tables {
            let recognised = recognise(&path, table, &[]);
            let checked = check(&path, table, &recognised);
            let counts = [checked.usable.len(), checked.set_aside.len(), checked.refused.len()];
            println!("  工作表“{}”：{} 行；可用、放在一边、不能用 {counts:?}", table.sheet, table.len());
            for it in &recognised.columns {
                let field = it.field.map_or("—", |it| it.code());
                println!("    {} → {field}（{}%，{}）", it.title, it.confidence, it.reason);
            }
            for it in checked.set_aside.iter().take(12) {
                println!("    第 {} 行：{}", table.row_number(it.row), it.reason.name());
            }
            let mut codes = std::collections::BTreeMap::<&str, usize>::new();
            checked.findings.0.iter().for_each(|it| *codes.entry(it.code).or_default() += 1);
            println!("    提示 {codes:?}");
            recognised.findings.0.iter().for_each(|it| println!("    {it}"));
        }
    }
}
