//! What holds for all bills and all chains, and a year of random traffic checked by an auditor who
//! keeps nothing but the list of what was written.

use base::Day;
use ledger::{
    AuditEvent, Bearer, Book, Canonical, ChainBreak, ChainChecker, ChainLink, Divided, Entry, EntryKind,
    Hash, Outcome, Posting, Share, reversal_of,
};
use proptest::prelude::*;

fn day() -> Day {
    "2024-03-01".parse().unwrap()
}

fn parts() -> impl Strategy<Value = Divided> {
    (prop::collection::vec(0_i64..1_000_000, 7), any::<bool>(), 0..3_u8).prop_map(
        |(fen, cash_paid, person)| {
            let share = |name: &str, amount_fen| Share { name: name.into(), amount_fen };
            let person = format!("P{person}");
            Divided {
                institution: Some("H1".into()),
                total_fen: fen[..6].iter().sum(),
                payers: vec![
                    (Bearer::Fund, share("pooled", fen[0])),
                    (Bearer::Insurer, share("insurer", fen[1])),
                    (Bearer::Hospital, share("hospital", fen[2])),
                    (Bearer::Government, share("backstop", fen[3])),
                ],
                accounts: vec![(person.clone(), share("account", fen[4]))],
                cash_fen: fen[5],
                cash_paid,
                benefits: vec![share("subsidy", fen[6])],
                between: None,
                person,
            }
        },
    )
}

/// Opens the personal accounts with enough money.
fn open_book() -> Book {
    let mut book = Book::default();
    for person in ["P0", "P1", "P2"] {
        let postings = vec![
            Posting::new(format!("person-account:{person}:account").parse().unwrap(), -1_000_000_000),
            Posting::new("clearing:opening".parse().unwrap(), 1_000_000_000),
        ];
        let entry = Entry {
            id: format!("open-{person}"),
            kind: EntryKind::Open,
            on: day(),
            reference: person.into(),
            reverses: None,
            document: None,
            postings,
        };
        assert_eq!(book.submit(entry), Outcome::Created);
    }
    book
}

proptest! {
    #[test]
    fn entries_of_settlements_balance_and_carry_the_bill(bill in parts()) {
        if let Some(entry) = bill.entry("S1", day(), "S1", None).unwrap() {
            prop_assert_eq!(entry.check_form(), Outcome::Created);
            let to_institution: i64 = entry
                .postings
                .iter()
                .filter(|it| it.account.as_str().starts_with("institution:") && it.amount_fen < 0)
                .map(|it| -it.amount_fen)
                .sum();
            prop_assert_eq!(to_institution, bill.total_fen);
        }
    }

    #[test]
    fn a_reversal_restores_every_balance(bill in parts(), earlier in parts()) {
        let mut book = open_book();
        if let Some(entry) = earlier.entry("S0", day(), "S0", None).unwrap() {
            book.submit(entry);
        }
        let before: Vec<_> = book.balances().map(|(a, b)| (a.clone(), b)).filter(|it| it.1 != 0).collect();
        if let Some(entry) = bill.entry("S1", day(), "S1", None).unwrap() {
            let back = reversal_of(&entry, "S1-R", day());
            prop_assert_eq!(book.submit(entry), Outcome::Created);
            prop_assert_eq!(book.submit(back), Outcome::Created);
        }
        let after: Vec<_> = book.balances().map(|(a, b)| (a.clone(), b)).filter(|it| it.1 != 0).collect();
        prop_assert_eq!(before, after);
    }

    #[test]
    fn the_order_of_entries_does_not_matter(bills in prop::collection::vec(parts(), 1..12), seed: u64) {
        let mut entries: Vec<Entry> = bills
            .iter()
            .enumerate()
            .filter_map(|(index, bill)| bill.entry(&format!("S{index}"), day(), "S", None).unwrap())
            .collect();
        let mut one = open_book();
        for entry in &entries {
            prop_assert_eq!(one.submit(entry.clone()), Outcome::Created);
        }
        fastrand::Rng::with_seed(seed).shuffle(&mut entries);
        let mut other = open_book();
        for entry in entries {
            prop_assert_eq!(other.submit(entry), Outcome::Created);
        }
        prop_assert!(one.balances().eq(other.balances()));
    }

    #[test]
    fn a_difference_brings_the_payers_to_the_new_decision(old in parts(), new in parts()) {
        // The same bill: the person bears what the others do not.
        let total_fen = old.total_fen.max(new.total_fen);
        let level = |it: &Divided| Divided {
            person: "P1".into(),
            accounts: vec![("P1".into(), it.accounts[0].1.clone())],
            cash_fen: it.cash_fen + total_fen - it.total_fen,
            total_fen,
            ..it.clone()
        };
        let (old, new) = (level(&old), level(&new));
        let mut corrected = open_book();
        let mut right = open_book();
        corrected.submit(old.entry("S1", day(), "S1", None).unwrap().unwrap());
        if let Some(entry) = old.difference(&new, "A1", day(), "S1", None).unwrap() {
            prop_assert_eq!(entry.check_form(), Outcome::Created);
            prop_assert_eq!(corrected.submit(entry), Outcome::Created);
        }
        right.submit(new.entry("S1", day(), "S1", None).unwrap().unwrap());
        for path in ["payer:pooled", "payer:insurer", "payer:backstop", "payer:subsidy",
            "person-account:P1:account", "institution:H1:reduction", "benefit:subsidy:P1"] {
            let account = path.parse().unwrap();
            prop_assert_eq!(corrected.balance(&account), right.balance(&account), "{}", path);
        }
    }

    #[test]
    fn one_flipped_byte_is_noticed(bills in prop::collection::vec(parts(), 1..6), pick: prop::sample::Index, bit in 0..8_u8) {
        let records: Vec<Vec<u8>> = bills
            .iter()
            .filter_map(|bill| bill.entry("S1", day(), "S1", Some(Hash::of(b"x"))).unwrap())
            .map(|it| it.canonical_bytes())
            .collect();
        prop_assume!(!records.is_empty());
        let mut link = ChainLink::START;
        let mut chain = Vec::new();
        for record in &records {
            link = link.next(&Bytes(record.clone()));
            chain.push((link, record.clone()));
        }
        let all: usize = records.iter().map(Vec::len).sum();
        let mut place = pick.index(all);
        for (_, record) in &mut chain {
            if place < record.len() {
                record[place] ^= 1 << bit;
                break;
            }
            place -= record.len();
        }
        let mut checker = ChainChecker::default();
        let faults: Vec<_> =
            chain.iter().filter_map(|(link, it)| checker.check(link, &Bytes(it.clone())).err()).collect();
        prop_assert_eq!(faults.len(), 1);
        let changed = matches!(faults[0], ChainBreak::Changed { .. });
        prop_assert!(changed);
    }
}

struct Bytes(Vec<u8>);

impl Canonical for Bytes {
    fn canonical_bytes(&self) -> Vec<u8> {
        self.0.clone()
    }
}

/// The canonical form is part of every stored hash: this test may never change for version 1.
#[test]
fn the_canonical_form_of_version_1_is_fixed() {
    let entry = Entry {
        id: "S1".into(),
        kind: EntryKind::Settle,
        on: day(),
        reference: "S1".into(),
        reverses: None,
        document: Some(Hash::of(b"document")),
        postings: vec![
            Posting::new("payer:pooled".parse().unwrap(), 27_140),
            Posting::new("institution:H1:receivable".parse().unwrap(), -27_140),
        ],
    };
    let event = AuditEvent {
        at: "2024-03-01T08:00:00Z".into(),
        actor: "I1".into(),
        action: "settlement.settle".into(),
        subject: "S1".into(),
        detail: "{}".into(),
    };
    let first = ChainLink::START.next(&entry);
    let second = first.next(&event);
    assert_eq!(second.seq, 2);
    assert_eq!(second.prev, first.hash);
    let texts = [first.hash.to_string(), second.hash.to_string()];
    assert_eq!(texts, EXPECTED);
    assert_eq!(texts[0].parse(), Ok(first.hash));
    assert!("00".parse::<Hash>().is_err());
}

/// Computed from the description in `canonical.rs` with another program.
const EXPECTED: [&str; 2] = [
    "101cae906b53747a8adf2b1ef474ae0b26c3a8071fc712bd8ca6a458dbda0145",
    "6fd8757e2630882b178cd0c87073afdd2ae46c46cfd6bd1bc9897ae69996b518",
];

#[test]
fn a_missing_and_a_moved_link_are_named() {
    let records: Vec<Bytes> = (0..5_u8).map(|it| Bytes(vec![it])).collect();
    let mut link = ChainLink::START;
    let links: Vec<ChainLink> = records
        .iter()
        .map(|it| {
            link = link.next(it);
            link
        })
        .collect();
    let follow = |order: &[usize]| {
        let mut checker = ChainChecker::default();
        order.iter().find_map(|it| checker.check(&links[*it], &records[*it]).err())
    };
    assert_eq!(follow(&[0, 1, 2, 3, 4]), None);
    assert_eq!(follow(&[0, 1, 3, 4]), Some(ChainBreak::Gap { expected: 3, found: 4 }));
    assert_eq!(follow(&[0, 2, 1]), Some(ChainBreak::Gap { expected: 2, found: 3 }));
}

#[test]
fn random_traffic_agrees_with_the_auditor() {
    const REGRESSIONS: [u64; 1] = [0x5eed];
    for seed in REGRESSIONS.into_iter().chain(1..=50) {
        simulate(seed);
    }
}

fn simulate(seed: u64) {
    const ACCOUNTS: [&str; 5] = [
        "payer:pooled",
        "institution:H1:receivable",
        "institution:H1:prepayment",
        "person:P1:due",
        "person-account:P1:account",
    ];
    let mut random = fastrand::Rng::with_seed(seed);
    let mut book = Book::default();
    let mut written: Vec<Entry> = Vec::new();
    for _ in 0..300 {
        let id = random.u32(..1_000).to_string();
        let entry = match random.u8(..10) {
            0 if !written.is_empty() => written[random.usize(..written.len())].clone(),
            1 if !written.is_empty() => reversal_of(&written[random.usize(..written.len())], id, day()),
            _ => {
                let mut accounts = ACCOUNTS;
                random.shuffle(&mut accounts);
                let (one, two) = (random.i64(-500..=500), random.i64(-500..=500));
                let postings = accounts.iter().zip([one, two, -one - two]);
                Entry {
                    id,
                    kind: EntryKind::Adjust,
                    on: day(),
                    reference: "S".into(),
                    reverses: None,
                    document: None,
                    postings: postings.map(|(a, fen)| Posting::new(a.parse().unwrap(), fen)).collect(),
                }
            }
        };
        if book.submit(entry.clone()) == Outcome::Created {
            written.push(entry);
        }
        for path in ACCOUNTS {
            let account = path.parse().unwrap();
            let audited: i64 = written.iter().map(|it| it.amount_on(&account)).sum();
            assert_eq!(book.balance(&account), audited, "seed {seed:#x} {path}");
            assert!(path != "person-account:P1:account" || audited <= 0, "seed {seed:#x}: overdrawn");
        }
    }
}
