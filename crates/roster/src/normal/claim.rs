//! What a row says about a person, borrowed from where it was read.
//!
//! **Knows:** seven raw texts. **Does not know:** files, columns, what the texts mean.

use std::{fmt, marker::PhantomData};

/// The raw texts of one row; empty where the row says nothing.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Claim<'a> {
    /// Identity number, in any spelling.
    pub number: &'a str,
    /// Name.
    pub name: &'a str,
    /// Sex.
    pub sex: &'a str,
    /// Birth day.
    pub birth: &'a str,
    /// Township, by name or code.
    pub township: &'a str,
    /// Village or community, by name or code.
    pub village: &'a str,
    /// Number of the household.
    pub household: &'a str,
}

/// Says which fields are there, never what they say.
impl fmt::Debug for Claim<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = [
            ("number", self.number),
            ("name", self.name),
            ("sex", self.sex),
            ("birth", self.birth),
            ("township", self.township),
            ("village", self.village),
            ("household", self.household),
        ];
        let names = written.iter().filter(|it| !it.1.trim().is_empty()).map(|it| it.0);
        f.debug_list().entries(names).finish()
    }
}

/// Rows that can be asked for in any order and from several threads: a table of any shape.
pub trait Claims: Sync {
    /// How many rows there are.
    fn count(&self) -> usize;
    /// What row `at` says.
    fn claim(&self, at: usize) -> Claim<'_>;
}

impl Claims for [Claim<'_>] {
    fn count(&self) -> usize {
        self.len()
    }
    fn claim(&self, at: usize) -> Claim<'_> {
        self[at]
    }
}

impl Claims for Vec<Claim<'_>> {
    fn count(&self) -> usize {
        self.len()
    }
    fn claim(&self, at: usize) -> Claim<'_> {
        self[at]
    }
}

struct FromFn<'a, F>(usize, F, PhantomData<&'a str>);

impl<'a, F: Fn(usize) -> Claim<'a> + Sync> Claims for FromFn<'a, F> {
    fn count(&self) -> usize {
        self.0
    }
    fn claim(&self, at: usize) -> Claim<'_> {
        (self.1)(at)
    }
}

/// `count` rows that a function knows: the way to hand over a columnar table without copying it.
pub fn from_fn<'a>(count: usize, claim: impl Fn(usize) -> Claim<'a> + Sync + 'a) -> impl Claims + 'a {
    FromFn(count, claim, PhantomData)
}
