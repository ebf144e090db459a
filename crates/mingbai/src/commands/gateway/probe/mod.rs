//! `mingbai gateway probe`: a hospital's day played against any server of the interface.
//!
//! **Knows:** the order of the day, what each answer must say. **Does not know:** whose server it is; it
//! sees nothing but answers.

mod day;
mod line;
mod money;
mod outpatient;
mod report;
mod stay;
mod time_outs;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, bail};
use app::{Clock as _, SystemClock};
use base::Day;
use clap::Args;
use gateway::client::Credentials;
use gateway::institution::Dialect;

use day::Player;
use line::Line;

/// Options of `gateway probe`.
#[derive(Debug, Args)]
pub struct ProbeArgs {
    /// 接口地址：报文发到 <url>/<交易编号>；以 callService 结尾的就发到这一个地址
    #[arg(long)]
    url: String,
    /// 机构编号；请用专供测试的机构，当天没有别的业务
    #[arg(long)]
    institution: String,
    /// 测试人员的证件号码
    #[arg(long)]
    person: String,
    /// 签名方式：plain、tif、csb、oauth2
    #[arg(long, default_value = "plain")]
    dialect: String,
    /// 账号：paasid、access key 或 clientId；tif、csb 不给则用机构编号
    #[arg(long)]
    key_id: Option<String>,
    /// 密钥，oauth2 为 clientSecret；也可放在环境变量 MINGBAI_PROBE_KEY
    #[arg(long)]
    key: Option<String>,
    /// oauth2：口令；不给则按 client_credentials 取令牌
    #[arg(long)]
    password: Option<String>,
    /// oauth2：机构 SM2 私钥（十六进制）；也可放在环境变量 MINGBAI_PROBE_PRIVATE_KEY
    #[arg(long)]
    private_key: Option<String>,
    /// oauth2：中心 SM2 公钥（十六进制）；不给则不验应答的签名
    #[arg(long)]
    center_key: Option<String>,
    /// oauth2：取令牌的地址；不给则为同一主机的 /auth/oauth/token
    #[arg(long)]
    token_url: Option<String>,
    /// 收费项目的国家编码，可给几个；目录里没有的按全自费
    #[arg(long, default_value = "PROBE-ITEM")]
    item: Vec<String>,
    /// 就诊日期，如 2026-03-01；缺省为今天
    #[arg(long)]
    on: Option<Day>,
    /// 等一个应答最多几秒
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=300))]
    timeout: u64,
    /// 每步一行 JSON
    #[arg(long)]
    json: bool,
}

/// Plays the day and prints what came of it.
///
/// # Errors
/// Options that contradict each other.
pub fn run(args: &ProbeArgs) -> anyhow::Result<ExitCode> {
    let clock = SystemClock::default();
    let today = clock.today();
    let line = Line::new(
        &args.url,
        args.token_url.as_deref(),
        credentials(args)?,
        Duration::from_secs(args.timeout),
    )?;
    let mut player = Player::new(line, today, args.on.unwrap_or(today), &args.item, &args.person);
    player.play();
    let is_passed = player.steps.iter().all(report::Step::is_passed);
    report::print(&player.steps, args.json);
    Ok(if is_passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn credentials(args: &ProbeArgs) -> anyhow::Result<Credentials> {
    let Some(dialect) = Dialect::of_word(&args.dialect) else {
        bail!("没有签名方式 {}；可用：plain、tif、csb、oauth2", args.dialect);
    };
    let given = |option: &Option<String>, variable: &str| {
        option.clone().or_else(|| std::env::var(variable).ok()).filter(|it| !it.is_empty())
    };
    let mut credentials = Credentials::plain(&args.institution);
    credentials.dialect = dialect;
    if dialect == Dialect::Plain {
        return Ok(credentials);
    }
    credentials.secret =
        given(&args.key, "MINGBAI_PROBE_KEY").context("这种签名方式要给 --key（或 MINGBAI_PROBE_KEY）")?;
    credentials.key_id = args.key_id.clone().unwrap_or_else(|| args.institution.clone());
    if dialect == Dialect::OAuth2 {
        credentials.key_id = args.key_id.clone().context("oauth2 要给 --key-id（clientId）")?;
        credentials.password = args.password.clone().unwrap_or_default();
        credentials.private_key = given(&args.private_key, "MINGBAI_PROBE_PRIVATE_KEY")
            .context("oauth2 要给 --private-key（或 MINGBAI_PROBE_PRIVATE_KEY）")?;
        credentials.center_key = args.center_key.clone().unwrap_or_default();
    }
    Ok(credentials)
}
