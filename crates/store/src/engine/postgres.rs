//! All decisions about PostgreSQL: default durability, writers that go by key.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgArguments, PgConnectOptions, PgPoolOptions};
use sqlx::{Arguments as _, AssertSqlSafe, ConnectOptions as _, PgPool};

use crate::{StoreError, engine::Cell};

const WRITERS: u32 = 4;
const READERS: u32 = 8;

/// Connections for writing and for reading.
#[derive(Debug, Clone)]
pub(crate) struct PostgresPools {
    pub(crate) writer: PgPool,
    pub(crate) readers: PgPool,
}

impl PostgresPools {
    pub(crate) async fn open(url: &str) -> Result<PostgresPools, StoreError> {
        let options = PgConnectOptions::from_str(url)
            .map_err(|source| StoreError::Open { url: without_password(url), source })?
            .application_name("mingbai")
            .statement_cache_capacity(1_000)
            .disable_statement_logging();
        // A writer finds everything by key. A plan made while a table was small must not scan it
        // when it has grown, so those plans are ruled out.
        let by_key = [
            ("enable_seqscan", "off"),
            ("enable_hashjoin", "off"),
            ("enable_mergejoin", "off"),
            ("jit", "off"),
        ];
        let pool = || {
            PgPoolOptions::new()
                .acquire_timeout(Duration::from_secs(30))
                .idle_timeout(None)
                .max_lifetime(None)
        };
        let writer = pool()
            .max_connections(WRITERS)
            // Bills and decisions are compressed on the way in; lz4 does it in a tenth of the time.
            // A server built without it keeps its own way.
            .after_connect(|connection, _| {
                Box::pin(async move {
                    let lz4 = "SELECT set_config('default_toast_compression', 'lz4', false) \
                        FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)";
                    sqlx::raw_sql(lz4).execute(connection).await.map(|_| ())
                })
            })
            .connect_with(options.clone().options(by_key))
            .await
            .map_err(|source| StoreError::Open { url: without_password(url), source })?;
        let readers = pool().max_connections(READERS).min_connections(0).connect_lazy_with(options);
        Ok(PostgresPools { writer, readers })
    }
}

impl PostgresPools {
    /// Gives back the room of rows that are no more; with `rewrite` the tables are written anew.
    pub(crate) async fn scrub(
        &self,
        tables: impl Iterator<Item = &'static str>,
        rewrite: bool,
    ) -> Result<(), StoreError> {
        let mut connection = self.writer.acquire().await?;
        for table in tables {
            let sql = format!("VACUUM {}{table}", if rewrite { "FULL " } else { "" });
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *connection).await?;
        }
        Ok(())
    }
}

/// The address without what stands between `:` and `@`.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.split_once('@') {
        Some((user, host)) => {
            let user = user.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}@{host}")
        }
        None => url.to_owned(),
    }
}

pub(super) fn arguments(cells: &[Cell<'_>]) -> PgArguments {
    let mut arguments = PgArguments::default();
    for cell in cells {
        let added = match cell {
            Cell::Null => arguments.add(None::<&str>),
            Cell::Int(value) => arguments.add(*value),
            Cell::Text(value) => arguments.add(value.as_ref()),
        };
        added.expect("numbers and texts can be bound");
    }
    arguments
}

#[cfg(test)]
mod tests {
    #[test]
    fn messages_never_show_a_password() {
        let rows = [
            ("postgres://u:secret@h/d", "postgres://u@h/d"),
            ("postgres://u@h/d", "postgres://u@h/d"),
            ("postgres://h/d", "postgres://h/d"),
        ];
        for (url, shown) in rows {
            assert_eq!(super::without_password(url), shown);
        }
    }
}
