//! `GET /`: a page for people who open the address in a browser.

use app::App;
use axum::extract::State;
use axum::response::Html;

/// Says what this is and where things are.
pub async fn home(State(app): State<App>) -> Html<String> {
    let page = include_str!("home.html");
    Html(
        page.replace("{{policy_version}}", &escaped(&app.region().version))
            .replace("{{today}}", &app.today().to_string()),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
