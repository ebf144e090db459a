//! `GET /` when the portal was not built: says what this is and where things are.

use app::App;
use axum::extract::State;
use axum::response::Response;

use crate::pages;

/// Says what this is and where things are.
pub async fn home(State(app): State<App>) -> Response {
    let page = include_str!("home.html");
    let portal = if pages::embedded().is_some() {
        "<a href=\"/\">打开门户</a>"
    } else {
        "这个程序没有带门户网页。装好 Node.js 20 以上，在源码里运行 <code>cargo xtask web</code>，再重新编译。"
    };
    pages::page(
        page.replace("{{portal}}", portal)
            .replace("{{policy_version}}", &escaped(&app.region().version))
            .replace("{{today}}", &app.today().to_string()),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
