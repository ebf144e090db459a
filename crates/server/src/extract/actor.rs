//! Who acts, where the body does not say it. Somebody who is signed in acts under the name of the account;
//! for an institution only where a grant says so. In open mode the headers `X-Institution` and `X-Operator`
//! say who claims to act, and prove nothing.

use access::Caller;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use base::Finding;

use crate::error::Problem;
use crate::scope::Scope;

/// An institution and its operator.
#[derive(Debug)]
pub struct Actor {
    /// The institution.
    pub institution_id: String,
    /// Who does it there; may be empty.
    pub operator: String,
}

/// Someone of the bureau.
#[derive(Debug)]
pub struct Operator(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let given = header(parts, "x-institution")?;
        let institution_id = institution(parts.extensions.get::<Caller>(), given)?;
        if institution_id.is_empty() {
            let finding = Finding::error(
                "API-0010",
                "没有说是哪家机构",
                "请在请求头 X-Institution 里写定点医药机构编号",
            );
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, finding.of("X-Institution")));
        }
        Ok(Actor { institution_id, operator: operator(parts)? })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Operator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        operator(parts).map(Operator)
    }
}

impl Operator {
    /// Who acts where the body names an operator too: the account; in open mode the header, else the body.
    pub fn said(self, scope: &Scope, body: String) -> Result<String, Problem> {
        let caller = scope.caller();
        if caller.account_id.is_empty() {
            return Ok(if self.0.is_empty() { body } else { self.0 });
        }
        if body.is_empty() || body.to_lowercase() == caller.name {
            return Ok(self.0);
        }
        let message = format!("operator 写的不是登录的账号 {}", caller.name);
        let finding = Finding::error("API-0405", message, "请不写 operator，经办人就是登录的账号");
        Err(Problem::new(StatusCode::FORBIDDEN, finding.of("operator")))
    }
}

/// The name of the account; in open mode what the header says.
fn operator(parts: &Parts) -> Result<String, Problem> {
    let given = header(parts, "x-operator")?;
    let Some(caller) = parts.extensions.get::<Caller>().filter(|it| !it.account_id.is_empty()) else {
        return Ok(given);
    };
    if given.is_empty() || given.to_lowercase() == caller.name {
        return Ok(caller.name.clone());
    }
    let message = format!("请求头 X-Operator 写的不是登录的账号 {}", caller.name);
    let finding = Finding::error("API-0405", message, "请不写 X-Operator，经办人就是登录的账号");
    Err(Problem::new(StatusCode::FORBIDDEN, finding.of("X-Operator")))
}

/// The institution for which a caller may act: the one given, or the only one granted.
fn institution(caller: Option<&Caller>, given: String) -> Result<String, Problem> {
    let Some(caller) = caller else { return Ok(given) };
    // A grant without an institution is one of the bureau; which of its roles may act for institutions is
    // the permissions' affair.
    let of_bureau = caller.grants.iter().any(|it| it.institution.is_none());
    let mut granted: Vec<&str> = caller.grants.iter().filter_map(|it| it.institution.as_deref()).collect();
    granted.sort_unstable();
    granted.dedup();
    if given.is_empty() {
        return Ok(if granted.len() == 1 { granted[0].to_owned() } else { given });
    }
    if of_bureau || granted.contains(&given.as_str()) {
        return Ok(given);
    }
    let message = format!("您的账号不能替机构 {given} 办理");
    let finding = Finding::error("API-0405", message, "请核对机构编号；确需办理的，请安全管理员授权");
    Err(Problem::new(StatusCode::FORBIDDEN, finding.of("X-Institution")))
}

fn header(parts: &Parts, name: &'static str) -> Result<String, Problem> {
    let Some(value) = parts.headers.get(name) else { return Ok(String::new()) };
    let text = std::str::from_utf8(value.as_bytes()).ok().map(str::trim);
    match text {
        Some(text) if text.chars().count() <= 64 && !text.contains(char::is_control) => Ok(text.to_owned()),
        _ => {
            let message = format!("请求头 {name} 读不出");
            let finding = Finding::error("API-0010", message, "至多 64 个字符，UTF-8；宜用工号");
            Err(Problem::new(StatusCode::BAD_REQUEST, finding.of(name)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::{Grant, RegionScope};

    fn caller(institutions: &[Option<&str>]) -> Caller {
        let grant = |it: &Option<&str>| Grant {
            role: "window".to_owned(),
            region: RegionScope::everything(),
            institution: it.map(str::to_owned),
            department: None,
        };
        let grants = institutions.iter().map(grant).collect();
        Caller { account_id: "acc-1".to_owned(), name: "示例员".to_owned(), is_machine: false, grants }
    }

    #[test]
    fn an_institution_is_acted_for_where_a_grant_says_so() {
        #[allow(clippy::type_complexity, reason = "a table")]
        let rows: [(&[Option<&str>], &str, Option<&str>); 7] = [
            (&[None], "H1", Some("H1")),
            (&[Some("H1")], "H1", Some("H1")),
            (&[Some("H1")], "", Some("H1")),
            (&[Some("H1"), Some("H2")], "", Some("")),
            (&[Some("H1"), Some("H1")], "", Some("H1")),
            (&[Some("H1")], "H2", None),
            (&[], "H1", None),
        ];
        for (grants, given, expected) in rows {
            let found = institution(Some(&caller(grants)), given.to_owned()).ok();
            assert_eq!(found.as_deref(), expected, "{grants:?} {given}");
        }
        assert_eq!(institution(None, "H1".to_owned()).unwrap(), "H1");
    }
}
