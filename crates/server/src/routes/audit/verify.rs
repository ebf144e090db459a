//! `POST /audit/verify`

use app::App;
use app::audit::{Checkpoint, verify_store};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use base::{Finding, Findings};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use utoipa::ToSchema;

use crate::error::{FindingBody, Problem, Problems};
use crate::extract::JsonBody;

/// What to hold the chain against.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifyBody {
    /// A checkpoint that was kept elsewhere (`place:hash`); the chain against itself when there is none.
    checkpoint: Option<String>,
}

/// What the auditor saw.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditVerified {
    /// Whether nothing is wrong.
    sound: bool,
    /// Links of the chain.
    links: i64,
    /// Entries among them; the others are events of the audit log.
    entries: i64,
    /// Settlements whose documents were compared with their seal.
    documents: i64,
    /// The chain's last link as checkpoint.
    checkpoint: String,
    /// What is wrong, and where; the first 200.
    #[schema(value_type = Vec<FindingBody>)]
    findings: Findings,
}

/// One check at a time: it reads the whole database.
static RUNNING: Semaphore = Semaphore::const_new(1);
const SHOWN: usize = 200;

/// 核对日志与账：哈希链、封存值、按明细重算的余额与累计、按人登记的查看记录；可与抄存的检查点比对
#[utoipa::path(post, path = "/audit/verify", tag = "audit", operation_id = "verify_audit",
    request_body = VerifyBody,
    responses((status = 200, description = "核对结果；有问题也是 200，见 sound 与 findings", body = AuditVerified), Problems))]
pub async fn verify(
    State(app): State<App>,
    JsonBody(body): JsonBody<VerifyBody>,
) -> Result<Json<AuditVerified>, Problem> {
    let text = body.checkpoint.as_deref().map(str::trim).filter(|it| !it.is_empty());
    let checkpoint: Option<Checkpoint> = text.map(str::parse).transpose()?;
    let Ok(_permit) = RUNNING.try_acquire() else {
        let finding =
            Finding::error("API-0015", "正有一次核对在进行", "核对要读完整个数据库，请等它结束再来");
        return Err(Problem::new(StatusCode::CONFLICT, finding));
    };
    // What was seen a moment ago is part of what is verified.
    app.settle_sights().await;
    let report = verify_store(app.store(), checkpoint.as_ref()).await?;
    let mut findings = report.findings;
    let sound = findings.is_empty();
    findings.0.truncate(SHOWN);
    Ok(Json(AuditVerified {
        sound,
        links: report.links,
        entries: report.entries,
        documents: report.documents,
        checkpoint: format!("{}:{}", report.last.seq, report.last.hash),
        findings,
    }))
}
