//! The walk: nothing can be forgotten, because the routes come from the interface's own description.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Grant, Needs, Policy, RoleKind, Touches, Where};
use serde_json::Value;

use super::town::{COUNTY, OTHER, OWN, Town, own_grant};

const ROUTES: &str = include_str!("routes.txt");
const TABLE: &str = include_str!("table.txt");

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'))
}

/// Permission by method and path, as written by hand.
fn written_routes() -> BTreeMap<(String, String), String> {
    let route = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [method, path, permission] = words[..] else { panic!("routes.txt: {line}") };
        ((method.to_owned(), path.to_owned()), permission.to_owned())
    };
    lines(ROUTES).map(route).collect()
}

/// Mark by action and role, as written by hand.
fn written_marks() -> (Vec<String>, BTreeMap<(String, String), String>) {
    let mut roles: Vec<String> = Vec::new();
    let mut marks = BTreeMap::new();
    for line in lines(TABLE) {
        let mut words = line.split_whitespace();
        let first = words.next().unwrap_or_default();
        let rest: Vec<&str> = words.collect();
        if first == "ROLES" {
            roles = rest.iter().map(|it| (*it).to_owned()).collect();
            continue;
        }
        assert_eq!(rest.len(), roles.len(), "table.txt: {line}");
        for (role, mark) in roles.iter().zip(rest) {
            marks.insert((first.to_owned(), role.clone()), mark.to_owned());
        }
    }
    (roles, marks)
}

/// Permission by method and path, as the program says.
fn declared_routes() -> BTreeMap<(String, String), String> {
    let spec: Value = serde_json::from_str(&server::openapi_json()).unwrap();
    let mut declared = BTreeMap::new();
    for (path, operations) in spec["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let permission = operation["x-permission"].as_str();
            let permission = permission.unwrap_or_else(|| panic!("{method} {path} declares no permission"));
            declared.insert((method.to_uppercase(), path.clone()), permission.to_owned());
        }
    }
    declared
}

#[test]
fn every_route_declares_the_permission_that_is_written_for_it() {
    let (written, declared) = (written_routes(), declared_routes());
    for (route, permission) in &declared {
        let expected = written.get(route);
        assert_eq!(
            expected,
            Some(permission),
            "{route:?}: 请在 crates/server/tests/suite/permissions/routes.txt 写上这个接口和它的权限"
        );
        assert!(
            permission == "public" || Action::find(permission).is_some(),
            "{route:?}: no action {permission}"
        );
    }
    let gone: Vec<_> = written.keys().filter(|it| !declared.contains_key(it)).collect();
    assert!(gone.is_empty(), "routes.txt names routes that are gone: {gone:?}");
}

#[test]
fn the_policies_say_what_is_written_in_the_table() {
    let policy = Policy::built_in(COUNTY).unwrap();
    let (roles, marks) = written_marks();
    let known: BTreeSet<&str> =
        policy.roles().iter().filter(|it| it.kind != RoleKind::Open).map(|it| it.code.as_str()).collect();
    assert_eq!(known, roles.iter().map(String::as_str).collect(), "ROLES of table.txt");
    let mut wrong = Vec::new();
    for action in Action::ALL {
        for role in &roles {
            let written = marks.get(&(action.code().to_owned(), role.clone())).map_or("?", String::as_str);
            let said = policy.place_of(role, *action).mark();
            if written != said {
                wrong.push(format!("{} × {role}: table.txt {written}, policy.cedar {said}", action.code()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cells differ:\n{}", wrong.len(), wrong.join("\n"));
    let extra: Vec<_> = marks.keys().filter(|it| Action::find(&it.0).is_none()).collect();
    assert!(extra.is_empty(), "table.txt names actions that are gone: {extra:?}");
}

/// What comes back when somebody knocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// The handler answers, whatever it says.
    Handler,
    /// 403.
    Refused,
    /// 404, as if it were not there.
    Hidden,
}

/// What the tables by hand say of a caller whose grant is in the own village (or the whole county, where the
/// role needs that), at the own institution and department.
fn expected(mark: &str, touches: Touches, needs: Needs, of: usize) -> Seen {
    let is_whole = needs == Needs::Whole;
    let in_path = is_thing(touches);
    match (mark, touches) {
        ("－", _) => Seen::Refused,
        ("可", _) | (_, Touches::Nothing | Touches::List | Touches::Named) => Seen::Handler,
        (_, Touches::County) => {
            if is_whole {
                Seen::Handler
            } else {
                Seen::Refused
            }
        }
        ("区", _) if is_whole || of == OWN => Seen::Handler,
        ("院" | "部", _) if of == OWN => Seen::Handler,
        _ if in_path => Seen::Hidden,
        _ => Seen::Refused,
    }
}

/// Whether the path names a thing of which the gate knows where it lies.
fn is_thing(touches: Touches) -> bool {
    !matches!(touches, Touches::Nothing | Touches::County | Touches::List | Touches::Named)
}

/// The path with the number of the thing of a person put in.
fn filled(path: &str, touches: Touches, of: usize, settlements: &[String]) -> String {
    let id = match touches {
        Touches::Person => format!("P{of}"),
        Touches::Visit => format!("W{of}"),
        Touches::Settlement => settlements[of].clone(),
        Touches::Reimbursement => format!("B-R{of}"),
        Touches::Problem => (of + 1).to_string(),
        Touches::Institution => format!("H{of}"),
        _ => "x".to_owned(),
    };
    let Some((before, rest)) = path.split_once('{') else { return path.to_owned() };
    let after = rest.split_once('}').map_or("", |it| it.1);
    // Further numbers in the path are of what belongs to the first.
    let after = after.split('/').map(|it| if it.starts_with('{') { "x" } else { it }).collect::<Vec<_>>();
    format!("{before}{id}{}", after.join("/"))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_answers_every_role_as_written() {
    let town = Town::start("yueyang", None).await;
    let policy = Policy::built_in(COUNTY).unwrap();
    let (roles, marks) = written_marks();
    let mut settlements = Vec::new();
    for of in 0..3 {
        settlements.push(town.settlement(of).await);
    }
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for ((method, path), permission) in written_routes() {
        let Some(action) = Action::find(&permission) else { continue };
        // Nobody is nobody: 401 before anything else.
        let bare = filled(&path, action.touches(), OWN, &settlements);
        let answer = town.server.send(&method, &bare, &[], b"").await;
        assert_eq!(answer.refused(401), "API-0401", "{method} {path}");
        for role in &roles {
            let mark = &marks[&(permission.clone(), role.clone())];
            let needs = policy.role(role).unwrap().needs;
            let grants = [own_grant(&policy, role)];
            for of in 0..3 {
                if of > OWN && !is_thing(action.touches()) {
                    continue;
                }
                asked += 1;
                let path = filled(&path, action.touches(), of, &settlements);
                // Each role is another person: no step is refused because the one before was theirs.
                let answer = town.send_as(role, &grants, &method, &path, None).await;
                let seen = match answer.status {
                    403 => Seen::Refused,
                    // A number that means nothing here is the handler's own answer.
                    404 if is_thing(action.touches()) => Seen::Hidden,
                    _ => Seen::Handler,
                };
                let expected = expected(mark, action.touches(), needs, of);
                if seen != expected {
                    let status = answer.status;
                    wrong.push(format!("{method} {path} × {role} ({mark}): {expected:?}, seen {status}"));
                }
                if seen == Seen::Refused {
                    let body = answer.json();
                    assert_eq!(body["code"], "API-0403", "{body}");
                }
            }
        }
    }
    println!("{asked} requests");
    assert!(wrong.is_empty(), "{} of {asked} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(asked > 1_500, "{asked}");
}

/// Decisions without a server: each action, role and place has one, and it is the one of the table.
#[test]
fn every_action_is_decided_for_every_role_in_own_other_and_no_region() {
    let policy = Policy::built_in(COUNTY).unwrap();
    let (roles, marks) = written_marks();
    for action in Action::ALL {
        for role in &roles {
            let grant = own_grant(&policy, role);
            let is_whole = grant.region.as_str() == COUNTY;
            let caller = access::Caller {
                account_id: "A1".into(),
                name: "测试员".into(),
                is_machine: false,
                grants: vec![grant],
            };
            let mark = marks[&(action.code().to_owned(), role.clone())].as_str();
            for (of, (region, village)) in super::town::PLACES.into_iter().enumerate() {
                let place = match region {
                    "" => access::RegionScope::everything(),
                    _ => access::RegionScope::village(region, village),
                };
                let mut resource = access::Resource::at(place).of_institution(format!("H{of}"));
                resource = resource.of_department(format!("D{of}"));
                resource.is_under_way = true;
                let is_allowed = policy.decide(&caller, *action, &resource).is_allowed();
                let expected = match mark {
                    "可" => true,
                    "区" => of == OWN || (is_whole && of >= OTHER),
                    "院" | "部" | "在" => of == OWN,
                    _ => false,
                };
                assert_eq!(is_allowed, expected, "{} × {role} × {region:?}", action.code());
            }
        }
    }
    let marked: BTreeSet<&str> = marks.values().map(String::as_str).collect();
    let known: BTreeSet<&str> = Where::ALL.iter().map(|it| it.mark()).collect();
    assert!(marked.is_subset(&known), "{marked:?}");
    assert!(Grant { department: None, ..own_grant(&policy, "department_clerk") }.department.is_none());
}
