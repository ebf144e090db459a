//! The queue's file: opened by one program at a time, read whole, appended to, flushed before anybody is told.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::error::OutpostError;
use crate::event::Event;
use crate::frame::{self, Found, Link};
use crate::seal::Cipher;

const MAGIC: &[u8; 4] = b"MBQ1";

/// An open queue.
pub struct Queue {
    file: File,
    path: PathBuf,
    cipher: Cipher,
    link: Link,
    records: u64,
    /// A write that failed: what is in the file is not known until it is read again.
    is_spoilt: bool,
}

impl std::fmt::Debug for Queue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Queue")
            .field("path", &self.path)
            .field("records", &self.records)
            .finish_non_exhaustive()
    }
}

/// Head of the file: magic, salt of the extract, its number.
fn head(cipher: &Cipher, extract_id: &str) -> Vec<u8> {
    let mut head = [MAGIC.as_slice(), &cipher.salt].concat();
    head.push(u8::try_from(extract_id.len()).unwrap_or(u8::MAX));
    head.extend(extract_id.as_bytes());
    head
}

impl Queue {
    /// Opens the queue of an extract, made when it is not there, with all events in it. A record that was not
    /// written whole at the end is put aside.
    ///
    /// # Errors
    /// [`OutpostError::Locked`], [`OutpostError::Changed`], [`OutpostError::Disk`].
    pub fn open(path: &Path, cipher: Cipher, extract_id: &str) -> Result<(Queue, Vec<Event>), OutpostError> {
        let disk = || OutpostError::disk(path);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(disk())?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OutpostError::Locked),
            Err(TryLockError::Error(error)) => return Err(disk()(error)),
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(disk())?;
        let head = head(&cipher, extract_id);
        if bytes.len() < head.len() && head.starts_with(&bytes) {
            file.seek(SeekFrom::Start(0)).map_err(disk())?;
            file.write_all(&head).map_err(disk())?;
            file.sync_all().map_err(disk())?;
            flush_folder(path)?;
            bytes.clone_from(&head);
        }
        if !bytes.starts_with(&head) {
            return Err(OutpostError::Changed { path: path.display().to_string(), record: 0 });
        }
        let mut queue = Queue {
            file,
            path: path.to_path_buf(),
            cipher,
            link: frame::next(&[0; 32], &head),
            records: 0,
            is_spoilt: false,
        };
        let events = queue.read(&bytes, head.len())?;
        Ok((queue, events))
    }

    fn read(&mut self, bytes: &[u8], mut at: usize) -> Result<Vec<Event>, OutpostError> {
        let mut events = Vec::new();
        loop {
            let changed =
                || OutpostError::Changed { path: self.path.display().to_string(), record: self.records + 1 };
            match frame::read(&self.cipher, &self.link, &bytes[at..]) {
                Found::End => break,
                Found::Changed => return Err(changed()),
                Found::Torn => {
                    // Kept beside, in case somebody has to look at it.
                    let aside = self.path.with_extension("torn");
                    std::fs::write(&aside, &bytes[at..]).map_err(OutpostError::disk(&aside))?;
                    self.file.set_len(at as u64).map_err(OutpostError::disk(&self.path))?;
                    self.file.sync_all().map_err(OutpostError::disk(&self.path))?;
                    break;
                }
                Found::Record(plain, length) => {
                    events.push(serde_json::from_slice(&plain).map_err(|_| changed())?);
                    self.link = frame::next(&self.link, &bytes[at..at + length]);
                    self.records += 1;
                    at += length;
                }
            }
        }
        self.file.seek(SeekFrom::Start(at as u64)).map_err(OutpostError::disk(&self.path))?;
        Ok(events)
    }

    /// Appends an event. When this returns it is on the disk.
    ///
    /// # Errors
    /// [`OutpostError::Disk`]; the event may then be there or not, and the queue has to be opened again.
    pub fn append(&mut self, event: &Event) -> Result<(), OutpostError> {
        if self.is_spoilt {
            return Err(OutpostError::state("上一次没有写成", "请退出后重新打开"));
        }
        let plain =
            serde_json::to_vec(event).map_err(|it| OutpostError::Secret(format!("记录写不出：{it}")))?;
        let bytes = frame::write(&self.cipher, &self.link, &plain)?;
        self.is_spoilt = true;
        self.file.write_all(&bytes).map_err(OutpostError::disk(&self.path))?;
        self.file.sync_all().map_err(OutpostError::disk(&self.path))?;
        self.is_spoilt = false;
        self.link = frame::next(&self.link, &bytes);
        self.records += 1;
        Ok(())
    }

    /// Eight digits that follow from everything written so far: on each slip, so that a queue that was cut short
    /// is found out by the slips.
    #[must_use]
    pub fn check_code(&self) -> String {
        self.link[..4].iter().map(|it| format!("{it:02x}")).collect()
    }
}

/// A new file is there after a power cut only when its folder is flushed too.
fn flush_folder(path: &Path) -> Result<(), OutpostError> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|it| it.sync_all()).map_err(OutpostError::disk(folder))?;
    }
    let _ = path;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Action;
    use crate::seal::{Secret, open, seal_extract, tests::extract};

    fn cipher() -> Cipher {
        let key = Secret::Key([7; 32]);
        open(&seal_extract(&extract(), &key).unwrap(), &key, Path::new("x")).unwrap().1
    }

    fn event(item: u64) -> Event {
        Event::Resolved {
            item,
            action: Action::Accept,
            at: String::new(),
            by: "村医".to_owned(),
            note: String::new(),
        }
    }

    #[test]
    fn what_was_appended_is_read_again_whatever_the_tail() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("q");
        let cipher = cipher();
        let (mut queue, events) = Queue::open(&path, cipher.clone(), "E1").unwrap();
        assert!(events.is_empty());
        assert!(matches!(Queue::open(&path, cipher.clone(), "E1"), Err(OutpostError::Locked)));
        let mut lengths = vec![std::fs::metadata(&path).unwrap().len()];
        for item in 1..=3 {
            queue.append(&event(item)).unwrap();
            lengths.push(std::fs::metadata(&path).unwrap().len());
        }
        drop(queue);
        let whole = std::fs::read(&path).unwrap();
        // Cut anywhere, as a kill or a power cut does: the records that are whole are there, and it goes on.
        for cut in 0..=whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let (mut queue, events) = Queue::open(&path, cipher.clone(), "E1").unwrap();
            let expected = lengths.iter().filter(|it| **it <= cut as u64).count().saturating_sub(1);
            assert_eq!(events.len(), expected, "cut at {cut}");
            queue.append(&event(9)).unwrap();
            drop(queue);
            assert_eq!(Queue::open(&path, cipher.clone(), "E1").unwrap().1.len(), expected + 1);
        }
        let zeros = [whole.clone(), vec![0; 100]].concat();
        std::fs::write(&path, zeros).unwrap();
        assert_eq!(Queue::open(&path, cipher.clone(), "E1").unwrap().1.len(), 3);
        // Changed anywhere: found out, never read as something else, and nothing is cut off.
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            std::fs::write(&path, &changed).unwrap();
            let opened = Queue::open(&path, cipher.clone(), "E1");
            assert!(matches!(opened, Err(OutpostError::Changed { .. })), "byte {at}");
            assert_eq!(std::fs::read(&path).unwrap(), changed);
        }
        // A record taken out of the middle.
        let (first, second) = (lengths[1] as usize, lengths[2] as usize);
        std::fs::write(&path, [&whole[..first], &whole[second..]].concat()).unwrap();
        assert!(matches!(Queue::open(&path, cipher, "E1"), Err(OutpostError::Changed { record: 2, .. })));
    }
}
