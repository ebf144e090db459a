//! TLS with a certificate of one's own: TLS 1.2 and 1.3 by rustls with ring; files read again when they change.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Why a certificate cannot be used.
#[derive(Debug)]
pub struct TlsError(String);

impl std::fmt::Display for TlsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TlsError {}

/// A certificate with its key, from two files.
#[derive(Clone)]
pub struct Tls {
    certificate: PathBuf,
    key: PathBuf,
    config: RustlsConfig,
    /// When the files were changed that are in use.
    changed: Arc<Mutex<[Option<SystemTime>; 2]>>,
}

impl std::fmt::Debug for Tls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tls").field("certificate", &self.certificate).finish_non_exhaustive()
    }
}

impl Tls {
    /// Reads certificate chain and key (PEM).
    ///
    /// # Errors
    /// Files that are not there or not what they should be; a key that is not the certificate's.
    pub fn load(certificate: &Path, key: &Path) -> Result<Tls, TlsError> {
        let changed = [modified(certificate), modified(key)];
        Ok(Tls {
            config: RustlsConfig::from_config(read(certificate, key)?),
            certificate: certificate.to_owned(),
            key: key.to_owned(),
            changed: Arc::new(Mutex::new(changed)),
        })
    }

    /// Reads the files again. What cannot be used is not taken: the certificate before stays.
    ///
    /// # Errors
    /// As [`Tls::load`].
    pub fn reload(&self) -> Result<(), TlsError> {
        let changed = [modified(&self.certificate), modified(&self.key)];
        self.config.reload_from_config(read(&self.certificate, &self.key)?);
        *self.changed.lock().unwrap_or_else(PoisonError::into_inner) = changed;
        Ok(())
    }

    /// Looks at the files every so often, and reads them again when one has changed. Never ends.
    pub async fn watch(self, every: Duration) {
        let mut refused = None;
        loop {
            tokio::time::sleep(every).await;
            let now = [modified(&self.certificate), modified(&self.key)];
            let is_same = now == *self.changed.lock().unwrap_or_else(PoisonError::into_inner);
            if is_same || refused == Some(now) {
                continue;
            }
            match self.reload() {
                Ok(()) => tracing::info!("the certificate was changed and read again"),
                Err(error) => {
                    // Half-way written, perhaps: it is tried again when it changes once more.
                    refused = Some(now);
                    tracing::error!(%error, "the certificate was changed and cannot be used");
                }
            }
        }
    }

    pub(super) fn config(&self) -> RustlsConfig {
        self.config.clone()
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|it| it.modified()).ok()
}

fn read(certificate: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsError> {
    let said = |what: &str, path: &Path, error: &dyn std::fmt::Display| {
        TlsError(format!("{what} {} 不能用：{error}。请核对 --tls-cert 和 --tls-key（PEM）", path.display()))
    };
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| said("证书", certificate, &error))?;
    if chain.is_empty() {
        return Err(said("证书", certificate, &"里面没有证书"));
    }
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| said("私钥", key, &error))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])
        .and_then(|it| it.with_no_client_auth().with_single_cert(chain, secret))
        .map_err(|error| said("证书与私钥", certificate, &error))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
