//! The register in bulk: chunks of rows read side by side, then put together.
//!
//! **Knows:** columns. **Does not know:** where the rows come from.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Columns, Flaw, FlawKind, Places, Record, Register, Table, pack};
use crate::normal::{
    Aliases, Claim, Claims, Key, Number, Sex, household_key, name_key, read_birth, read_number, read_sex,
};

const CHUNK_ROWS: usize = 16_384;

/// The record of one row, without places and name. What a valid number says goes before what is
/// written beside it.
pub(super) fn read_record(row: &Claim<'_>) -> (Record, Option<FlawKind>) {
    let plain = Key::plain(row.number);
    let (key, valid) = if plain.is_valid() {
        (plain, true)
    } else {
        match read_number(row.number) {
            Number::Valid(key, _) => (key, true),
            Number::Other(key) => (key, false),
            Number::Damaged(symbols) => (Key::of(&symbols), false),
            Number::Missing | Number::Partial(_) | Number::Unusable => (Key::NONE, false),
        }
    };
    let life = if valid {
        let sex = if key.is_female() { Sex::Female } else { Sex::Male };
        pack(crate::normal::Birth::from_digits(key.birth_digits()), Some(sex))
    } else {
        pack(read_birth(row.birth), read_sex(row.sex))
    };
    let flaw = if row.name.trim().is_empty() {
        Some(FlawKind::NoName)
    } else if valid || key.is_other() {
        None
    } else if key.is_none() {
        Some(FlawKind::NoNumber)
    } else {
        Some(FlawKind::InvalidNumber)
    };
    let record = Record {
        key,
        name_key: name_key(row.name),
        name_start: 0,
        life,
        household: household_key(row.household),
        township: 0,
        village: 0,
        name_length: 0,
    };
    (record, flaw)
}

#[derive(Default)]
struct Chunk<'a> {
    columns: Columns,
    townships: LocalNames<'a>,
    villages: LocalNames<'a>,
    flaws: Vec<Flaw>,
}

/// Places of one chunk as written, in the order of first mention.
#[derive(Default)]
struct LocalNames<'a> {
    last: (&'a str, u16),
    numbers: FxHashMap<&'a str, u16>,
    texts: Vec<&'a str>,
}

impl<'a> LocalNames<'a> {
    fn number(&mut self, text: &'a str) -> u16 {
        if text == self.last.0 {
            return self.last.1;
        }
        let next = self.texts.len() as u16 + 1;
        let number = *self.numbers.entry(text).or_insert(next);
        if number == next {
            self.texts.push(text);
        }
        self.last = (text, number);
        number
    }
}

fn read_chunk<C: Claims + ?Sized>(rows: &C, range: std::ops::Range<usize>) -> Chunk<'_> {
    let mut chunk = Chunk::default();
    chunk.columns.people.reserve(range.len());
    chunk.columns.names.reserve(range.len() * 10);
    for at in range {
        let row = rows.claim(at);
        let (mut record, flaw) = read_record(&row);
        record.township = chunk.townships.number(row.township);
        record.village = chunk.villages.number(row.village);
        chunk.columns.push(record, row.name);
        if let Some(kind) = flaw {
            chunk.flaws.push(Flaw { person: at as u32, kind });
        }
    }
    chunk
}

impl Register {
    /// All people at once, on all cores; row `i` becomes person `i`.
    #[must_use]
    pub fn build<C: Claims + ?Sized>(rows: &C, aliases: Aliases) -> Register {
        let count = rows.count();
        let starts = (0..count).into_par_iter().step_by(CHUNK_ROWS);
        let mut chunks: Vec<Chunk<'_>> =
            starts.map(|it| read_chunk(rows, it..(it + CHUNK_ROWS).min(count))).collect();
        let mut places = Places::default();
        for chunk in &mut chunks {
            let number = |texts: &[&str], names: &mut super::place::Names| {
                let numbers = texts.iter().map(|it| names.number(it, &aliases));
                std::iter::once(0).chain(numbers).collect::<Vec<u16>>()
            };
            let townships = number(&chunk.townships.texts, &mut places.townships);
            let villages = number(&chunk.villages.texts, &mut places.villages);
            for it in &mut chunk.columns.people {
                it.township = townships[usize::from(it.township)];
                it.village = villages[usize::from(it.village)];
            }
        }
        let mut flaws: Vec<Flaw> = chunks.iter().flat_map(|it| it.flaws.iter().copied()).collect();
        let columns = Columns::join(chunks.into_iter().map(|it| it.columns).collect());
        let (table, twice) = Table::build(&columns.people, |it| (it.key, it.name_key));
        flaws.extend(twice.iter().map(|it| Flaw { person: it.0, kind: FlawKind::SharedNumber(it.1) }));
        flaws.sort_unstable();
        Register { table, columns, places, aliases, flaws, ..Register::default() }
    }
}

impl Columns {
    /// Adds one person.
    pub(super) fn push(&mut self, record: Record, name: &str) {
        let record = self.with_name(record, name);
        self.people.push(record);
    }

    /// Keeps a name, as far as 255 bytes, for a record.
    pub(super) fn with_name(&mut self, mut record: Record, name: &str) -> Record {
        let name = name.trim();
        let name = &name[..name.floor_char_boundary(255)];
        record.name_start = self.names.len() as u32;
        record.name_length = name.len() as u8;
        self.names.push_str(name);
        record
    }

    fn join(mut parts: Vec<Columns>) -> Columns {
        let mut base = 0;
        for part in &mut parts {
            part.people.iter_mut().for_each(|it| it.name_start += base);
            base += part.names.len() as u32;
        }
        let (people, names) = rayon::join(
            || parts.iter().map(|it| it.people.as_slice()).collect::<Vec<_>>().concat(),
            || parts.iter().map(|it| it.names.as_str()).collect::<Vec<_>>().concat(),
        );
        Columns { people, names }
    }
}
