//! `policies/<文件>/cases/*.toml`.

use serde_json::{Value, json};

use super::parts::{AMOUNT, amount, day, filled, joined, list, rate, root, tables, text, word};

/// The schema.
pub fn schema() -> Value {
    let own = json!({
        "id": text("编号"),
        "name": filled("一句话：这个算例看什么"),
        "check": word(&["ok", "article-error", "ambiguous"], "相符、原文算错、原文含糊；后两种须有 note"),
        "note": text("原文怎样、我们怎样算、为何不同"),
        "source": text("出处"),
        "working": text("手算：每行“算式 = 结果”，机器会核对"),
        "visit": tables("同一个人先后几次就医", &["on", "expect"], joined(visit(), json!({ "name": text("这一次") })))
    });
    let mut schema = root(
        "cases.schema.json",
        "明白规则包 cases/*.toml",
        json!({ "case": tables("算例", &["name"], joined(own, visit())) }),
        json!({}),
    );
    schema["properties"]["case"]["items"]["anyOf"] =
        json!([{ "required": ["visit"] }, { "required": ["on", "expect"] }]);
    schema["properties"]["case"]["items"]["if"] = json!({ "required": ["check"], "properties": { "check": { "enum": ["article-error", "ambiguous"] } } });
    schema["properties"]["case"]["items"]["then"] = json!({ "required": ["note"] });
    schema
}

/// Keys of one visit, which a case with one visit carries itself.
fn visit() -> Value {
    let count_or_amount =
        json!({ "anyOf": [{ "type": "integer" }, { "type": "string", "pattern": AMOUNT }] });
    json!({
        "on": day("结算（出院）日"),
        "given": { "type": "object", "description": "事实、五个部分、罐、金额事实；identity 可写几种",
            "additionalProperties": { "anyOf": [{ "type": "string" }, { "type": "integer" }, { "type": "array", "items": { "type": "string" } }] } },
        "lines": tables("费用明细", &["amount"], json!({
            "code": text("目录编码"),
            "name": text("名称"),
            "on": day("发生日；缺省为结算日"),
            "amount": amount("金额"),
            "quantity": { "description": "数量，如 2 或 \"0.5\"；缺省 1", "anyOf": [{ "type": "integer" }, { "type": "string" }] },
            "class": word(&["甲", "乙", "丙"], "目录里没有时写"),
            "kind": word(&["药品", "诊疗", "耗材"], "目录里没有时写"),
            "prepaid": rate("先行自付；目录里没有时写"),
            "tags": list("标记")
        })),
        "meters": { "type": "object", "description": "本次之前已累计；只写在第一次就医上", "additionalProperties": count_or_amount },
        "balances": { "type": "object", "description": "账户余额；只写在第一次就医上", "additionalProperties": { "type": "string", "pattern": AMOUNT } },
        "because": list("用到的规则、命名金额、先行自付，须与计算轨迹完全一致"),
        "expect": { "type": "object", "description": "应得的结果：支付方、<层>.paid 等、罐、命名金额、person、cash、fund_total、covered、balance.<账户>、meter.<累计器>、outcome",
            "properties": { "outcome": word(&["decided", "not_applicable", "no_rule"], "有待遇、无适用待遇、层内缺规则") },
            "additionalProperties": { "anyOf": [count_or_amount, { "type": "object", "additionalProperties": count_or_amount }] } }
    })
}
