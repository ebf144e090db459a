//! The rules between entries, as scripts: one line, one entry, one expected outcome.

use ledger::{Account, Book, Entry, EntryKind, Posting};

/// `<kind> <id> [reverses <id>] <account> <fen> <account> <fen> … -> <Outcome>`, or
/// `balance <account> <fen>`.
#[track_caller]
fn check(script: &str) {
    let mut book = Book::default();
    for line in script.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["balance", account, fen] = words[..] {
            let account: Account = account.parse().unwrap();
            assert_eq!(book.balance(&account), fen.parse::<i64>().unwrap(), "{line}");
            continue;
        }
        let (entry, expected) = line.split_once("->").expect(line);
        let outcome = book.submit(parse(entry));
        assert_eq!(format!("{outcome:?}"), expected.trim(), "{line}");
    }
}

fn parse(line: &str) -> Entry {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (reverses, rest) = match words[2..] {
        ["reverses", id, ref rest @ ..] => (Some(id.to_owned()), rest),
        ref rest => (None, rest),
    };
    let postings =
        rest.chunks_exact(2).map(|it| Posting::new(it[0].parse().unwrap(), it[1].parse().unwrap())).collect();
    Entry {
        id: words[1].to_owned(),
        kind: EntryKind::parse(words[0]).unwrap(),
        on: "2024-03-01".parse().unwrap(),
        reference: "S1".into(),
        reverses,
        document: None,
        postings,
    }
}

#[test]
fn a_retry_writes_nothing() {
    check(
        "
        settle e1 payer:pooled 120 institution:H1:receivable -120 -> Created
        settle e1 payer:pooled 120 institution:H1:receivable -120 -> Exists
        settle e1 payer:pooled 130 institution:H1:receivable -130 -> ExistsWithDifferentFields
        adjust e1 payer:pooled 120 institution:H1:receivable -120 -> ExistsWithDifferentFields
        balance payer:pooled 120
        balance institution:H1:receivable -120
        ",
    );
}

#[test]
fn every_refusal_in_order() {
    check(
        "
        settle  e1 payer:pooled 0 -> TooFewPostings
        settle  e1 payer:pooled 0 payer:pooled 1 -> ZeroPosting
        settle  e1 payer:pooled 1 payer:pooled 1 -> AccountTwice
        settle  e1 payer:pooled 1 payer:aid 1 -> Unbalanced
        settle  e1 reverses e9 payer:pooled 1 payer:aid -1 -> ReversalMustName
        reverse e1 payer:pooled 1 payer:aid -1 -> ReversalMustName
        reverse e1 reverses e9 payer:pooled 1 payer:aid -1 -> ReversedNotFound
        settle  e1 person-account:P1:account 1 institution:H1:receivable -1 -> WouldOverdraw
        balance payer:pooled 0
        ",
    );
}

#[test]
fn an_entry_is_reversed_once_and_in_full() {
    check(
        "
        settle  e1 payer:pooled 100 payer:aid 20 institution:H1:receivable -120 -> Created
        reverse e2 reverses e1 payer:pooled -100 institution:H1:receivable 100 -> ReversalMustMirror
        reverse e2 reverses e1 payer:pooled -99 payer:aid -21 institution:H1:receivable 120 -> ReversalMustMirror
        reverse e2 reverses e1 institution:H1:receivable 120 payer:pooled -100 payer:aid -20 -> Created
        reverse e3 reverses e1 payer:pooled -100 payer:aid -20 institution:H1:receivable 120 -> AlreadyReversed
        reverse e3 reverses e2 payer:pooled 100 payer:aid 20 institution:H1:receivable -120 -> ReversalOfReversal
        balance institution:H1:receivable 0
        balance payer:pooled 0
        ",
    );
}

#[test]
fn a_personal_account_has_what_was_put_in() {
    check(
        "
        credit c1 person-account:P1:account -500 clearing:contributions 500 -> Created
        settle e1 person-account:P1:account 300 institution:H1:receivable -300 -> Created
        settle e2 person-account:P1:account 300 institution:H1:receivable -300 -> WouldOverdraw
        settle e2 person-account:P1:account 200 institution:H1:receivable -200 -> Created
        balance person-account:P1:account 0
        ",
    );
}

#[test]
fn a_prepayment_is_set_against_what_is_owed() {
    check(
        "
        prepay p1 institution:H1:prepayment 10000 clearing:bank -10000 -> Created
        settle e1 payer:pooled 3000 institution:H1:receivable -3000 -> Created
        offset o1 institution:H1:receivable 3000 institution:H1:prepayment -3000 -> Created
        balance institution:H1:prepayment 7000
        balance institution:H1:receivable 0
        balance clearing:bank -10000
        ",
    );
}
