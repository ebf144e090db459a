//! Where a store gets its keys from.

use std::path::PathBuf;
use std::sync::Arc;

use super::envelope::Algorithm;
use super::ring::Ring;
use crate::StoreError;

/// Where keys come from when a database is opened.
#[derive(Debug, Clone)]
pub enum Keys {
    /// From a key file.
    File {
        /// Where it is.
        path: PathBuf,
        /// How it is made when neither it nor a sealed database is there; with `None` it must be there.
        make: Option<MakeKeys>,
    },
    /// Given as they are.
    Ring(Arc<Ring>),
}

/// How a key file is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeKeys {
    /// Algorithm of its first key.
    pub algorithm: Algorithm,
    /// The present instant.
    pub now: String,
}

impl Keys {
    /// Keys for one run, kept nowhere: for measuring and simulating.
    ///
    /// # Errors
    /// [`StoreError::Random`].
    pub fn passing() -> Result<Keys, StoreError> {
        Ok(Keys::Ring(Arc::new(Ring::passing(Algorithm::Aes256Gcm)?)))
    }

    /// The keys for a database that was sealed under `ring`, or not yet.
    pub(crate) fn ring_for(&self, ring: Option<&str>) -> Result<Arc<Ring>, StoreError> {
        let found = match self {
            Keys::Ring(it) => Arc::clone(it),
            Keys::File { path, make } => match (Ring::read(path)?, ring, make) {
                (Some(it), _, _) => Arc::new(it),
                (None, None, Some(make)) => Arc::new(Ring::make(path, make.algorithm, &make.now)?),
                (None, _, _) => {
                    return Err(StoreError::KeysMissing { path: path.display().to_string() });
                }
            },
        };
        match ring {
            Some(sealed) if sealed != found.id() => Err(StoreError::KeysOfAnother {
                database: sealed.to_owned(),
                found: found.id().to_owned(),
                path: found.path().map(|it| it.display().to_string()).unwrap_or_default(),
            }),
            _ => Ok(found),
        }
    }
}
