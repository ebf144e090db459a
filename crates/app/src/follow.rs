//! Leading the way from accounts to their entries on behind the bookings, so that looking into an account needs
//! no scan and no booking pays for it.

use std::time::Duration;

use crate::App;
use crate::error::AppError;

/// Links of the chain in one transaction: some 10 ms in which nobody else writes.
const AT_A_TIME: i64 = 2_000;
/// More than this is led on before an account is looked into.
const LOOKED_THROUGH: i64 = 10_000;
/// How often it is looked whether there is something to do.
const PAUSE: Duration = Duration::from_secs(2);

impl App {
    /// Leads the way on until at most so many links are left; how many there were.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn follow_entries(&self, left: i64) -> Result<i64, AppError> {
        let before = self.inner.store.read().await?.unindexed_links().await?;
        let mut now = before;
        while now > left {
            let mut writer = self.inner.store.write().await?;
            let rest = writer.index_entries(AT_A_TIME).await?;
            writer.commit().await?;
            if rest >= now {
                break;
            }
            now = rest;
        }
        Ok(before)
    }

    /// Before an account is looked into.
    pub(crate) async fn follow_for_reading(&self) -> Result<(), AppError> {
        self.follow_entries(LOOKED_THROUGH).await.map(|_| ())
    }

    /// Does so from time to time, for as long as the program runs. A failure is told in the log and tried again.
    pub async fn keep_following(self) {
        loop {
            tokio::time::sleep(PAUSE).await;
            if let Err(error) = self.follow_entries(LOOKED_THROUGH / 2).await {
                tracing::warn!(
                    code = error.findings.0.first().map_or("", |it| it.code),
                    "entries not followed"
                );
            }
        }
    }
}
