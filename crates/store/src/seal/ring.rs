//! The keys that a store works with: data keys by number, the key of the blind index.

use std::borrow::Cow;
use std::fmt::{self, Display, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use super::columns::{KEY_BETWEEN, place_into};
use super::envelope::{Algorithm, DataKey, NONCE_BYTES, Shut, key_number};
use super::file::{KeyFile, failed};
use super::index::Index;
use crate::StoreError;

/// Keys, from a key file or made for one run. What is in a file is read again when a value names a key
/// that is not known yet: another process has added it.
pub struct Ring {
    path: Option<PathBuf>,
    id: String,
    index: Index,
    keys: RwLock<Vec<Arc<DataKey>>>,
}

/// What may be shown of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyShown {
    /// Its number.
    pub number: u32,
    /// Its algorithm.
    pub algorithm: Algorithm,
    /// Instant it was made.
    pub made_at: String,
    /// Instant since which nothing in the database is sealed under it.
    pub retired_at: Option<String>,
}

impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ring({})", self.id)
    }
}

impl Ring {
    fn of(file: &KeyFile, path: Option<PathBuf>) -> Ring {
        let index = Index::new(&file.index().expect("a file that was read has an index key"));
        Ring { path, id: file.ring.clone(), index, keys: RwLock::new(data_keys(file)) }
    }

    /// Keys for one run, kept nowhere.
    ///
    /// # Errors
    /// [`StoreError::Random`].
    pub fn passing(algorithm: Algorithm) -> Result<Ring, StoreError> {
        Ok(Ring::of(&KeyFile::fresh(algorithm, "")?, None))
    }

    /// Keys of a key file's text, kept nowhere else.
    ///
    /// # Errors
    /// [`StoreError::KeyFile`].
    pub fn of_text(text: &str) -> Result<Ring, StoreError> {
        let file = KeyFile::parse(text).map_err(|it| failed(Path::new("-"), it))?;
        Ok(Ring::of(&file, None))
    }

    /// The keys of a file; `None` when it is not there.
    ///
    /// # Errors
    /// [`StoreError::KeyFile`].
    pub fn read(path: &Path) -> Result<Option<Ring>, StoreError> {
        Ok(KeyFile::read(path)?.map(|it| Ring::of(&it, Some(path.to_owned()))))
    }

    /// Makes a key file with one key; when another process was quicker, its keys.
    ///
    /// # Errors
    /// [`StoreError::KeyFile`], [`StoreError::Random`].
    pub fn make(path: &Path, algorithm: Algorithm, now: &str) -> Result<Ring, StoreError> {
        KeyFile::fresh(algorithm, now)?.write_new(path)?;
        Ring::read(path)?.ok_or_else(|| failed(path, "写好的密钥文件又不见了"))
    }

    /// Adds a fresh key to the file; its number. Nothing is sealed under it before a store is told so.
    ///
    /// # Errors
    /// [`StoreError::KeyFile`], [`StoreError::Random`].
    pub fn add_key(&self, algorithm: Algorithm, now: &str) -> Result<u32, StoreError> {
        self.change(|file| file.add(algorithm, now))
    }

    /// Notes in the file that nothing is sealed under keys other than `number` any more.
    ///
    /// # Errors
    /// [`StoreError::KeyFile`].
    pub fn retire_all_but(&self, number: u32, now: &str) -> Result<(), StoreError> {
        self.change(|file| {
            for key in file.keys.iter_mut().filter(|it| it.number < number && it.retired_at.is_none()) {
                key.retired_at = Some(now.to_owned());
            }
            Ok(())
        })
    }

    fn change<T>(&self, change: impl FnOnce(&mut KeyFile) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let path = self.path.as_deref().ok_or_else(|| failed(Path::new("-"), "这些密钥没有文件"))?;
        let mut file = KeyFile::read(path)?.ok_or_else(|| failed(path, "密钥文件不见了"))?;
        let result = change(&mut file)?;
        file.replace(path)?;
        self.reload()?;
        Ok(result)
    }

    fn reload(&self) -> Result<(), StoreError> {
        let Some(path) = &self.path else { return Ok(()) };
        let Some(file) = KeyFile::read(path)? else { return Ok(()) };
        if file.ring == self.id {
            *self.keys.write().expect("nobody panics with the lock") = data_keys(&file);
        }
        Ok(())
    }

    /// What names the ring in a database.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Where the key file is.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The keys of the file, as they may be shown.
    ///
    /// # Errors
    /// [`StoreError::KeyFile`].
    pub fn shown(&self) -> Result<Vec<KeyShown>, StoreError> {
        let Some(path) = &self.path else { return Ok(Vec::new()) };
        let file = KeyFile::read(path)?.ok_or_else(|| failed(path, "密钥文件不见了"))?;
        let shown = |it: &super::file::KeyEntry| KeyShown {
            number: it.number,
            algorithm: it.algorithm,
            made_at: it.made_at.clone(),
            retired_at: it.retired_at.clone(),
        };
        Ok(file.keys.iter().map(shown).collect())
    }

    /// The key with the highest number.
    pub(crate) fn newest(&self) -> Arc<DataKey> {
        let keys = self.keys.read().expect("nobody panics with the lock");
        Arc::clone(keys.iter().max_by_key(|it| it.number).expect("a ring has a key"))
    }

    /// Numbers of all keys, with what values under them begin with.
    pub(crate) fn prefixes(&self) -> Vec<(u32, String)> {
        let keys = self.keys.read().expect("nobody panics with the lock");
        keys.iter().map(|it| (it.number, it.prefix().to_owned())).collect()
    }

    /// A key by number; the file is read again when it is not known.
    pub(crate) fn key(&self, number: u32) -> Option<Arc<DataKey>> {
        self.known(number).or_else(|| {
            self.reload().ok()?;
            self.known(number)
        })
    }

    fn known(&self, number: u32) -> Option<Arc<DataKey>> {
        let keys = self.keys.read().expect("nobody panics with the lock");
        keys.iter().find(|it| it.number == number).map(Arc::clone)
    }

    /// What to say when the key that writers must use is not there.
    pub(crate) fn lacks(&self, number: &str) -> StoreError {
        let path = self.path.as_deref().unwrap_or(Path::new("-"));
        failed(path, format!("数据库正用 {number} 号密钥加密，文件里没有这一号；请换成最新的密钥文件"))
    }

    /// Opens what is stored at a place; plain text is itself.
    pub(crate) fn open<'t>(
        &self,
        text: &'t str,
        [table, column]: [&'static str; 2],
        key: impl Display,
    ) -> Result<Cow<'t, str>, StoreError> {
        let Some(number) = key_number(text) else { return Ok(Cow::Borrowed(text)) };
        let mut row = String::with_capacity(48);
        write!(row, "{key}").expect("a text grows");
        let mut place = String::with_capacity(96);
        place_into(&mut place, table, column, &row);
        let opened = match self.key(number) {
            Some(key) => key.open(&place, text),
            None => Err(Shut::NoKey(number)),
        };
        opened.map(Cow::Owned).map_err(|why| StoreError::Sealed {
            table,
            column,
            key: row.replace(KEY_BETWEEN, "|"),
            why: why.to_string(),
        })
    }

    /// Seals one value at a place.
    pub(crate) fn seal(
        &self,
        key: &DataKey,
        [table, column]: [&'static str; 2],
        row: &str,
        value: &str,
    ) -> Result<String, StoreError> {
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(|_| StoreError::Random)?;
        let mut place = String::with_capacity(96);
        place_into(&mut place, table, column, row);
        Ok(key.seal(nonce, &place, value))
    }

    /// Blind index of an identity number.
    pub(crate) fn number_index(&self, number: &str) -> String {
        self.index.number(number)
    }

    /// Blind index of the number of a card.
    pub(crate) fn card_index(&self, number: &str) -> String {
        self.index.card(number)
    }

    /// Blind index of a name.
    pub(crate) fn name_index(&self, name: &str) -> String {
        self.index.name(name)
    }

    /// The seal of a row: a keyed hash of table, key and what is in it.
    pub(crate) fn row_mac(&self, table: &str, key: &str, body: &str) -> String {
        self.index.row(table, key, body)
    }

    /// The stamp of a row: as [`Ring::row_mac`], short enough to stand in the row.
    pub(crate) fn row_stamp(&self, table: &str, body: &[u8]) -> i64 {
        self.index.stamp(table, body)
    }

    /// What the index of names that begin so begins with.
    pub(crate) fn name_beginning(&self, prefix: &str) -> Option<String> {
        self.index.name_beginning(prefix)
    }
}

fn data_keys(file: &KeyFile) -> Vec<Arc<DataKey>> {
    file.keys.iter().filter_map(|it| it.key().map(Arc::new)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: [&str; 2] = ["person", "name"];

    #[test]
    fn a_ring_opens_what_it_sealed_and_nothing_of_another() {
        let (ring, other) =
            (Ring::passing(Algorithm::Aes256Gcm).unwrap(), Ring::passing(Algorithm::Aes256Gcm).unwrap());
        let sealed = ring.seal(&ring.newest(), PLACE, "P1", "张三").unwrap();
        assert_eq!(ring.open(&sealed, PLACE, "P1").unwrap(), "张三");
        assert_eq!(ring.open("张三", PLACE, "P1").unwrap(), "张三", "plain text is itself");
        let refused = other.open(&sealed, PLACE, "P1").unwrap_err().to_string();
        assert!(refused.contains("person") && refused.contains("P1"), "{refused}");
        let twice = ring.seal(&ring.newest(), PLACE, "P1", "张三").unwrap();
        assert_ne!(sealed, twice, "a fresh nonce each");
        let unknown = sealed.replace("s1.1.", "s1.9.");
        assert!(ring.open(&unknown, PLACE, "P1").unwrap_err().to_string().contains("9 号密钥"));
    }

    #[test]
    fn a_key_that_another_process_added_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        let server = Ring::make(&path, Algorithm::Aes256Gcm, "a").unwrap();
        let clerk = Ring::read(&path).unwrap().unwrap();
        assert_eq!(clerk.add_key(Algorithm::Sm4Gcm, "b").unwrap(), 2);
        let sealed = clerk.seal(&clerk.newest(), PLACE, "P1", "张三").unwrap();
        assert!(sealed.starts_with("s1.2."));
        assert_eq!(server.newest().number, 1);
        assert_eq!(server.open(&sealed, PLACE, "P1").unwrap(), "张三");
        assert_eq!(server.newest().number, 2);
        clerk.retire_all_but(2, "c").unwrap();
        let retired: Vec<_> = server.shown().unwrap().into_iter().map(|it| it.retired_at).collect();
        assert_eq!(retired, [Some("c".to_owned()), None]);
        assert_eq!(clerk.number_index("1"), server.number_index("1"));
    }
}
