//! A private PostgreSQL cluster per test process, a fresh database per test.
//!
//! The cluster lives in a temporary folder and listens on a free port of 127.0.0.1. A small shell
//! beside it waits for the test process to end, however it ends, and then stops the cluster and
//! removes the folder: nothing is left behind, also after a crash.
//!
//! PostgreSQL refuses to run as root; started by root it runs as the user `postgres`.

use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static NEXT: AtomicUsize = AtomicUsize::new(1);

/// A fresh, empty database.
#[derive(Debug, Clone)]
pub struct Database {
    /// Its address.
    pub url: String,
}

struct Cluster {
    bin: PathBuf,
    port: u16,
}

/// A fresh database on the cluster of this process; `None` when `MINGBAI_SKIP_POSTGRES=1`.
///
/// # Panics
/// When PostgreSQL is not installed or does not start: the message says what to type.
#[must_use]
pub fn postgres_database() -> Option<Database> {
    if std::env::var("MINGBAI_SKIP_POSTGRES").is_ok_and(|it| it == "1") {
        return None;
    }
    if let Ok(server) = std::env::var("MINGBAI_TEST_POSTGRES") {
        return Some(on_server(&server));
    }
    let cluster = CLUSTER.get_or_init(start);
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let port = cluster.port.to_string();
    let status = Command::new(cluster.bin.join("createdb"))
        .args(["-h", "127.0.0.1", "-p", &port, "-U", "mingbai", "-T", "template0", &name])
        .status()
        .expect("createdb can be run");
    assert!(status.success(), "createdb {name}: {status}");
    Some(Database { url: format!("postgres://mingbai@127.0.0.1:{port}/{name}") })
}

/// A fresh database on a server that is running already (`postgres://user@127.0.0.1:port/…`): test
/// runners that start a process per test need not start a cluster for each.
fn on_server(server: &str) -> Database {
    let bin = find_binaries();
    let base =
        server.rsplit_once('/').filter(|(base, _)| base.contains("//")).map_or(server, |(base, _)| base);
    let base = if base.ends_with("postgres:/") { server } else { base };
    let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let status = Command::new(bin.join("createdb"))
        .args(["--maintenance-db", server, "-T", "template0", &name])
        .status()
        .expect("createdb can be run");
    assert!(status.success(), "createdb {name}: {status}");
    Database { url: format!("{base}/{name}") }
}

fn start() -> Cluster {
    let bin = find_binaries();
    let folder = tempfile::Builder::new()
        .prefix("mingbai-postgres-")
        .tempdir()
        .expect("a temporary folder can be made")
        .keep();
    let root = output(Command::new("id").arg("-u")).trim() == "0";
    if root {
        ensure_user();
        run(Command::new("chown").arg("postgres:").arg(&folder));
    }
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|it| it.local_addr())
        .expect("127.0.0.1 has a free port")
        .port();
    let (data, log) = (folder.join("data"), folder.join("log"));
    // Default durability, so that what is measured here is what a bureau gets.
    let settings = format!(
        "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB \
         -c max_connections=200 -c max_wal_size=2GB"
    );
    let pg_ctl = bin.join("pg_ctl");
    let initdb = format!(
        "'{}' -D '{}' -U mingbai -A trust -E UTF8 --locale=C --no-sync",
        bin.join("initdb").display(),
        data.display()
    );
    let begin = format!(
        "'{}' -D '{}' -l '{}' -w -t 60 -o '{settings}' start",
        pg_ctl.display(),
        data.display(),
        log.display()
    );
    shell(root, &initdb, &folder);
    watch(root, &pg_ctl, &data, &folder);
    shell(root, &begin, &folder);
    Cluster { bin, port }
}

/// The folder with the newest server binaries.
fn find_binaries() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|it| Some((it.file_name().to_str()?.parse().ok()?, it.path().join("bin"))))
        .filter(|(_, bin)| bin.join("postgres").exists())
        .collect();
    found.sort();
    let hint = "没有找到 PostgreSQL 服务端（/usr/lib/postgresql/*/bin/postgres）。\
        请运行 apt-get install -y postgresql，或设 MINGBAI_SKIP_POSTGRES=1 跳过这些测试";
    found.pop().expect(hint).1
}

fn ensure_user() {
    let known = Command::new("id").arg("postgres").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !known.is_ok_and(|it| it.success()) {
        run(Command::new("useradd").args(["--system", "--no-create-home", "postgres"]));
    }
}

/// Runs a command line, as `postgres` when we are root.
fn shell(root: bool, line: &str, folder: &Path) {
    let mut command = as_server_user(root, line);
    let output = command.current_dir(folder).stdin(Stdio::null()).output().expect("sh can be run");
    if !output.status.success() {
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        let error = String::from_utf8_lossy(&output.stderr);
        panic!("{line}\n{error}\n{log}");
    }
}

fn as_server_user(root: bool, line: &str) -> Command {
    if root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-c", line]);
        command
    } else {
        let mut command = Command::new("sh");
        command.args(["-c", line]);
        command
    }
}

/// Starts the shell that cleans up. It reads from a pipe whose other end only this process holds;
/// when the process is gone, the pipe ends.
fn watch(root: bool, pg_ctl: &Path, data: &Path, folder: &Path) {
    let stop = format!("'{}' -D '{}' -m immediate stop", pg_ctl.display(), data.display());
    let stop =
        if root { format!("setpriv --reuid=postgres --regid=postgres --clear-groups {stop}") } else { stop };
    let line = format!(
        "trap '' INT TERM HUP; cat >/dev/null; cd /; {stop} >/dev/null 2>&1; rm -rf '{}'",
        folder.display()
    );
    let mut child = Command::new("setsid")
        .args(["sh", "-c", &line])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("setsid and sh can be run");
    let mut pipe = child.stdin.take().expect("the pipe was asked for");
    pipe.write_all(b"\n").expect("the shell listens");
    // Held open for as long as this process lives; children do not inherit it (close-on-exec).
    // The shell outlives us, so nobody waits for it.
    std::mem::forget((child, pipe));
}

fn run(command: &mut Command) {
    let status = command.status();
    assert!(status.as_ref().is_ok_and(|it| it.success()), "{command:?}: {status:?}");
}

fn output(command: &mut Command) -> String {
    let output = command.output().expect("the command can be run");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
