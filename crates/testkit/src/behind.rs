//! Changing a database behind the program's back, to see whether it notices.

use std::path::Path;

use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};

/// Runs statements on a SQLite file.
///
/// # Errors
/// What SQLite refuses.
pub async fn change_file(file: &Path, sql: &str) -> Result<(), sqlx::Error> {
    let mut connection = SqliteConnection::connect(&file.display().to_string()).await?;
    let done = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await;
    connection.close().await?;
    done.map(|_| ())
}

/// Statements that take the stamps of rows away, as if the migration that brought them had not been made.
#[must_use]
pub fn without_stamps() -> String {
    let text = include_str!("../../store/migrations/0028_stamp.sql");
    text.replace("ADD COLUMN stamp BIGINT", "DROP COLUMN stamp")
}
