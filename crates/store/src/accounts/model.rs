//! Rows of accounts as values. Instants are Unix seconds.

/// Somebody, or a machine, that may sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Number.
    pub id: String,
    /// What is typed at sign-in, in small letters; also what the audit log says.
    pub name: String,
    /// What people call it.
    pub display_name: String,
    /// Signs in with tokens only.
    pub is_machine: bool,
    /// May not sign in any more.
    pub is_disabled: bool,
    /// argon2id of the password, where one was set.
    pub password: Option<String>,
    /// When it was set.
    pub password_set_at: i64,
    /// The next sign-in asks for a new one.
    pub must_change: bool,
    /// Secret of the second factor.
    pub totp_secret: Option<String>,
    /// Whether a first code was shown for it.
    pub totp_confirmed: bool,
    /// Last time step that was used: a code passes once.
    pub totp_last_step: i64,
    /// Who it is at the OpenID provider.
    pub subject: Option<String>,
    /// When it was made.
    pub created_at: i64,
    /// By whom.
    pub created_by: String,
}

impl Account {
    /// Whether a second factor is asked for.
    #[must_use]
    pub fn has_second_factor(&self) -> bool {
        self.totp_confirmed && self.totp_secret.is_some()
    }
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).field("name", &self.name).finish_non_exhaustive()
    }
}

/// A role given to an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountGrant {
    /// Number.
    pub id: String,
    /// To whom.
    pub account_id: String,
    /// Name of the role.
    pub role: String,
    /// Where; empty is everywhere.
    pub region: String,
    /// For this institution only.
    pub institution: Option<String>,
    /// For this department only.
    pub department: Option<String>,
    /// Who gave it.
    pub granted_by: String,
    /// When.
    pub granted_at: i64,
    /// Who took it back.
    pub revoked_by: Option<String>,
    /// When.
    pub revoked_at: Option<i64>,
}

/// What a one-time code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodePurpose {
    /// Making the first administrator.
    FirstAdministrator,
    /// Setting a password.
    Reset,
    /// Signing in at once; demonstrations only.
    SignIn,
}

impl CodePurpose {
    /// As it is kept.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            CodePurpose::FirstAdministrator => "first-administrator",
            CodePurpose::Reset => "reset",
            CodePurpose::SignIn => "sign-in",
        }
    }
}

/// A one-time code to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCode {
    /// SHA-256 of the code.
    pub hash: String,
    /// Whose; nobody's for the first administrator.
    pub account_id: Option<String>,
    /// What for.
    pub purpose: CodePurpose,
    /// When it was made.
    pub made_at: i64,
    /// Until when it may be used.
    pub until: i64,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountSession {
    /// SHA-256 of the cookie's token.
    pub hash: String,
    /// Its number in lists.
    pub id: String,
    /// Whose.
    pub account_id: String,
    /// The second factor is still to come.
    pub needs_second: bool,
    /// A new password is to be set first.
    pub needs_password: bool,
    /// When it began.
    pub made_at: i64,
    /// When it was last used.
    pub used_at: i64,
    /// When it ends whatever happens.
    pub until: i64,
    /// When it was ended.
    pub ended_at: Option<i64>,
    /// Where from.
    pub address: String,
    /// With which browser.
    pub agent: String,
    /// How: `password`, `code`, `oidc`.
    pub way: String,
}

/// A token of a machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountToken {
    /// Number.
    pub id: String,
    /// SHA-256 of the token.
    pub hash: String,
    /// The account it acts for.
    pub account_id: String,
    /// What people call it.
    pub label: String,
    /// Grants it is narrowed to, as JSON list.
    pub scope: String,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made_at: i64,
    /// Until when it may be used.
    pub until: i64,
    /// When it was last used.
    pub used_at: Option<i64>,
    /// When it was taken back.
    pub revoked_at: Option<i64>,
}

/// A journey to an OpenID provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OidcAttempt {
    /// SHA-256 of the state.
    pub state_hash: String,
    /// What the provider's token must name.
    pub nonce: String,
    /// Proof that the one who comes back is the one who left.
    pub verifier: String,
    /// The page to go back to.
    pub back_to: String,
    /// Until when it may come back.
    pub until: i64,
}
