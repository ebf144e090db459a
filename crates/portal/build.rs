//! Puts the built web application where `lib.rs` embeds it from: `OUT_DIR/dist`.
//!
//! `web/dist` is taken as it is when it is newer than what it is built from. Otherwise it is built here with npm, where
//! Node is there, so that `cargo run -- demo` alone gives a new user the portal. Without Node, without network, or with
//! `MINGBAI_NO_WEB` set, nothing is embedded; the program then says how to get the portal.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};
use std::{env, fs, io, thread};

/// What the web application is made from, below `web/`.
const SOURCES: &[&str] = &[
    "src",
    "public",
    "scripts",
    "index.html",
    "package.json",
    "package-lock.json",
    "vite.config.ts",
    "tsconfig.json",
];

/// Longest time that each of the two commands may take.
const PATIENCE: Duration = Duration::from_secs(240);

fn main() {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let web = here.join("../../web");
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("dist");
    println!("cargo::rerun-if-env-changed=MINGBAI_NO_WEB");
    for source in SOURCES {
        println!("cargo::rerun-if-changed={}", web.join(source).display());
    }
    println!("cargo::rerun-if-changed={}", web.join("dist/index.html").display());
    let is_wanted = env::var_os("MINGBAI_NO_WEB").is_none();
    if is_wanted
        && !is_fresh(&web)
        && let Err(reason) = build(&web)
    {
        println!("cargo::warning=the web portal was not built: {reason}; `cargo xtask web` builds it later");
    }
    let _ = fs::remove_dir_all(&target);
    let copied = fs::create_dir_all(&target).and_then(|()| copy(&web.join("dist"), &target));
    if let Err(error) = copied {
        println!("cargo::warning=the web portal is not embedded: {error}");
    }
}

/// Whether `web/dist` is there and not older than its sources.
fn is_fresh(web: &Path) -> bool {
    let Ok(built) = fs::metadata(web.join("dist/index.html")).and_then(|it| it.modified()) else {
        return false;
    };
    SOURCES.iter().filter_map(|it| newest(&web.join(it))).all(|it| it <= built)
}

fn newest(path: &Path) -> Option<SystemTime> {
    let about = fs::metadata(path).ok()?;
    if !about.is_dir() {
        return about.modified().ok();
    }
    fs::read_dir(path).ok()?.flatten().filter_map(|it| newest(&it.path())).max()
}

/// `npm ci` where it was not done for this lock file, and `npm run build`.
fn build(web: &Path) -> Result<(), String> {
    if !web.join("package.json").exists() {
        return Err("there is no folder web/".to_owned());
    }
    let installed = fs::metadata(web.join("node_modules/.package-lock.json")).and_then(|it| it.modified());
    let locked = fs::metadata(web.join("package-lock.json")).and_then(|it| it.modified());
    let is_installed = matches!((installed, locked), (Ok(installed), Ok(locked)) if installed >= locked);
    if !is_installed {
        let quiet =
            ["--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1", "--fetch-timeout=20000"];
        run(npm(web).arg("ci").args(quiet), "npm ci")?;
    }
    run(npm(web).args(["run", "build"]), "npm run build")
}

fn npm(web: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(web).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn run(command: &mut Command, name: &str) -> Result<(), String> {
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "Node.js with npm is not installed".to_owned(),
        _ => format!("{name} cannot be started: {error}"),
    })?;
    match wait(&mut child) {
        Some(true) => Ok(()),
        Some(false) => Err(format!("{name} failed")),
        None => Err(format!("{name} took longer than {} s", PATIENCE.as_secs())),
    }
}

/// How a command ended; nothing when it had to be stopped.
fn wait(child: &mut Child) -> Option<bool> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) => thread::sleep(Duration::from_millis(100)),
            Err(_) => return Some(false),
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(from) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
