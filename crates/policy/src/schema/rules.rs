//! `policies/<文件>/rules.toml`.

use serde_json::{Value, json};

use super::parts::{
    AMOUNT, POINTS, RATE, amount, dated_and_cited, id, integer, joined, list, list_of, rate, root, round,
    shared, table, tables, text, word, yes,
};

/// The schema.
pub fn schema() -> Value {
    let own = json!({
        "package": { "type": "object", "description": "谁维护、何时再看；计算不用" },
        "index": tables("指数：社平工资、人均收入", &["id", "clause"], index()),
        "layer": tables("层：一个支付方的一条计算", &["id", "clause", "payer", "order", "base"], layer()),
        "rule": rules(),
        "amount": values(tables("命名金额：不是报销、而是算出来的数", &["id", "clause"], named_amount())),
        "prepaid": tables("先行自付：目录没写份额或文件另有规定时", &["id", "clause", "share"], prepaid())
    });
    root("rules.schema.json", "明白规则包 rules.toml", joined(own, shared()), definitions())
}

fn layer() -> Value {
    joined(
        dated_and_cited(),
        json!({
            "id": id("标识；同一标识可写几段，日期或条件不得重叠"),
            "name": text("中文名"),
            "payer": id("支付方"),
            "order": integer("先后，小的先算"),
            "base": sum("基数"),
            "bands_from": word(&["zero", "deductible"], "有分段时必写：zero 从 0 起算（首段被起付线切短）；deductible 从起付线以上重新起算"),
            "deductible_timing": word(&["before", "after_rate"], "起付在乘比例之前（缺省）还是之后扣"),
            "cost_limit_counts": word(&["base", "above_deductible"], "费用限额量含起付的基数（缺省）还是起付线以上"),
            "cumulative": id("按这个累计器年内合计算一遍，减去此前合计算一遍"),
            "band_meter": id("只有分段坐标按它累计"),
            "round": round(),
            "optional": { "description": "可以查不到的规则种类，如 [\"pay_limit\"]、[\"pay_limit:累计器\"]", "anyOf": [
                { "$ref": "#/$defs/optional" }, { "type": "array", "items": { "$ref": "#/$defs/optional" } }] },
            "group": text("同组的几层只取付得最多的一层"),
            "signed": yes("允许负数（医院侧清算）"),
            "guard": guard()
        }),
    )
}

fn rules() -> Value {
    let properties = joined(
        dated_and_cited(),
        joined(
            value_keys(),
            json!({
                "id": id("标识，在一个包里只能用一次"),
                "label": text("给人看的名字"),
                "layer": id("所在的层"),
                "sets": word(&["deductible", "deductible_limit", "rate", "bands", "cost_limit", "pay_limit", "floor"],
                    "定什么：起付线、周期内起付合计上限、支付比例、分段比例、费用限额、支付限额、保底"),
                "adjust": word(&["set", "plus", "times", "self_times", "at_most", "at_least"],
                    "调整：加、乘、个人负担打折、不高于、不低于；不写就是定值"),
                "order": integer("几条调整的先后"),
                "meter": id("跨次累计的累计器"),
                "overrides": list("推翻哪几条规则"),
                "plausible": text("数值看似离奇但确实如此的理由")
            }),
        ),
    );
    let mut schema = values(tables("规则", &["id", "clause", "layer", "sets"], properties));
    let when = |sets: Value, adjust: Value, unit: &str| {
        json!({
            "if": { "required": ["sets", "value"], "properties": { "sets": sets, "adjust": adjust } },
            "then": { "properties": { "value": { "$ref": format!("#/$defs/{unit}") } } }
        })
    };
    let rates = json!({ "enum": ["rate", "bands"] });
    let others = json!({ "not": rates });
    let sets_or_bounds = json!({ "enum": ["set", "at_most", "at_least"] });
    schema["items"]["allOf"] = json!([
        when(rates.clone(), sets_or_bounds, "rate_value"),
        when(others, json!({ "enum": ["set", "plus", "at_most", "at_least"] }), "amount_value"),
        { "if": { "required": ["adjust", "sets", "value"], "properties": { "adjust": { "const": "plus" }, "sets": rates } },
          "then": { "properties": { "value": { "$ref": "#/$defs/points_value" } } } },
        { "if": { "required": ["adjust", "value"], "properties": { "adjust": { "enum": ["times", "self_times"] } } },
          "then": { "properties": { "value": { "$ref": "#/$defs/rate_value" } } } },
        { "if": { "required": ["sets"], "properties": { "sets": { "const": "deductible_limit" } } }, "then": { "required": ["meter"] } }
    ]);
    schema
}

fn named_amount() -> Value {
    joined(
        dated_and_cited(),
        joined(
            value_keys(),
            json!({
                "id": id("标识；同一标识可写几段，日期或条件不得重叠"),
                "name": text("中文名"),
                "order": integer("先后，与层一起排"),
                "pays": id("写了就是发给个人的钱，由该支付方支出"),
                "round": round(),
                "signed": yes("允许负数"),
                "guard": guard()
            }),
        ),
    )
}

fn prepaid() -> Value {
    joined(
        dated_and_cited(),
        json!({
            "id": id("标识"),
            "name": text("中文名"),
            "class": list_of(&["甲", "乙", "丙"], "类别"),
            "kind": list_of(&["药品", "诊疗", "耗材"], "种类"),
            "tag": list("目录里的标记"),
            "share": rate("个人先付"),
            "over_catalogue": yes("推翻目录里的份额；不写则目录优先"),
            "overrides": list("推翻哪几条先行自付")
        }),
    )
}

fn index() -> Value {
    let mut keys = dated_and_cited();
    if let Some(map) = keys.as_object_mut() {
        for key in ["from", "until", "when", "unless"] {
            map.remove(key);
        }
    }
    joined(
        keys,
        json!({
            "id": id("标识"),
            "name": text("中文名"),
            "values": tables("各时期的值", &["value"], json!({
                "from": super::parts::day("起日"), "until": super::parts::day("止日"), "value": amount("数值")
            }))
        }),
    )
}

/// `value`, or `bands`, or `by` and `table`.
fn value_keys() -> Value {
    json!({
        "value": { "$ref": "#/$defs/value" },
        "bands": { "$ref": "#/$defs/bands" },
        "by": list("表按哪些事实查"),
        "table": {
            "type": "array", "description": "每行：各事实的取值（可写数组或 \"*\"），最后一格是数",
            "items": { "type": "array", "minItems": 2 }
        }
    })
}

/// Exactly one of the three ways to give a value.
fn values(mut tables: Value) -> Value {
    tables["items"]["oneOf"] =
        json!([{ "required": ["value"] }, { "required": ["bands"] }, { "required": ["by", "table"] }]);
    tables
}

fn guard() -> Value {
    let mut guard = table(
        "只在某个和超过（over）或不超过（at_most）某数时才算",
        &["of"],
        json!({
            "of": sum("看哪个和"), "over": amount("超过"), "at_most": amount("不超过")
        }),
    );
    guard["oneOf"] = json!([{ "required": ["over"] }, { "required": ["at_most"] }]);
    guard
}

fn sum(description: &str) -> Value {
    json!({ "type": "string", "minLength": 1, "description": format!("{description}：罐的加减，如 \"eligible - basic.paid\"、\"50% prepaid + rest\"") })
}

fn definitions() -> Value {
    let amount = json!({ "type": "string", "pattern": AMOUNT });
    let rate = json!({ "type": "string", "pattern": RATE });
    let points = json!({ "type": "string", "pattern": POINTS });
    let share = table(
        "另一数的份额",
        &["share", "of"],
        json!({
            "share": rate, "of": sum("什么的份额"), "times": id("再乘一个数字事实"),
            "divided_by": { "type": "integer", "minimum": 1, "maximum": 1_000_000, "description": "再除；先乘后除，一次取整" },
            "at_least": amount, "at_most": amount, "round": round()
        }),
    );
    let linear = |unit: &Value, step: Value| {
        table(
            "随数字增减",
            &["base", "step", "per"],
            json!({
                "base": unit, "step": step, "per": id("数字事实"),
                "counted_from": { "type": "integer", "minimum": 0, "description": "从几起算" },
                "at_least": unit, "at_most": unit
            }),
        )
    };
    let amount_linear = linear(&amount, json!({ "anyOf": [amount, rate] }));
    let rate_linear = linear(&rate, json!({ "anyOf": [rate, points] }));
    let unlimited = json!({ "const": "不限" });
    json!({
        "amount_value": { "description": "金额、\"不限\"、份额，或随数字增减", "anyOf": [amount, unlimited, share, amount_linear] },
        "rate_value": { "description": "百分数，或随数字增减", "anyOf": [rate, rate_linear] },
        "points_value": { "description": "百分点，如 \"5个百分点\"", "anyOf": [points] },
        "value": { "description": "数都带单位并加引号", "anyOf": [
            { "$ref": "#/$defs/amount_value" }, { "$ref": "#/$defs/rate_value" }, { "$ref": "#/$defs/points_value" }] },
        "bands": { "type": "array", "minItems": 1, "description": "由小到大，最后一段不写 up_to",
            "items": table("一段", &["rate"], json!({ "up_to": amount, "rate": rate })) },
        "optional": { "type": "string", "pattern": "^(deductible|deductible_limit|rate|bands|cost_limit|pay_limit|floor)(:[A-Za-z0-9_.-]+)?$" }
    })
}
