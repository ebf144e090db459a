//! A made statement with every layer and every part filled: for trying, for tests, for warming up.

use base::{Day, Fen, Redacted};

use crate::{
    Contact, Deferred, Institution, Layer, Meter, MeterUnit, Parts, Payer, PayerKind, Person, State,
    StatementData, Step, Visit,
};

/// A made person's statement of a made county, with five layers, an account and a debt.
#[must_use]
pub fn sample() -> StatementData {
    StatementData {
        region: "示例县".into(),
        number: "990100202611120000128".into(),
        qr_text: None,
        settled_on: day(2026, 11, 12),
        state: State::Settled,
        institution: Institution {
            name: "示例县人民医院".into(),
            level: "二级甲等".into(),
            code: "H99010000001".into(),
        },
        person: Person {
            name: Redacted("张小满".into()),
            mask_name: false,
            number: Redacted("990100195403010021".into()),
            insurance: "城乡居民基本医疗保险".into(),
            status: "居民（成年）".into(),
            identities: vec!["最低生活保障对象".into()],
        },
        visit: Visit {
            kind: "普通住院（县域内）".into(),
            admitted_on: Some(day(2026, 10, 29)),
            discharged_on: Some(day(2026, 11, 12)),
            diagnosis: Some(Redacted("冠状动脉粥样硬化性心脏病；2 型糖尿病".into())),
        },
        parts: Parts {
            total_fen: Fen(4_862_050),
            out_of_scope_fen: Fen(186_050),
            over_limit_fen: Fen(42_000),
            prepaid_fen: Fen(234_000),
            eligible_fen: Fen(4_400_000),
        },
        layers: layers(),
        payers: vec![
            payer("pooled", "基本医保统筹基金", PayerKind::Fund, 3_277_500),
            payer("major", "大病保险", PayerKind::Insurer, 183_625),
            payer("aid", "医疗救助基金", PayerKind::Fund, 657_213),
            payer("hospital", "医院减免", PayerKind::Hospital, 28_166),
            payer("backstop", "政府兜底", PayerKind::Government, 229_341),
            payer("account", "个人账户（家庭共济）", PayerKind::Account, 50_000),
        ],
        person_fen: Fen(486_205),
        cash_fen: Fen(436_205),
        benefits: vec![],
        meters: meters(),
        steps: steps(),
        deferred: Some(Deferred {
            due_fen: Fen(436_205),
            paid_fen: Fen(200_000),
            owed_fen: Fen(236_205),
            due_on: Some(day(2027, 2, 12)),
        }),
        lines: vec![],
        contact: Contact {
            agency: "示例县医疗保障事务中心".into(),
            phone: "000-00000000".into(),
            appeal: String::new(),
        },
    }
}

fn layers() -> Vec<Layer> {
    vec![
        layer(
            "基本医疗",
            "pooled",
            [4_400_000, 30_000, 3_277_500],
            "起付线以上 75%",
            "年限额 250,000.00",
            "示例医保发〔2024〕17号第七条第一款",
        ),
        layer(
            "大病保险",
            "major",
            [1_122_500, 840_000, 183_625],
            "0–3 万元 65%；3–10 万元 70%；10 万元以上 75%",
            "不设限额",
            "示例医保发〔2024〕21号第四条",
        ),
        layer(
            "医疗救助",
            "aid",
            [938_875, 0, 657_213],
            "低保对象 70%",
            "年限额 60,000.00",
            "示例府办发〔2023〕8号第十条",
        ),
        layer(
            "医院减免",
            "hospital",
            [281_662, 0, 28_166],
            "救助后自付的 10%",
            "",
            "示例医保发〔2024〕30号第六条",
        ),
        layer(
            "政府兜底",
            "backstop",
            [715_546, 486_205, 229_341],
            "个人负担超过总费用 10% 的部分 100%",
            "",
            "示例府发〔2022〕5号第九条",
        ),
    ]
}

fn layer(name: &str, payer: &str, amounts: [i64; 3], rate: &str, limit: &str, clause: &str) -> Layer {
    let [base, deductible, paid] = amounts.map(Fen);
    Layer {
        name: name.into(),
        payer: payer.into(),
        base_fen: base,
        deductible_fen: deductible,
        rate_text: rate.into(),
        limit_text: limit.into(),
        paid_fen: paid,
        clause: clause.into(),
    }
}

fn payer(payer: &str, name: &str, kind: PayerKind, fen: i64) -> Payer {
    Payer { payer: payer.into(), name: name.into(), kind, amount_fen: Fen(fen) }
}

fn meters() -> Vec<Meter> {
    let row = |name: &str, unit, before, change, limit| Meter {
        name: name.into(),
        period: "2026".into(),
        unit,
        before,
        change,
        limit,
    };
    vec![
        row("统筹基金支付", MeterUnit::Fen, 1_240_000, 3_277_500, Some(25_000_000)),
        row("大病合规自付", MeterUnit::Fen, 0, 1_122_500, None),
        row("医疗救助支付", MeterUnit::Fen, 310_000, 657_213, Some(6_000_000)),
        row("起付线已付", MeterUnit::Fen, 60_000, 30_000, None),
        row("住院次数", MeterUnit::Times, 1, 1, None),
    ]
}

fn steps() -> Vec<Step> {
    let rows: [(&str, &str, &str, i64); 14] = [
        (
            "费用",
            "总费用 48,620.50 减去全自费 1,860.50、超限价 420.00、先行自付 2,340.00，得到政策范围内费用",
            "示例医保发〔2024〕17号第五条",
            4_400_000,
        ),
        ("基本医疗", "政策范围内费用全部进入基数", "示例医保发〔2024〕17号第七条", 4_400_000),
        (
            "基本医疗",
            "二级医院本年第二次住院，起付线 600.00 减半",
            "示例医保发〔2024〕17号第六条第二款",
            30_000,
        ),
        ("基本医疗", "（44,000.00 − 300.00）× 75%", "示例医保发〔2024〕17号第七条第一款", 3_277_500),
        (
            "基本医疗",
            "本年已付 12,400.00，未超过年限额 250,000.00，不减",
            "示例医保发〔2024〕17号第九条",
            3_277_500,
        ),
        (
            "大病保险",
            "基数是政策范围内自付：44,000.00 − 32,775.00",
            "示例医保发〔2024〕21号第三条",
            1_122_500,
        ),
        (
            "大病保险",
            "普通起付线 16,800.00，低保对象减半，本年尚未扣过",
            "示例医保发〔2024〕21号第五条",
            840_000,
        ),
        ("大病保险", "（11,225.00 − 8,400.00）× 65%，落在第一段", "示例医保发〔2024〕21号第四条", 183_625),
        (
            "医疗救助",
            "基数是两层报销后的政策范围内自付：11,225.00 − 1,836.25",
            "示例府办发〔2023〕8号第九条",
            938_875,
        ),
        (
            "医疗救助",
            "低保对象不设起付线，9,388.75 × 70% = 6,572.125，四舍五入到分",
            "示例府办发〔2023〕8号第十条",
            657_213,
        ),
        (
            "医疗救助",
            "本年已救助 3,100.00，未超过年限额 60,000.00，不减",
            "示例府办发〔2023〕8号第十二条",
            657_213,
        ),
        (
            "医院减免",
            "救助后自付 2,816.62 × 10% = 281.662，四舍五入到分",
            "示例医保发〔2024〕30号第六条",
            28_166,
        ),
        (
            "政府兜底",
            "个人负担 7,155.46，超过总费用 48,620.50 的 10%（4,862.05）的部分由财政兜底",
            "示例府发〔2022〕5号第九条",
            229_341,
        ),
        ("个人", "总费用减去各方支付，由个人负担；其中家庭共济账户支付 500.00，其余付现金", "", 486_205),
    ];
    rows.map(|(layer, text, clause, fen)| Step {
        layer: layer.into(),
        text: text.into(),
        clause: clause.into(),
        amount_fen: Some(Fen(fen)),
    })
    .into()
}

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap_or(Day::MIN)
}
