//! The real server in a process of its own, and a pack of the repository.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// A pack of the repository.
pub fn read_pack(name: &str) -> policy::PackSource {
    let mut source = policy::PackSource { name: name.to_owned(), ..Default::default() };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name);
    collect(&folder, &folder, &mut source);
    source
}

fn collect(root: &Path, folder: &Path, source: &mut policy::PackSource) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, source);
        } else {
            let inside = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            source.files.insert(inside, std::fs::read(&path).unwrap());
        }
    }
}

/// A server. It ends with its owner.
pub struct Server {
    child: Child,
    /// `127.0.0.1:…`.
    pub address: String,
}

impl Server {
    /// Starts one on a free port, with the pack of Jiangjin; returns once it listens.
    pub fn start(url: &str, more: &[&str]) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mingbai"))
            .env("MINGBAI_KEYS", testkit::key_file())
            .args(["serve", "--pack", "jiangjin", "--database-url", url, "--listen", "127.0.0.1:0", "--open"])
            .args(more)
            .env("MINGBAI_LOG", "error")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = Vec::new();
        let address = loop {
            let Some(line) = lines.next() else { panic!("the server ended: {}", said.join("\n")) };
            let line = line.unwrap();
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.split('/').next().unwrap_or(rest).to_owned();
            }
            said.push(line);
        };
        // Keep its pipe empty.
        thread::spawn(move || lines.for_each(drop));
        Server { child, address }
    }

    /// SIGKILL: it has no time for anything.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A message on its way: what was written so far, and the connection.
pub fn connect(address: &str) -> Option<TcpStream> {
    let stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    Some(stream)
}

/// The bytes of a posted message.
pub fn request(path: &str, headers: &[(String, String)], body: &str) -> Vec<u8> {
    let mut text = format!("POST {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str(&format!("content-length: {}\r\n\r\n{body}", body.len()));
    text.into_bytes()
}

/// The body of an answer with status 200; `None` when the connection broke.
pub fn answer(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let length = head.lines().find_map(|it| it.strip_prefix("content-length: "))?;
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    // Half an answer is none.
    (body.len() == length.parse::<usize>().ok()?).then(|| body.to_owned())
}

/// Posts and waits for the answer.
pub fn post(address: &str, path: &str, headers: &[(String, String)], body: &str) -> Option<String> {
    let mut stream = connect(address)?;
    stream.write_all(&request(path, headers, body)).ok()?;
    answer(&mut stream)
}
