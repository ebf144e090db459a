//! What `serve` is told about the network: TLS or a proxy before it, and how often one may call.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use serde::Deserialize;
use server::{Door, Fence, Limits, Proxies, Tls};

/// How often the certificate's files are looked at.
const LOOK: Duration = Duration::from_secs(30);

/// Options of `serve` about the network.
#[derive(Debug, Clone, Default, Args)]
pub struct DoorArgs {
    /// TLS 证书链（PEM）；与 --tls-key 一起给。文件换了会自动重读，SIGHUP 立即重读
    #[arg(long, requires = "tls_key", conflicts_with = "behind_proxy")]
    tls_cert: Option<PathBuf>,
    /// TLS 私钥（PEM）
    #[arg(long, requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// 在反向代理后面：代理的地址或网段，逗号隔开；只信这些地址送来的 X-Forwarded-For 和 X-Forwarded-Proto
    #[arg(long)]
    behind_proxy: Option<Proxies>,
}

impl DoorArgs {
    /// Whether what browsers send comes encrypted.
    #[must_use]
    pub const fn is_tls(&self) -> bool {
        self.tls_cert.is_some()
    }

    /// The word before `://` in addresses that are printed.
    #[must_use]
    pub const fn scheme(&self) -> &'static str {
        if self.is_tls() { "https" } else { "http" }
    }

    /// Whether somebody else encrypts.
    #[must_use]
    pub const fn is_behind_proxy(&self) -> bool {
        self.behind_proxy.is_some()
    }

    /// The door, with a certificate that is kept fresh, and the fence with these limits.
    ///
    /// # Errors
    /// A certificate that cannot be used.
    pub fn open(&self, limits: Limits) -> anyhow::Result<(Door, Fence)> {
        let tls = match (&self.tls_cert, &self.tls_key) {
            (Some(certificate), Some(key)) => Some(Tls::load(certificate, key)?),
            _ => None,
        };
        if let Some(tls) = &tls {
            tokio::spawn(tls.clone().watch(LOOK));
            tokio::spawn(read_again(tls.clone()));
        }
        let proxies = self.behind_proxy.clone().unwrap_or_default();
        let fence = Fence { proxies, limits, is_tls: tls.is_some() };
        Ok((Door { tls, ..Door::default() }, fence))
    }
}

/// Reads the certificate again at each SIGHUP.
async fn read_again(tls: Tls) {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut hang_up) = signal(SignalKind::hangup()) else { return };
        while hang_up.recv().await.is_some() {
            match tls.reload() {
                Ok(()) => eprintln!("证书已重读"),
                Err(error) => eprintln!("证书没有换：{error}"),
            }
        }
    }
}

/// `[limits]` of a settings file; other sections are others' affair.
#[derive(Debug, Default, Deserialize)]
struct Settings {
    #[serde(default)]
    limits: Limits,
}

/// How often one may call: as the settings say, else as it suits a county.
///
/// # Errors
/// A file that cannot be read; a section that says what there is not.
pub fn limits(settings: Option<&Path>) -> anyhow::Result<Limits> {
    let Some(file) = settings else { return Ok(Limits::default()) };
    let text = std::fs::read_to_string(file).with_context(|| format!("读不出设置文件 {}", file.display()))?;
    of_text(&text).with_context(|| format!("设置文件 {} 的 [limits] 不对", file.display()))
}

fn of_text(text: &str) -> anyhow::Result<Limits> {
    let settings: Settings = toml::from_str(text).map_err(|error| anyhow::anyhow!("{}", error.message()))?;
    Ok(settings.limits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_beside_other_settings() {
        let text = "[sign_in]\nx = 1\n[limits]\nsign_in = { per_minute = 5, burst = 2 }\n";
        let limits = of_text(text).unwrap();
        assert_eq!(limits.sign_in, server::Rate { per_minute: 5, burst: 2 });
        assert_eq!(limits.session, Limits::default().session, "what is left out stays");
        assert_eq!(of_text("").unwrap(), Limits::default());
        assert!(of_text("[limits]\nsignin = { per_minute = 5, burst = 2 }\n").is_err());
        assert!(of_text("[limits]\nsign_in = { per_minute = -5, burst = 2 }\n").is_err());
    }
}
