//! Changing a database behind the program's back, to see whether it notices.

use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};

/// Runs statements on a SQLite file.
///
/// # Panics
/// When SQLite refuses.
pub async fn change_file(file: &std::path::Path, sql: &str) {
    let mut connection =
        SqliteConnection::connect(&file.display().to_string()).await.expect("the file opens");
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.expect("the statements run");
    connection.close().await.expect("the file closes");
}
