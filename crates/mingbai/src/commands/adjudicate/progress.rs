//! A progress bar on standard error, only when the work takes more than a moment.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const MOMENT: Duration = Duration::from_secs(1);

/// Progress through the bytes of a file.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    begin: Instant,
    is_shown: bool,
    calls: u32,
}

impl Progress {
    /// Progress towards `bytes`.
    pub fn new(what: &'static str, bytes: u64) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden()).with_message(what);
        let template = "{msg} {wide_bar} {bytes}/{total_bytes}，还需 {eta}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Progress { bar, begin: Instant::now(), is_shown: false, calls: 0 }
    }

    /// So many bytes are done.
    pub fn at(&mut self, bytes: u64) {
        self.calls = self.calls.wrapping_add(1);
        if self.calls.is_multiple_of(1024) {
            self.now_at(bytes);
        }
    }

    /// The same for work in few large steps.
    pub fn now_at(&mut self, bytes: u64) {
        if !self.is_shown && self.begin.elapsed() > MOMENT {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.is_shown = true;
        }
        self.bar.set_position(bytes);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
