//! The door: what stands between the network and the routes.
//!
//! **Knows:** connections, TLS, time-outs, who really calls through a proxy, how often one may call, the headers
//! that every answer carries. **Does not know:** what is behind it; the portal's interface and the hospitals' one
//! go through the same door.

mod client;
mod fence;
mod limits;
mod tls;

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum_server::accept::NoDelayAcceptor;
use axum_server::tls_rustls::RustlsAcceptor;
use axum_server::{Handle, Server};
#[cfg(target_os = "linux")]
use socket2::SockRef;
use tokio::net::TcpListener;

pub use client::{ClientAddress, Proxies};
pub use fence::{Fence, always};
pub use limits::{Limits, Rate};
pub use tls::{Tls, TlsError};

/// How connections are treated.
#[derive(Debug, Clone)]
pub struct Door {
    /// TLS; plain HTTP without.
    pub tls: Option<Tls>,
    /// How long the head of a request may take, from the moment the connection waits for one. So an idle
    /// connection is closed after it, too.
    pub head: Duration,
    /// How long what we send may lie unread, before the connection is cut.
    pub unread: Duration,
    /// How long answers under way may take once the program is told to stop.
    pub last_answers: Duration,
}

impl Default for Door {
    fn default() -> Door {
        let head = Duration::from_secs(60);
        Door { tls: None, head, unread: head, last_answers: Duration::from_secs(30) }
    }
}

impl Door {
    /// Serves until `stop` is done, then answers what is under way and returns.
    ///
    /// # Errors
    /// The listener's failure.
    pub async fn serve(
        self,
        router: Router,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        // Connections have it from the listener.
        #[cfg(target_os = "linux")]
        SockRef::from(&listener).set_tcp_user_timeout(Some(self.unread))?;
        let handle: Handle<SocketAddr> = Handle::new();
        let stopping = tokio::spawn({
            let (handle, last_answers) = (handle.clone(), self.last_answers);
            async move {
                stop.await;
                handle.graceful_shutdown(Some(last_answers));
            }
        });
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        // Answers are small and awaited: they must not wait for one another.
        let mut server = Server::<SocketAddr>::from_listener(listener)
            .http1_only()
            .first_request_timeout(self.head)
            .handle(handle)
            .acceptor(NoDelayAcceptor::new());
        server.http_builder().http1().header_read_timeout(self.head);
        let served = match self.tls {
            None => server.serve(service).await,
            Some(tls) => {
                let acceptor = RustlsAcceptor::new(tls.config()).handshake_timeout(self.head.min(HANDSHAKE));
                server.map(|plain| acceptor.acceptor(plain)).serve(service).await
            }
        };
        stopping.abort();
        served
    }
}

/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
