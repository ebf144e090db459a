//! `pack.toml`.

use serde_json::{Value, json};

use super::parts::{filled, id, integer, joined, root, shared, table, tables, text, word, yes};

/// The schema.
pub fn schema() -> Value {
    let own = json!({
        "pack": table("规则包", &["id", "name"], json!({
            "id": id("小写英文，与文件夹同名"),
            "name": filled("地名"),
            "region": { "type": "string", "pattern": "^[0-9]*$", "description": "行政区划代码" },
            "benefit_year": { "type": "string", "pattern": "^(0?[1-9]|1[0-2])-(0?[1-9]|1[0-9]|2[0-8])$", "description": "待遇年度从哪天起，月-日；缺省 01-01" },
            "cross_year": word(&["discharge", "admission", "split"], "跨年住院：归出院年度（缺省）、归入院年度、按年拆分")
        })),
        "fact": tables("事实：规则用来选人、选机构的词", &["id"], json!({
            "id": id("标识；identity 一个人可以有几种，按 values 的先后取最前面的"),
            "name": text("中文名"),
            "values": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "封闭的取值" },
            "number": yes("数字事实，如年龄、天数"),
            "amount": yes("金额事实，随单据给入，可在基数里用"),
            "from_meter": id("数字事实：没写时为这个计数累计器加 1"),
            "default": { "anyOf": [{ "type": "string" }, integer("数字事实的缺省")], "description": "单据没写时取它" }
        })),
        "payer": tables("支付方：改名或增加时才写", &["id"], json!({
            "id": id("标识"),
            "name": text("中文名"),
            "kind": word(&["fund", "insurer", "hospital", "government", "account", "person"], "基金、保险公司、医院、政府、账户、个人"),
            "code": text("结算报文里的代码")
        }))
    });
    let mut schema = root("pack.schema.json", "明白规则包 pack.toml", joined(own, shared()), json!({}));
    schema["required"] = json!(["pack"]);
    schema
}
