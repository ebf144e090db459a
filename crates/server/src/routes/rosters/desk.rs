//! Where whoever acts sits: said by the caller's grants, not by the request alone.

use access::Resource;
use app::roster::kept::RosterDesk;

use crate::error::Problem;
use crate::scope::Scope;

/// The desk of a request: what it names if the caller sits there, the caller's own when it names none.
pub async fn desk_of(scope: &Scope, desk: &RosterDesk, said: String) -> Result<String, Problem> {
    let reach = scope.reach();
    if reach.everything {
        return Ok(said);
    }
    let mut own = Vec::new();
    for part in &reach.parts {
        if let Some(department) = &part.department {
            own.push(format!("department:{}", department.id));
        } else if let Some(region) = &part.region {
            own.push(match region.township().len() {
                ..9 => "county".to_owned(),
                _ => desk.desk_word(region.township(), region.village_name()).await,
            });
        }
    }
    if said.is_empty() {
        return Ok(own.into_iter().next().unwrap_or_default());
    }
    if own.contains(&said) {
        return Ok(said);
    }
    // Not a place of this caller's: refused as what lies elsewhere is.
    scope.check_resource(&Resource::county())?;
    Ok(said)
}
