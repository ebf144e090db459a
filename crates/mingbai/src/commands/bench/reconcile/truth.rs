//! How rows were matched, beside whose they are.
//!
//! **Knows:** `truth.csv` of the made county. **Does not know:** how rows are matched.

use std::collections::{BTreeMap, HashMap};

use app::roster::{Gathered, Reconciled};
use serde::{Deserialize, Serialize};

/// Rows of one kind of dirt.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Score {
    /// All.
    pub rows: u64,
    /// Of people on the register.
    pub registered: u64,
    /// Led to a person without anybody's help.
    pub matched: u64,
    /// … and to a wrong one.
    pub wrong: u64,
    /// Wait for a person, the right one shown first.
    pub first: u64,
}

/// By kind of dirt.
pub type Scores = BTreeMap<String, Score>;

/// The sum of all kinds.
#[must_use]
pub fn total(scores: &Scores) -> Score {
    scores.values().fold(Score::default(), |sum, it| Score {
        rows: sum.rows + it.rows,
        registered: sum.registered + it.registered,
        matched: sum.matched + it.matched,
        wrong: sum.wrong + it.wrong,
        first: sum.first + it.first,
    })
}

impl Score {
    /// Of the rows that were led to a person, those led to the right one, in millionths.
    #[must_use]
    pub fn precision_ppm(&self) -> u64 {
        (self.matched - self.wrong) * 1_000_000 / self.matched.max(1)
    }

    /// Of the rows of registered people, those whose person was found or is shown first, in millionths.
    #[must_use]
    pub fn recall_ppm(&self) -> u64 {
        // A wrong match of a registered person's row is no find; wrong ones of others are few and count against too.
        (self.matched - self.wrong + self.first) * 1_000_000 / self.registered.max(1)
    }
}

/// Row number in the file, whose it is, what is wrong with it.
type Row<'a> = (usize, Option<u32>, &'a str);

/// Scores every row of the truth.
#[must_use]
pub fn scores(text: &str, gathered: &Gathered, found: &Reconciled) -> Scores {
    let mut truth: HashMap<&str, Vec<Row<'_>>> = HashMap::new();
    for line in text.lines().skip(1) {
        let part: Vec<&str> = line.split(',').collect();
        let [file, _, _, row, person, dirt] = part.as_slice() else { continue };
        truth.entry(file).or_default().push((row.parse().unwrap_or(0), person.parse().ok(), dirt));
    }
    truth.values_mut().for_each(|it| it.sort_unstable());
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for own in &found.decisions {
        let file = &gathered.files[own.file];
        let Some(rows) = truth.get(file.name.as_str()) else { continue };
        for (at, row) in own.rows.iter().enumerate() {
            let Some((_, number)) = file.place(*row) else { continue };
            let Ok(nth) = rows.binary_search_by_key(&number, |it| it.0) else { continue };
            let (_, person, dirt) = rows[nth];
            let led = own.person(at);
            let first = own.decisions[at].candidates().first().map(|it| it.person);
            let score = scores.entry(dirt).or_default();
            score.rows += 1;
            score.registered += u64::from(person.is_some());
            score.matched += u64::from(led.is_some());
            score.wrong += u64::from(led.is_some() && led != person);
            score.first += u64::from(led.is_none() && person.is_some() && first == person);
        }
    }
    scores.into_iter().map(|(dirt, score)| (dirt.to_owned(), score)).collect()
}
