//! What a machine needs before anything else can run. Root gets it installed, others are told what
//! to type.

use std::{path::Path, process::Command};

use crate::{postgres, runner};

/// A Debian package, and how one sees that what it brings is there.
struct Package {
    name: &'static str,
    why: &'static str,
    is_there: fn() -> bool,
}

/// Ends well on Node 20 or newer.
const NODE_IS_NEW: &str = "process.exit(Number(process.versions.node.split('.')[0]) >= 20 ? 0 : 1)";

/// Where the browser tests look, in this order.
const CHROMIUM: [&str; 3] = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// Add a line when a step needs another program.
const PACKAGES: &[Package] = &[
    Package {
        name: "build-essential",
        why: "a C compiler and linker, for the embedded SQLite",
        is_there: || runner::succeeds(Command::new("cc").arg("--version")),
    },
    Package {
        name: "postgresql",
        why: "the second database engine; the tests start a server of their own",
        is_there: || postgres::programs().is_some(),
    },
    Package {
        name: "nodejs",
        why: "Node 20 or newer, to build and test the portal",
        is_there: || runner::succeeds(Command::new("node").args(["-e", NODE_IS_NEW])),
    },
    Package {
        name: "npm",
        why: "the portal's packages",
        is_there: || runner::succeeds(Command::new("npm").arg("--version")),
    },
    Package {
        name: "chromium",
        why: "the browser of the browser tests",
        is_there: || CHROMIUM.iter().any(|it| Path::new(it).exists()),
    },
    Package {
        name: "fonts-noto-cjk",
        why: "Chinese letters in the pictures that the browser tests take",
        is_there: || {
            let list = Command::new("fc-list").arg(":lang=zh").output();
            list.is_ok_and(|it| !it.stdout.is_empty())
        },
    },
];

/// Makes sure that everything the later steps call is there.
///
/// # Errors
/// With the exact command to type when something is missing and cannot be installed from here.
pub fn prepare() -> Result<(), String> {
    for (component, arguments) in [("rustfmt", ["fmt", "--version"]), ("clippy", ["clippy", "--version"])] {
        if !runner::succeeds(Command::new("cargo").args(arguments)) {
            return Err(format!("cargo has no {component}; type: rustup component add {component}"));
        }
    }
    let missing: Vec<&Package> = PACKAGES.iter().filter(|it| !(it.is_there)()).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    if has_nextest() {
        println!("   tests run with cargo-nextest");
    } else {
        println!("   cargo-nextest is not installed: tests run with cargo test, which takes longer");
    }
    Ok(())
}

/// Whether cargo-nextest can be called.
pub fn has_nextest() -> bool {
    runner::succeeds(Command::new("cargo").args(["nextest", "--version"]))
}

/// Whether the one who runs this may install packages.
pub fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|it| it.stdout.trim_ascii() == b"0")
}

fn install(missing: &[&Package]) -> Result<(), String> {
    for package in missing {
        println!("   missing: {} ({})", package.name, package.why);
    }
    let names: Vec<&str> = missing.iter().map(|it| it.name).collect();
    let names = names.join(" ");
    if !is_root() || !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!(
            "something is missing; on Debian or Ubuntu type: sudo apt-get update && sudo apt-get install -y {names}"
        ));
    }
    let script = format!(
        "export DEBIAN_FRONTEND=noninteractive; apt-get update -qq && apt-get install -y -qq --no-install-recommends {names} >/dev/null"
    );
    println!("   installing: {names}");
    runner::run("install", Command::new("sh").args(["-c", &script]))?;
    match missing.iter().find(|it| !(it.is_there)()) {
        Some(package) => Err(format!("{} was installed but its programs are not found", package.name)),
        None => Ok(()),
    }
}
