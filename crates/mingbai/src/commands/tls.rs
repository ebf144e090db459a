//! `mingbai tls`: a certificate of one's own, for a closed network without an authority.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use app::Clock as _;
use clap::{Args, Subcommand};
use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair, KeyUsagePurpose, date_time_ymd};
use sha2::{Digest as _, Sha256};

/// Commands on certificates.
#[derive(Debug, Subcommand)]
pub enum TlsCommand {
    /// 自签证书：生成证书和私钥，打印指纹，供封闭网络使用
    SelfSigned(SelfSignedArgs),
}

/// Options of `tls self-signed`.
#[derive(Debug, Args)]
pub struct SelfSignedArgs {
    /// 浏览器里写的名字或地址，可以给几个
    #[arg(long = "name", required = true)]
    names: Vec<String>,
    /// 放在哪个文件夹：tls-cert.pem 和 tls-key.pem
    #[arg(long, default_value = "mingbai-data")]
    folder: PathBuf,
    /// 有效几天
    #[arg(long, default_value_t = 825, value_parser = clap::value_parser!(u16).range(1..=3650))]
    days: u16,
}

/// Runs one of them.
///
/// # Errors
/// A name that cannot be one; files that are there.
pub fn run(command: &TlsCommand) -> anyhow::Result<ExitCode> {
    let TlsCommand::SelfSigned(args) = command;
    let made = self_signed(&args.names, app::SystemClock::default().today(), args.days)?;
    std::fs::create_dir_all(&args.folder)
        .with_context(|| format!("不能建立文件夹 {}", args.folder.display()))?;
    let (certificate, key) = (args.folder.join("tls-cert.pem"), args.folder.join("tls-key.pem"));
    write_new(&key, &made.key, true)?;
    write_new(&certificate, &made.certificate, false)?;
    println!("证书：{}", certificate.display());
    println!("私钥：{}（只有本人能读，不要外传）", key.display());
    println!("名字：{}；有效 {} 天", args.names.join("、"), args.days);
    println!("SHA-256 指纹：{}", made.fingerprint);
    println!("请把证书装到各台电脑的“受信任的根证书”，装之前核对指纹，然后：");
    println!("  mingbai serve --tls-cert {} --tls-key {} …", certificate.display(), key.display());
    Ok(ExitCode::SUCCESS)
}

/// A certificate with its key, as PEM.
struct Made {
    certificate: String,
    key: String,
    /// SHA-256 of the certificate, as browsers show it.
    fingerprint: String,
}

fn self_signed(names: &[String], today: base::Day, days: u16) -> anyhow::Result<Made> {
    for name in names {
        let is_name =
            name.bytes().all(|it| it.is_ascii_alphanumeric() || b".-*".contains(&it)) && !name.is_empty();
        anyhow::ensure!(
            is_name || name.parse::<IpAddr>().is_ok(),
            "“{name}”不是名字也不是地址；应如 yibao.example.cn 或 10.1.2.3"
        );
    }
    let mut params = CertificateParams::new(names.to_vec()).context("名字不能用")?;
    params.distinguished_name.push(DnType::CommonName, names.first().map_or("mingbai", String::as_str));
    params.distinguished_name.push(DnType::OrganizationName, "Mingbai");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let date = |day: base::Day| {
        let text = day.to_string();
        let mut parts = text.split('-').map(|it| it.parse::<i32>().unwrap_or(1));
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let small = |it: Option<i32>| it.and_then(|it| u8::try_from(it).ok()).unwrap_or(1);
        date_time_ymd(year.unwrap_or(2000), small(month), small(day))
    };
    // A day back, for clocks that run behind.
    params.not_before = date(today.plus_days(-1));
    params.not_after = date(today.plus_days(i32::from(days)));
    let key = KeyPair::generate().context("不能生成密钥")?;
    let certificate = params.self_signed(&key).context("不能生成证书")?;
    let fingerprint =
        Sha256::digest(certificate.der()).iter().map(|it| format!("{it:02X}")).collect::<Vec<_>>().join(":");
    Ok(Made { certificate: certificate.pem(), key: key.serialize_pem(), fingerprint })
}

/// Writes a file that is not there yet; a secret one for its owner alone.
fn write_new(path: &Path, text: &str, is_secret: bool) -> anyhow::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(if is_secret { 0o600 } else { 0o644 });
    }
    let opened = options.open(path);
    let mut file = opened.with_context(|| format!("不能写 {}；已有的证书和私钥不会覆盖", path.display()))?;
    file.write_all(text.as_bytes()).with_context(|| format!("不能写 {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_serves_and_wrong_names_are_refused() {
        let today: base::Day = "2026-11-22".parse().unwrap();
        let names = ["localhost".to_owned(), "127.0.0.1".to_owned()];
        let made = self_signed(&names, today, 30).unwrap();
        assert_eq!(made.fingerprint.split(':').count(), 32);
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = (folder.path().join("c.pem"), folder.path().join("k.pem"));
        write_new(&certificate, &made.certificate, false).unwrap();
        write_new(&key, &made.key, true).unwrap();
        server::Tls::load(&certificate, &key).unwrap();
        assert!(write_new(&key, "x", true).is_err(), "a key is never written over");
        let other = self_signed(&names, today, 30).unwrap();
        let wrong = folder.path().join("other.pem");
        write_new(&wrong, &other.key, true).unwrap();
        let refused = server::Tls::load(&certificate, &wrong).unwrap_err().to_string();
        assert!(refused.contains("证书与私钥"), "{refused}");
        for bad in ["", "a b", "名字", "x/y"] {
            assert!(self_signed(&[bad.to_owned()], today, 30).is_err(), "{bad}");
        }
    }
}
