//! The register from the file that lists all insured people.
//!
//! **Knows:** the columns of such a file. **Does not know:** the database.

use roster::normal::{Aliases, Claim, from_fn};
use roster::register::Register;

use super::claims::claim_of;
use super::columns::{Columns, Role};
use super::gather::{GatheredFile, GatheredTable};

/// The register of a file that lists all insured people: the rows that can be used, in order, become the persons
/// 0, 1, 2 …. Codes of villages beside their names are added to `aliases`.
#[must_use]
pub fn register_of(file: &GatheredFile, mut aliases: Aliases) -> Register {
    let tables: Vec<(Columns, &GatheredTable)> =
        file.tables.iter().map(|it| (Columns::of(&it.recognised), it)).collect();
    for (columns, table) in &tables {
        village_codes(columns, table, &mut aliases);
    }
    let mut starts = Vec::with_capacity(tables.len());
    let mut count = 0;
    for (_, table) in &tables {
        starts.push(count);
        count += table.checked.usable.len();
    }
    let claim = |at: usize| -> Claim<'_> {
        let nth = starts.partition_point(|it| *it <= at).saturating_sub(1);
        let (columns, table) = &tables[nth];
        claim_of(&table.table, columns, table.checked.usable[at - starts[nth]] as usize)
    };
    Register::build(&from_fn(count, claim), aliases)
}

/// Lists are by village: where code and name stay the same, nothing is new.
fn village_codes(columns: &Columns, table: &GatheredTable, aliases: &mut Aliases) {
    let Some(code_column) = table.recognised.column(intake::Field::RegionCode) else { return };
    if columns.column(Role::Village) == Some(code_column) {
        return;
    }
    let mut last = ("", "");
    for row in &table.checked.usable {
        let row = *row as usize;
        let code = table.table.cell(row, code_column);
        if code == last.0 {
            continue;
        }
        last = (code, columns.text(&table.table, row, Role::Village));
        if !last.0.is_empty() && !last.1.is_empty() {
            aliases.village(last.0, last.1);
        }
    }
}
