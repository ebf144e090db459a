//! `docs/openapi.json` is what the program says of itself. `UPDATE=1 cargo test -p mingbai-server
//! --test suite openapi` writes it again.

use std::path::Path;

use crate::common;

#[test]
fn the_snapshot_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let now = server::openapi_json();
    if std::env::var("UPDATE").is_ok_and(|it| it == "1") {
        std::fs::write(&path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == now,
        "docs/openapi.json is not fresh: UPDATE=1 cargo test -p mingbai-server --test suite openapi"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_says_the_same_and_has_pages() {
    let server = common::TestServer::start("jiangjin", "2023-12-20", None).await;
    assert_eq!(server.get("/api/openapi.json").await.body, server::openapi_json().into_bytes());
    let home = server.get("/api").await;
    let text = String::from_utf8(home.body).unwrap();
    assert!(text.contains("/api/openapi.json") && text.contains("jiangjin@") && !text.contains("{{"));
    assert_eq!(server.get("/healthz").await.ok()["state"], "ok");
}

#[test]
fn every_operation_is_named_once_and_says_how_it_fails() {
    let spec: serde_json::Value = serde_json::from_str(&server::openapi_json()).unwrap();
    let mut names = Vec::new();
    for (path, operations) in spec["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            names.push(operation["operationId"].as_str().unwrap().to_owned());
            for status in ["200", "400", "422", "500"] {
                assert!(operation["responses"][status].is_object(), "{method} {path}: {status}");
            }
            assert!(!operation["summary"].as_str().unwrap().is_empty(), "{method} {path}");
        }
    }
    let count = names.len();
    names.sort();
    names.dedup();
    // Which ones there are is written by hand in `permissions/routes.txt`.
    assert_eq!(names.len(), count, "no name twice");
    assert!(spec["components"]["schemas"]["Problem"].is_object());
}
