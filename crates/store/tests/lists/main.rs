//! Lists and searches: whatever the way through the indexes, a list holds what its filter says, in its order, page by
//! page; each against a plain look at all rows, on both engines.

#[macro_use]
#[path = "../common/mod.rs"]
mod common;

use std::collections::BTreeMap;

use base::Day;
use common::{NOW, day, person};
use fastrand::Rng;
use ledger::AuditEvent;
use store::{
    AuditFilter, BookBatch, MatterAxis, MatterFilter, MatterRequest, Person, ProblemFilter, Reimbursement,
    ReimbursementFilter, RosterProblem, SettlementFilter, Store, Within, WithinBound, WithinPart,
};

/// Walks through all pages of a list.
macro_rules! pages {
    ($next:ident => $page:expr) => {{
        let mut items = Vec::new();
        let mut $next: Option<String> = None;
        for _ in 0..1_000 {
            let page = $page;
            items.extend(page.items);
            $next = page.next;
            if $next.is_none() {
                break;
            }
        }
        assert!($next.is_none(), "the pages have an end");
        items
    }};
}

mod log;
mod people;
mod problems;
mod requests;
mod settlements;

const TOWNSHIPS: [&str; 3] = ["990100001", "990100002", "990200001"];
const VILLAGES: [&str; 3] = ["甲村", "乙村", ""];

/// Whatever somebody may be allowed to see.
fn withins() -> Vec<Within> {
    let of = |region: &str| WithinPart { region: Some(region.into()), ..WithinPart::default() };
    let village = |region: &str, village: &str| WithinPart { village: Some(village.into()), ..of(region) };
    let bound = |is_required| Some(WithinBound { id: "D1".into(), is_required });
    let parts = |parts: Vec<WithinPart>| Within { parts: Some(parts) };
    vec![
        Within::everything(),
        parts(vec![]),
        parts(vec![of("990100001")]),
        parts(vec![of("990100")]),
        parts(vec![village("990100001", "甲村"), village("990100002", "乙村")]),
        // One lies in the other: nobody is listed twice.
        parts(vec![village("990100001", "甲村"), of("990100001")]),
        parts(vec![village("990100001", "丙村")]),
        parts(vec![WithinPart { department: bound(true), ..WithinPart::default() }, of("990200001")]),
        parts(vec![WithinPart { department: bound(false), ..of("990100002") }]),
    ]
}
