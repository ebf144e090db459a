//! Indicators: values, drill-down, people, the job, a workbook.

pub mod compute;
pub mod export;
pub mod list;
pub mod people;

use access::RegionScope;
use app::App;

use crate::error::Problem;
use crate::scope::Scope;

/// The place asked for, or where the caller's permission begins; refused where it does not reach.
fn place(scope: &Scope, app: &App, asked: Option<String>) -> Result<String, Problem> {
    let county = app.region().engine.pack().region.clone();
    if let Some(place) = asked.filter(|it| !it.is_empty()) {
        scope.check_region(&place)?;
        return Ok(place);
    }
    let reach = scope.reach();
    let is_county = |it: &RegionScope| it.covers(&RegionScope::code(&county));
    if reach.everything || reach.parts.iter().any(|it| it.region.as_ref().is_none_or(is_county)) {
        return Ok(county);
    }
    let own = reach.parts.iter().filter_map(|it| it.region.as_ref()).map(|it| it.as_str().to_owned());
    let first = own.min().filter(|it| !it.is_empty()).unwrap_or(county);
    scope.check_region(&first)?;
    Ok(first)
}
