//! Sessions: begun, found by their token, moved on, ended.

use store::{Account, AccountSession, Writer};

use super::model::{Begun, SessionView, SignedIn, Stage, Visitor};
use super::{Accounts, random};
use crate::clock::instant_of_seconds;
use crate::error::AppError;

/// How long somebody may take between the password and what comes after it.
const HALFWAY_SECONDS: i64 = 600;
/// How exactly we know when a session was last used.
const TOUCH_SECONDS: i64 = 60;

/// What is still needed before somebody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// The second factor.
    pub second: bool,
    /// A new password.
    pub password: bool,
}

impl Needs {
    /// What comes next.
    pub fn stage(self) -> Stage {
        match self {
            Needs { second: true, .. } => Stage::SecondFactor,
            Needs { password: true, .. } => Stage::NewPassword,
            _ => Stage::Full,
        }
    }
}

/// Whether a session holds at a second.
fn holds(session: &AccountSession, now: i64, idle_seconds: i64) -> bool {
    let is_halfway = session.needs_second || session.needs_password;
    session.ended_at.is_none()
        && now < session.until
        && now - session.used_at < idle_seconds
        && (!is_halfway || now - session.made_at < HALFWAY_SECONDS)
}

impl Accounts {
    fn idle_seconds(&self) -> i64 {
        self.settings.idle_minutes * 60
    }

    /// Begins a session in this transaction.
    pub(super) async fn begin(
        &self,
        writer: &mut Writer,
        account: &Account,
        needs: Needs,
        way: &str,
        from: &Visitor,
    ) -> Result<Begun, AppError> {
        let (token, now) = (random::token()?, self.now());
        let session = AccountSession {
            hash: random::sha256(&token),
            id: random::id("ses")?,
            account_id: account.id.clone(),
            needs_second: needs.second,
            needs_password: needs.password,
            made_at: now,
            used_at: now,
            until: now + self.settings.longest_hours * 3_600,
            ended_at: None,
            address: from.address.chars().take(64).collect(),
            agent: from.agent.chars().filter(|it| !it.is_control()).take(200).collect(),
            way: way.to_owned(),
        };
        writer.add_session(&session, now - 30 * 86_400).await?;
        let detail = serde_json::json!({ "way": way, "session": session.id, "address": session.address,
            "second_factor": needs.second, "new_password": needs.password });
        self.record(writer, &account.name, "account.sign-in", &account.id, detail).await?;
        Ok(Begun { token, stage: needs.stage() })
    }

    /// Whose session this is; nothing when it has ended, run out, or never was.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn session(&self, token: &str) -> Result<Option<SignedIn>, AppError> {
        if token.len() != 64 {
            return Ok(None);
        }
        let hash = random::sha256(token);
        let mut reader = self.app.inner.store.read().await?;
        let Some((session, account)) = reader.find_session(&hash).await? else { return Ok(None) };
        let now = self.now();
        if account.is_disabled || !holds(&session, now, self.idle_seconds()) {
            return Ok(None);
        }
        let caller = self.caller(&mut reader, &account).await?;
        drop(reader);
        if now - session.used_at >= TOUCH_SECONDS.min(self.idle_seconds() / 10) {
            // Knowing it a little later is better than refusing the work.
            if let Err(error) = self.app.inner.store.touch_session(&hash, now).await {
                tracing::warn!(%error, "a session was not touched");
            }
        }
        let stage = Needs { second: session.needs_second, password: session.needs_password }.stage();
        Ok(Some(SignedIn { session, account, caller, stage }))
    }

    /// Moves a session on under a fresh token.
    pub(super) async fn advance(
        &self,
        writer: &mut Writer,
        session: &AccountSession,
        needs: Needs,
    ) -> Result<Begun, AppError> {
        let token = random::token()?;
        writer.move_session(&session.hash, &random::sha256(&token), needs.second, needs.password).await?;
        Ok(Begun { token, stage: needs.stage() })
    }

    /// My sessions, latest first.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn my_sessions(&self, me: &SignedIn) -> Result<Vec<SessionView>, AppError> {
        let mut reader = self.app.inner.store.read().await?;
        let rows = reader.list_sessions(&me.account.id, self.now(), self.idle_seconds()).await?;
        let view = |it: &AccountSession| SessionView {
            id: it.id.clone(),
            made_at: instant_of_seconds(it.made_at),
            used_at: instant_of_seconds(it.used_at),
            until: instant_of_seconds(it.until),
            address: it.address.clone(),
            agent: it.agent.clone(),
            way: it.way.clone(),
            is_this: it.id == me.session.id,
        };
        Ok(rows.iter().map(view).collect())
    }

    /// Ends one of my sessions, this one or another.
    ///
    /// # Errors
    /// When I have no such session; the store's failure.
    pub async fn end_session(&self, me: &SignedIn, id: &str) -> Result<(), AppError> {
        let mut writer = self.app.inner.store.write().await?;
        if !writer.end_session(&me.account.id, id, self.now()).await? {
            return Err(AppError::not_found("登录会话", id));
        }
        let detail = serde_json::json!({ "session": id });
        self.record(&mut writer, &me.account.name, "account.sign-out", &me.account.id, detail).await?;
        writer.commit().await?;
        Ok(())
    }

    /// Ends all my sessions; all others only, where `but_this`.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn end_my_sessions(&self, me: &SignedIn, but_this: bool) -> Result<u64, AppError> {
        let mut writer = self.app.inner.store.write().await?;
        let but = if but_this { me.session.id.as_str() } else { "" };
        let ended = writer.end_sessions(&me.account.id, but, self.now()).await?;
        let detail = serde_json::json!({ "sessions": ended });
        self.record(&mut writer, &me.account.name, "account.sign-out-everywhere", &me.account.id, detail)
            .await?;
        writer.commit().await?;
        Ok(ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(made_at: i64, used_at: i64, is_halfway: bool) -> AccountSession {
        AccountSession {
            hash: String::new(),
            id: String::new(),
            account_id: String::new(),
            needs_second: is_halfway,
            needs_password: false,
            made_at,
            used_at,
            until: made_at + 10_000,
            ended_at: None,
            address: String::new(),
            agent: String::new(),
            way: String::new(),
        }
    }

    #[test]
    fn a_session_ends_idle_or_at_its_end_or_halfway() {
        let rows = [
            (0, 0, false, 1_799, true),
            (0, 0, false, 1_800, false),
            (0, 9_000, false, 9_999, true),
            (0, 9_000, false, 10_000, false),
            (0, 0, true, 599, true),
            (0, 590, true, 600, false),
        ];
        for (made_at, used_at, is_halfway, now, expected) in rows {
            let it = session(made_at, used_at, is_halfway);
            assert_eq!(holds(&it, now, 1_800), expected, "{made_at} {used_at} {is_halfway} {now}");
        }
        let ended = AccountSession { ended_at: Some(5), ..session(0, 0, false) };
        assert!(!holds(&ended, 6, 1_800));
    }
}
