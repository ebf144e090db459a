//! A password as it is kept: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, the usual text form, so that its
//! parameters are known when they change.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;

use super::random;
use super::settings::HashCost;
use crate::error::{AppError, Fault};

/// Length of salt and hash, in bytes.
const SALT: usize = 16;
const HASH: usize = 32;

/// Works a password out with a fresh salt.
///
/// # Errors
/// When the parameters are refused or the machine gives no randomness.
pub fn hash(password: &str, cost: HashCost) -> Result<String, AppError> {
    let salt: [u8; SALT] = random::bytes()?;
    let hash = derive(password, &salt, cost).ok_or_else(|| {
        AppError::new(Fault::Ours, "ACC-0001", "argon2id 的参数不能用", "请核对 [sign_in.password.cost]")
    })?;
    let HashCost { memory_kib, passes, lanes } = cost;
    let (salt, hash) = (BASE64.encode(salt), BASE64.encode(hash));
    Ok(format!("$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${hash}"))
}

/// Whether it is the password that was kept. What cannot be read is nobody's password.
pub fn matches(password: &str, kept: &str) -> bool {
    let Some((cost, salt, expected)) = parts(kept) else { return false };
    let Some(found) = derive(password, &salt, cost) else { return false };
    random::is_same(&found, &expected)
}

/// The parameters with which it was worked out.
pub fn cost(kept: &str) -> Option<HashCost> {
    parts(kept).map(|it| it.0)
}

fn derive(password: &str, salt: &[u8], cost: HashCost) -> Option<[u8; HASH]> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(HASH)).ok()?;
    let mut hash = [0; HASH];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(password.as_bytes(), salt, &mut hash).ok()?;
    Some(hash)
}

fn parts(kept: &str) -> Option<(HashCost, Vec<u8>, Vec<u8>)> {
    let rest = kept.strip_prefix("$argon2id$v=19$")?;
    let mut fields = rest.split('$');
    let mut cost = HashCost { memory_kib: 0, passes: 0, lanes: 0 };
    for pair in fields.next()?.split(',') {
        let (name, value) = pair.split_once('=')?;
        let value = value.parse().ok()?;
        match name {
            "m" => cost.memory_kib = value,
            "t" => cost.passes = value,
            "p" => cost.lanes = value,
            _ => return None,
        }
    }
    let salt = BASE64.decode(fields.next()?).ok()?;
    let hash = BASE64.decode(fields.next()?).ok()?;
    (hash.len() == HASH && fields.next().is_none()).then_some((cost, salt, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: HashCost = HashCost { memory_kib: 8, passes: 1, lanes: 1 };

    #[test]
    fn what_was_kept_matches_only_its_password() {
        let kept = hash("Hupo7-lanqiu", CHEAP).unwrap();
        assert!(matches("Hupo7-lanqiu", &kept) && !matches("Hupo7-lanqiv", &kept));
        assert_ne!(kept, hash("Hupo7-lanqiu", CHEAP).unwrap(), "the salt is fresh");
        assert_eq!(cost(&kept), Some(CHEAP));
        for broken in ["", "x", "$argon2id$v=19$m=8,t=1,p=1$AAAA", "$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA"] {
            assert!(!matches("", broken), "{broken}");
        }
    }

    #[test]
    fn the_hash_is_that_of_others() {
        // Made with the reference implementation: argon2 -id -t 2 -k 256 -p 1 -l 32, salt "somesalt".
        let kept = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assert!(matches("password", kept));
    }
}
