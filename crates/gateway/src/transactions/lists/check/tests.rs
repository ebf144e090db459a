//! A good list, and each thing that can be wrong with it.

use super::*;

fn words(pairs: &[(&str, &str)]) -> Words {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn good() -> (Body, Facts) {
    let day = |text: &str| -> Day { text.parse().unwrap() };
    let mut info: Words = REQUIRED.iter().map(|it| (it.0.to_owned(), "x".to_owned())).collect();
    info.extend(words(&[
        ("setl_begn_date", "2024-03-01"),
        ("setl_end_date", "2024-03-09"),
        ("adm_time", "2024-03-01 09:00:00"),
        ("dscg_time", "2024-03-09 09:00:00"),
        ("vent_used_dura", "1/13/24"),
        ("lv1_nurscare_days", "8.5"),
        ("acct_pay", "1.00"),
    ]));
    let main = words(&[("diag_type", "1"), ("diag_code", "C18"), ("diag_name", "n"), ("maindiag_flag", "1")]);
    let paid = |code: &str, yuan: &str| words(&[("fund_pay_type", code), ("fund_payamt", yuan)]);
    let body = [
        ("setlinfo", vec![info]),
        ("diseinfo", vec![main]),
        ("payinfo", vec![paid("390100", "70"), paid("390201", "10.5")]),
    ];
    let facts = Facts {
        is_stay: true,
        is_chronic: false,
        admitted_on: day("2024-03-01"),
        last_day: day("2024-03-09"),
        settled_on: day("2024-03-09"),
        total_fen: Fen(10_000),
        person_fen: Fen(1_950),
        account_fen: Fen(100),
        cash_fen: Fen(1_850),
        funds: [("390100", 7_000), ("390200", 1_050), ("310200", 100)]
            .map(|(code, fen)| (code.to_owned(), Fen(fen)))
            .into(),
        same: [("390201".to_owned(), "390200".to_owned())].into(),
        optional: vec!["310200".to_owned()],
    };
    (body.into_iter().map(|(name, rows)| (name.to_owned(), rows)).collect(), facts)
}

#[test]
fn a_good_list_has_no_findings() {
    let (body, facts) = good();
    assert_eq!(check(&body, &facts).0, []);
}

#[test]
fn each_thing_that_does_not_fit_is_told() {
    let cases: [(&str, &str, &str, &str); 12] = [
        ("setlinfo", "acct_pay", "1.01", "acct_pay"),
        ("payinfo", "fund_payamt", "69.99", "payinfo 390100"),
        ("payinfo", "fund_pay_type", "610100", "payinfo 390100"),
        ("diseinfo", "maindiag_flag", "0", "diseinfo"),
        ("diseinfo", "diag_code", "", "diseinfo[1]"),
        ("setlinfo", "setl_begn_date", "2024-02-29", "setl_begn_date"),
        ("setlinfo", "setl_end_date", "昨天", "setl_end_date"),
        ("setlinfo", "adm_time", "2024-03-02", "adm_time"),
        ("setlinfo", "vent_used_dura", "1/25/0", "vent_used_dura"),
        ("setlinfo", "lv3_nurscare_days", "0.6", "spga_nurscare_days 等"),
        ("setlinfo", "bill_no", "", "bill_no"),
        ("setlinfo", "coner_name", "某", "patn_rlts"),
    ];
    for (node, name, value, place) in cases {
        let (mut body, facts) = good();
        body.get_mut(node).unwrap()[0].insert(name.to_owned(), value.to_owned());
        let findings = check(&body, &facts);
        assert!(findings.0.iter().any(|it| it.place == place), "{node}.{name}: {findings:?}");
    }
    let (mut body, facts) = good();
    body.insert(
        "oprninfo".to_owned(),
        vec![
            words(&[("oprn_oprt_type", "1"), ("oprn_oprt_begntime", "2024-03-10 08:00:00")]),
            words(&[
                ("oprn_oprt_type", "1"),
                ("oprn_oprt_begntime", "2024-03-02 09:00:00"),
                ("oprn_oprt_endtime", "2024-03-02 08:00:00"),
            ]),
        ],
    );
    body.insert("iteminfo".to_owned(), vec![words(&[("amt", "99"), ("claa_sumfee", "98")])]);
    let places: Vec<String> = check(&body, &facts).0.into_iter().map(|it| it.place).collect();
    let expected = ["iteminfo 合计", "iteminfo[1] 分项之和", "oprninfo", "oprninfo[1]", "oprninfo[2]"];
    assert_eq!(places, expected);
}
