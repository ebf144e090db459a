//! Reads of personal data are recorded: one layer around all routes of the interface.
//!
//! **Knows:** which answers show people, by what they hold. **Does not know:** what a route does. So a new route is
//! recorded without a line of its own: an answer that names a person (`person_id`, or an object with `birth`) or
//! shows a document is a read of personal data.

mod mask;
mod people;

use app::App;
use app::audit::Sight;
use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::error::Problem;

/// Reads that come as POST, because they carry a body.
const READS_BY_POST: [&str; 2] = ["/api/v1/settlements/preview", "/api/v1/reimbursements/preview"];

/// Who looks at the log is recorded where it is read.
const RECORDS_ITSELF: &str = "/api/v1/audit";

/// What a request asked for.
struct Asked {
    who: String,
    /// The route's words, with points between them.
    route: String,
    /// The number in the path; for a list the query, masked.
    subject: String,
    is_list: bool,
}

/// Passes the request on, and records what the answer shows before it leaves.
pub async fn record(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(asked) = asked(&request) else { return next.run(request).await };
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    let kind = response.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |it| it.as_bytes());
    if !kind.starts_with(b"application/json") {
        let sight = asked.sight("export", people::Found::default());
        return told(&app, &asked.who, sight, response).await;
    }
    let (parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let found = people::named_in(&bytes);
    let response = Response::from_parts(parts, Body::from(bytes));
    if found.is_nobody() {
        return response;
    }
    let sight = asked.sight(if asked.is_list { "list" } else { "view" }, found);
    told(&app, &asked.who, sight, response).await
}

/// The answer, once the read is on its way into the log; nothing is shown that cannot be recorded.
async fn told(app: &App, who: &str, sight: Sight, response: Response) -> Response {
    match app.saw(who, sight).await {
        Ok(()) => response,
        Err(error) => Problem::from(error).into_response(),
    }
}

fn asked(request: &Request) -> Option<Asked> {
    let path = request.extensions().get::<MatchedPath>()?.as_str();
    let is_read = request.method() == Method::GET
        || (request.method() == Method::POST && READS_BY_POST.contains(&path));
    if !is_read || path == RECORDS_ITSELF {
        return None;
    }
    let template = path.strip_prefix("/api/v1/")?;
    let words: Vec<&str> = template.split('/').filter(|it| !it.starts_with('{')).collect();
    let id = template
        .split('/')
        .zip(request.uri().path().trim_start_matches("/api/v1/").split('/'))
        .find(|(word, _)| word.starts_with('{'))
        .map(|(_, id)| mask::shown(&mask::decoded(id)));
    let is_list = id.is_none() && request.method() == Method::GET;
    Some(Asked {
        who: who(request),
        route: words.join("."),
        subject: id.unwrap_or_else(|| mask::query(request.uri().query().unwrap_or_default())),
        is_list,
    })
}

/// Who looks: the account; without sign-in whoever the headers say.
fn who(request: &Request) -> String {
    if let Some(caller) = request.extensions().get::<access::Caller>() {
        return caller.name.clone();
    }
    let text = |name: &str, headers: &HeaderMap| {
        let value = headers.get(name).and_then(|it| std::str::from_utf8(it.as_bytes()).ok());
        value.map(str::trim).filter(|it| it.chars().count() <= 64).unwrap_or_default().to_owned()
    };
    let (place, name) = (text("x-institution", request.headers()), text("x-operator", request.headers()));
    match (place.as_str(), name.as_str()) {
        ("", "") => "open".to_owned(),
        ("", name) => name.to_owned(),
        (place, "") => place.to_owned(),
        (place, name) => format!("{place}/{name}"),
    }
}

impl Asked {
    fn sight(&self, verb: &str, found: people::Found) -> Sight {
        Sight {
            action: format!("{verb}.{}", self.route),
            subject: self.subject.clone(),
            people: found.people.into_iter().collect(),
            others: found.others,
        }
    }
}
