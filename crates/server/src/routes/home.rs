//! `GET /api`: a page for people who look for the interface; `GET /` too, when the portal was not built.

use app::App;
use axum::extract::State;
use axum::response::Html;

use crate::pages;

/// Says what this is and where things are.
pub async fn home(State(app): State<App>) -> Html<String> {
    let page = include_str!("home.html");
    let portal = if pages::embedded().is_some() {
        "<a href=\"/\">打开门户</a>"
    } else {
        "这个程序没有带门户网页。装好 Node.js 20 以上，在源码里运行 <code>cargo xtask web</code>，再重新编译。"
    };
    Html(
        page.replace("{{portal}}", portal)
            .replace("{{policy_version}}", &escaped(&app.region().version))
            .replace("{{today}}", &app.today().to_string()),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
