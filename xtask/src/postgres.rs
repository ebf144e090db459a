//! A PostgreSQL server for the tests alone: own folder, own port, gone afterwards. The machine's own
//! server, if there is one, is not touched.

use std::{
    fs,
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{prepare, runner};

/// Tests find the server by this variable; who sets it keeps their own server.
pub const VARIABLE: &str = "MINGBAI_TEST_POSTGRES";

/// Folders of such servers: this, and the process that started it.
const PREFIX: &str = "mingbai-xtask-postgres-";

/// A running server; it ends when this value is dropped.
#[derive(Debug)]
pub struct Server {
    /// Where tests connect to, as a superuser who may create databases.
    pub url: String,
    process: Child,
    folder: PathBuf,
}

/// The folder with `initdb` and `postgres`: Debian's of the highest version, or the one on the path.
pub fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<(u32, PathBuf)> = versions
        .filter_map(|it| Some((it.file_name().to_str()?.parse().ok()?, it.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").exists())
        .collect();
    folders.sort();
    let on_path = || {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|it| it.join("initdb").exists() && it.join("postgres").exists())
    };
    folders.pop().map(|it| it.1).or_else(on_path)
}

/// Starts a server on a free port of the loopback address.
///
/// # Errors
/// When its programs are missing or it does not come up within half a minute.
pub fn start() -> Result<Server, String> {
    let programs = programs().ok_or("PostgreSQL is missing; run `cargo xtask test prerequisites`")?;
    let folder = std::env::temp_dir().join(format!("{PREFIX}{}", std::process::id()));
    let failed = |what: &str, error: std::io::Error| format!("{what} {}: {error}", folder.display());
    clear_leftovers();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|it| failed("cannot make", it))?;
    // PostgreSQL refuses to run as root, so it runs as the user that its package made.
    let user = if prepare::is_root() { Some(ids_of("postgres")?) } else { None };
    if let Some((user, group)) = user {
        std::os::unix::fs::chown(&folder, Some(user), Some(group))
            .map_err(|it| failed("cannot hand over", it))?;
    }
    let as_user = |program: &str| {
        let mut command = Command::new(programs.join(program));
        command.current_dir(&folder).env("LC_ALL", "C.UTF-8");
        if let Some((user, group)) = user {
            command.uid(user).gid(group);
        }
        command
    };

    let data = folder.join("data");
    let mut initdb = as_user("initdb");
    initdb
        .args(["--username=mingbai", "--auth=trust", "--encoding=UTF8", "--no-sync", "--pgdata"])
        .arg(&data);
    let made = initdb.output().map_err(|it| failed("cannot run initdb in", it))?;
    if !made.status.success() {
        return Err(format!("initdb failed: {}", String::from_utf8_lossy(&made.stderr).trim()));
    }

    let port = free_port().map_err(|it| failed("no free port for", it))?;
    let log = fs::File::create(folder.join("log")).map_err(|it| failed("cannot write in", it))?;
    let mut postgres = as_user("postgres");
    postgres.arg("-D").arg(&data).arg("-k").arg(&folder).args(["-p", &port.to_string()]);
    // Nothing here outlives the machine, so the disk need not be waited for.
    for setting in ["listen_addresses=127.0.0.1", "max_connections=300", "fsync=off", "full_page_writes=off"]
    {
        postgres.args(["-c", setting]);
    }
    postgres.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
    let process = postgres.spawn().map_err(|it| failed("cannot start postgres in", it))?;
    let url = format!("postgres://mingbai@127.0.0.1:{port}/postgres");
    let mut server = Server { url, process, folder: folder.clone() };
    wait_until_ready(&programs, port, &mut server)?;
    Ok(server)
}

/// Ends servers of runs that were killed before they could do it, and removes their folders.
fn clear_leftovers() {
    let entries = fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(run) = name.strip_prefix(PREFIX).filter(|it| it.parse::<u32>().is_ok()) else { continue };
        if Path::new("/proc").join(run).exists() {
            continue;
        }
        let folder = entry.path();
        let pid_file = fs::read_to_string(folder.join("data/postmaster.pid")).unwrap_or_default();
        let pid = pid_file.lines().next().unwrap_or("").trim();
        let command = fs::read_to_string(Path::new("/proc").join(pid).join("cmdline")).unwrap_or_default();
        // The number may belong to another program by now; its command line tells.
        if !pid.is_empty() && command.contains(&*folder.to_string_lossy()) {
            quit(pid);
        }
        let _ = fs::remove_dir_all(&folder);
    }
}

/// SIGQUIT is PostgreSQL's immediate shutdown: its children end with it.
fn quit(pid: &str) {
    runner::succeeds(Command::new("sh").args(["-c", &format!("kill -QUIT {pid}")]));
}

fn wait_until_ready(programs: &Path, port: u16, server: &mut Server) -> Result<(), String> {
    let started = Instant::now();
    let port = port.to_string();
    while started.elapsed() < Duration::from_secs(30) {
        let mut ready = Command::new(programs.join("pg_isready"));
        if runner::succeeds(ready.args(["-q", "-h", "127.0.0.1", "-p", &port])) {
            return Ok(());
        }
        if server.process.try_wait().is_ok_and(|it| it.is_some()) {
            break;
        }
        thread::sleep(Duration::from_millis(50));
    }
    let log = fs::read_to_string(server.folder.join("log")).unwrap_or_default();
    Err(format!("PostgreSQL did not come up; its log says:\n{}", log.trim()))
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn ids_of(user: &str) -> Result<(u32, u32), String> {
    let id = |flag: &str| {
        let output = Command::new("id").args([flag, user]).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse().ok()
    };
    let both = id("-u").zip(id("-g"));
    both.ok_or_else(|| format!("there is no user `{user}`; PostgreSQL cannot run as root without one"))
}

impl Drop for Server {
    fn drop(&mut self) {
        quit(&self.process.id().to_string());
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where PostgreSQL is not installed there is nothing to test; CI installs it first.
    #[test]
    fn a_server_comes_and_goes() {
        let Some(programs) = programs() else { return };
        let server = start().expect("a server starts");
        let folder = server.folder.clone();
        let mut psql = Command::new(programs.join("psql"));
        assert!(runner::succeeds(psql.args([server.url.as_str(), "-c", "create database example"])));
        drop(server);
        assert!(!folder.exists());
    }
}
