//! Sealing: AES-256-GCM under a key file, or a key that argon2id makes of a passphrase.
//!
//! A sealed extract is `MBX1`, one byte for the kind of secret, 16 bytes of salt, 12 of nonce, then the
//! ciphertext with its tag; what stands before the ciphertext is authenticated with it.

use std::path::Path;

use aes_gcm::aead::{Aead, Nonce, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use app::field::Extract;
use argon2::{Algorithm, Argon2, Params, Version};

use crate::error::OutpostError;

const MAGIC: &[u8; 4] = b"MBX1";
/// Magic, kind, salt, nonce.
const HEADER: usize = 4 + 1 + SALT + NONCE;
pub(crate) const SALT: usize = 16;
pub(crate) const NONCE: usize = 12;
/// Shortest passphrase, in characters.
const SHORTEST: usize = 10;
/// Memory that guessing one passphrase takes, in KiB, and passes over it.
const MEMORY_KIB: u32 = 32 * 1024;
const PASSES: u32 = 3;

/// What opens an extract and its queue.
#[derive(Clone)]
pub enum Secret {
    /// The 32 bytes of a key file.
    Key([u8; 32]),
    /// Words that people keep.
    Passphrase(String),
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// The secret of a key file's text: 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`OutpostError::Secret`].
    pub fn of_key_file(text: &str) -> Result<Secret, OutpostError> {
        let text = text.trim();
        let bad = || OutpostError::Secret("密钥文件应是 64 个十六进制数字；请核对 --key-file".to_owned());
        if text.len() != 64 || !text.is_ascii() {
            return Err(bad());
        }
        let mut key = [0_u8; 32];
        for (at, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).map_err(|_| bad())?;
        }
        Ok(Secret::Key(key))
    }

    /// A passphrase.
    ///
    /// # Errors
    /// [`OutpostError::Secret`] for one that is too short.
    pub fn passphrase(words: &str) -> Result<Secret, OutpostError> {
        let words = words.trim();
        if words.chars().count() < SHORTEST {
            return Err(OutpostError::Secret(format!("口令太短，至少 {SHORTEST} 个字符")));
        }
        Ok(Secret::Passphrase(words.to_owned()))
    }

    fn kind(&self) -> u8 {
        match self {
            Secret::Key(_) => 0,
            Secret::Passphrase(_) => 1,
        }
    }

    fn cipher(&self, salt: &[u8]) -> Result<Aes256Gcm, OutpostError> {
        let key = match self {
            Secret::Key(key) => *key,
            Secret::Passphrase(words) => {
                let mut key = [0_u8; 32];
                let failed = |error| OutpostError::Secret(format!("口令不能用：{error}"));
                let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(failed)?;
                let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
                argon.hash_password_into(words.as_bytes(), salt, &mut key).map_err(failed)?;
                key
            }
        };
        Ok(Aes256Gcm::new(&key.into()))
    }
}

/// The cipher of an opened extract, which its queue shares.
#[derive(Clone)]
pub(crate) struct Cipher {
    aes: Aes256Gcm,
    /// The extract's salt, which the queue repeats.
    pub salt: [u8; SALT],
}

impl Cipher {
    /// Seals: nonce, then ciphertext.
    pub fn seal(&self, plain: &[u8], aad: &[u8]) -> Result<Vec<u8>, OutpostError> {
        let bytes: [u8; NONCE] = random()?;
        let nonce: Nonce<Aes256Gcm> = bytes.into();
        let sealed = self.aes.encrypt(&nonce, Payload { msg: plain, aad });
        let sealed = sealed.map_err(|_| OutpostError::Secret("加密失败".to_owned()))?;
        Ok([bytes.as_slice(), &sealed].concat())
    }

    /// Opens what [`Cipher::seal`] made; `None` when it is something else.
    pub fn open(&self, sealed: &[u8], aad: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let nonce: Nonce<Aes256Gcm> = nonce.into();
        self.aes.decrypt(&nonce, Payload { msg: text, aad }).ok()
    }
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], OutpostError> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|_| OutpostError::Secret("操作系统没有给出随机数".to_owned()))?;
    Ok(bytes)
}

/// An extract as the bytes of a file.
///
/// # Errors
/// [`OutpostError::Secret`].
pub fn seal_extract(extract: &Extract, secret: &Secret) -> Result<Vec<u8>, OutpostError> {
    let salt: [u8; SALT] = random()?;
    let cipher = Cipher { aes: secret.cipher(&salt)?, salt };
    let head = [MAGIC.as_slice(), &[secret.kind()], &salt].concat();
    let plain =
        serde_json::to_vec(extract).map_err(|it| OutpostError::Secret(format!("数据包写不出：{it}")))?;
    let sealed = cipher.seal(&plain, &head)?;
    Ok([head, sealed].concat())
}

/// Opens the file of an extract.
///
/// # Errors
/// [`OutpostError::Sealed`].
pub fn open_extract(bytes: &[u8], secret: &Secret, path: &Path) -> Result<Extract, OutpostError> {
    open(bytes, secret, path).map(|it| it.0)
}

pub(crate) fn open(bytes: &[u8], secret: &Secret, path: &Path) -> Result<(Extract, Cipher), OutpostError> {
    let sealed = || OutpostError::Sealed(path.display().to_string());
    if bytes.len() < HEADER || &bytes[..4] != MAGIC {
        return Err(sealed());
    }
    if bytes[4] != secret.kind() {
        let should =
            if bytes[4] == 0 { "密钥文件（--key-file）" } else { "口令（--passphrase-file）" };
        return Err(OutpostError::Secret(format!("这个数据包要用{should}打开")));
    }
    let (head, text) = bytes.split_at(4 + 1 + SALT);
    let salt: [u8; SALT] = head[5..].try_into().map_err(|_| sealed())?;
    let cipher = Cipher { aes: secret.cipher(&salt)?, salt };
    let plain = cipher.open(text, head).ok_or_else(sealed)?;
    let extract = serde_json::from_slice(&plain).map_err(|_| sealed())?;
    Ok((extract, cipher))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub fn extract() -> Extract {
        Extract {
            version: app::field::EXTRACT_VERSION,
            id: "E1".to_owned(),
            made_at: "2024-03-01T00:00:00.000000Z".to_owned(),
            made_on: base::Day::MIN,
            expires_on: base::Day::MAX,
            villages: vec!["示例村".to_owned()],
            institutions: Vec::new(),
            people: Vec::new(),
            accumulators: Vec::new(),
            pack: std::collections::BTreeMap::new(),
            policy_version: "small@1".to_owned(),
        }
    }

    #[test]
    fn an_extract_opens_only_with_its_secret_and_unchanged() {
        let path = Path::new("x.mbx");
        let key = Secret::Key([7; 32]);
        let sealed = seal_extract(&extract(), &key).unwrap();
        assert!(!sealed.windows(9).any(|it| it == "示例村".as_bytes()));
        assert_eq!(open_extract(&sealed, &key, path).unwrap().id, "E1");
        assert!(open_extract(&sealed, &Secret::Key([8; 32]), path).is_err());
        for at in [0, 4, 5, 20, 30, 40, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open_extract(&changed, &key, path).is_err(), "byte {at}");
        }
        assert!(open_extract(&sealed[..sealed.len() - 1], &key, path).is_err());
        let words = Secret::passphrase("一二三四五六七八九十").unwrap();
        let sealed = seal_extract(&extract(), &words).unwrap();
        assert!(open_extract(&sealed, &words, path).is_ok());
        assert!(open_extract(&sealed, &Secret::passphrase("一二三四五六七八九九").unwrap(), path).is_err());
        assert!(open_extract(&sealed, &key, path).is_err());
        assert!(Secret::passphrase("短口令").is_err());
        assert!(Secret::of_key_file("abc").is_err());
    }
}
