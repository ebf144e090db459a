//! The files of the interface, as a hospital's program packs and unpacks them.

use std::io::{Cursor, Read as _, Write as _};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::hospital::{envelope, msgid};
use super::{HOSPITAL, TestServer};

/// A ZIP of one text.
pub fn zipped(text: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("data.txt", SimpleFileOptions::default()).unwrap();
    archive.write_all(text).unwrap();
    archive.finish().unwrap().into_inner()
}

/// The lines of a ZIP of one text, by cells.
pub fn unzipped(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(archive.len(), 1);
    let mut text = String::new();
    archive.by_index(0).unwrap().read_to_string(&mut text).unwrap();
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

impl TestServer {
    /// Uploads bytes; the number of the file.
    pub async fn upload(&self, bytes: &[u8]) -> String {
        let input = json!({ "fsUploadIn": { "in": bytes, "filename": "d.zip", "fixmedins_code": HOSPITAL } });
        self.done("9101", input).await["file_qury_no"].as_str().unwrap().to_owned()
    }

    /// Fetches a file that must be there.
    pub async fn fetch(&self, id: &str) -> Vec<Vec<String>> {
        let (head, bytes) = self.fetch_raw(id, HOSPITAL).await;
        assert!(head.contains("application/octet-stream"), "{head} {}", String::from_utf8_lossy(&bytes));
        unzipped(&bytes)
    }

    /// What an institution gets for the number of a file.
    pub async fn fetch_raw(&self, id: &str, institution: &str) -> (String, Vec<u8>) {
        let input =
            json!({ "fsDownloadIn": { "file_qury_no": id, "filename": "x", "fixmedins_code": "plc" } });
        let mut body: Value = envelope("9102", &msgid(), input);
        body["fixmedins_code"] = json!(institution);
        let (status, head, bytes) = self.post_raw("/fsi/9102", &[], body.to_string().as_bytes()).await;
        assert_eq!(status, 200);
        (head.to_ascii_lowercase(), bytes)
    }
}
