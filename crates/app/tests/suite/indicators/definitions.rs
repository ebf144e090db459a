//! Definitions: what is wrong with them, and those that ship.

use crate::common::{region, shipped, small_pack};

#[test]
fn wrong_definitions_are_all_told_with_file_and_line() {
    let good = "[[indicator]]\ncode = \"a\"\nname = \"n\"\ngroup = \"g\"\nunit = \"people\"\nmeaning = \"m\"\nsource = \"s\"\n\
                [indicator.numerator]\nmeasure = \"people\"\n";
    let rows: [(&str, &str, &[&str]); 10] = [
        ("", "", &[]),
        ("unit = \"people\"", "unit = \"percent\"", &["IND-0004"]),
        ("unit = \"people\"", "unit = \"yuan\"", &["IND-0004"]),
        ("code = \"a\"", "code = \"A b\"", &["IND-0002"]),
        ("name = \"n\"", "name = \"\"", &["IND-0002"]),
        ("source = \"s\"", "source = \"s\"\ntarget = \"x\"\ndirection = \"up\"", &["IND-0005"]),
        ("measure = \"people\"", "measure = \"people\"\nidentity = [\"富\"]", &["IND-0006"]),
        ("measure = \"people\"", "measure = \"people\"\nvisit = [\"住院\"]", &["IND-0004"]),
        ("measure = \"people\"", "measure = \"settlements\"\npayers = [\"nobody\"]", &["IND-0006"]),
        ("measure = \"people\"", "measure = \"people\"\nsql = \"drop\"", &["IND-0001"]),
    ];
    for (from, to, expected) in rows {
        let mut source = small_pack("discharge", "50%");
        let text = if from.is_empty() { good.to_owned() } else { good.replace(from, to) };
        source.files.insert("indicators/x.toml".to_owned(), text.into_bytes());
        let (pack, _) = policy::load(&source);
        let codes: Vec<&str> = match app::indicators::read(&source, &pack) {
            Ok(read) => {
                assert_eq!(read.len(), 1);
                Vec::new()
            }
            Err(findings) => {
                assert!(findings.0.iter().all(|it| it.line > 0 && it.file.ends_with("indicators/x.toml")));
                findings.0.iter().map(|it| it.code).collect()
            }
        };
        assert_eq!(codes, expected, "{to}");
    }
}

#[test]
fn the_packs_that_ship_have_their_indicators() {
    for (name, least, hundred) in [("jiangjin", 18, 4), ("yueyang", 8, 6)] {
        let region = region(&shipped(name));
        assert!(region.indicators.len() >= least, "{name}: {}", region.indicators.len());
        let full = region.indicators.iter().filter(|it| it.target.as_deref() == Some("100")).count();
        assert!(full >= hundred, "{name}: {full}");
    }
}
