//! Letters to a provider of identities, by HTTP.
//!
//! **Knows:** time-outs, sizes, certificates. **Does not know:** what the letters say.

use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;

use app::accounts::Messenger;
use ureq::tls::{PemItem, RootCerts, TlsConfig, TlsProvider, parse_pem};

/// Longest time for one letter and its answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longest answer.
const LONGEST: u64 = 256 * 1024;

/// Carries letters.
pub struct Letters {
    agent: ureq::Agent,
}

impl Letters {
    /// With the certificates (PEM) by which servers are known; without any, only plain letters on this machine.
    ///
    /// # Errors
    /// When there is text but no certificate in it, in Chinese.
    pub fn new(certificates: &str) -> Result<Letters, String> {
        let roots: Vec<_> = parse_pem(certificates.as_bytes())
            .filter_map(Result::ok)
            .filter_map(|it| if let PemItem::Certificate(it) = it { Some(it) } else { None })
            .collect();
        if roots.is_empty() && !certificates.trim().is_empty() {
            return Err("证书文件里没有证书；要 PEM 格式（-----BEGIN CERTIFICATE-----）".to_owned());
        }
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .root_certs(RootCerts::new_with_certs(&roots))
            .build();
        let config = ureq::Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .build();
        Ok(Letters { agent: ureq::Agent::new_with_config(config) })
    }
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<String, String> {
    let mut answer = answer.map_err(|error| error.to_string())?;
    let status = answer.status().as_u16();
    let mut bytes = Vec::new();
    let read = answer.body_mut().as_reader().take(LONGEST).read_to_end(&mut bytes);
    read.map_err(|error| error.to_string())?;
    if status != 200 {
        return Err(format!("status {status}"));
    }
    String::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())
}

impl Messenger for Letters {
    fn get(&self, url: &str) -> Result<String, String> {
        read(self.agent.get(url).header("accept", "application/json").call())
    }

    fn post_form(
        &self,
        url: &str,
        form: &[(&str, &str)],
        who: Option<(&str, &str)>,
    ) -> Result<String, String> {
        let mut request = self.agent.post(url).header("accept", "application/json");
        let mut form = form.to_vec();
        if let Some((name, secret)) = who {
            // As the standard's `client_secret_post`: both ways are common, this one needs no second encoding.
            form.retain(|it| it.0 != "client_id");
            form.extend([("client_id", name), ("client_secret", secret)]);
        }
        request = request.header("cache-control", "no-store");
        read(request.send_form(form))
    }
}
