//! A small package without fault: bands, a table, a limit, an index, an amount, pre-paid shares, a catalogue.

use std::collections::BTreeMap;

use policy::PackSource;

const PACK: &str = r#"[pack]
id = "small"
name = "示例县"
region = "990100"

[[fact]]
id = "level"
name = "机构级别"
values = ["二级", "三级"]
[[fact]]
id = "identity"
name = "身份"
values = ["低保", "普通"]
default = "普通"

[[meter]]
id = "paid_year"
name = "年度已付"
[[meter]]
id = "admissions"
name = "住院次数"
counts = "visits"
[[fact]]
id = "admission"
name = "第几次住院"
number = true
from_meter = "admissions"
"#;

const DOCUMENT: &str = "---
title: 示例县住院待遇办法
number: 示例〔2024〕1号
effective: 2024-01-01
---

第一条 为规范待遇，制定本办法。

<!-- norule: 宗旨 -->

第二条 参保人住院，统筹基金按规定支付。

第三条 起付线二级 500 元、三级为社平工资的 10%。

第二次住院起减 100 元。

第四条 三万元以下付 70%，以上付 80%。低保对象提高 5 个百分点。

第五条 年度支付限额 20 万元。

第六条 乙类药品个人先付 10%；集采药品 5%。

第七条 低保对象另给 20% 的补贴。
";

const NOTES: &str = "# 口径

## 社平工资

按上年公布数。
";

const RULES: &str = r#"[[index]]
id = "wage"
name = "社平工资"
clause = "第三条"
values = [{ from = 2024-01-01, until = 2024-12-31, value = "8000元" }, { from = 2025-01-01, value = "8200元" }]

[[layer]]
id = "basic"
name = "基本医保"
payer = "pooled"
order = 10
clause = "第二条"
base = "eligible"
bands_from = "deductible"

[[rule]]
id = "basic.deductible"
layer = "basic"
sets = "deductible"
clause = "第三条第一款"
by = ["level"]
table = [["二级", "500元"], ["三级", { share = "10%", of = "index.wage" }]]
note = "notes.md#社平工资"

[[rule]]
id = "basic.deductible.again"
layer = "basic"
sets = "deductible"
adjust = "plus"
clause = "第三条第二款"
when = { admission = "2+" }
value = "-100元"

[[rule]]
id = "basic.rate"
layer = "basic"
sets = "bands"
clause = "第四条"
unless = { identity = ["低保"] }
bands = [{ up_to = "30000元", rate = "70%" }, { rate = "80%" }]

[[rule]]
id = "basic.rate.poor"
layer = "basic"
sets = "bands"
clause = "第四条"
when = { identity = ["低保"] }
bands = [{ up_to = "30000元", rate = "75%" }, { rate = "85%" }]

[[rule]]
id = "basic.limit"
layer = "basic"
sets = "pay_limit"
clause = "第五条"
value = "20万元"
meter = "paid_year"

[[prepaid]]
id = "prepaid.drug"
clause = "第六条"
class = ["乙"]
share = "10%"

[[prepaid]]
id = "prepaid.bought"
clause = "第六条"
class = ["乙"]
tag = ["集采"]
share = "5%"
overrides = "prepaid.drug"

[[amount]]
id = "bonus"
name = "补贴"
clause = "第七条"
order = 20
when = { identity = ["低保"] }
by = ["level"]
table = [["*", { share = "20%", of = "eligible - basic.paid" }]]
pays = "aid"
"#;

const CASES: &str = r#"[[case]]
id = "S-1"
name = "二级，第二次住院"
on = 2024-03-01
given = { level = "二级", admission = 2, eligible = "1400元" }
because = ["basic.deductible", "basic.deductible.again", "basic.rate", "basic.limit"]
expect = { pooled = "700元", person = "700元" }
working = """
500 - 100 = 400
(1400 - 400) * 70% = 700
"""

[[case]]
id = "S-2"
name = "低保，三级，有明细"
[[case.visit]]
on = 2024-03-01
given = { level = "三级", identity = "低保" }
lines = [{ code = "D1", amount = "1000元" }, { code = "D2", amount = "2000元" }]
because = ["prepaid.drug", "prepaid.bought", "basic.deductible", "basic.rate.poor", "basic.limit", "bonus"]
expect = { prepaid = "200元", pooled = "1500元", bonus = "260元" }
"#;

const CATALOGUE: &str = "code,name,kind,class,prepaid,from,until,only_level,tags
D1,甲片,药品,乙,,,,,
D2,乙片,药品,乙,,,,,集采
";

/// The files of the package.
pub fn source() -> PackSource {
    let files = [
        ("pack.toml", PACK),
        ("policies/law/document.md", DOCUMENT),
        ("policies/law/notes.md", NOTES),
        ("policies/law/rules.toml", RULES),
        ("policies/law/cases/cases.toml", CASES),
        ("catalogue/drugs.csv", CATALOGUE),
    ];
    let files: BTreeMap<String, Vec<u8>> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect();
    PackSource { name: "small".to_owned(), files }
}
