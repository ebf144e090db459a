//! Keys of institutions as they lie in the database: AES-256-GCM under a key that is not in it.
//!
//! **Knows:** sealing and opening. **Does not know:** where the key file is.

use aes_gcm::aead::{Aead, Nonce, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

const NONCE: usize = 12;

/// Seals and opens keys.
#[derive(Clone)]
pub struct Vault(Aes256Gcm);

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

/// Why something could not be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VaultError {
    /// The key file does not hold 64 hexadecimal digits.
    KeyFile,
    /// The text was sealed with another key, for another institution, or changed.
    Sealed,
    /// The operating system gave no randomness.
    Random,
}

impl std::fmt::Display for VaultError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            VaultError::KeyFile => "密钥文件应是 64 个十六进制数字；请核对 --key-file",
            VaultError::Sealed => "密文解不开：密钥文件不是加密时的那一个，或密文被改动",
            VaultError::Random => "操作系统没有给出随机数",
        })
    }
}

impl std::error::Error for VaultError {}

impl Vault {
    /// The vault of a key file's text.
    ///
    /// # Errors
    /// [`VaultError::KeyFile`].
    pub fn of_key_file(text: &str) -> Result<Vault, VaultError> {
        let text = text.trim();
        if text.len() != 64 || !text.is_ascii() {
            return Err(VaultError::KeyFile);
        }
        let mut key = [0_u8; 32];
        for (at, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).map_err(|_| VaultError::KeyFile)?;
        }
        Ok(Vault(Aes256Gcm::new(&key.into())))
    }

    /// The text of a fresh key file.
    ///
    /// # Errors
    /// [`VaultError::Random`].
    pub fn fresh_key_file() -> Result<String, VaultError> {
        Ok(format!("{}\n", random_hex(32)?))
    }

    /// Seals a secret for an institution.
    ///
    /// # Errors
    /// [`VaultError::Random`].
    pub fn seal(&self, institution: &str, secret: &str) -> Result<String, VaultError> {
        let mut bytes = [0_u8; NONCE];
        getrandom::fill(&mut bytes).map_err(|_| VaultError::Random)?;
        let nonce: Nonce<Aes256Gcm> = bytes.into();
        let payload = Payload { msg: secret.as_bytes(), aad: institution.as_bytes() };
        let sealed = self.0.encrypt(&nonce, payload).map_err(|_| VaultError::Sealed)?;
        Ok(STANDARD.encode([bytes.as_slice(), &sealed].concat()))
    }

    /// Opens what was sealed for the institution.
    ///
    /// # Errors
    /// [`VaultError::Sealed`].
    pub fn open(&self, institution: &str, sealed: &str) -> Result<String, VaultError> {
        let bytes = STANDARD.decode(sealed).map_err(|_| VaultError::Sealed)?;
        let (nonce, text) = bytes.split_at_checked(NONCE).ok_or(VaultError::Sealed)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| VaultError::Sealed)?;
        let nonce: Nonce<Aes256Gcm> = nonce.into();
        let payload = Payload { msg: text, aad: institution.as_bytes() };
        let secret = self.0.decrypt(&nonce, payload).map_err(|_| VaultError::Sealed)?;
        String::from_utf8(secret).map_err(|_| VaultError::Sealed)
    }
}

/// Random hexadecimal digits for a secret of `bytes` bytes.
///
/// # Errors
/// [`VaultError::Random`].
pub fn random_hex(bytes: usize) -> Result<String, VaultError> {
    let mut buffer = vec![0_u8; bytes];
    getrandom::fill(&mut buffer).map_err(|_| VaultError::Random)?;
    Ok(base::hex(&buffer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_only_for_its_institution_and_only_unchanged() {
        let vault = Vault::of_key_file(&Vault::fresh_key_file().unwrap()).unwrap();
        let sealed = vault.seal("H001", "secret").unwrap();
        assert!(!sealed.contains("secret"));
        assert_ne!(sealed, vault.seal("H001", "secret").unwrap(), "never the same twice");
        assert_eq!(vault.open("H001", &sealed).unwrap(), "secret");
        assert_eq!(vault.open("H002", &sealed), Err(VaultError::Sealed));
        let other = Vault::of_key_file(&Vault::fresh_key_file().unwrap()).unwrap();
        assert_eq!(other.open("H001", &sealed), Err(VaultError::Sealed));
        for broken in ["", "AAAA", "不是", &sealed[4..]] {
            assert_eq!(vault.open("H001", broken), Err(VaultError::Sealed));
        }
        assert!(Vault::of_key_file("abc").is_err());
        assert!(Vault::of_key_file(&"g".repeat(64)).is_err());
    }
}
