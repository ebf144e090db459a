//! What a bureau sets of signing in: the table `[sign_in]` of its settings. Everything has a sound default.

use base::{Finding, Findings};
use serde::Deserialize;

use super::oidc::is_safe;

/// The table `[sign_in]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// A session ends when it was not used for this long.
    pub idle_minutes: i64,
    /// A session ends after this long, however it is used.
    pub longest_hours: i64,
    /// One-time codes are good for this long.
    pub code_hours: i64,
    /// Tokens of machines are good for at most this long.
    pub token_days: i64,
    /// The address people type, where a proxy stands before the program (`https://yb.example.cn`).
    pub public_url: Option<String>,
    /// Passwords.
    pub password: PasswordSettings,
    /// Waiting after failures.
    pub lockout: LockoutSettings,
    /// A provider of identities, where the bureau has one.
    pub oidc: Option<OidcSettings>,
}

/// The table `[sign_in.password]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordSettings {
    /// Fewest characters.
    pub shortest: usize,
    /// Fewest kinds of characters (small, capital, digits, others) where it is shorter than `phrase`.
    pub kinds: usize,
    /// From this many characters on, kinds are not counted.
    pub phrase: usize,
    /// A password must be changed after this many days; 0 is never.
    pub expires_days: i64,
    /// The last so many may not come again.
    pub no_reuse: i64,
    /// What it costs to work one out.
    pub cost: HashCost,
}

/// Parameters of argon2id. When they change, passwords are worked out anew at the next sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HashCost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// The table `[sign_in.lockout]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LockoutSettings {
    /// Failures in a row before one must wait.
    pub failures: i64,
    /// The first wait; each further failure doubles it.
    pub first_seconds: i64,
    /// The longest wait.
    pub longest_seconds: i64,
    /// Failures are forgotten after this long without another.
    pub memory_hours: i64,
}

/// The table `[sign_in.oidc]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcSettings {
    /// The provider; `/.well-known/openid-configuration` is below it.
    pub issuer: String,
    /// What the provider calls us.
    pub client_id: String,
    /// What proves to the provider that we are it; may be empty for a public client.
    #[serde(default)]
    pub client_secret: String,
    /// Where the provider sends people back to: `https://…/api/v1/oidc/back`.
    pub back_url: String,
    /// The claim that an account is found by.
    #[serde(default = "sub")]
    pub claim: String,
    /// Certificates (PEM) by which the provider is known, where it is called by https.
    #[serde(default)]
    pub ca_file: Option<String>,
    /// What the button says.
    #[serde(default = "label")]
    pub label: String,
}

fn sub() -> String {
    "sub".to_owned()
}

fn label() -> String {
    "统一身份认证登录".to_owned()
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            idle_minutes: 30,
            longest_hours: 12,
            code_hours: 24,
            token_days: 366,
            public_url: None,
            password: PasswordSettings::default(),
            lockout: LockoutSettings::default(),
            oidc: None,
        }
    }
}

impl Default for PasswordSettings {
    fn default() -> PasswordSettings {
        PasswordSettings {
            shortest: 10,
            kinds: 3,
            phrase: 16,
            expires_days: 90,
            no_reuse: 5,
            cost: HashCost::default(),
        }
    }
}

impl Default for HashCost {
    fn default() -> HashCost {
        HashCost { memory_kib: 19 * 1024, passes: 2, lanes: 1 }
    }
}

impl Default for LockoutSettings {
    fn default() -> LockoutSettings {
        LockoutSettings { failures: 5, first_seconds: 60, longest_seconds: 3_600, memory_hours: 24 }
    }
}

/// The whole settings file, of which we read one table.
#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    sign_in: Settings,
}

impl Settings {
    /// Reads the table of a settings file; without one everything has its default.
    ///
    /// # Errors
    /// What is wrong with it, with the place.
    pub fn read(text: &str) -> Result<Settings, Findings> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(0, |it| text[..it.start].matches('\n').count() + 1);
            let message = format!("设置读不懂：{}", error.message());
            let remedy = "可用的设置见 docs/accounts.md";
            Findings(vec![Finding::error("ACC-0002", message, remedy).at("settings", line)])
        })?;
        let findings = file.sign_in.check();
        if findings.is_empty() { Ok(file.sign_in) } else { Err(findings) }
    }

    /// Values that cannot be right.
    fn check(&self) -> Findings {
        let password = &self.password;
        let lockout = &self.lockout;
        let rows = [
            ("idle_minutes", self.idle_minutes, 1, 24 * 60),
            ("longest_hours", self.longest_hours, 1, 24 * 30),
            ("code_hours", self.code_hours, 1, 24 * 7),
            ("token_days", self.token_days, 1, 3_660),
            ("password.shortest", i64::try_from(password.shortest).unwrap_or(i64::MAX), 8, 64),
            ("password.kinds", i64::try_from(password.kinds).unwrap_or(i64::MAX), 1, 4),
            ("password.phrase", i64::try_from(password.phrase).unwrap_or(i64::MAX), 8, 64),
            ("password.expires_days", password.expires_days, 0, 3_660),
            ("password.no_reuse", password.no_reuse, 0, 24),
            ("password.cost.memory_kib", i64::from(password.cost.memory_kib), 8, 1 << 20),
            ("password.cost.passes", i64::from(password.cost.passes), 1, 64),
            ("password.cost.lanes", i64::from(password.cost.lanes), 1, 16),
            ("lockout.failures", lockout.failures, 1, 100),
            ("lockout.first_seconds", lockout.first_seconds, 1, 86_400),
            ("lockout.longest_seconds", lockout.longest_seconds, lockout.first_seconds, 7 * 86_400),
            ("lockout.memory_hours", lockout.memory_hours, 1, 24 * 30),
        ];
        let mut findings = Findings::default();
        for (name, value, least, most) in rows {
            if !(least..=most).contains(&value) {
                let message = format!("sign_in.{name} 写的是 {value}");
                let finding = Finding::error("ACC-0002", message, format!("请写 {least} 至 {most}"));
                findings.push(finding.at("settings", 0).of(format!("sign_in.{name}")));
            }
        }
        if password.cost.memory_kib < 8 * password.cost.lanes {
            let message = "sign_in.password.cost.memory_kib 太小";
            findings.push(Finding::error("ACC-0002", message, "每条 lanes 至少 8").at("settings", 0));
        }
        if let Some(oidc) = &self.oidc
            && (!is_safe(&oidc.issuer) || oidc.client_id.is_empty() || oidc.back_url.is_empty())
        {
            let message = "sign_in.oidc 的 issuer、client_id 或 back_url 不能用";
            let remedy = "issuer 要 https（本机可用 http），三项都要写";
            findings.push(Finding::error("ACC-0002", message, remedy).at("settings", 0));
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_has_its_default() {
        assert_eq!(Settings::read("").unwrap(), Settings::default());
        assert_eq!(Settings::read("[backup]\nfolder = 'x'\n").unwrap(), Settings::default());
        let text = "[sign_in]\nidle_minutes = 10\n[sign_in.password]\nexpires_days = 0\n";
        let read = Settings::read(text).unwrap();
        assert_eq!((read.idle_minutes, read.password.expires_days), (10, 0));
        assert_eq!(read.lockout, LockoutSettings::default());
    }

    #[test]
    fn what_cannot_be_right_is_told() {
        for (text, said) in [
            ("[sign_in]\nidle_minute = 10", "idle_minute"),
            ("[sign_in]\nidle_minutes = 0", "idle_minutes 写的是 0"),
            ("[sign_in.password]\nshortest = 4", "password.shortest 写的是 4"),
            ("[sign_in.lockout]\nfailures = 'x'", "设置读不懂"),
            ("[sign_in.lockout]\nfirst_seconds = 90\nlongest_seconds = 60", "longest_seconds"),
            ("[sign_in.oidc]\nissuer = 'http://idp'\nclient_id = 'x'\nback_url = 'y'", "sign_in.oidc"),
            ("[sign_in.password.cost]\nmemory_kib = 8\nlanes = 4", "memory_kib 太小"),
        ] {
            let findings = Settings::read(text).unwrap_err();
            assert!(findings.0.iter().any(|it| it.message.contains(said)), "{text}: {findings:?}");
        }
    }
}
