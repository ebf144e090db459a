//! Draws made statements into a folder (the first argument, or the temporary folder) and says how
//! long each took: `cargo run -p mingbai-statement --example sample`.

use std::{fs, path::PathBuf, time::Instant};

use base::{Day, Fen, Redacted};
use mingbai_statement::{FeeLine, State, StatementData, Step, render_html, render_pdf, sample};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    fs::create_dir_all(&folder)?;
    for (name, data) in cases() {
        let start = Instant::now();
        let pdf = render_pdf(&data)?;
        let pdf_time = start.elapsed();
        let start = Instant::now();
        let html = render_html(&data)?;
        let html_time = start.elapsed();
        fs::write(folder.join(format!("{name}.pdf")), &pdf.bytes)?;
        fs::write(folder.join(format!("{name}.html")), &html.text)?;
        let size = pdf.bytes.len() / 1024;
        println!("{name}: PDF {pdf_time:.1?}, {size} KB, {} page(s); HTML {html_time:.1?}", pdf.pages);
        for finding in &pdf.findings.0 {
            println!("  {finding}");
        }
    }
    let mut times: Vec<_> = (0..50).map(|turn| time_of(&another(turn))).collect();
    times.sort();
    println!("50 further statements, all different: median {:.1?}, slowest {:.1?}", times[25], times[49]);
    println!("in {}", folder.display());
    Ok(())
}

fn time_of(data: &StatementData) -> std::time::Duration {
    let start = Instant::now();
    let pdf = render_pdf(data).expect("the sample is drawn");
    assert_eq!(pdf.pages, 1);
    start.elapsed()
}

/// The sample with another name, number and amounts, so that nothing drawn before can be reused.
fn another(turn: i64) -> StatementData {
    let mut data = sample();
    data.number = format!("9901002026111200{turn:05}");
    data.person.name = Redacted(format!("张小满{turn}"));
    data.cash_fen += Fen(turn);
    data.person_fen += Fen(turn);
    data.parts.total_fen += Fen(turn);
    data.parts.out_of_scope_fen += Fen(turn);
    for (index, step) in data.steps.iter_mut().enumerate() {
        step.text.push_str(&format!("（{turn}-{index}）"));
    }
    data
}

fn cases() -> Vec<(&'static str, StatementData)> {
    let mut reversed = sample();
    reversed.state = State::Reversed {
        on: Day::new(2026, 11, 20).expect("a day"),
        number: "990100202611200000007".into(),
        reason: "参保身份变更，重新结算".into(),
    };
    reversed.person.mask_name = true;

    let mut preview = sample();
    preview.state = State::Preview;
    preview.person.name = Redacted("阿依古丽·买买提".into());
    preview.deferred = None;
    preview.visit.diagnosis = None;
    preview.steps.truncate(5);

    let mut long = sample();
    long.person.name = Redacted("𬭎㛃 #set [x] $y$ <b>&".into());
    let more: Vec<Step> = long.steps.iter().cycle().take(60).cloned().collect();
    long.steps = more;
    long.lines = (0..90)
        .map(|index| FeeLine {
            on: Day::new(2026, 11, 1 + index % 12).ok(),
            name: ["阿托伐他汀钙片 20mg×7 片", "冠状动脉造影术", "静脉输液", "一次性使用无菌注射器"]
                [index as usize % 4]
                .into(),
            class: ["甲", "乙", "甲", "丙"][index as usize % 4].into(),
            quantity_e4: 10_000 + i64::from(index) * 2_500,
            amount_fen: if index == 0 { Fen(4_862_050 - 89 * 48_620) } else { Fen(48_620) },
            out_of_scope_fen: Fen(0),
            prepaid_fen: Fen(4_862),
            eligible_fen: Fen(43_758),
        })
        .collect();

    let mut broken = sample();
    broken.cash_fen = Fen(1);
    broken.layers[0].clause = String::new();
    broken.person.name = Redacted("扎西ཀ".into());
    vec![
        ("sample", sample()),
        ("reversed", reversed),
        ("preview", preview),
        ("long", long),
        ("broken", broken),
    ]
}
