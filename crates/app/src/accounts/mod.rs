//! Accounts: signing in, sessions, codes, tokens, and who may give what to whom.
//!
//! **Knows:** passwords, second factors, lock-out, time-outs; what a region sets of it ([`Settings`]).
//! **Does not know:** HTTP, cookies, SQL text; which action a role may do.
//!
//! Start reading at [`Accounts`]. The rules are values and functions in files of their own: `settings`,
//! `password`, `lockout`, `names`, `totp`. A name that nobody has is answered like a wrong password: with
//! the same words, after the same work.

mod first;
mod granting;
mod id_token;
mod keeping;
pub(crate) mod lockout;
mod manage;
mod model;
mod names;
mod oidc;
mod own;
mod password;
mod phc;
pub(crate) mod random;
mod second;
mod session;
pub(crate) mod settings;
mod sign_in;
mod tokens;
mod totp;

use std::sync::Arc;

use access::Policy;
use tokio::sync::Semaphore;

pub use manage::{AccountPage, AccountQuery, AddedAccount, By, NewAccount};
pub use model::{AccountView, Begun, GrantView, MeView, SessionView, SignedIn, Stage, Visitor};
pub use oidc::{Journey, Messenger};
pub use second::{Enrolment, RecoveryCodes};
pub use settings::{HashCost, OidcSettings, Settings};
pub use tokens::{MadeToken, NewToken, TokenView};
pub use totp::code_at;

use crate::App;
use crate::error::{AppError, Fault};

/// Passwords that are worked out at once: each takes its memory.
const AT_ONCE: usize = 2;

/// Everything about accounts. Cheap to clone.
#[derive(Clone)]
pub struct Accounts {
    app: App,
    policy: Policy,
    settings: Arc<Settings>,
    /// A password that nobody has, to be checked where there is no account.
    nobody: Arc<str>,
    gate: Arc<Semaphore>,
    /// Letters to a provider of identities, where there is one.
    messenger: Option<Arc<dyn Messenger>>,
}

impl Accounts {
    /// With the roles and the settings of the bureau.
    ///
    /// # Errors
    /// When the settings cannot be worked with, or the machine gives no randomness.
    pub fn new(app: App, policy: Policy, settings: Settings) -> Result<Accounts, AppError> {
        let secret = random::token()?;
        let nobody = phc::hash(&secret, settings.password.cost)?;
        Ok(Accounts {
            app,
            policy,
            settings: Arc::new(settings),
            nobody: nobody.into(),
            gate: Arc::new(Semaphore::new(AT_ONCE)),
            messenger: None,
        })
    }

    /// The settings in force.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The roles, and what they may do.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The application.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The present second.
    fn now(&self) -> i64 {
        self.app.inner.clock.unix_seconds()
    }

    /// Works a password out, beside the threads that answer.
    async fn hashed(&self, password: &str) -> Result<String, AppError> {
        let _turn = self.gate.acquire().await.map_err(|_| broken())?;
        let (password, cost) = (password.to_owned(), self.settings.password.cost);
        tokio::task::spawn_blocking(move || phc::hash(&password, cost)).await.map_err(|_| broken())?
    }

    /// Whether a password is the one that was kept.
    async fn matches(&self, password: &str, kept: &str) -> Result<bool, AppError> {
        let _turn = self.gate.acquire().await.map_err(|_| broken())?;
        let (password, kept) = (password.to_owned(), kept.to_owned());
        tokio::task::spawn_blocking(move || phc::matches(&password, &kept)).await.map_err(|_| broken())
    }
}

fn broken() -> AppError {
    AppError::new(Fault::Ours, "ACC-0001", "没有能核对密码", "请稍后再试；再三出现请联系管理员")
}
