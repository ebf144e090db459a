//! What a notebook shows: slips, the queue, conflicts with both figures.

use base::{Day, Fen};
use outpost::{Figures, Item, Notebook, Slip};

fn yuan(fen: i64) -> Fen {
    Fen(fen)
}

/// The first character of a name; the rest as circles.
fn masked(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().chain(letters.map(|_| '○')).collect()
}

/// A provisional statement.
pub fn slip(slip: &Slip, notebook: &Notebook) {
    let extract = notebook.extract();
    let title = if slip.number.is_empty() { "试算（没有记账）" } else { "临时结算单" };
    println!("———— {title} ————");
    if !slip.number.is_empty() {
        println!("编号 {}　单据 {}　校验码 {}", slip.number, slip.bill, slip.check_code);
    }
    if slip.is_known {
        println!("（这张单据以前已经结过，这是同一张）");
    }
    println!("{}　{}", masked(&slip.name), slip.on);
    println!("总费用　{} 元", yuan(slip.figures.total_fen));
    for (payer, fen) in &slip.figures.payers_fen {
        let name = notebook.field().payer_name(payer).unwrap_or(payer);
        println!("　{name}　{} 元", yuan(*fen));
    }
    println!("个人现金　{} 元", yuan(slip.figures.cash_fen));
    println!("按 {} 的数据计算，以联网后中心的结算为准", extract.made_on);
}

/// The queue.
pub fn status(notebook: &Notebook, today: Day) {
    let extract = notebook.extract();
    let expired = if today > extract.expires_on { "（已过期，只能发送）" } else { "" };
    println!(
        "数据包 {}　{}　{} 人　可用到 {}{expired}",
        extract.id,
        extract.villages.join("、"),
        extract.people.len(),
        extract.expires_on
    );
    println!("序号\t单据\t总费用\t个人现金\t中心个人现金\t状态");
    for item in notebook.items() {
        let centre = item.centre.as_ref().map_or_else(|| "—".to_owned(), |it| yuan(it.cash_fen).to_string());
        println!(
            "{}\t{}\t{}\t{}\t{centre}\t{}",
            item.number,
            item.bill,
            yuan(item.provisional.total_fen),
            yuan(item.provisional.cash_fen),
            item.state.word()
        );
    }
    for item in notebook.items().iter().filter(|it| it.state.is_conflict()) {
        conflict(item);
    }
    let (waiting, conflicts) = notebook.waiting();
    println!("共 {} 笔，待发 {waiting}，待处理 {conflicts}", notebook.items().len());
}

fn figures(figures: &Figures) -> String {
    format!(
        "总费用 {}，基金和账户 {}，个人现金 {}",
        yuan(figures.total_fen),
        yuan(figures.borne_fen()),
        yuan(figures.cash_fen)
    )
}

/// Both figures of a conflict, and why.
pub fn conflict(item: &Item) {
    println!("第 {} 笔（单据 {}）：{}", item.number, item.bill, item.state.word());
    println!("　村里：{}", figures(&item.provisional));
    if let Some(centre) = &item.centre {
        println!("　中心：{}（{}）", figures(centre), item.settlement_id);
    }
    println!("　原因：{}", item.reason);
}

/// What the person is still to pay, or gets back, after a conflict was resolved.
pub fn due(item: &Item) {
    use outpost::ItemState;
    let now = match item.state {
        ItemState::Accepted => item.centre.as_ref().map_or(0, |it| it.cash_fen),
        // Of a duplicate the centre's other settlement counts; of what is refused the person bears all.
        ItemState::Closed => item.centre.as_ref().map_or(item.provisional.total_fen, |it| it.cash_fen),
        ItemState::Reversed => 0,
        _ => return,
    };
    let difference = now - item.provisional.cash_fen;
    match difference {
        0 => {}
        1.. => println!("应向本人补收 {} 元", yuan(difference)),
        _ => println!("应退给本人 {} 元", yuan(-difference)),
    }
}
