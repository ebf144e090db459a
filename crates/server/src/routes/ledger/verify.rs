//! `POST /ledger/verify`

use app::App;
use axum::Json;
use axum::extract::State;
use base::Findings;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{FindingBody, Problem, Problems};

/// What the auditor saw.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerifyView {
    /// Whether nothing is wrong.
    sound: bool,
    /// Links of the chain.
    links: i64,
    /// Entries.
    entries: i64,
    /// Settlements whose documents were compared with their seal.
    documents: i64,
    /// Number of the last link.
    last_seq: i64,
    /// Its hash: write it down elsewhere, and nobody can change what lies before it unseen.
    last_hash: String,
    /// What is wrong, and where.
    #[schema(value_type = Vec<FindingBody>)]
    findings: Findings,
}

/// 核账：由分录重算余额、累计、封印与哈希链，逐条说出哪里不对
#[utoipa::path(post, path = "/ledger/verify", tag = "ledger", operation_id = "verify_ledger",
    responses((status = 200, description = "核对结果；有问题也是 200，见 sound 与 findings", body = VerifyView), Problems))]
pub async fn verify(State(app): State<App>) -> Result<Json<VerifyView>, Problem> {
    let report = app.verify().await?;
    Ok(Json(VerifyView {
        sound: report.findings.is_empty(),
        links: report.links,
        entries: report.entries,
        documents: report.documents,
        last_seq: report.last.seq,
        last_hash: report.last.hash.to_string(),
        findings: report.findings,
    }))
}
