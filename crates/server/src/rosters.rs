//! The desk of rosters behind the interface. It is opened at its first use: the register takes memory that a
//! bureau which only settles need not spend.

use std::sync::Arc;

use app::App;
use app::roster::kept::{Named, RosterDesk, RosterRules};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use base::Finding;
use tokio::sync::OnceCell;

use crate::error::Problem;

/// What opens the desk.
#[derive(Clone)]
pub struct Rosters {
    app: App,
    rules: Option<Arc<RosterRules>>,
    desk: Arc<OnceCell<RosterDesk>>,
}

impl Rosters {
    /// With the rules of comparison of the pack, where it has some.
    #[must_use]
    pub fn new(app: App, rules: Option<RosterRules>) -> Rosters {
        Rosters { app, rules: rules.map(Arc::new), desk: Arc::default() }
    }

    /// Departments of the rules of comparison; nothing where the pack has none.
    #[must_use]
    pub fn departments(&self) -> Option<Vec<Named>> {
        let named = |code: &str, name: &str| Named { code: code.to_owned(), name: name.to_owned() };
        let rules = self.rules.as_ref()?;
        Some(rules.departments.iter().map(|it| named(&it.code, &it.name)).collect())
    }

    async fn desk(&self) -> Result<RosterDesk, Problem> {
        let Some(rules) = &self.rules else {
            let finding = Finding::error(
                "API-0014",
                "本地区的规则包没有名册规则",
                "请在规则包的 rosters/ 里写好名册规则，再重新启动",
            );
            return Err(Problem::new(StatusCode::CONFLICT, finding));
        };
        let open = || RosterDesk::open(self.app.clone(), Arc::clone(rules));
        Ok(self.desk.get_or_try_init(open).await?.clone())
    }
}

/// The desk, for a handler.
pub struct OfRosters(pub RosterDesk);

impl<S: Send + Sync> FromRequestParts<S> for OfRosters {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(rosters) = parts.extensions.get::<Rosters>().cloned() else {
            let finding = Finding::error("API-0014", "这个服务没有打开名册", "请用 mingbai serve 启动");
            return Err(Problem::new(StatusCode::CONFLICT, finding));
        };
        rosters.desk().await.map(OfRosters)
    }
}
