//! Pages of a query: what it asks for, and the figures beside its rows.

use base::Day;

use crate::json::Json;
use crate::node::Node;
use crate::refusal::Refusal;
use crate::times::{Instant, day_of};
use crate::transactions::Call;

/// Largest page.
const LARGEST: usize = 5_000;

pub type Row = Vec<(&'static str, Node)>;

/// What a query asks for.
pub struct Asked<'a> {
    pub row: &'a Json,
    pub today: Day,
}

impl Asked<'_> {
    pub fn is(&self, field: &str, value: &str) -> bool {
        let asked = self.row.field(field);
        asked.is_empty() || asked == value
    }

    pub fn contains(&self, field: &str, value: &str) -> bool {
        value.contains(self.row.field(field))
    }

    /// Whether a period holds on the day asked for, and begins where it was asked for.
    pub fn in_time(&self, from: Day, until: Day) -> bool {
        let on = day_of(self.row.field("query_date"));
        let begins = day_of(self.row.field("begndate"));
        let valid = if until < self.today { "0" } else { "1" };
        on.is_none_or(|it| from <= it && it <= until)
            && begins.is_none_or(|it| from >= it)
            && self.is("vali_flag", valid)
    }

    /// Whether something that was made then is newer than what the institution has.
    pub fn is_news(&self, made: Instant) -> bool {
        let words = self.row.field("updt_time");
        let Some(day) = day_of(words) else { return true };
        // A day without a time is its beginning.
        let time = words.get(11..19).unwrap_or("00:00:00");
        made.spaced() > format!("{day} {time}")
    }
}

/// Page of rows, with the figures that programs look at.
pub fn page(call: &Call<'_>, rows: Vec<Row>) -> Result<Node, Refusal> {
    let asked = call.first();
    let number = |name: &str, usual: usize| asked.field(name).parse().unwrap_or(usual).max(1);
    let (at, size): (usize, usize) = (number("page_num", 1), number("page_size", 100));
    if size > LARGEST {
        let message = format!("每页 {size} 条太多");
        return Err(Refusal::new("GW-0370", message, "每页不超过 5000 条，请分页查询"));
    }
    let total = rows.len();
    let pages = total.div_ceil(size);
    let first = at.saturating_sub(1).saturating_mul(size);
    let shown: Vec<Node> = rows.into_iter().skip(first).take(size).map(Node::Object).collect();
    let whole = |it: usize| Node::Whole(i64::try_from(it).unwrap_or(i64::MAX));
    let count = shown.len();
    Ok(Node::Object(vec![
        ("data", Node::List(shown)),
        ("recordCounts", whole(total)),
        ("pages", whole(pages)),
        ("pageNum", whole(at)),
        ("pageSize", whole(size)),
        ("size", whole(count)),
        ("startRow", whole(if count == 0 { 0 } else { first + 1 })),
        ("endRow", whole(first.min(total) + count)),
        ("firstPage", Node::text(if at == 1 { "true" } else { "false" })),
        ("lastPage", Node::text(if at >= pages { "true" } else { "false" })),
    ]))
}

/// Who made a row: it comes with the pack, nobody at the centre made it by hand.
const PACK_ID: &str = "PACK";
pub const PACK_NAME: &str = "规则包";

/// When a row of the pack was made.
pub fn made(made: &str, region: &str) -> Row {
    made_by(made, region, PACK_ID, PACK_NAME)
}

/// When a row was made and by whom.
pub fn made_by(made: &str, region: &str, id: &str, name: &str) -> Row {
    vec![
        ("updt_time", Node::text(made)),
        ("crter_id", Node::text(id)),
        ("crter_name", Node::text(name)),
        ("crte_time", Node::text(made)),
        ("crte_optins_no", Node::text(region)),
        ("opter_id", Node::text(id)),
        ("opter_name", Node::text(name)),
        ("opt_time", Node::text(made)),
        ("optins_no", Node::text(region)),
    ]
}

pub fn flag(is: bool) -> Node {
    Node::text(if is { "1" } else { "0" })
}
