//! Who is let in: accounts with the settings of the bureau, or everybody on one's own machine.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use access::{POLICY_FILE, Policy, ROLES_FILE};
use anyhow::{Context as _, ensure};
use app::App;
use app::accounts::{Accounts, Settings};
use policy::PackSource;

use crate::packs;

/// How the interface is served.
#[derive(Clone)]
pub enum Doors {
    /// Everybody on this machine, without signing in.
    Open,
    /// Who has signed in.
    Guarded(Accounts),
}

impl Doors {
    /// What the command line says: `--open`, or accounts with the settings of a file.
    ///
    /// # Errors
    /// `--open` beyond this machine; settings or roles that cannot be read.
    pub fn of(
        app: &App,
        pack: &PackSource,
        settings: Option<&Path>,
        is_open: bool,
        listen: SocketAddr,
    ) -> anyhow::Result<Doors> {
        if !is_open {
            return Ok(Doors::Guarded(accounts(app, pack, settings)?));
        }
        ensure!(
            listen.ip().is_loopback(),
            "--open 不用登录，只能在本机开放；{listen} 别的机器也能连上。请去掉 --open，或改 --listen 127.0.0.1:8080"
        );
        Ok(Doors::Open)
    }
}

/// Accounts of a database.
///
/// # Errors
/// Settings or roles that cannot be read, with all that is wrong.
pub fn accounts(app: &App, pack: &PackSource, settings: Option<&Path>) -> anyhow::Result<Accounts> {
    let settings = match settings {
        None => Settings::default(),
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("读不了设置文件 {}；请核对 --settings", path.display()))?;
            Settings::read(&text)
                .map_err(|it| anyhow::anyhow!("设置文件 {} 有错误：\n{}", path.display(), packs::list(&it)))?
        }
    };
    let county = app.region().engine.pack().region.clone();
    let text = |name: &str| pack.files.get(name).map(|it| String::from_utf8_lossy(it).into_owned());
    let (roles, rules) = (text(ROLES_FILE), text(POLICY_FILE));
    let policy = Policy::load(&county, roles.as_deref(), rules.as_deref())
        .map_err(|it| anyhow::anyhow!("规则包 {} 的权限有错误：\n{}", pack.name, packs::list(&it)))?;
    let ca_file = settings.oidc.as_ref().and_then(|it| it.ca_file.clone());
    let certificates = match ca_file {
        None => String::new(),
        Some(path) => std::fs::read_to_string(&path)
            .with_context(|| format!("读不了证书文件 {path}；请核对 [sign_in.oidc] 的 ca_file"))?,
    };
    let letters = server::Letters::new(&certificates).map_err(|it| anyhow::anyhow!(it))?;
    Ok(Accounts::new(app.clone(), policy, settings)?.with_messenger(Arc::new(letters)))
}

/// Tells on the terminal how the first administrator comes in, when there is none.
///
/// # Errors
/// The store's failure.
pub async fn tell_first(accounts: &Accounts, origin: &str) -> anyhow::Result<()> {
    if let Some(code) = accounts.first_code().await? {
        let hours = accounts.settings().code_hours;
        eprintln!(
            "还没有账号。请打开 {origin}/first-administrator ，用一次性代码设首位管理员（{hours} 小时内，用一次）："
        );
        eprintln!("    {code}");
        eprintln!("代码丢了或过期，重新启动，或运行 mingbai account code");
    }
    Ok(())
}

/// Option of commands with accounts.
#[derive(Debug, clap::Args)]
pub struct SettingsArgs {
    /// 设置文件（TOML，登录的设置在 [sign_in]）；不写全用缺省值
    #[arg(long)]
    pub settings: Option<PathBuf>,
}
