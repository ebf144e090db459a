//! Narrowing of lists to what a caller may see, inside the statement: regions, institutions, departments.

use crate::engine::Cell;

/// What a list may show: everything, or what lies in any of the parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Within {
    /// Nothing here means everything; an empty list means nothing.
    pub parts: Option<Vec<WithinPart>>,
}

/// All that is given must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WithinPart {
    /// Code of a township (9 digits), or of what lies above: then codes that begin so.
    pub region: Option<String>,
    /// Name of the village, with the whole code of its township in `region`.
    pub village: Option<String>,
    /// Of this institution.
    pub institution: Option<WithinBound>,
    /// Of this department.
    pub department: Option<WithinBound>,
}

/// A bound by institution or department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithinBound {
    /// Whose.
    pub id: String,
    /// Whether what has no institution (department) is left out.
    pub is_required: bool,
}

/// Columns of a table that say where its rows lie; empty where it has none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    pub region: &'static str,
    /// Empty where `region` holds both, as `township/village`.
    pub village: &'static str,
    pub institution: &'static str,
    pub department: &'static str,
    /// Where region and village are those of a person in another table: the column with the person's number.
    pub person: &'static str,
}

impl Within {
    /// Everything.
    #[must_use]
    pub fn everything() -> Within {
        Within { parts: None }
    }

    /// Whether nothing is left out.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.parts.is_none()
    }

    /// Whether any part is bound to a region, so that where people live has to be looked at.
    pub(crate) fn names_regions(&self) -> bool {
        self.parts.iter().flatten().any(|it| it.region.is_some())
    }

    /// Whether something in this township and village, without institution or department, may be shown.
    #[must_use]
    pub fn holds(&self, region: &str, village: &str) -> bool {
        let Some(parts) = &self.parts else { return true };
        parts.iter().any(|it| {
            let is_free = |bound: &Option<WithinBound>| bound.as_ref().is_none_or(|it| !it.is_required);
            it.region.as_ref().is_none_or(|at| match &it.village {
                Some(own) => at == region && own == village,
                None if is_township(at) => at == region,
                None => region.starts_with(at.as_str()),
            }) && is_free(&it.institution)
                && is_free(&it.department)
        })
    }

    /// ` AND (…)` for a statement, with its values added to the cells; empty when nothing is left out.
    pub(crate) fn condition(&self, columns: Columns, cells: &mut Vec<Cell<'_>>) -> String {
        let Some(parts) = &self.parts else { return String::new() };
        let parts: Vec<String> = parts.iter().map(|it| part(it, columns, cells)).collect();
        if parts.is_empty() { " AND 1 = 0".to_owned() } else { format!(" AND ({})", parts.join(" OR ")) }
    }
}

impl WithinPart {
    /// Whether it names the township, so that an index on it finds its rows.
    pub(crate) fn is_of_township(&self) -> bool {
        self.region.as_deref().is_some_and(is_township)
    }
}

/// Where people live is told by township.
fn is_township(code: &str) -> bool {
    code.len() >= 9
}

fn part(part: &WithinPart, columns: Columns, cells: &mut Vec<Cell<'_>>) -> String {
    let mut put = |value: String| {
        cells.push(Cell::from(value));
        format!("${}", cells.len())
    };
    let mut all: Vec<String> = Vec::new();
    if let Some(code) = &part.region {
        let (region, village) = (columns.region, columns.village);
        let lies = match &part.village {
            _ if village.is_empty() => match home(code, part.village.as_deref()) {
                (own, None) => format!("{region} = {}", put(own)),
                (from, Some(end)) => format!("{region} >= {} AND {region} < {}", put(from), put(end)),
            },
            Some(name) => {
                let (code, name) = (put(code.clone()), put(name.clone()));
                format!("{region} = {code} AND {village} = {name}")
            }
            // Equality finds its index, and rows of a township come by name.
            None if is_township(code) => format!("{region} = {}", put(code.clone())),
            None => {
                let (from, end) = (put(code.clone()), put(format!("{code}\u{10FFFF}")));
                format!("{region} >= {from} AND {region} < {end}")
            }
        };
        all.push(match columns.person {
            "" => lies,
            person => format!("EXISTS (SELECT 1 FROM person w WHERE w.id = {person} AND {lies})"),
        });
    }
    for (column, bound) in [(columns.institution, &part.institution), (columns.department, &part.department)]
    {
        match bound {
            Some(bound) if !column.is_empty() => all.push(format!("{column} = {}", put(bound.id.clone()))),
            Some(bound) if bound.is_required => all.push("1 = 0".to_owned()),
            _ => {}
        }
    }
    if all.is_empty() { "1 = 1".to_owned() } else { format!("({})", all.join(" AND ")) }
}

/// Homes (`township/village`) in a village: its own; in a township or what lies above: from one to before another.
fn home(code: &str, village: Option<&str>) -> (String, Option<String>) {
    match village {
        Some(name) => (format!("{code}/{name}"), None),
        // What follows the stroke among characters is a zero.
        None if is_township(code) => (format!("{code}/"), Some(format!("{code}0"))),
        None => (code.to_owned(), Some(format!("{code}\u{10FFFF}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: Columns =
        Columns { region: "region", village: "village", institution: "", department: "", person: "" };

    fn text(parts: Option<Vec<WithinPart>>) -> String {
        Within { parts }.condition(PEOPLE, &mut vec![Cell::Null])
    }

    #[test]
    fn conditions_count_on_from_the_cells_that_are_there() {
        let bound = |is_required| Some(WithinBound { id: "H1".to_owned(), is_required });
        let of = |region: &str| WithinPart { region: Some(region.to_owned()), ..WithinPart::default() };
        let (township, county) = (of("990100001"), of("990100"));
        let village = WithinPart { village: Some("甲村".to_owned()), ..township.clone() };
        let rows = [
            (None, ""),
            (Some(vec![]), " AND 1 = 0"),
            (Some(vec![township.clone()]), " AND ((region = $2))"),
            (
                Some(vec![village.clone(), county]),
                " AND ((region = $2 AND village = $3) OR (region >= $4 AND region < $5))",
            ),
            // People have no institution: a bound that is required shows none, another does not narrow.
            (Some(vec![WithinPart { institution: bound(true), ..WithinPart::default() }]), " AND ((1 = 0))"),
            (Some(vec![WithinPart { institution: bound(false), ..WithinPart::default() }]), " AND (1 = 1)"),
        ];
        for (parts, expected) in rows {
            assert_eq!(text(parts), expected);
        }
        let within = Within { parts: Some(vec![village]) };
        assert!(within.holds("990100001", "甲村") && !within.holds("990100001", "乙村"));
        assert!(!within.holds("990100002", "甲村"));
    }
}
