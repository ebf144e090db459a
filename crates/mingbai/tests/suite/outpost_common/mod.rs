//! A centre with two villages, the notebook's program as a process, and a network that loses an answer.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use app::model::{NewVisit, SettleRequest};
use app::{App, Clock as _, Region, SystemClock};
use base::{Day, Fen};
use serde_json::Value;
use store::{Coverage, Institution, Person, Store};

use crate::common::read_pack;

pub struct Village {
    pub url: String,
    pub extract: PathBuf,
    key: PathBuf,
    folder: PathBuf,
    runtime: tokio::runtime::Runtime,
    app: App,
}

pub fn day_of_today() -> Day {
    SystemClock::default().today()
}

impl Village {
    pub fn new(folder: &Path, url: &str) -> Village {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let app = runtime.block_on(centre(url));
        let key = folder.join("outpost.key");
        std::fs::write(&key, "0123456789abcdef".repeat(4)).unwrap();
        let extract = folder.join("village.mbx");
        let (url, folder) = (url.to_owned(), folder.to_path_buf());
        Village { url, extract, key, folder, runtime, app }
    }

    pub fn block_on<T>(&self, work: impl AsyncFnOnce(&App) -> T) -> T {
        self.runtime.block_on(work(&self.app))
    }

    /// Takes the extract; what was said.
    pub fn pack(&self, name: &str) -> String {
        let (is_done, said) = self.pack_to(&self.extract, name, &[]);
        assert!(is_done, "{said}");
        said
    }

    pub fn pack_with(&self, more: &[&str]) -> (bool, String) {
        self.pack_to(&self.folder.join("other.mbx"), "甲村", more)
    }

    fn pack_to(&self, out: &Path, name: &str, more: &[&str]) -> (bool, String) {
        let (out, key) = (out.display().to_string(), self.key.display().to_string());
        let until = day_of_today().plus_days(30).to_string();
        let args =
            ["outpost", "pack", "--village", name, "--institution", "VH", "--until", &until, "--out", &out];
        let args =
            args.into_iter().chain(["--key-file", &key, "--pack", "jiangjin", "--database-url", &self.url]);
        self.run_raw(&args.chain(more.iter().copied()).collect::<Vec<_>>())
    }

    /// Arguments that settle a bill.
    pub fn bill(&self, number: &str, person: &str, fen: i64) -> Vec<String> {
        let line = format!("JJD0001={}*20", Fen(fen));
        let args = ["settle", "--bill", number, "--person", person, "--line", &line, "--json"];
        args.map(str::to_owned).to_vec()
    }

    /// The same bill as the desk would enter it.
    pub fn request(&self, institution: &str, message: &str, person: &str, fen: i64) -> SettleRequest {
        let on = day_of_today();
        let line = benefit::FeeLine {
            code: "JJD0001".to_owned(),
            on: Some(on),
            amount_fen: Fen(fen),
            quantity_e4: 1_000 * 10_000,
            ..benefit::FeeLine::default()
        };
        SettleRequest {
            institution_id: institution.to_owned(),
            message_id: message.to_owned(),
            operator: String::new(),
            visit_id: None,
            visit: Some(NewVisit {
                person_id: person.to_owned(),
                kind: "普通门诊".to_owned(),
                admitted_on: Some(on),
                discharged_on: Some(on),
                lines: vec![line],
                ..NewVisit::default()
            }),
            settled_on: None,
        }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        command.env("MINGBAI_KEYS", testkit::key_file());
        let (verb, rest) = args.split_first().unwrap();
        command.args(["outpost", verb, "--extract"]).arg(&self.extract);
        command.arg("--key-file").arg(&self.key).args(rest);
        command
    }

    /// Runs a command on the notebook; whether it went well, and what it said.
    pub fn run(&self, args: &[&str]) -> (bool, String) {
        said(&mut self.command(args))
    }

    pub fn run_raw(&self, args: &[&str]) -> (bool, String) {
        said(Command::new(env!("CARGO_BIN_EXE_mingbai")).env("MINGBAI_KEYS", testkit::key_file()).args(args))
    }

    /// Runs a command and kills it after some milliseconds; whether it was still running.
    pub fn killed(&self, args: &[String], after: Duration) -> bool {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let mut child = self.command(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(after);
        let was_running = child.try_wait().unwrap().is_none();
        child.kill().unwrap();
        child.wait().unwrap();
        was_running
    }

    pub fn status(&self) -> Vec<Value> {
        let (is_done, said) = self.run(&["status", "--json"]);
        assert!(is_done, "{said}");
        said.lines().filter(|it| it.starts_with('{')).map(|it| serde_json::from_str(it).unwrap()).collect()
    }
}

fn said(command: &mut Command) -> (bool, String) {
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

/// Ten people in 甲村, two in 乙村, a village room and a hospital.
async fn centre(url: &str) -> App {
    let store = Store::open(url, &testkit::keys()).await.unwrap();
    store.migrate().await.unwrap();
    let region = Region::load(&read_pack("jiangjin")).unwrap();
    let app = App::start(store, region, Arc::new(SystemClock::default())).await.unwrap();
    let recorded_at = "2020-01-01T00:00:00.000000Z".to_owned();
    let ids: Vec<(String, &str)> = (0..10)
        .map(|at| (format!("V{at}"), "甲村"))
        .chain((0..2).map(|at| (format!("X{at}"), "乙村")))
        .collect();
    let person = |(id, village): &(String, &str)| Person {
        id: id.clone(),
        number: None,
        name: format!("某{id}"),
        sex: "男".to_owned(),
        birth: Day::new(1980, 1, 1).unwrap(),
        household_id: None,
        region: String::new(),
        village: (*village).to_owned(),
        recorded_at: recorded_at.clone(),
    };
    let coverage = |(id, _): &(String, &str)| Coverage {
        person_id: id.clone(),
        insurance: "居民".to_owned(),
        status: String::new(),
        attributes: "{}".to_owned(),
        valid_from: Day::new(2020, 1, 1).unwrap(),
        valid_until: Day::MAX,
        known_from: recorded_at.clone(),
        known_until: None,
        source: String::new(),
    };
    let institution = |id: &str, level: &str| Institution {
        id: id.to_owned(),
        name: format!("{id}室"),
        level: level.to_owned(),
        kind: "hospital".to_owned(),
        region: String::new(),
        attributes: "{}".to_owned(),
    };
    app.save_people(&ids.iter().map(person).collect::<Vec<_>>()).await.unwrap();
    app.save_institutions(&[institution("VH", "村卫生室"), institution("H1", "一级")]).await.unwrap();
    let mut writer = app.store().write().await.unwrap();
    writer.add_coverage(&ids.iter().map(coverage).collect::<Vec<_>>()).await.unwrap();
    writer.commit().await.unwrap();
    app
}

/// A way to the server on which the answer to the `lost`th settlement is lost, and every one after it too.
pub fn lossy_proxy(server: &str, lost: u32) -> (String, Arc<AtomicU32>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let server = server.to_owned();
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut from) = stream else { return };
            let request = whole(&mut from);
            let is_settlement = request.starts_with(b"POST /api/v1/settlements HTTP");
            let number = if is_settlement { counted.fetch_add(1, Ordering::Relaxed) + 1 } else { 0 };
            let Ok(mut to) = TcpStream::connect(&server) else { return };
            let _ = to.write_all(&request);
            let mut answer = Vec::new();
            let _ = to.read_to_end(&mut answer);
            if number < lost {
                let _ = from.write_all(&answer);
            }
        }
    });
    (address, count)
}

/// A request with its body.
fn whole(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|it| it.strip_prefix("content-length:"));
            let length: usize = length.and_then(|it| it.trim().parse().ok()).unwrap_or(0);
            if body.len() >= length {
                return bytes;
            }
        }
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return bytes,
            Ok(count) => bytes.extend(&part[..count]),
        }
    }
}
