//! 1161, 1162: a card or an electronic credential is read. What is on it comes from the reader; the identity number
//! leads to a person here, and so does the number of a card that the bureau has recorded.

use super::Call;
use super::people::{find, shown};
use crate::json::Json;
use crate::node::Node;
use crate::refusal::Refusal;

/// 1161.
pub async fn read(call: &Call<'_>) -> Result<Node, Refusal> {
    answer(call, call.first()).await
}

/// 1162.
pub async fn decode(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    if row.field("certno").is_empty() && row.field("mdtrt_cert_type") != "02" {
        return Err(Refusal::new(
            "GW-0220",
            "中心还不能解读医保电子凭证的二维码和令牌",
            "请在 certno 填写证件号码，或改用身份证",
        ));
    }
    answer(call, row).await
}

async fn answer(call: &Call<'_>, row: &Json) -> Result<Node, Refusal> {
    let person = find(call, row).await?;
    call.note_card(&person.id).await?;
    let mut fields = shown(call, &person);
    let card = if row.field("mdtrt_cert_type") == "03" { row.field("mdtrt_cert_no") } else { "" };
    fields.push((
        "cardecinfo",
        Node::Object(vec![
            ("cardno", Node::text(card)),
            ("card_sn", Node::text(row.field("card_sn"))),
            ("psn_cert_type", Node::text("01")),
            ("certno", Node::text(&person.number)),
            ("psn_name", Node::text(&person.name)),
            ("ecToken", Node::text(row.field("ectoken"))),
        ]),
    ));
    Ok(Node::Object(fields))
}
