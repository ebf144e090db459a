//! Numbers of answers, by which a caller and the log mean the same event.

use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Another one for each start of the program.
static START: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one("mingbai"));
static NEXT: AtomicU64 = AtomicU64::new(1);

/// The next number: eight digits of this start of the program, eight that count.
pub fn next_id() -> String {
    let start = *START & 0xffff_ffff;
    format!("{start:08x}{:08x}", NEXT.fetch_add(1, Ordering::Relaxed) & 0xffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::next_id;

    #[test]
    fn numbers_differ_and_have_one_length() {
        let (one, two) = (next_id(), next_id());
        assert_ne!(one, two);
        assert_eq!((one.len(), two.len()), (16, 16));
    }
}
