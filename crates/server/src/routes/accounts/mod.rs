//! Accounts: signing in and out, what is mine, what administrators do.

pub mod first;
pub mod manage;
pub mod me;
pub mod oidc;
pub mod second;
pub mod sessions;
pub mod sign_in;
pub mod sign_out;
pub mod tokens;

use app::accounts::{Begun, MeView};
use axum::Json;
use axum::http::{HeaderName, HeaderValue};

use crate::error::Problem;
use crate::signed_in::{Guard, Jar};

/// An answer that sets the cookie.
type Seated = ([(HeaderName, HeaderValue); 1], Json<MeView>);

/// Who one is now, with the cookie of the session that has begun or moved on.
async fn seated(guard: &Guard, begun: &Begun) -> Result<Seated, Problem> {
    let cookie = Jar::set(&begun.token, guard.is_secure).headers();
    let me = guard.accounts.session(&begun.token).await?;
    let me = me.ok_or_else(|| app::AppError::state("登录刚刚被结束", "请再登录一次"))?;
    Ok((cookie, Json(guard.accounts.me(&me).await?)))
}
