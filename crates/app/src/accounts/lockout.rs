//! How long one must wait after failures in a row: nothing for the first few, then twice as long each time.

use super::settings::LockoutSettings;

/// Seconds to wait after so many failures in a row.
pub fn wait_seconds(settings: &LockoutSettings, failures: i64) -> i64 {
    let beyond = failures - settings.failures;
    if beyond < 0 {
        return 0;
    }
    let doubled = u32::try_from(beyond).ok().and_then(|it| 1_i64.checked_shl(it));
    let wait = doubled.filter(|it| *it > 0).and_then(|it| it.checked_mul(settings.first_seconds));
    wait.unwrap_or(settings.longest_seconds).min(settings.longest_seconds)
}

/// A wait as people say it.
pub fn in_words(seconds: i64) -> String {
    match seconds {
        ..=90 => format!("{seconds} 秒"),
        91..=7_200 => format!("{} 分钟", (seconds + 59) / 60),
        _ => format!("{} 小时", (seconds + 3_599) / 3_600),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_beyond_the_first_few_doubles_the_wait() {
        let settings =
            LockoutSettings { failures: 5, first_seconds: 60, longest_seconds: 3_600, memory_hours: 24 };
        let rows = [(1, 0), (4, 0), (5, 60), (6, 120), (7, 240), (10, 1_920), (11, 3_600), (500, 3_600)];
        for (failures, seconds) in rows {
            assert_eq!(wait_seconds(&settings, failures), seconds, "{failures}");
        }
        assert_eq!(wait_seconds(&settings, i64::MAX), 3_600);
    }

    #[test]
    fn waits_are_told_in_round_units() {
        let rows = [(1, "1 秒"), (60, "60 秒"), (120, "2 分钟"), (121, "3 分钟"), (7_201, "3 小时")];
        for (seconds, said) in rows {
            assert_eq!(in_words(seconds), said);
        }
    }
}
