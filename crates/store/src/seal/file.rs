//! The key file: JSON with mode 0600, written whole or not at all.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use base::{hex, unhex};
use serde::{Deserialize, Serialize};

use super::envelope::{Algorithm, DataKey};
use crate::StoreError;

const FORMAT: &str = "mingbai-keys-1";
const INDEX_BYTES: usize = 32;

/// What a key file holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeyFile {
    format: String,
    /// Names the ring in databases and backups; no secret.
    pub(super) ring: String,
    /// Key of the blind index, in hexadecimal.
    index: String,
    pub(super) keys: Vec<KeyEntry>,
}

/// A data key as it is written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeyEntry {
    pub(super) number: u32,
    pub(super) algorithm: Algorithm,
    pub(super) made_at: String,
    /// Instant since which nothing in the database is sealed under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) retired_at: Option<String>,
    secret: String,
}

pub(super) fn failed(path: &Path, why: impl ToString) -> StoreError {
    StoreError::KeyFile { path: path.display().to_string(), why: why.to_string() }
}

pub(super) fn random(bytes: usize) -> Result<Vec<u8>, StoreError> {
    let mut random = vec![0; bytes];
    getrandom::fill(&mut random).map_err(|_| StoreError::Random)?;
    Ok(random)
}

impl KeyEntry {
    fn fresh(number: u32, algorithm: Algorithm, now: &str) -> Result<KeyEntry, StoreError> {
        let secret = hex(&random(algorithm.key_bytes())?);
        Ok(KeyEntry { number, algorithm, made_at: now.to_owned(), retired_at: None, secret })
    }

    pub(super) fn key(&self) -> Option<DataKey> {
        DataKey::new(self.number, self.algorithm, &unhex(&self.secret)?)
    }
}

impl KeyFile {
    /// A fresh ring with key 1.
    pub(super) fn fresh(algorithm: Algorithm, now: &str) -> Result<KeyFile, StoreError> {
        Ok(KeyFile {
            format: FORMAT.to_owned(),
            ring: hex(&random(8)?),
            index: hex(&random(INDEX_BYTES)?),
            keys: vec![KeyEntry::fresh(1, algorithm, now)?],
        })
    }

    /// Adds a fresh key; its number.
    pub(super) fn add(&mut self, algorithm: Algorithm, now: &str) -> Result<u32, StoreError> {
        let number = self.keys.iter().map(|it| it.number).max().unwrap_or(0) + 1;
        self.keys.push(KeyEntry::fresh(number, algorithm, now)?);
        Ok(number)
    }

    pub(super) fn index(&self) -> Option<Vec<u8>> {
        unhex(&self.index).filter(|it| it.len() == INDEX_BYTES)
    }

    /// The file of a text.
    pub(super) fn parse(text: &str) -> Result<KeyFile, String> {
        let file: KeyFile = serde_json::from_str(text).map_err(|it| format!("不是密钥文件（{it}）"))?;
        if file.format != FORMAT {
            return Err(format!("格式 {} 不是本程序认识的 {FORMAT}", file.format));
        }
        if file.index().is_none() {
            return Err("索引密钥应是 64 个十六进制数字".to_owned());
        }
        let mut numbers: Vec<u32> = file.keys.iter().map(|it| it.number).collect();
        numbers.sort_unstable();
        if numbers.is_empty() || numbers[0] == 0 || numbers.windows(2).any(|it| it[0] == it[1]) {
            return Err("没有密钥，或编号重复".to_owned());
        }
        match file.keys.iter().find(|it| it.key().is_none()) {
            Some(bad) => Err(format!("{} 号密钥的长度与算法 {} 不符", bad.number, bad.algorithm.word())),
            None => Ok(file),
        }
    }

    pub(super) fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a key file is JSON");
        text.push('\n');
        text
    }

    /// Reads the file; `None` when it is not there.
    pub(super) fn read(path: &Path) -> Result<Option<KeyFile>, StoreError> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(path, error)),
        };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(path).map_err(|it| failed(path, it))?.permissions().mode();
            if mode & 0o007 != 0 {
                return Err(failed(path, "其他用户也能读写这个文件，请先运行 chmod 600"));
            }
        }
        KeyFile::parse(&text).map(Some).map_err(|it| failed(path, it))
    }

    /// Writes the file where none is; whether it did. Who comes second finds the other's.
    pub(super) fn write_new(&self, path: &Path) -> Result<bool, StoreError> {
        let beside = self.write_beside(path)?;
        let linked = fs::hard_link(&beside, path);
        let _ = fs::remove_file(&beside);
        match linked {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(failed(path, error)),
        }
    }

    /// Writes the file over the one that is there.
    pub(super) fn replace(&self, path: &Path) -> Result<(), StoreError> {
        let beside = self.write_beside(path)?;
        fs::rename(&beside, path).map_err(|it| failed(path, it))
    }

    /// Writes everything to a file of its own in the same folder, down to the disk.
    fn write_beside(&self, path: &Path) -> Result<PathBuf, StoreError> {
        if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|it| failed(folder, it))?;
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.new", hex(&random(6)?)));
        let beside = path.with_file_name(name);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&beside).map_err(|it| failed(&beside, it))?;
        let written = file.write_all(self.text().as_bytes()).and_then(|()| file.sync_all());
        if let Err(error) = written {
            let _ = fs::remove_file(&beside);
            return Err(failed(&beside, error));
        }
        Ok(beside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_was_written_as_and_readable_by_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/keys");
        let mut file = KeyFile::fresh(Algorithm::Sm4Gcm, "2026-11-22T00:00:00Z").unwrap();
        assert!(KeyFile::read(&path).unwrap().is_none());
        assert!(file.write_new(&path).unwrap());
        assert!(!KeyFile::fresh(Algorithm::Sm4Gcm, "").unwrap().write_new(&path).unwrap());
        assert!(KeyFile::read(&path).unwrap().unwrap() == file);
        assert_eq!(file.add(Algorithm::Aes256Gcm, "").unwrap(), 2);
        file.replace(&path).unwrap();
        assert!(KeyFile::read(&path).unwrap().unwrap() == file);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            let refused = KeyFile::read(&path).err().unwrap().to_string();
            assert!(refused.contains("chmod 600"), "{refused}");
        }
    }

    #[test]
    fn what_is_no_key_file_is_refused_with_a_reason() {
        let good = KeyFile::fresh(Algorithm::Aes256Gcm, "").unwrap().text();
        assert!(KeyFile::parse(&good).is_ok());
        let rows = [
            ("".to_owned(), "不是密钥文件"),
            ("abc".to_owned(), "不是密钥文件"),
            (good.replace("keys-1", "keys-9"), "格式"),
            (good.replace("aes-256-gcm", "sm4-gcm"), "长度"),
            (good.replace("\"number\": 1", "\"number\": 0"), "编号"),
            (good.replace("\"index\": \"", "\"index\": \"zz"), "索引密钥"),
        ];
        for (text, reason) in rows {
            let refused = KeyFile::parse(&text).err().unwrap();
            assert!(refused.contains(reason), "{refused}");
        }
    }
}
