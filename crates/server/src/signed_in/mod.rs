//! Who calls: the session of a cookie, or the token of a machine.
//!
//! **Knows:** cookies, headers. **Does not know:** passwords, which role may do what. It puts an
//! [`access::Caller`] into the request; what that caller may do is decided by the gate (`permit`).

mod cookie;
mod same_origin;

use access::Caller;
use app::accounts::{Accounts, SignedIn, Stage, Visitor};
use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base::Finding;

pub use cookie::{Jar, journey};

use crate::error::Problem;

/// How the program is guarded.
#[derive(Clone)]
pub struct Guard {
    /// Accounts with the bureau's settings.
    pub accounts: Accounts,
    /// Whether browsers reach us by TLS, so that cookies may say so.
    pub is_secure: bool,
}

/// Puts what we know of the sender into the request. Whoever is nobody goes on as nobody: the gate stops them
/// where a permission is asked for.
pub async fn recognise(State(guard): State<Guard>, mut request: Request, next: Next) -> Response {
    let is_api =
        request.extensions().get::<MatchedPath>().is_some_and(|it| it.as_str().starts_with("/api/v1/"));
    if !is_api {
        return next.run(request).await;
    }
    match known(&guard, request.method(), request.headers()).await {
        Err(problem) => return problem.into_response(),
        Ok(Known::Nobody) => {}
        Ok(Known::Halfway(me)) => {
            request.extensions_mut().insert(me);
        }
        Ok(Known::Person(me)) => {
            request.extensions_mut().insert(me.caller.clone());
            request.extensions_mut().insert(me);
        }
        Ok(Known::Machine(caller)) => {
            request.extensions_mut().insert(caller);
        }
    }
    request.extensions_mut().insert(guard);
    next.run(request).await
}

/// What a request says of its sender.
enum Known {
    Nobody,
    Halfway(SignedIn),
    Person(SignedIn),
    Machine(Caller),
}

async fn known(guard: &Guard, method: &Method, headers: &HeaderMap) -> Result<Known, Problem> {
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        let text = value.to_str().unwrap_or_default();
        let token = text.strip_prefix("Bearer ").map(str::trim).unwrap_or_default();
        return match guard.accounts.machine(token).await? {
            Some(caller) => Ok(Known::Machine(caller)),
            None => Err(bad_token()),
        };
    }
    if !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        same_origin::check(headers, guard.accounts.settings().public_url.as_deref())?;
    }
    let Some(token) = cookie::read(headers, guard.is_secure) else { return Ok(Known::Nobody) };
    Ok(match guard.accounts.session(token).await? {
        None => Known::Nobody,
        Some(me) if me.stage == Stage::Full => Known::Person(me),
        Some(me) => Known::Halfway(me),
    })
}

fn not_signed_in() -> Problem {
    let finding = Finding::error(
        "API-0401",
        "没有登录，或登录已经过期",
        "请先登录（POST /api/v1/sign-in），机器请带令牌",
    );
    Problem::new(StatusCode::UNAUTHORIZED, finding)
}

fn halfway(stage: Stage) -> Problem {
    let (message, remedy) = match stage {
        Stage::NewPassword => ("要先设新密码", "请设新密码（POST /api/v1/me/password）"),
        _ => ("还没有完成二次验证", "请输入验证码（POST /api/v1/sign-in/second）"),
    };
    Problem::new(StatusCode::UNAUTHORIZED, Finding::error("API-0401", message, remedy))
}

fn bad_token() -> Problem {
    let finding = Finding::error(
        "API-0402",
        "令牌不对、过期了，或收回了",
        "请向管理员要新的令牌（Authorization: Bearer mbt_…）",
    );
    Problem::new(StatusCode::UNAUTHORIZED, finding)
}

/// Accounts, for a handler; in open mode there are none.
pub struct Guarded(pub Guard);

impl<S: Send + Sync> FromRequestParts<S> for Guarded {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Guard>().cloned().map(Guarded).ok_or_else(|| {
            let finding = Finding::error(
                "API-0406",
                "本程序以开放方式运行，没有登录",
                "需要登录的，请不带 --open 启动",
            );
            Problem::new(StatusCode::CONFLICT, finding)
        })
    }
}

/// Who is signed in by a session, as far as they have got.
pub struct Session(pub SignedIn);

impl<S: Send + Sync> FromRequestParts<S> for Session {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<SignedIn>().cloned().map(Session).ok_or_else(not_signed_in)
    }
}

/// The same, signed in for good.
pub struct FullSession(pub SignedIn);

impl<S: Send + Sync> FromRequestParts<S> for FullSession {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Session(me) = Session::from_request_parts(parts, state).await?;
        if me.stage == Stage::Full { Ok(FullSession(me)) } else { Err(halfway(me.stage)) }
    }
}

/// Where a request comes from.
pub struct Whence(pub Visitor);

impl<S: Send + Sync> FromRequestParts<S> for Whence {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        // Behind a trusted proxy, the address that it names.
        let client = parts.extensions.get::<crate::ClientAddress>().map(|it| it.ip);
        let peer = parts.extensions.get::<ConnectInfo<std::net::SocketAddr>>().map(|it| it.0.ip());
        let address = client.or(peer).map(|it| it.to_string()).unwrap_or_default();
        Ok(Whence(Visitor { address, agent: agent(&parts.headers) }))
    }
}

fn agent(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned()
}
