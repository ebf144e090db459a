//! The queue's file: opened by one program at a time, read whole, appended to, flushed before anybody is told.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::error::OutpostError;
use crate::event::Event;
use crate::frame::{self, Found, Link};
use crate::head::{Count, Head};
use crate::seal::Cipher;

/// An event with the check code after it.
pub type Told = (Event, String);

/// An open queue.
pub struct Queue {
    file: File,
    path: PathBuf,
    cipher: Cipher,
    head: Head,
    link: Link,
    records: u64,
    /// Where the next record is written.
    end: u64,
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

impl Queue {
    /// Opens the queue of an extract, made when it is not there, with all events in it. A record that was not
    /// written whole at the end is put aside; a queue that lacks what was counted is not opened.
    ///
    /// # Errors
    /// [`OutpostError::Locked`], [`OutpostError::Changed`], [`OutpostError::Disk`].
    pub fn open(path: &Path, cipher: Cipher, extract_id: &str) -> Result<(Queue, Vec<Told>), OutpostError> {
        let mut file = locked(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(OutpostError::disk(path))?;
        let head = Head::new(cipher.clone(), extract_id);
        let begin = frame::next(&[0; 32], head.first());
        let mut queue = Queue {
            file,
            path: path.to_path_buf(),
            cipher,
            end: head.len() as u64,
            head,
            link: begin,
            records: 0,
            is_spoilt: false,
        };
        if bytes.starts_with(queue.head.first()) {
            // It has no counts: taken as it is, it would be a way to cut a queue unseen.
            let message = format!("{} 是旧版程序的队列", path.display());
            return Err(OutpostError::state(message, "请用写它的那一版程序发完，再用新数据包"));
        }
        if queue.head.is_begun(&bytes) {
            bytes = queue.head.begin(begin)?;
            queue.put(0, &bytes)?;
            flush_folder(path)?;
        }
        if !queue.head.is_of(&bytes) {
            return Err(queue.changed(0));
        }
        let events = queue.read(&bytes)?;
        Ok((queue, events))
    }

    fn changed(&self, record: u64) -> OutpostError {
        OutpostError::Changed { path: self.path.display().to_string(), record }
    }

    fn read(&mut self, bytes: &[u8]) -> Result<Vec<Told>, OutpostError> {
        let mut at = self.head.len();
        let (mut events, mut links) = (Vec::new(), vec![self.link]);
        let torn = loop {
            match frame::read(&self.cipher, &self.link, &bytes[at..]) {
                Found::End => break false,
                Found::Changed => return Err(self.changed(self.records + 1)),
                Found::Torn => break true,
                Found::Record(plain, length) => {
                    let event: Event =
                        serde_json::from_slice(&plain).map_err(|_| self.changed(self.records + 1))?;
                    self.link = frame::next(&self.link, &bytes[at..at + length]);
                    links.push(self.link);
                    events.push((event, self.check_code()));
                    self.records += 1;
                    at += length;
                }
            }
        };
        if !self.head.agrees(bytes, &links) {
            return Err(self.changed(self.records + 1));
        }
        self.end = at as u64;
        if torn {
            // Kept beside, in case somebody has to look at it.
            let aside = self.path.with_extension("torn");
            std::fs::write(&aside, &bytes[at..]).map_err(OutpostError::disk(&aside))?;
            self.file.set_len(self.end).map_err(OutpostError::disk(&self.path))?;
            self.file.sync_all().map_err(OutpostError::disk(&self.path))?;
        }
        if self.head.counted(bytes) != Some(self.records) {
            // A power cut came before it was counted.
            let (at, slot) = self.head.slot(Count { records: self.records, link: self.link })?;
            self.put(at, &slot)?;
        }
        Ok(events)
    }

    /// Writes bytes at a place and waits until they are on the disk.
    fn put(&mut self, at: u64, bytes: &[u8]) -> Result<(), OutpostError> {
        self.file.seek(SeekFrom::Start(at)).map_err(OutpostError::disk(&self.path))?;
        self.file.write_all(bytes).map_err(OutpostError::disk(&self.path))?;
        self.file.sync_all().map_err(OutpostError::disk(&self.path))
    }

    /// Appends an event. When this returns it is on the disk, and counted.
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
        let link = frame::next(&self.link, &bytes);
        let (at, slot) = self.head.slot(Count { records: self.records + 1, link })?;
        self.is_spoilt = true;
        self.put(self.end, &bytes)?;
        self.put(at, &slot)?;
        self.is_spoilt = false;
        self.link = link;
        self.records += 1;
        self.end += bytes.len() as u64;
        Ok(())
    }

    /// Eight digits that follow from everything written so far: on each slip, so that a queue that was put back
    /// to an older copy is found out by the slips.
    #[must_use]
    pub fn check_code(&self) -> String {
        base::hex(&self.link[..4])
    }
}

/// Opens a file, made when it is not there, for one program at a time.
fn locked(path: &Path) -> Result<File, OutpostError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(OutpostError::disk(path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OutpostError::Locked),
        Err(TryLockError::Error(error)) => Err(OutpostError::disk(path)(error)),
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

    /// One for all: each sealing has a salt of its own.
    fn cipher() -> Cipher {
        static CIPHER: std::sync::OnceLock<Cipher> = std::sync::OnceLock::new();
        let made = || {
            let key = Secret::Key([7; 32]);
            open(&seal_extract(&extract(), &key).unwrap(), &key, Path::new("x")).unwrap().1
        };
        CIPHER.get_or_init(made).clone()
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

    /// A queue of three records as its file stood after each, and where the records begin.
    fn made(path: &Path) -> (Vec<Vec<u8>>, usize) {
        let (mut queue, events) = Queue::open(path, cipher(), "E1").unwrap();
        assert!(events.is_empty());
        assert!(matches!(Queue::open(path, cipher(), "E1"), Err(OutpostError::Locked)));
        let mut files = vec![std::fs::read(path).unwrap()];
        for item in 1..=3 {
            queue.append(&event(item)).unwrap();
            files.push(std::fs::read(path).unwrap());
        }
        (files, queue.head.len())
    }

    fn opened(path: &Path, bytes: &[u8]) -> Result<usize, OutpostError> {
        std::fs::write(path, bytes).unwrap();
        let (mut queue, events) = Queue::open(path, cipher(), "E1")?;
        // It goes on from there.
        queue.append(&event(9)).unwrap();
        drop(queue);
        assert_eq!(Queue::open(path, cipher(), "E1").unwrap().1.len(), events.len() + 1);
        Ok(events.len())
    }

    fn is_changed(opened: &Result<usize, OutpostError>) -> bool {
        matches!(opened, Err(OutpostError::Changed { .. }))
    }

    #[test]
    fn what_a_power_cut_leaves_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("q");
        let (files, begin) = made(&path);
        for (count, file) in files.iter().enumerate() {
            assert_eq!(opened(&path, file).unwrap(), count);
        }
        // The next record is on its way to the disk: whole or in part, and not counted yet.
        for count in 0..3 {
            let (before, after) = (&files[count], &files[count + 1]);
            for end in before.len()..=after.len() {
                let file = [&before[..], &after[before.len()..end]].concat();
                let whole = count + usize::from(end == after.len());
                assert_eq!(opened(&path, &file).unwrap(), whole, "{count} records, cut at {end}");
            }
            // It is there, and its count is on its way: any beginning of what is written in the head.
            let changed = (0..begin).filter(|at| before[*at] != after[*at]);
            let (first, last) = (changed.clone().min().unwrap(), changed.max().unwrap());
            for end in first..=last {
                let mut file = after.clone();
                file[end..begin].copy_from_slice(&before[end..begin]);
                assert_eq!(opened(&path, &file).unwrap(), count + 1, "count torn at {end}");
            }
        }
        // The head itself is on its way.
        for end in 0..begin {
            assert_eq!(opened(&path, &files[0][..end]).unwrap(), 0);
        }
        let zeros = [files[3].clone(), vec![0; 100]].concat();
        assert_eq!(opened(&path, &zeros).unwrap(), 3);
    }

    #[test]
    fn a_queue_that_was_cut_or_changed_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("q");
        let (files, begin) = made(&path);
        let whole = &files[3];
        let refused = |file: &[u8], what: &str| {
            assert!(is_changed(&opened(&path, file)), "{what}");
            assert_eq!(std::fs::read(&path).unwrap(), file, "{what}: nothing is cut off");
        };
        for end in begin..whole.len() {
            refused(&whole[..end], &format!("cut at {end}"));
        }
        // Where the last count stands; single bytes of it may be those of the count before, by chance.
        let differ = (0..begin).filter(|at| files[2][*at] != whole[*at]);
        let (first, last) = (differ.clone().min().unwrap(), differ.max().unwrap());
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            // The last count cannot be told from one that was torn: its record is there, nothing is lost.
            if opened(&path, &changed).is_ok_and(|it| it == 3) {
                assert!((first..=last).contains(&at), "byte {at}");
                // Torn and its record cut as well: that is somebody's doing.
                changed.truncate(files[2].len());
                refused(&changed, &format!("byte {at} and cut"));
                continue;
            }
            refused(&changed, &format!("byte {at}"));
        }
        let (first, second) = (files[1].len(), files[2].len());
        refused(&[&whole[..first], &whole[second..]].concat(), "a record out of the middle");
        // Counts of before with fewer records than they once had beside them, and with more.
        refused(&[&whole[..begin], &files[2][begin..]].concat(), "counts of later");
        refused(&[&files[1][..begin], &whole[begin..]].concat(), "counts of before");
    }

    #[test]
    fn a_queue_without_counts_is_not_taken_for_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("q");
        let (files, begin) = made(&path);
        let old = [Head::new(cipher(), "E1").first(), &files[3][begin..]].concat();
        std::fs::write(&path, &old).unwrap();
        let opened = Queue::open(&path, cipher(), "E1");
        assert!(opened.is_err_and(|it| it.to_string().contains("旧版")));
        assert_eq!(std::fs::read(&path).unwrap(), old);
    }
}
