//! How often one may call: leaky buckets in memory, by address and by session.
//!
//! Behind the address of a hospital sit a hundred windows. So what is counted by address is only what nobody needs
//! often (signing in, the public look-up, wrong credentials); everything else is counted by session or token.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash, RandomState};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use governor::clock::Clock as _;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use serde::Deserialize;

/// How often: so many a minute, and so many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Lasting rate; 0 is no limit.
    pub per_minute: u32,
    /// How many may come at once.
    pub burst: u32,
}

/// Limits; a section `[limits]` of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Signing in, by address. The lock-out of accounts is another matter.
    pub sign_in: Rate,
    /// What anybody may look up without signing in, by address.
    pub public: Rate,
    /// Everything else, by session or token.
    pub session: Rate,
    /// Requests without session or token, by address.
    pub stranger: Rate,
    /// Wrong sessions and tokens, by address; then unknown ones are refused for a while.
    pub refused: Rate,
}

impl Default for Limits {
    fn default() -> Limits {
        let rate = |per_minute, burst| Rate { per_minute, burst };
        Limits {
            sign_in: rate(120, 120),
            public: rate(30, 30),
            session: rate(3_000, 300),
            stranger: rate(1_200, 600),
            refused: rate(60, 60),
        }
    }
}

impl Limits {
    /// Nothing is limited.
    #[must_use]
    pub fn none() -> Limits {
        let rate = Rate { per_minute: 0, burst: 0 };
        Limits { sign_in: rate, public: rate, session: rate, stranger: rate, refused: rate }
    }
}

/// What kind of request it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// To sign in.
    SignIn,
    /// What anybody may look up.
    Public,
    /// Anything else, with the fingerprint of its session or token where it has one.
    Else(Option<u64>),
}

/// Buckets of one rate.
struct Buckets<K: Hash + Eq + Clone> {
    limiter: Option<DefaultKeyedRateLimiter<K>>,
    asked: AtomicU32,
}

/// After so many questions, buckets that are full again are dropped.
const SWEEP: u32 = 4_096;

impl<K: Hash + Eq + Clone> Buckets<K> {
    fn new(rate: Rate) -> Buckets<K> {
        let period = NonZeroU32::new(rate.per_minute).map(|it| Duration::from_secs(60) / it.get());
        let quota = period.and_then(Quota::with_period);
        let burst = NonZeroU32::new(rate.burst).unwrap_or(NonZeroU32::MIN);
        Buckets {
            limiter: quota.map(|it| RateLimiter::keyed(it.allow_burst(burst))),
            asked: AtomicU32::new(0),
        }
    }

    /// Takes one from a bucket; when it is empty, how long until there is one.
    fn take(&self, key: &K) -> Result<(), Duration> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
        limiter.check_key(key).map_err(|it| it.wait_time_from(limiter.clock().now()))
    }
}

/// All buckets.
pub struct Counted {
    sign_in: Buckets<IpAddr>,
    public: Buckets<IpAddr>,
    stranger: Buckets<IpAddr>,
    session: Buckets<u64>,
    refused: Buckets<IpAddr>,
    /// Addresses that have tried too many wrong credentials, until when.
    shut: Mutex<HashMap<IpAddr, Instant>>,
    /// Credentials that were good lately; they pass from a shut address.
    good: Mutex<HashMap<u64, Instant>>,
    seed: RandomState,
}

/// How long credentials are known to be good.
const GOOD: Duration = Duration::from_secs(3_600);
/// Most that are remembered.
const MOST: usize = 50_000;

impl Counted {
    pub fn new(limits: &Limits) -> Counted {
        Counted {
            sign_in: Buckets::new(limits.sign_in),
            public: Buckets::new(limits.public),
            stranger: Buckets::new(limits.stranger),
            session: Buckets::new(limits.session),
            refused: Buckets::new(limits.refused),
            shut: Mutex::default(),
            good: Mutex::default(),
            seed: RandomState::new(),
        }
    }

    /// A fingerprint of credentials, of this start of the program.
    pub fn fingerprint(&self, credentials: &[&[u8]]) -> u64 {
        self.seed.hash_one(credentials)
    }

    /// Whether a request may pass; else how long to wait.
    pub fn ask(&self, from: IpAddr, asks: Asks, now: Instant) -> Result<(), Duration> {
        match asks {
            Asks::SignIn => self.sign_in.take(&from),
            Asks::Public => self.public.take(&from),
            Asks::Else(None) => self.stranger.take(&from),
            Asks::Else(Some(key)) => {
                let shut = lock(&self.shut).get(&from).copied().filter(|it| *it > now);
                if let Some(until) = shut
                    && lock(&self.good).get(&key).is_none_or(|it| *it <= now)
                {
                    return Err(until - now);
                }
                self.session.take(&key)
            }
        }
    }

    /// Takes notice of whether credentials were accepted.
    pub fn heard(&self, from: IpAddr, key: u64, is_refused: bool, now: Instant) {
        if is_refused {
            lock(&self.good).remove(&key);
            if let Err(wait) = self.refused.take(&from) {
                keep(&mut lock(&self.shut), from, now + wait, now);
            }
        } else {
            keep(&mut lock(&self.good), key, now + GOOD, now);
        }
    }
}

fn keep<K: Hash + Eq>(map: &mut HashMap<K, Instant>, key: K, until: Instant, now: Instant) {
    if map.len() >= MOST {
        map.retain(|_, it| *it > now);
        if map.len() >= MOST {
            map.clear();
        }
    }
    map.insert(key, until);
}

fn lock<T>(it: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(rate: Rate) -> Limits {
        Limits { sign_in: rate, public: rate, session: rate, stranger: rate, refused: rate }
    }

    #[test]
    fn a_bucket_is_emptied_by_one_and_stays_full_for_others() {
        let counted = Counted::new(&limits(Rate { per_minute: 6, burst: 3 }));
        let (one, other): (IpAddr, IpAddr) = ("10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap());
        let now = Instant::now();
        for asks in [Asks::SignIn, Asks::Public, Asks::Else(None)] {
            assert!((0..3).all(|_| counted.ask(one, asks, now).is_ok()), "{asks:?}");
            let wait = counted.ask(one, asks, now).unwrap_err();
            assert!(wait > Duration::from_secs(5) && wait <= Duration::from_secs(10), "{asks:?} {wait:?}");
            assert!(counted.ask(other, asks, now).is_ok(), "{asks:?}");
        }
        // Sessions are counted each for itself, also behind one address.
        for key in 0..50 {
            assert!((0..3).all(|_| counted.ask(one, Asks::Else(Some(key)), now).is_ok()));
            assert!(counted.ask(one, Asks::Else(Some(key)), now).is_err());
        }
    }

    #[test]
    fn who_guesses_tokens_is_shut_out_and_his_neighbours_are_not() {
        let mut of = Limits::none();
        of.refused = Rate { per_minute: 6, burst: 3 };
        let counted = Counted::new(&of);
        let from: IpAddr = "10.0.0.1".parse().unwrap();
        let now = Instant::now();
        counted.heard(from, 1, false, now);
        for guess in 100..104 {
            assert!(counted.ask(from, Asks::Else(Some(guess)), now).is_ok());
            counted.heard(from, guess, true, now);
        }
        assert!(counted.ask(from, Asks::Else(Some(200)), now).is_err(), "another guess");
        assert!(counted.ask(from, Asks::Else(Some(1)), now).is_ok(), "a window behind the same address");
        assert!(counted.ask(from, Asks::Else(Some(200)), now + Duration::from_secs(60)).is_ok());
    }

    #[test]
    fn no_limit_is_no_limit() {
        let counted = Counted::new(&Limits::none());
        let from: IpAddr = "10.0.0.1".parse().unwrap();
        assert!((0..10_000).all(|_| counted.ask(from, Asks::SignIn, Instant::now()).is_ok()));
    }
}
