//! What is issued to an institution: account and keys of its dialect.
//!
//! **Knows:** which keys a dialect needs, what the bureau keeps and what is handed over. **Does not
//! know:** the vault, the database.

use anyhow::ensure;
use gateway::gm;
use gateway::institution::Dialect;
use gateway::oauth2::OauthKeys;
use gateway::vault::random_hex;

/// Keys as they were made.
pub struct Issued {
    /// Public name of the key.
    pub key_id: String,
    /// What the bureau keeps, to be sealed; empty for none.
    pub kept: String,
    /// What is shown once, with names.
    pub shown: Vec<(&'static str, String)>,
}

/// Makes account and keys.
///
/// # Errors
/// No randomness; a public key that is none.
pub fn issue(dialect: Dialect, institution: &str, public_key: Option<&str>) -> anyhow::Result<Issued> {
    match dialect {
        Dialect::Plain => Ok(Issued { key_id: String::new(), kept: String::new(), shown: Vec::new() }),
        Dialect::Tif | Dialect::Csb => {
            let secret = random_hex(20)?;
            let shown = vec![("账号", institution.to_owned()), ("密钥", secret.clone())];
            Ok(Issued { key_id: institution.to_owned(), kept: secret, shown })
        }
        Dialect::OAuth2 => oauth2(institution, public_key),
    }
}

fn oauth2(institution: &str, public_key: Option<&str>) -> anyhow::Result<Issued> {
    let (our_private, our_public) = gm::fresh_pair()?;
    let (their_private, their_public) = match public_key {
        Some(given) => {
            ensure!(gm::is_public(given), "--public-key 不是 SM2 公钥；应为 130 个十六进制数字，以 04 开头");
            (None, given.trim().to_ascii_lowercase())
        }
        None => {
            let (private, public) = gm::fresh_pair()?;
            (Some(private), public)
        }
    };
    // Sixteen characters: its bytes are the SM4 key, as the interface has it.
    let keys = OauthKeys {
        client_id: random_hex(8)?,
        client_secret: random_hex(20)?,
        password: random_hex(12)?,
        their_public,
        our_private,
    };
    let mut shown = vec![
        ("clientId", keys.client_id.clone()),
        ("clientSecret", keys.client_secret.clone()),
        ("用户名", institution.to_owned()),
        ("口令", keys.password.clone()),
        ("中心 SM2 公钥", our_public),
    ];
    // The bureau does not keep it.
    shown.extend(their_private.map(|it| ("机构 SM2 私钥", it)));
    Ok(Issued { key_id: keys.client_id.clone(), kept: keys.to_text(), shown })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_and_what_is_shown_fit_together() {
        let issued = issue(Dialect::OAuth2, "H1", None).unwrap();
        let keys = OauthKeys::of_text(&issued.kept).unwrap();
        let shown = |name: &str| issued.shown.iter().find(|it| it.0 == name).map_or("", |it| it.1.as_str());
        assert_eq!(issued.key_id, keys.client_id);
        assert_eq!(gm::public_of(shown("机构 SM2 私钥")).unwrap(), keys.their_public);
        assert_eq!(gm::public_of(&keys.our_private).unwrap(), shown("中心 SM2 公钥"));
        assert!(!issued.kept.contains(shown("机构 SM2 私钥")), "the bureau does not keep it");
        let own = issue(Dialect::OAuth2, "H1", Some(&keys.their_public)).unwrap();
        assert!(own.shown.iter().all(|it| it.0 != "机构 SM2 私钥"));
        assert!(issue(Dialect::OAuth2, "H1", Some("04ab")).is_err());
        assert!(issue(Dialect::Plain, "H1", None).unwrap().shown.is_empty());
        assert_eq!(issue(Dialect::Tif, "H1", None).unwrap().key_id, "H1");
    }
}
