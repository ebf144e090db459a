//! From decided bills to entries: who owes whom afterwards, by example.

use base::Day;
use ledger::{Bearer, Between, Book, Divided, Entry, Outcome, SettlementError, Share, reversal_of};

fn share(name: &str, amount_fen: i64) -> Share {
    Share { name: name.into(), amount_fen }
}

fn day() -> Day {
    "2024-03-01".parse().unwrap()
}

/// 149.04 of which fund 109.22, aid 12.64, hospital 13.60, person 13.58.
fn bill() -> Divided {
    Divided {
        person: "P1".into(),
        institution: Some("H1".into()),
        total_fen: 14_904,
        payers: vec![
            (Bearer::Fund, share("pooled", 10_922)),
            (Bearer::Insurer, share("insurer", 1_264)),
            (Bearer::Hospital, share("hospital", 1_360)),
        ],
        accounts: vec![],
        cash_fen: 1_358,
        cash_paid: false,
        benefits: vec![],
        between: None,
    }
}

fn postings(entry: &Entry) -> Vec<(&str, i64)> {
    entry.postings.iter().map(|it| (it.account.as_str(), it.amount_fen)).collect()
}

#[test]
fn each_part_of_the_bill_lands_on_its_account() {
    let entry = bill().entry("S1", day(), "S1", None).unwrap().unwrap();
    assert_eq!(entry.check_form(), Outcome::Created);
    assert_eq!(
        postings(&entry),
        [
            ("institution:H1:patient", -2_718),
            ("institution:H1:receivable", -12_186),
            ("institution:H1:reduction", 1_360),
            ("payer:insurer", 1_264),
            ("payer:pooled", 10_922),
            ("person:P1:due", 1_358),
        ]
    );
}

#[test]
fn accounts_cash_and_benefits() {
    let bill = Divided {
        total_fen: 1_000,
        payers: vec![(Bearer::Fund, share("pooled", 600))],
        accounts: vec![("P1".into(), share("account", 100)), ("P2".into(), share("account", 50))],
        cash_fen: 250,
        cash_paid: true,
        benefits: vec![share("maternity", 9_000)],
        ..bill()
    };
    let entry = bill.entry("S1", day(), "S1", None).unwrap().unwrap();
    assert_eq!(
        postings(&entry),
        [
            ("benefit:maternity:P1", -9_000),
            ("institution:H1:patient", -250),
            ("institution:H1:receivable", -750),
            ("payer:maternity", 9_000),
            ("payer:pooled", 600),
            ("person-account:P1:account", 100),
            ("person-account:P2:account", 50),
            ("person:P1:cash", 250),
        ]
    );
}

#[test]
fn a_bill_from_outside_is_owed_to_the_person() {
    let bill = Divided {
        institution: None,
        total_fen: 1_000,
        payers: vec![(Bearer::Fund, share("pooled", 600))],
        cash_fen: 400,
        ..bill()
    };
    let entry = bill.entry("S1", day(), "S1", None).unwrap().unwrap();
    assert_eq!(postings(&entry), [("benefit:bill:P1", -600), ("payer:pooled", 600)]);
}

#[test]
fn a_bill_of_nothing_moves_nothing() {
    let bill = Divided { total_fen: 0, payers: vec![], cash_fen: 0, ..bill() };
    assert_eq!(bill.entry("S1", day(), "S1", None), Ok(None));
}

#[test]
fn what_cannot_be_booked() {
    let rows = [
        (Divided { cash_fen: 1_357, ..bill() }, "LED-0003"),
        (Divided { cash_fen: -1, ..bill() }, "LED-0004"),
        (Divided { benefits: vec![share("x", -1)], ..bill() }, "LED-0004"),
        (Divided { institution: None, ..bill() }, "LED-0006"),
        (Divided { person: "P 1".into(), ..bill() }, "LED-0001"),
    ];
    for (bill, code) in rows {
        let error = bill.entry("S1", day(), "S1", None).unwrap_err();
        assert!(error.to_string().contains(code), "{error}");
    }
}

#[test]
fn a_late_fact_is_settled_between_bureau_and_person() {
    // The person turns out to be entitled to 5.00 more from the fund and 1.00 more from the hospital.
    let old = bill();
    let new = Divided {
        payers: vec![
            (Bearer::Fund, share("pooled", 11_422)),
            (Bearer::Insurer, share("insurer", 1_264)),
            (Bearer::Hospital, share("hospital", 1_460)),
        ],
        cash_fen: 758,
        ..bill()
    };
    let entry = old.difference(&new, "A1", day(), "S1", None).unwrap().unwrap();
    assert_eq!(
        postings(&entry),
        [
            ("institution:H1:patient", -100),
            ("institution:H1:receivable", 100),
            ("institution:H1:reduction", 100),
            ("payer:pooled", 500),
            ("person:P1:due", -600),
        ]
    );
    assert_eq!(old.difference(&old, "A1", day(), "S1", None), Ok(None));
    let other = Divided { total_fen: 14_905, cash_fen: 1_359, ..bill() };
    let refused = old.difference(&other, "A1", day(), "S1", None);
    assert_eq!(refused, Err(SettlementError::TotalsDiffer { old_fen: 14_904, new_fen: 14_905 }));
}

#[test]
fn settling_and_reversing_leaves_nothing() {
    let mut book = Book::default();
    let entry = bill().entry("S1", day(), "S1", None).unwrap().unwrap();
    let back = reversal_of(&entry, "S1-R", day());
    assert_eq!(book.submit(entry), Outcome::Created);
    assert_eq!(book.submit(back), Outcome::Created);
    assert!(book.balances().all(|(_, balance)| balance == 0));
}

#[test]
fn what_another_place_bears_is_a_claim_on_it() {
    // The person is insured in 430626: its funds bear 100.00, and our hospital is still owed the money by us.
    let total_fen = 15_000;
    let bill = Divided {
        total_fen,
        payers: vec![(Bearer::Fund, share("pooled", 9_000)), (Bearer::Insurer, share("insurer", 1_000))],
        cash_fen: 5_000,
        between: Some(Between::InsuredThere("430626".into())),
        ..bill()
    };
    let entry = bill.entry("S1", day(), "S1", None).unwrap().unwrap();
    assert_eq!(
        postings(&entry),
        [
            ("institution:H1:patient", -5_000),
            ("institution:H1:receivable", -10_000),
            ("person:P1:due", 5_000),
            ("place:430626:receivable", 10_000),
        ]
    );
    // More from the fund: the claim grows, the person gets it back.
    let new = Divided {
        payers: vec![(Bearer::Fund, share("pooled", 9_500)), (Bearer::Insurer, share("insurer", 1_000))],
        cash_fen: 4_500,
        ..bill.clone()
    };
    let entry = bill.difference(&new, "A1", day(), "S1", None).unwrap().unwrap();
    assert_eq!(postings(&entry), [("person:P1:due", -500), ("place:430626:receivable", 500)]);
}

#[test]
fn what_we_bear_elsewhere_is_owed_to_that_place() {
    let bill = Divided {
        total_fen: 15_000,
        payers: vec![(Bearer::Fund, share("pooled", 9_000))],
        accounts: vec![("P1".into(), share("account", 1_000))],
        cash_fen: 5_000,
        between: Some(Between::TreatedThere("430626".into())),
        ..bill()
    };
    let entry = bill.entry("S1", day(), "S1", None).unwrap().unwrap();
    assert_eq!(
        postings(&entry),
        [
            ("institution:H1:patient", -5_000),
            ("payer:pooled", 9_000),
            ("person-account:P1:account", 1_000),
            ("person:P1:due", 5_000),
            ("place:430626:payable", -10_000),
        ]
    );
}
