//! A wrapper for names, phones and diagnoses: printing it for a log shows nothing.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A value that must not reach logs. `Debug` hides it; [`Redacted::reveal`] gives it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Redacted<T>(pub T);

impl<T> Redacted<T> {
    /// The value itself.
    pub fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[已隐去]")
    }
}
