//! Finding people by name: by the blind index of whole names and of their first one or two characters.

use crate::decode::{PERSON_COLUMNS, person};
use crate::engine::Cell;
use crate::lookup::{LIVES, limit_cell};
use crate::seal::NAME_END;
use crate::within::Columns;
use crate::{Page, Person, Session, StoreError, Within};

/// People looked through for one page when a beginning has more than two characters: the index knows two,
/// the rest is compared after opening. The most common two characters are borne by some ten thousand people.
const LOOKED_THROUGH: usize = 2_000;

impl Session {
    /// People whose name begins with `prefix`, after `cursor`: first those whose whole name it is, then the
    /// others, those of one name together, in an order that says nothing. A page may hold fewer than `limit`
    /// and still have a next one: only so many are looked through at a time.
    ///
    /// # Errors
    /// [`StoreError::Sealed`], or the database's failure.
    pub async fn find_people_by_name(
        &mut self,
        prefix: &str,
        within: &Within,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<Person>, StoreError> {
        let (after, id) = cursor.and_then(|it| it.rsplit_once('|')).unwrap_or((EXACT, ""));
        if let Some(after) = after.strip_prefix(PLAIN) {
            return self.find_plain_by_name(prefix, within, [after, id], limit).await;
        }
        let exact = self.connection.ring().name_index(prefix);
        if after != EXACT || prefix.is_empty() {
            let after = if after == EXACT || after == OTHERS { "" } else { after };
            return self.find_longer_names(prefix, within, exact, [after, id], limit).await;
        }
        let mut cells = vec![(&exact).into(), id.into(), limit_cell(limit)];
        let condition = "p.name_index = $1 AND p.id > $2";
        let sql = narrowed(within, PERSON_COLUMNS, condition, ["p.id", "$3"], &mut cells);
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut items = rows.iter().map(person).collect::<Result<Vec<_>, _>>()?;
        if items.len() > limit {
            items.truncate(limit);
            let next = items.last().map(|it| format!("{EXACT}|{}", it.id));
            return Ok(Page { items, next });
        }
        let rest = self.find_longer_names(prefix, within, exact, ["", ""], limit - items.len()).await?;
        items.extend(rest.items);
        Ok(Page { items, next: rest.next })
    }

    /// People whose name begins with `prefix` and goes on.
    async fn find_longer_names(
        &mut self,
        prefix: &str,
        within: &Within,
        exact: String,
        [after, id]: [&str; 2],
        limit: usize,
    ) -> Result<Page<Person>, StoreError> {
        let beginning = self.connection.ring().name_beginning(prefix).unwrap_or_default();
        // The index knows beginnings of two characters; of longer ones it knows too many.
        let is_known = prefix.chars().count() <= 2;
        let looked = if is_known { limit.saturating_add(1) } else { limit.max(LOOKED_THROUGH) };
        let end = format!("{beginning}{NAME_END}");
        // Of several bounds from below an engine may take the wrong one to begin at: there is one, the later.
        let mut cells = vec![
            Cell::from(if after > beginning.as_str() { after.to_owned() } else { beginning }),
            end.into(),
            exact.into(),
            after.into(),
            id.into(),
            Cell::Int(i64::try_from(looked).unwrap_or(i64::MAX)),
        ];
        let condition = "p.name_index >= $1 AND p.name_index < $2 AND p.name_index <> $3 \
            AND (p.name_index, p.id) > ($4, $5)";
        let columns = "p.id, p.name, p.name_index";
        let sql = narrowed(within, columns, condition, ["p.name_index, p.id", "$6"], &mut cells);
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut found: Vec<&str> = Vec::with_capacity(limit.min(rows.len()));
        let mut last = if after.is_empty() { format!("{OTHERS}|") } else { format!("{after}|{id}") };
        let mut is_full = false;
        for row in &rows {
            is_full = found.len() == limit;
            if is_full {
                break;
            }
            let id = row.str(0)?;
            last = format!("{}|{id}", row.str(2)?);
            // Only what the index does not tell is opened.
            if is_known || row.open(1, ["person", "name"], id)?.starts_with(prefix) {
                found.push(id);
            }
        }
        let mut items = self.people_in_order(&found).await?;
        if is_full || rows.len() == looked {
            return Ok(Page { items, next: Some(last) });
        }
        // Then those from before sealing.
        let rest = self.find_plain_by_name(prefix, within, ["", ""], limit - items.len()).await?;
        items.extend(rest.items);
        Ok(Page { items, next: rest.next })
    }

    /// People by their numbers, in the order of these.
    async fn people_in_order(&mut self, ids: &[&str]) -> Result<Vec<Person>, StoreError> {
        let mut people = self.find_people(ids).await?;
        Ok(ids.iter().filter_map(|id| people.remove(*id)).collect())
    }

    /// People of a database that is not sealed yet, by name and id.
    async fn find_plain_by_name(
        &mut self,
        prefix: &str,
        within: &Within,
        [name, id]: [&str; 2],
        limit: usize,
    ) -> Result<Page<Person>, StoreError> {
        let end = format!("{prefix}\u{10FFFF}");
        let mut cells = vec![prefix.into(), end.into(), name.into(), id.into(), limit_cell(limit)];
        // There are few of them or none: not to be looked for among all who live somewhere.
        let lives = Columns { region: "region || ''", village: "village || ''", ..LIVES };
        let narrowed = within.condition(lives, &mut cells);
        let sql = format!(
            "SELECT {PERSON_COLUMNS} FROM person WHERE name_index IS NULL AND name >= $1 AND name < $2 \
             AND (name, id) > ($3, $4){narrowed} ORDER BY name, id LIMIT $5"
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut items = rows.iter().map(person).collect::<Result<Vec<_>, _>>()?;
        let more = items.len() > limit;
        items.truncate(limit);
        let next = match items.last() {
            Some(last) if more => Some(format!("{PLAIN}{}|{}", last.name, last.id)),
            None if more => Some(format!("{PLAIN}|")),
            _ => None,
        };
        Ok(Page { items, next })
    }
}

/// People within who fulfil a condition, in an order and so many at most. Each part of `within` is looked up in the index
/// of its own villages, of which it reads as many as fulfil the condition; only of the page the rows are read.
pub(crate) fn narrowed(
    within: &Within,
    columns: &str,
    condition: &str,
    [order, most]: [&str; 2],
    cells: &mut Vec<Cell<'_>>,
) -> String {
    let Some(parts) = &within.parts else {
        return format!("SELECT {columns} FROM person p WHERE {condition} ORDER BY {order} LIMIT {most}");
    };
    let lives = Columns { region: "h.region", village: "h.village", ..LIVES };
    let mut ways: Vec<String> = Vec::with_capacity(parts.len());
    for part in parts {
        let one = Within { parts: Some(vec![part.clone()]) }.condition(lives, cells);
        ways.push(format!(
            "SELECT id FROM (SELECT p.name_index, p.id FROM person_home h CROSS JOIN person p \
             WHERE p.region = h.region AND p.village = h.village{one} AND {condition} \
             ORDER BY {order} LIMIT {most}) w"
        ));
    }
    if ways.is_empty() {
        ways.push("SELECT id FROM person WHERE 1 = 0".to_owned());
    }
    format!(
        "SELECT {columns} FROM person p WHERE p.id IN ({}) ORDER BY {order} LIMIT {most}",
        ways.join(" UNION ")
    )
}

/// Cursors: among those whose whole name it is, before all others, among people from before sealing. No
/// index is so short or begins so.
const EXACT: &str = "=";
const OTHERS: &str = "-";
const PLAIN: &str = "~";
