//! `mingbai gateway probe` against our own server, with keys issued on the command line: all steps pass in
//! each dialect, twice on one day; and it says so when something is wrong.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use app::{App, Region, SystemClock};
use base::Day;
use serde_json::Value;
use store::{Coverage, Person, Store};

use crate::common::{self, Server};

const NUMBER: &str = "990100196005010012";

fn mingbai(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mingbai"))
        .env("MINGBAI_KEYS", testkit::key_file())
        .args(arguments)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

async fn prepare(url: &str) {
    let store = Store::open(url, &testkit::keys()).await.unwrap();
    store.migrate().await.unwrap();
    let region = Region::load(&common::read_pack("jiangjin")).unwrap();
    let app = App::start(store, region, Arc::new(SystemClock::default())).await.unwrap();
    let recorded_at = "2020-01-01T00:00:00.000000Z".to_owned();
    let person = Person {
        id: "99010000000000000001".to_owned(),
        number: Some(NUMBER.to_owned()),
        name: "测试人员".to_owned(),
        sex: "女".to_owned(),
        birth: Day::new(1960, 5, 1).unwrap(),
        household_id: None,
        region: "990100001".to_owned(),
        village: String::new(),
        recorded_at: recorded_at.clone(),
    };
    let coverage = Coverage {
        person_id: person.id.clone(),
        insurance: "居民".to_owned(),
        status: String::new(),
        attributes: "{}".to_owned(),
        valid_from: Day::new(2020, 1, 1).unwrap(),
        valid_until: Day::MAX,
        known_from: recorded_at,
        known_until: None,
        source: String::new(),
    };
    app.save_people(&[person]).await.unwrap();
    let mut writer = app.store().write().await.unwrap();
    writer.add_coverage(&[coverage]).await.unwrap();
    writer.commit().await.unwrap();
    app.store().close().await;
}

/// What `institution add` shows, by name.
fn shown(output: &Output, name: &str) -> String {
    let text = text(output);
    let found = text.lines().find_map(|it| it.strip_prefix(name)?.strip_prefix('：'));
    found.unwrap_or_else(|| panic!("no {name}: {text}")).to_owned()
}

#[test]
fn the_day_passes_in_each_dialect_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (url, key_file) = (path("probe.db"), path("gateway.key"));
    tokio::runtime::Runtime::new().unwrap().block_on(prepare(&url));
    assert!(mingbai(&["gateway", "key", "--key-file", &key_file]).status.success());
    let add = |code: &str, dialect: &str| {
        let output = mingbai(&[
            "gateway",
            "institution",
            "add",
            "--pack",
            "jiangjin",
            "--database-url",
            &url,
            "--key-file",
            &key_file,
            "--code",
            code,
            "--name",
            "示例医院",
            "--level",
            "二级",
            "--dialect",
            dialect,
        ]);
        assert!(output.status.success(), "{}", text(&output));
        output
    };
    add("H99010000001", "plain");
    let tif = add("H99010000002", "tif");
    let oauth2 = add("H99010000003", "oauth2");
    let kept = std::fs::read(Path::new(&url)).unwrap();
    for secret in [shown(&tif, "密钥"), shown(&oauth2, "clientSecret"), shown(&oauth2, "机构 SM2 私钥")]
    {
        let found = kept.windows(secret.len()).any(|it| it == secret.as_bytes());
        assert!(!found, "keys lie encrypted");
    }
    let server = Server::start(&url, &["--key-file", &key_file]);
    let base = format!("http://{}/fsi", server.address);
    let service = format!("http://{}/mbs/fmi/fsi/api/callFsiService/callService", server.address);
    let probe = |url: &str, institution: &str, more: &[&str]| {
        let always = ["gateway", "probe", "--url", url, "--institution", institution, "--person", NUMBER];
        mingbai(&[&always, more].concat())
    };
    let (secret, id) = (shown(&oauth2, "clientSecret"), shown(&oauth2, "clientId"));
    let (password, private) = (shown(&oauth2, "口令"), shown(&oauth2, "机构 SM2 私钥"));
    let center = shown(&oauth2, "中心 SM2 公钥");
    let sealed = [
        "--dialect",
        "oauth2",
        "--key-id",
        &id,
        "--key",
        &secret,
        "--password",
        &password,
        "--private-key",
        &private,
        "--center-key",
        &center,
    ];
    let key = shown(&tif, "密钥");
    for _ in 0..2 {
        for (url, institution, more) in [
            (&base, "H99010000001", &["--item", "JJD0001", "--item", "JJS0001", "--item", "NOT-LISTED"][..]),
            (&base, "H99010000002", &["--dialect", "tif", "--key", &key]),
            (&service, "H99010000003", &sealed),
        ] {
            let output = probe(url, institution, &[more, &["--json"]].concat());
            let text = text(&output);
            assert!(output.status.success(), "{institution}: {text}");
            let steps: Vec<Value> = text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
            assert!(steps.iter().all(|it| it["outcome"] == "passed"), "{text}");
            for infno in [
                "9001", "1101", "2201", "2203A", "2204", "2206", "2207", "5203", "2208", "2601", "2401",
                "2301", "2303", "2402", "2304", "2305", "2405", "2302", "2404", "3201", "2205", "2202",
                "9002",
            ] {
                assert!(steps.iter().any(|it| it["infno"] == infno), "{infno}: {text}");
            }
        }
    }
    let output = probe(&base, "H99010000001", &[]);
    assert!(text(&output).contains("不通过 0，未做 0"), "{}", text(&output));

    for (institution, more, why) in [
        ("H99010000002", &["--dialect", "tif", "--key", "wrong"][..], "GW-0111"),
        ("H99010000002", &[], "GW-0110"),
        ("H00000000000", &[], "GW-0101"),
        (
            "H99010000003",
            &["--dialect", "oauth2", "--key-id", &id, "--key", "x", "--private-key", &private],
            "GW-0116",
        ),
    ] {
        let output = probe(&base, institution, more);
        assert!(!output.status.success());
        assert!(text(&output).contains(why) && text(&output).contains("→"), "{}", text(&output));
    }
}

#[test]
fn a_server_that_speaks_otherwise_is_told_apart() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let page = "<html></html>";
        let answers = [
            format!("HTTP/1.1 500 Oops\r\nContent-Length: 13\r\nConnection: close\r\n\r\n{page}"),
            format!("HTTP/1.1 200 OK\r\nContent-Length: 13\r\nConnection: close\r\n\r\n{page}"),
        ];
        for (stream, answer) in listener.incoming().zip(answers) {
            let mut stream = stream.unwrap();
            let mut seen = [0_u8; 65_536];
            let _ = stream.read(&mut seen);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    let url = format!("http://{address}/fsi");
    let probe = |url: &str| {
        mingbai(&[
            "gateway",
            "probe",
            "--url",
            url,
            "--institution",
            "H1",
            "--person",
            NUMBER,
            "--timeout",
            "5",
        ])
    };
    for why in ["HTTP 状态为 500", "应答不是接口报文", ""] {
        let output = probe(&url);
        assert!(!output.status.success());
        assert!(text(&output).contains(why), "{why}: {}", text(&output));
    }
    assert!(!probe("https://127.0.0.1/fsi").status.success(), "no TLS here, and it says so");
}
