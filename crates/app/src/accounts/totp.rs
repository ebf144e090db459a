//! One-time codes of a telephone (RFC 6238): six digits, thirty seconds, one step early or late.

use totp_rs::{Builder, Secret, Totp};

/// Seconds of a step.
const STEP: i64 = 30;
/// Steps that a clock may be early or late.
const SKEW: u16 = 1;
/// What telephones show above the code.
const ISSUER: &str = "明白医保";

fn of(secret: &[u8], account: &str) -> Option<Totp> {
    let builder = Builder::new().with_secret(secret.to_vec()).with_skew(SKEW);
    builder.with_account_name(account).with_issuer(Some(ISSUER)).build().ok()
}

fn bytes(secret: &str) -> Option<Vec<u8>> {
    Secret::try_from_base32(secret).ok().map(|it| it.as_ref().to_vec())
}

/// A secret as people type it.
pub fn in_letters(secret: [u8; 20]) -> String {
    Secret::from(secret.to_vec()).to_base32()
}

/// The address that telephones scan.
pub fn address(secret: &str, account: &str) -> Option<String> {
    of(&bytes(secret)?, &account.replace(':', "-"))?.to_url().ok()
}

/// The step whose code this is, where it is later than the last one that was used: a code passes once.
pub fn step_of(secret: &str, code: &str, now: i64, last_step: i64) -> Option<i64> {
    let code: String = code.chars().filter(|it| !it.is_whitespace()).collect();
    let totp = of(&bytes(secret)?, "")?;
    let step = totp.check(&code, u64::try_from(now).ok()?)?;
    i64::try_from(step).ok().filter(|it| *it > last_step)
}

/// The code of an instant; for tests, and for who plays the telephone.
#[must_use]
pub fn code_at(secret: &str, now: i64) -> Option<String> {
    let step = u64::try_from(now / STEP * STEP).ok()?;
    Some(of(&bytes(secret)?, "")?.generate(step).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of the RFC's appendix, `12345678901234567890`.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn codes_are_those_of_the_standard() {
        for (now, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(code_at(SECRET, now).as_deref(), Some(code));
            assert_eq!(step_of(SECRET, code, now, 0), Some(now / 30));
        }
    }

    #[test]
    fn a_code_holds_one_step_early_and_late_and_once() {
        let code = code_at(SECRET, 3_000).unwrap();
        for (now, passes) in [(2_939, false), (2_970, true), (3_000, true), (3_059, true), (3_060, false)] {
            assert_eq!(step_of(SECRET, &code, now, 0).is_some(), passes, "{now}");
        }
        assert_eq!(step_of(SECRET, &code, 3_000, 100), None, "used before");
        assert_eq!(step_of(SECRET, &code, 3_000, 99), Some(100));
        for code in ["", "000000x", "12345", "1234567", "一二三四五六"] {
            assert_eq!(step_of(SECRET, code, 3_000, 0), None, "{code}");
        }
    }

    #[test]
    fn telephones_read_the_address() {
        let address = address(SECRET, "示例员:1").unwrap();
        assert!(address.starts_with("otpauth://totp/") && address.contains(SECRET), "{address}");
        assert_eq!(in_letters(*b"12345678901234567890"), SECRET);
    }
}
