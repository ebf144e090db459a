//! How an institution is connected: its dialect, its key, until when its agreement runs.
//!
//! **Knows:** the words under which this lies in the institution's attributes. **Does not know:**
//! where attributes are stored.

use app::reported::{InstitutionRecord, Words};
use base::Day;

use crate::refusal::Refusal;
use crate::vault::{Vault, VaultError};

const DIALECT: &str = "gateway.dialect";
const KEY_ID: &str = "gateway.key_id";
const KEY: &str = "gateway.key";
const UNTIL: &str = "gateway.agreement_until";

/// How an institution signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// No signature: only inside a closed network.
    Plain,
    /// `x-tif-*` headers, SHA-256.
    Tif,
    /// `_api_*` headers, HMAC-SHA1.
    Csb,
    /// A token, bodies sealed with SM4 and signed with SM2.
    OAuth2,
}

impl Dialect {
    /// All of them.
    pub const ALL: [Dialect; 4] = [Dialect::Plain, Dialect::Tif, Dialect::Csb, Dialect::OAuth2];

    /// The word of settings and commands.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Dialect::Plain => "plain",
            Dialect::Tif => "tif",
            Dialect::Csb => "csb",
            Dialect::OAuth2 => "oauth2",
        }
    }

    /// The dialect of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Dialect> {
        Dialect::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// How one institution is connected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// How it signs.
    pub dialect: Dialect,
    /// Public name of its key (paasid, access key).
    pub key_id: String,
    /// The key, sealed; empty for [`Dialect::Plain`].
    pub sealed_key: String,
    /// Last day of the agreement; without end when absent.
    pub agreement_until: Option<Day>,
}

impl Connection {
    /// Reads it from attributes; `None` when the institution is not connected.
    #[must_use]
    pub fn of_attributes(attributes: &Words) -> Option<Connection> {
        let word = |name: &str| attributes.get(name).cloned().unwrap_or_default();
        Some(Connection {
            dialect: Dialect::of_word(attributes.get(DIALECT)?)?,
            key_id: word(KEY_ID),
            sealed_key: word(KEY),
            agreement_until: attributes.get(UNTIL).map(|it| it.parse().unwrap_or(Day::MIN)),
        })
    }

    /// Writes it into attributes; what else is there stays.
    pub fn put(&self, attributes: &mut Words) {
        attributes.insert(DIALECT.to_owned(), self.dialect.word().to_owned());
        for (name, value) in [(KEY_ID, &self.key_id), (KEY, &self.sealed_key)] {
            if value.is_empty() {
                attributes.remove(name);
            } else {
                attributes.insert(name.to_owned(), value.clone());
            }
        }
        match self.agreement_until {
            Some(day) => attributes.insert(UNTIL.to_owned(), day.to_string()),
            None => attributes.remove(UNTIL),
        };
    }

    /// Refuses when the agreement has ended.
    ///
    /// # Errors
    /// The refusal.
    pub fn check_agreement(&self, institution: &InstitutionRecord, today: Day) -> Result<(), Refusal> {
        match self.agreement_until.filter(|it| *it < today) {
            None => Ok(()),
            Some(day) => Err(Refusal::new(
                "GW-0104",
                format!("{}（{}）的定点协议已于 {day} 到期", institution.name, institution.id),
                "请与医保局续签协议后再办理",
            )),
        }
    }

    /// The key in clear.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn key(&self, institution: &str, vault: Option<&Vault>) -> Result<String, VaultError> {
        vault.ok_or(VaultError::KeyFile)?.open(institution, &self.sealed_key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_read_and_other_words_stay() {
        let mut attributes: Words = [("designated".to_owned(), "是".to_owned())].into();
        let connection = Connection {
            dialect: Dialect::Csb,
            key_id: "AK".to_owned(),
            sealed_key: "x".to_owned(),
            agreement_until: Some("2026-12-31".parse().unwrap()),
        };
        connection.put(&mut attributes);
        assert_eq!(Connection::of_attributes(&attributes), Some(connection));
        assert_eq!(attributes["designated"], "是");
        let plain = Connection {
            dialect: Dialect::Plain,
            key_id: String::new(),
            sealed_key: String::new(),
            agreement_until: None,
        };
        plain.put(&mut attributes);
        assert_eq!(attributes.len(), 2);
        assert_eq!(Connection::of_attributes(&Words::new()), None);
    }
}
