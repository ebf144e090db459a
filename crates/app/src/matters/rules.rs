//! `matters.toml` and `calendar.toml` of a pack.

use base::Findings;
use policy::PackSource;
use programme::calendar::Calendar;
use programme::matters::Catalogue;

const CATALOGUE: &str = "matters.toml";
const CALENDAR: &str = "calendar.toml";

/// What a region offers at its desks, and which days it works.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatterRules {
    /// The matters; none when the pack has no list.
    pub catalogue: Option<Catalogue>,
    /// The working days.
    pub calendar: Calendar,
}

impl MatterRules {
    /// Reads the files of a pack, where it has them, and everything that is wrong with both.
    #[must_use]
    pub fn check(source: &PackSource) -> (MatterRules, Findings) {
        let text = |file: &str| {
            let bytes = source.files.get(file)?;
            Some((format!("{}/{file}", source.name), String::from_utf8_lossy(bytes).into_owned()))
        };
        let mut rules = MatterRules::default();
        let mut findings = Findings::default();
        if let Some((path, text)) = text(CALENDAR) {
            let (calendar, found) = Calendar::read(&path, &text);
            rules.calendar = calendar;
            findings.extend(found.0);
        }
        if let Some((path, text)) = text(CATALOGUE) {
            let (catalogue, found) = Catalogue::read(&path, &text);
            rules.catalogue = Some(catalogue);
            findings.extend(found.0);
        }
        (rules, findings)
    }

    /// The files of a pack that must be usable.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn read(source: &PackSource) -> Result<MatterRules, Findings> {
        let (rules, findings) = MatterRules::check(source);
        if findings.is_usable() { Ok(rules) } else { Err(findings) }
    }
}
