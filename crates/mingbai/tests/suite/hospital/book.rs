//! The hospital's own book: what it was told, nothing worked out.

use std::collections::{BTreeMap, BTreeSet};

use base::Fen;

/// A settlement that the hospital was told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: String,
    pub visit: String,
    pub person: String,
    pub fee: Fen,
    pub fund: Fen,
    pub account: Fen,
    pub insutype: String,
    pub clr_type: String,
    pub stands: bool,
}

/// Sums as the interface compares them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    pub fee: Fen,
    pub fund: Fen,
    pub account: Fen,
    pub count: i64,
}

impl Sums {
    pub fn add(&mut self, line: &Line) {
        self.fee += line.fee;
        self.fund += line.fund;
        self.account += line.account;
        self.count += 1;
    }
}

#[derive(Debug, Default)]
pub struct Book {
    lines: Vec<Line>,
    /// Visits one of whose messages was voided: the hospital may never have known its settlement.
    pub voided: BTreeSet<String>,
}

impl Book {
    /// Writes down an answer; the same settlement again must be the same.
    pub fn write(&mut self, line: Line) {
        match self.lines.iter().find(|it| it.id == line.id) {
            Some(known) => assert_eq!(*known, line, "a settlement was told twice, differently"),
            None => {
                let double = self.lines.iter().find(|it| it.stands && it.visit == line.visit);
                assert!(double.is_none(), "a visit is settled twice: {double:?} and {line:?}");
                self.lines.push(line);
            }
        }
    }

    /// What stood for a visit stands no longer.
    pub fn strike(&mut self, visit: &str) {
        self.lines.iter_mut().filter(|it| it.visit == visit).for_each(|it| it.stands = false);
    }

    pub fn standing(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|it| it.stands)
    }

    pub fn reversed(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|it| !it.stands)
    }

    /// Sums of what stands, by insurance and kind of clearing.
    pub fn sums(&self) -> BTreeMap<(String, String), Sums> {
        let mut sums: BTreeMap<(String, String), Sums> = BTreeMap::new();
        for it in self.standing() {
            sums.entry((it.insutype.clone(), it.clr_type.clone())).or_default().add(it);
        }
        sums
    }

    /// The bureau's settlements (number, visit, whether it stands) are those of this book.
    pub fn assert_equal(&self, theirs: &[(String, String, bool)]) {
        let ours: BTreeSet<&str> = self.standing().map(|it| it.id.as_str()).collect();
        let standing: BTreeSet<&str> = theirs.iter().filter(|it| it.2).map(|it| it.0.as_str()).collect();
        assert_eq!(ours, standing, "what stands");
        let gone: BTreeSet<&str> = theirs.iter().filter(|it| !it.2).map(|it| it.0.as_str()).collect();
        for it in self.reversed() {
            assert!(gone.contains(it.id.as_str()), "{it:?} was taken back here, not there");
        }
        let known: BTreeSet<&str> = self.reversed().map(|it| it.id.as_str()).collect();
        for (id, visit, _) in theirs.iter().filter(|it| !it.2 && !known.contains(it.0.as_str())) {
            assert!(self.voided.contains(visit), "{id} of {visit} is taken back there and unknown here");
        }
    }
}
