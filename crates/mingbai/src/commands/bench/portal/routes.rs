//! Which routes answer lists, from the description of the interface: one that is new is told as not measured.

use std::collections::BTreeSet;

use anyhow::Context as _;
use serde_json::Value;

use super::asks::Ask;

/// Reading routes that answer JSON and that nobody asks here.
///
/// # Errors
/// A description that is none.
pub fn unasked(openapi: &str, asks: &[Ask]) -> anyhow::Result<Vec<String>> {
    let asked: BTreeSet<&str> = asks.iter().map(|it| it.route).collect();
    Ok(readable(openapi)?.into_iter().filter(|it| !asked.contains(it.as_str())).collect())
}

/// Paths whose GET answers JSON, without `/api/v1`. Workbooks, documents and archives are no lists.
fn readable(openapi: &str) -> anyhow::Result<Vec<String>> {
    let described: Value = serde_json::from_str(openapi)?;
    let paths = described["paths"].as_object().context("接口描述没有 paths")?;
    let answers = |it: &Value| !it["get"]["responses"]["200"]["content"]["application/json"].is_null();
    let named = paths.iter().filter(|it| answers(it.1));
    Ok(named.map(|it| it.0.strip_prefix("/api/v1").unwrap_or(it.0).to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_that_nobody_asks_is_named() {
        let openapi = server::openapi_json();
        let all = readable(&openapi).unwrap();
        assert!(all.contains(&"/people".to_owned()) && all.contains(&"/rosters/tally".to_owned()));
        assert!(!all.contains(&"/rosters/work-list.xlsx".to_owned()), "a workbook is no list");
        assert_eq!(unasked(&openapi, &[]).unwrap(), all);
    }
}
