//! `mingbai keys`: the keys under which identifying values lie in the database.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use app::{Clock as _, SystemClock};
use clap::{Args, Subcommand};
use store::{Algorithm, KeyShown, Resealed, Ring, SealState, Store};

use crate::database;

/// Commands on the keys.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// 新建密钥文件；已有的不覆盖
    New(NewArgs),
    /// 查看密钥文件（不显示密钥本身）和数据库里各号密钥加密了多少
    Show(DatabaseArgs),
    /// 轮换：生成新密钥，全部重新加密；可以中断，再执行一次接着做；服务不用停
    Rotate(RotateArgs),
    /// 把数据库里还是明文的个人信息加密；可以中断，再执行一次接着做
    Seal(DatabaseArgs),
}

/// Which database.
#[derive(Debug, Args)]
pub struct DatabaseArgs {
    /// 数据库：SQLite 文件，或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
    /// 不整理数据库文件（整理会清掉旧内容的残留，大库要几分钟）
    #[arg(long)]
    no_scrub: bool,
}

/// Options of `keys new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// 为哪个数据库：没有 --keys 和 MINGBAI_KEYS 时决定密钥文件的位置
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
    /// 算法：aes-256-gcm 或 sm4-gcm
    #[arg(long, default_value = "aes-256-gcm")]
    algorithm: String,
}

/// Options of `keys rotate`.
#[derive(Debug, Args)]
pub struct RotateArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// 新密钥的算法：aes-256-gcm 或 sm4-gcm；不给则与现用的相同
    #[arg(long)]
    algorithm: Option<String>,
}

/// Runs one of them.
///
/// # Errors
/// A database or key file that cannot be used.
pub fn run(command: &KeysCommand) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match command {
        KeysCommand::New(args) => new(args),
        KeysCommand::Show(args) => runtime.block_on(show(args)),
        KeysCommand::Rotate(args) => runtime.block_on(rotate(args)),
        KeysCommand::Seal(args) => runtime.block_on(seal(args)),
    }
}

fn new(args: &NewArgs) -> anyhow::Result<ExitCode> {
    let path = database::key_file(&args.database_url);
    ensure!(!path.exists(), "密钥文件 {} 已经有了，不覆盖", path.display());
    let ring = Ring::make(&path, database::algorithm(&args.algorithm)?, &SystemClock::default().now())?;
    println!(
        "密钥文件写在 {}（编号 {}，{}）。丢失后谁也解不开数据，请与数据库分开备份",
        path.display(),
        ring.id(),
        args.algorithm
    );
    Ok(ExitCode::SUCCESS)
}

/// A database that is there.
async fn open(args: &DatabaseArgs) -> anyhow::Result<Store> {
    let path = args.database_url.trim_start_matches("sqlite:");
    let is_there = args.database_url.starts_with("postgres") || Path::new(path).is_file();
    ensure!(is_there, "没有数据库文件 {path}；请核对 --database-url");
    let store = database::open_store(&args.database_url).await?;
    database::migrate(&store).await?;
    Ok(store)
}

async fn show(args: &DatabaseArgs) -> anyhow::Result<ExitCode> {
    let store = open(args).await?;
    let ring = store.ring();
    let path = ring.path().context("没有密钥文件")?;
    println!("密钥文件 {}，编号 {}", path.display(), ring.id());
    let mut session = store.read().await?;
    let state = session.seal_state().await?;
    for key in ring.shown()? {
        println!("{}", line(&key, state));
    }
    let counts = session.count_sealed().await?;
    for count in &counts {
        let key = count.key.map_or("明文".to_owned(), |it| format!("{it} 号"));
        println!("  {key}\t{}\t{}", count.table, count.values);
    }
    if state.is_complete() {
        println!("应当加密的已全部用 {} 号密钥加密", state.in_use);
    } else if counts.iter().any(|it| it.key.is_none()) {
        println!("还有明文：请运行 mingbai keys seal");
    } else {
        println!("轮换没有完成：请再运行 mingbai keys rotate");
    }
    Ok(ExitCode::SUCCESS)
}

fn line(key: &KeyShown, state: SealState) -> String {
    let state = match &key.retired_at {
        _ if key.number == state.in_use => "在用".to_owned(),
        Some(at) => format!("{at} 起库里不再用它；只为恢复以前的备份留着"),
        None => "未用".to_owned(),
    };
    format!("{} 号\t{}\t{} 生成\t{state}", key.number, key.algorithm.word(), key.made_at)
}

async fn rotate(args: &RotateArgs) -> anyhow::Result<ExitCode> {
    let store = open(&args.database).await?;
    let asked = args.algorithm.as_deref().map(database::algorithm).transpose()?;
    let number = next_key(&store, asked).await?;
    store.use_key(number).await?;
    println!("{number} 号密钥已启用，正在重新加密");
    let done = reseal(&store).await?;
    if done.is_complete {
        store.ring().retire_all_but(number, &SystemClock::default().now())?;
    }
    finish(&store, &args.database, &done, false).await
}

/// The key to go on with: that of a rotation that was interrupted, else a fresh one.
async fn next_key(store: &Store, asked: Option<Algorithm>) -> anyhow::Result<u32> {
    let ring = store.ring();
    let state = store.read().await?.seal_state().await?;
    let shown = ring.shown()?;
    let newest = shown.iter().max_by_key(|it| it.number).context("密钥文件里没有密钥")?;
    let is_begun = newest.number > state.in_use || (newest.number > 1 && !state.is_complete());
    if is_begun {
        println!("上次轮换到 {} 号密钥没有完成，接着做", newest.number);
        return Ok(newest.number);
    }
    Ok(ring.add_key(asked.unwrap_or(newest.algorithm), &SystemClock::default().now())?)
}

async fn seal(args: &DatabaseArgs) -> anyhow::Result<ExitCode> {
    let store = open(args).await?;
    let done = reseal(&store).await?;
    finish(&store, args, &done, true).await
}

async fn reseal(store: &Store) -> anyhow::Result<Resealed> {
    let bar = database::rows_bar();
    let done = store
        .reseal(|table, rows| {
            bar.set_message(table.to_owned());
            bar.set_position(rows);
        })
        .await?;
    bar.finish_and_clear();
    Ok(done)
}

async fn finish(
    store: &Store,
    args: &DatabaseArgs,
    done: &Resealed,
    rewrite: bool,
) -> anyhow::Result<ExitCode> {
    for message in &done.messages {
        println!("{message}");
    }
    println!("加密了 {} 行", done.rows);
    if !args.no_scrub {
        match store.scrub(rewrite).await {
            Ok(()) => println!("数据库文件已整理，旧内容没有残留"),
            Err(error) => {
                println!("整理数据库文件没有成功（{error}）；停掉服务后运行 mingbai keys seal 即可")
            }
        }
    }
    let state = store.read().await?.seal_state().await?;
    store.close().await;
    if done.is_complete {
        println!("应当加密的已全部用 {} 号密钥加密", state.in_use);
        return Ok(ExitCode::SUCCESS);
    }
    println!("有 {} 个值解不开，原样留着；请核对密钥文件，运行 ledger verify 查看", done.failed);
    Ok(ExitCode::FAILURE)
}
