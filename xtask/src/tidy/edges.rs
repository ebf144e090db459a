//! Who may depend on whom. Adding an edge is a design decision: the commit message says why.

use super::{File, Report};

/// A crate's layer, and the crates of this workspace that it may know.
struct Allowed {
    name: &'static str,
    layer: u8,
    knows: &'static [&'static str],
}

/// Layer of crates that exist for tests and demonstrations.
const TEST: u8 = u8::MAX;

const fn allow(name: &'static str, layer: u8, knows: &'static [&'static str]) -> Allowed {
    Allowed { name, layer, knows }
}

const ALLOWED: &[Allowed] = &[
    allow("base", 0, &[]),
    // Not in `base`: whoever counts fen need not build a TOML parser.
    allow("toml_reader", 0, &["base"]),
    allow("policy", 1, &["base", "toml_reader"]),
    allow("benefit", 1, &["base", "policy"]),
    allow("ledger", 1, &["base"]),
    allow("access", 1, &["base"]),
    allow("roster", 1, &["base", "toml_reader"]),
    allow("payment", 1, &["base"]),
    allow("supervision", 1, &["base"]),
    allow("programme", 1, &["base", "toml_reader"]),
    allow("store", 2, &["base", "ledger"]),
    allow("statement", 2, &["base"]),
    allow("intake", 2, &["base"]),
    allow("analytics", 2, &["base"]),
    allow(
        "app",
        3,
        &[
            "base",
            "access",
            "policy",
            "benefit",
            "ledger",
            "roster",
            "programme",
            "store",
            "statement",
            "intake",
        ],
    ),
    allow("portal", 2, &[]),
    allow("server", 4, &["base", "access", "app", "portal"]),
    allow("gateway", 4, &["base", "app"]),
    allow("outpost", 4, &["base", "app"]),
    allow(
        "mingbai",
        5,
        &[
            "base",
            "access",
            "policy",
            "benefit",
            "ledger",
            "roster",
            "programme",
            "store",
            "statement",
            "intake",
            "app",
            "server",
            "gateway",
            "outpost",
            "testkit",
            "county",
            "sim",
        ],
    ),
    allow("testkit", TEST, &["base", "store"]),
    allow("county", TEST, &["base"]),
    allow("sim", TEST, &["base", "policy", "benefit", "ledger", "store", "app"]),
    allow("xtask", TEST, &[]),
];

/// Layers in which money is decided: no floating point there.
const PURE_LAYERS: std::ops::RangeInclusive<u8> = 0..=1;

pub fn check(files: &[File], report: &mut Report) {
    for file in files {
        if let Some(name) = crate_of_manifest(&file.path) {
            check_manifest(name, file, report);
        } else if file.path.ends_with(".rs") && is_pure(&file.path) {
            check_floats(file, report);
        }
    }
}

/// `crates/base/Cargo.toml` is the crate `base`.
fn crate_of_manifest(path: &str) -> Option<&str> {
    match path {
        "xtask/Cargo.toml" => Some("xtask"),
        _ => path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml").filter(|it| !it.contains('/')),
    }
}

fn check_manifest(name: &str, file: &File, report: &mut Report) {
    let Some(allowed) = ALLOWED.iter().find(|it| it.name == name) else {
        let at = "xtask/src/tidy/edges.rs";
        report
            .errors
            .push(format!("{}: crate `{name}` has no layer; add it to the table in {at}", file.path));
        return;
    };
    for edge in edges(&file.text) {
        let to = ALLOWED.iter().find(|it| it.name == edge.to);
        let is_known = allowed.knows.contains(&edge.to.as_str());
        // Tests may use what lies below, and the crates made for tests.
        let may_test = edge.for_tests && to.is_none_or(|to| to.layer < allowed.layer || to.layer == TEST);
        if !is_known && !may_test {
            let knows =
                if allowed.knows.is_empty() { "nothing".to_owned() } else { allowed.knows.join(", ") };
            let to = &edge.to;
            report.errors.push(format!(
                "{}:{}: `{name}` must not know `{to}`; it may know {knows}. Move the code to a crate that may",
                file.path, edge.line
            ));
        }
    }
}

struct Edge {
    to: String,
    line: usize,
    for_tests: bool,
}

/// Dependencies on crates of this workspace: keys of the dependency tables that are our names.
fn edges(manifest: &str) -> Vec<Edge> {
    let mut found = Vec::new();
    let mut table = String::new();
    for (nth, line) in manifest.lines().enumerate() {
        let line = line.trim();
        let header = line.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
        if let Some(header) = header {
            table = header.trim_matches(['[', ']']).to_owned();
        }
        let Some(at) = table.find("dependencies") else { continue };
        let for_tests = table.starts_with("dev-");
        let key = match header {
            // `[dependencies.base]`
            Some(_) => table[at..].strip_prefix("dependencies.").unwrap_or(""),
            None => line.split(['=', '.', ' ']).next().unwrap_or(""),
        };
        let key = key.trim_matches('"');
        let key = key.strip_prefix("mingbai-").unwrap_or(key);
        if ALLOWED.iter().any(|it| it.name == key) {
            found.push(Edge { to: key.to_owned(), line: nth + 1, for_tests });
        }
    }
    found
}

fn is_pure(path: &str) -> bool {
    let pure = ALLOWED.iter().filter(|it| PURE_LAYERS.contains(&it.layer));
    pure.into_iter().any(|it| path.starts_with(&format!("crates/{}/src/", it.name)))
}

fn check_floats(file: &File, report: &mut Report) {
    for (nth, line) in file.text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        let mut words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
        if words.any(|it| matches!(it, "f32" | "f64") || it.ends_with("_f64") || it.ends_with("_f32")) {
            report.errors.push(format!(
                "{}:{}: floating point in a layer where money is decided; use Fen, Rate or whole numbers",
                file.path,
                nth + 1
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors_of(path: &str, text: &str) -> Vec<String> {
        let mut report = Report::default();
        check(&[File { path: path.to_owned(), text: text.to_owned() }], &mut report);
        report.errors
    }

    #[test]
    fn an_edge_upwards_is_found_however_it_is_written() {
        for text in [
            "[dependencies]\nstore.workspace = true\n",
            "[dependencies]\nstore = { workspace = true }\n",
            "[dependencies.store]\nworkspace = true\n",
            "[target.'cfg(unix)'.dependencies]\nmingbai-store = { path = \"../store\" }\n",
        ] {
            let errors = errors_of("crates/ledger/Cargo.toml", text);
            assert_eq!(errors.len(), 1, "{text}: {errors:?}");
        }
        assert!(errors_of("crates/ledger/Cargo.toml", "[dependencies]\nbase.workspace = true\n").is_empty());
    }

    #[test]
    fn tests_may_use_what_lies_below() {
        let below = "[dev-dependencies]\npolicy.workspace = true\ncounty.workspace = true\n";
        assert!(errors_of("crates/server/Cargo.toml", below).is_empty());
        let above = "[dev-dependencies]\napp.workspace = true\n";
        assert_eq!(errors_of("crates/store/Cargo.toml", above).len(), 1);
    }

    #[test]
    fn a_crate_without_a_layer_is_found() {
        assert_eq!(errors_of("crates/novelty/Cargo.toml", "[dependencies]\n").len(), 1);
    }

    #[test]
    fn floats_are_found_in_code_and_not_in_comments() {
        assert_eq!(errors_of("crates/benefit/src/x.rs", "fn f(x: f64) {}").len(), 1);
        assert!(errors_of("crates/benefit/src/x.rs", "// no f64 here").is_empty());
        assert!(errors_of("crates/server/src/x.rs", "fn f(x: f64) {}").is_empty());
    }

    /// The table itself obeys the layers: nobody reaches up, and sideways only those two.
    #[test]
    fn the_table_points_downwards() {
        for from in ALLOWED.iter().filter(|it| it.layer != TEST) {
            for to in from.knows {
                let to = ALLOWED.iter().find(|it| it.name == *to).unwrap();
                let is_sideways =
                    matches!((from.name, to.name), ("benefit", "policy") | ("toml_reader", "base"));
                let is_down = to.layer < from.layer || is_sideways;
                assert!(is_down || from.name == "mingbai", "{} knows {}", from.name, to.name);
            }
        }
    }
}
