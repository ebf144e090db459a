//! What can be said only of the rules as a whole: differences that nothing explains, rules of which
//! nobody knows which goes first, words with two meanings.
//!
//! **Knows:** all rules. **Does not know:** people.

use base::Finding;
use toml_reader::Table;

use super::model::{Rules, Says};

/// Reports all of it, where the thing has no line of its own at the first file.
pub(super) fn check(rules: &Rules, roots: &[Table<'_, '_>]) {
    let Some(root) = roots.first() else { return };
    let report = |code, place: &str, message: String, remedy: &str| {
        root.file.report(0, place, code, message, remedy);
    };
    if rules.name.is_empty() {
        report("ROS-0103", "[rosters]", "缺少 [rosters] 的 name".to_owned(), "请写地区名称");
    }
    if rules.departments.is_empty() {
        report("ROS-0103", "[[department]]", "没有一个部门".to_owned(), "请写报送名册的部门");
    }
    for (index, difference) in rules.differences.iter().enumerate() {
        if !rules.problems.iter().any(|it| it.explains & (1 << index) != 0) {
            let message = format!("差异 {}（{}）没有子类说明它", difference.id, difference.name);
            let remedy = "请在某个子类的 differences 里写上";
            report("ROS-0110", &format!("difference {}", difference.id), message, remedy);
        }
    }
    check_order(rules, root);
    check_departments(rules, &report);
}

fn check_order(rules: &Rules, root: &Table<'_, '_>) {
    for (index, problem) in rules.problems.iter().enumerate() {
        let push = |message: String, remedy: &str| {
            let (file, line) = problem.place.clone();
            let place = format!("problem {}", problem.code);
            root.file.push(Finding::error("ROS-0111", message, remedy).at(file, line).of(place));
        };
        for (other, earlier) in rules.problems[..index].iter().enumerate() {
            if problem.excludes & (1 << other) != 0 {
                let message = format!("{} 排除 {}，但后者先看", problem.code, earlier.code);
                push(message, "先看的子类才能排除后看的：请改 priority，或改写在对方里");
            }
            if earlier.excludes & (1 << index) == 0 && earlier.when == problem.when {
                let message = format!("{} 与 {} 的条件完全相同", earlier.code, problem.code);
                push(message, "请写出区别，或在先看的里写 excludes");
            }
        }
    }
}

fn check_departments(rules: &Rules, report: &impl Fn(&'static str, &str, String, &str)) {
    for department in &rules.departments {
        let place = format!("department {}", department.code);
        let mut words: Vec<&str> =
            department.rows.iter().flat_map(|it| &it.words).map(String::as_str).collect();
        words.sort_unstable();
        for pair in words.windows(2).filter(|it| it[0] == it[1]) {
            report("ROS-0105", &place, format!("词“{}”写了两次", pair[0]), "一个词只能有一种含义");
        }
        for says in department.says.iter().filter(|it| **it != Says::Nothing) {
            let is_default = department.default.is_some_and(|it| it.0 == *says);
            if !is_default && !department.rows.iter().any(|it| it.says == *says) {
                let word = super::read::SAYS.iter().find(|it| it.1 == *says).map_or("", |it| it.0);
                let message = format!("says 里的 {word} 没有任何 row 或 default 用到");
                report("ROS-0110", &place, message, "请删去，或补上对应的词");
            }
        }
    }
}
