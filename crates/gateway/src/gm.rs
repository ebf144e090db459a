//! SM2 signatures over SM3, and SM4 in blocks, as the interface's OAuth2 dialect writes them.
//!
//! **Knows:** keys, signatures (`r‖s`) and sealed texts in base64. **Does not know:** messages, whose
//! keys they are.
//!
//! SM4 is used block by block (ECB) because the interface prescribes it; it hides content, not its
//! repetitions, so the line itself still has to be closed or encrypted.

use base::{hex, unhex};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ecb::cipher::block_padding::Pkcs7;
use ecb::cipher::{BlockModeDecrypt as _, BlockModeEncrypt as _, KeyInit as _};
use sm2::SecretKey;
use sm2::dsa::signature::{RandomizedSigner as _, Verifier as _};
use sm2::dsa::{Signature, SigningKey, VerifyingKey};
use sm4::Sm4;

/// Bytes of an SM4 key.
pub const SM4_KEY: usize = 16;

/// Seals bytes under a key.
#[must_use]
pub fn sm4_seal(key: &[u8; SM4_KEY], plain: &[u8]) -> String {
    let sealed = ecb::Encryptor::<Sm4>::new(&(*key).into()).encrypt_padded_vec::<Pkcs7>(plain);
    STANDARD.encode(sealed)
}

/// Opens what was sealed; `None` when it was not sealed with this key, or changed.
#[must_use]
pub fn sm4_open(key: &[u8; SM4_KEY], sealed: &str) -> Option<Vec<u8>> {
    // Some programs break lines of base64.
    let text: String = sealed.split_ascii_whitespace().collect();
    let sealed = STANDARD.decode(text).ok()?;
    ecb::Decryptor::<Sm4>::new(&(*key).into()).decrypt_padded_vec::<Pkcs7>(&sealed).ok()
}

/// A fresh key pair: the private key in hexadecimal, and the public key (`04`, x, y).
///
/// # Errors
/// When the operating system gives no randomness.
pub fn fresh_pair() -> Result<(String, String), getrandom::Error> {
    loop {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes)?;
        // Out of range once in four thousand million.
        if let Ok(key) = SecretKey::from_slice(&bytes) {
            return Ok((hex(&bytes), hex(&key.public_key().to_sec1_bytes())));
        }
    }
}

/// The public key of a private one.
#[must_use]
pub fn public_of(private: &str) -> Option<String> {
    let key = SecretKey::from_slice(&unhex(private.trim())?).ok()?;
    Some(hex(&key.public_key().to_sec1_bytes()))
}

/// Whether a text is a public key: a point of the curve.
#[must_use]
pub fn is_public(public: &str) -> bool {
    unhex(public.trim()).is_some_and(|it| VerifyingKey::from_sec1_bytes("", &it).is_ok())
}

/// Signs bytes as `user`; `None` when the key is none, or the system gives no randomness.
#[must_use]
pub fn sm2_sign(private: &str, user: &str, message: &[u8]) -> Option<String> {
    let key = SigningKey::from_slice(user, &unhex(private.trim())?).ok()?;
    let signature = key.try_sign_with_rng(&mut getrandom::SysRng, message).ok()?;
    Some(STANDARD.encode(signature.to_bytes()))
}

/// Whether `signature` is that of `user` over the message.
#[must_use]
pub fn sm2_verify(public: &str, user: &str, message: &[u8], signature: &str) -> bool {
    let verify = || {
        let key = VerifyingKey::from_sec1_bytes(user, &unhex(public.trim())?).ok()?;
        let bytes = STANDARD.decode(signature.trim()).ok()?;
        // Some libraries write DER; what is signed is the same.
        let signature = match bytes.len() {
            64 => Signature::from_slice(&bytes).ok()?,
            _ => of_der(&bytes)?,
        };
        key.verify(message, &signature).ok()
    };
    verify().is_some()
}

/// `SEQUENCE { INTEGER r, INTEGER s }`.
fn of_der(bytes: &[u8]) -> Option<Signature> {
    let body = bytes.strip_prefix(&[0x30])?;
    let (length, body) = body.split_first()?;
    if usize::from(*length) != body.len() {
        return None;
    }
    let (r, rest) = integer(body)?;
    let (s, rest) = integer(rest)?;
    let both: Vec<u8> = [r, s].concat();
    if rest.is_empty() { Signature::from_slice(&both).ok() } else { None }
}

fn integer(bytes: &[u8]) -> Option<([u8; 32], &[u8])> {
    let (length, rest) = bytes.strip_prefix(&[0x02])?.split_first()?;
    let (digits, rest) = rest.split_at_checked(usize::from(*length))?;
    let digits = digits.strip_prefix(&[0]).unwrap_or(digits);
    let mut out = [0_u8; 32];
    out.get_mut(32_usize.checked_sub(digits.len())?..)?.copy_from_slice(digits);
    Some((out, rest))
}

#[cfg(test)]
mod tests {
    use sm3::{Digest as _, Sm3};

    use super::*;

    const PRIVATE: &str = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    const PUBLIC: &str = "04\
        09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020\
        CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    const R: &str = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
    const S: &str = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
    const USER: &str = "1234567812345678";

    /// GB/T 32905-2016, annex A, both examples.
    #[test]
    fn sm3_is_the_standard_one() {
        let abc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
        assert_eq!(hex(&Sm3::digest(b"abc")), abc);
        let long = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";
        assert_eq!(hex(&Sm3::digest(b"abcd".repeat(16))), long);
    }

    /// GB/T 32907-2016, annex A.1; the second block is the padding that PKCS#7 adds.
    #[test]
    fn sm4_is_the_standard_one() {
        let block: [u8; 16] = unhex("0123456789abcdeffedcba9876543210").unwrap().try_into().unwrap();
        let sealed = sm4_seal(&block, &block);
        assert_eq!(hex(&STANDARD.decode(&sealed).unwrap()[..16]), "681edf34d206965e86b3e94f536e4246");
        assert_eq!(sm4_open(&block, &sealed).unwrap(), block);
        for broken in ["", "AAAA", "不是", &sealed[4..]] {
            assert_eq!(sm4_open(&block, broken), None, "{broken}");
        }
    }

    /// GB/T 32918.5-2017, annex A.2: key, user, message and signature of the standard's example.
    #[test]
    fn sm2_is_the_standard_one() {
        assert_eq!(public_of(PRIVATE).unwrap(), PUBLIC.to_ascii_lowercase());
        let signature = STANDARD.encode(unhex(&format!("{R}{S}")).unwrap());
        assert!(sm2_verify(PUBLIC, USER, b"message digest", &signature));
        assert!(!sm2_verify(PUBLIC, USER, b"message digesu", &signature));
        assert!(!sm2_verify(PUBLIC, "1234567812345679", b"message digest", &signature));
        let der = format!("3046022100{R}022100{S}");
        assert!(sm2_verify(PUBLIC, USER, b"message digest", &STANDARD.encode(unhex(&der).unwrap())));
        for nonsense in ["", "AAAA", "不是", &signature[4..], "MAA=", "MAYCAQACAQA="] {
            assert!(!sm2_verify(PUBLIC, USER, b"message digest", nonsense), "{nonsense}");
        }
    }

    #[test]
    fn fresh_keys_sign_and_one_flipped_bit_is_seen() {
        let (private, public) = fresh_pair().unwrap();
        assert_ne!(private, fresh_pair().unwrap().0);
        assert_eq!(public_of(&private).unwrap(), public);
        assert!(is_public(&public) && !is_public(&format!("04{}", "11".repeat(64))) && !is_public("04"));
        let message = "{\"data\":{\"psn_name\":\"示例\"}}".as_bytes().to_vec();
        let signature = sm2_sign(&private, USER, &message).unwrap();
        assert_ne!(signature, sm2_sign(&private, USER, &message).unwrap(), "never the same twice");
        assert!(sm2_verify(&public, USER, &message, &signature));
        for at in 0..message.len() {
            let mut changed = message.clone();
            changed[at] ^= 1;
            assert!(!sm2_verify(&public, USER, &changed, &signature), "byte {at}");
        }
    }
}
