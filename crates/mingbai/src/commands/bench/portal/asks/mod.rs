//! What is asked: for every list its first page, deep pages, each filter, and searches that find much and little.

mod books;
mod indicators;
mod people;
mod rosters;
mod work;

use super::callers::{Caller, Who};
use super::load::encoded;
use super::paths::Found;
use super::town::Town;

/// One kind of request.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The path in the description of the interface.
    pub route: &'static str,
    pub who: Who,
    /// What is asked for, for the table.
    pub what: &'static str,
    /// Paths with values, asked in turn.
    pub paths: Vec<String>,
    /// From page to page instead.
    pub is_deep: bool,
    /// Who asks.
    pub cookie: String,
}

impl Ask {
    /// What the parameter of the next page is called.
    pub fn cursor(&self) -> &'static str {
        if self.route == "/accounts" { "after" } else { "cursor" }
    }
}

/// Requests, as they are put together.
struct Asks<'a> {
    town: &'a Town,
    found: &'a Found,
    callers: &'a [Caller],
    list: Vec<Ask>,
}

impl Asks<'_> {
    fn add(&mut self, route: &'static str, who: Who, what: &'static str, paths: Vec<String>) {
        let caller = self.callers.iter().find(|it| it.who == who);
        if let Some(caller) = caller.filter(|_| !paths.is_empty()) {
            let cookie = caller.cookie.clone();
            self.list.push(Ask { route, who, what, paths, is_deep: false, cookie });
        }
    }

    /// One path.
    fn one(&mut self, route: &'static str, who: Who, what: &'static str, path: &str) {
        self.add(route, who, what, vec![path.to_owned()]);
    }

    /// From page to page.
    fn deep(&mut self, route: &'static str, who: Who, what: &'static str, path: &str) {
        self.one(route, who, what, path);
        if let Some(it) = self.list.last_mut() {
            it.is_deep = true;
        }
    }

    /// The same path with each of the values at its end.
    fn each(&mut self, route: &'static str, who: Who, what: &'static str, path: &str, values: &[String]) {
        self.add(route, who, what, values.iter().map(|it| format!("{path}{}", encoded(it))).collect());
    }

    /// A path with the values in the middle.
    fn inside(&mut self, route: &'static str, who: Who, what: &'static str, values: &[String]) {
        let paths = values.iter().filter_map(|it| {
            let (before, rest) = route.split_once('{')?;
            Some(format!("{before}{}{}", encoded(it), rest.split_once('}')?.1))
        });
        self.add(route, who, what, paths.collect());
    }
}

/// Everything that is asked.
#[must_use]
pub fn all(town: &Town, found: &Found, callers: &[Caller]) -> Vec<Ask> {
    let mut asks = Asks { town, found, callers, list: Vec::new() };
    people::put(&mut asks);
    work::put(&mut asks);
    rosters::put(&mut asks);
    books::put(&mut asks);
    indicators::put(&mut asks);
    asks.list
}
