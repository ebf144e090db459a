//! The web portal: its files, with the right caching and packing; any other page is the application's own affair.
//!
//! **Knows:** which file answers a path. **Does not know:** what the application does.

mod choice;
mod own;
mod site;

use std::sync::{Arc, LazyLock};

use axum::http::header::{ACCEPT, ACCEPT_ENCODING, IF_NONE_MATCH};
use axum::http::{HeaderMap, Method, Uri};
use axum::response::Response;

pub use own::page;
pub use site::Site;

/// The portal inside this binary.
static EMBEDDED: LazyLock<Arc<Site>> = LazyLock::new(|| Arc::new(Site::new(portal::files())));

/// The portal inside this binary, if there is one.
pub fn embedded() -> Option<Arc<Site>> {
    Some(Arc::clone(&EMBEDDED)).filter(|it| !it.is_empty())
}

/// The answer of the portal to a path that no route knows; nothing when it has none.
pub fn answer(site: &Site, method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
    if method != Method::GET && method != Method::HEAD {
        return None;
    }
    let text = |name| {
        headers.get(name).and_then(|it: &axum::http::HeaderValue| it.to_str().ok()).unwrap_or_default()
    };
    site.answer(uri.path(), text(ACCEPT), text(ACCEPT_ENCODING), text(IF_NONE_MATCH))
}
