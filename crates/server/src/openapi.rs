//! The description of the interface for programs, made from the handlers.

use axum::http::header;
use axum::response::IntoResponse;
use utoipa::OpenApi;

use crate::error::{FindingBody, ProblemBody};

/// What the table of routes is put into.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "明白 Mingbai",
        description = "医疗保障局信息系统接口。金额一律为整数分；日期写作 2024-03-01；请求与应答均为 UTF-8 的 JSON。",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    tags(
        (name = "settlement", description = "结算：预结算、结算、冲销、结算单"),
        (name = "visit", description = "就诊：登记、明细、出院、撤销"),
        (name = "person", description = "参保人与迟到的事实"),
        (name = "money", description = "预付、抵扣、支付、收回、划入；余额"),
        (name = "reimbursement", description = "手工报销：受理、计算、支付、签收"),
        (name = "roster", description = "名册：问题台账、轮次、指标"),
        (name = "matter", description = "三级经办：事项清单、受理、移交、办结、受理单、进度、统计、经办网络"),
        (name = "ledger", description = "账本：分录与核对"),
        (name = "audit", description = "操作日志：谁看了、做了什么；核对"),
        (name = "system", description = "系统：状态、备份"),
        (name = "indicator", description = "指标：数值、下钻、名单、计算、导出"),
        (name = "institution", description = "定点机构与协议"),
        (name = "account", description = "账号：登录、会话、我的密码与二次验证、令牌、授权"),
        (name = "access", description = "权限：我能做什么、角色与权限表"),
        (name = "policy", description = "政策：现行的、草案、查错、比较、试算、审批"),
        (name = "region", description = "本地区：用词、机构、目录、条款、首页的数")
    ),
    components(schemas(ProblemBody, FindingBody))
)]
struct Frame;

/// The description without routes.
pub fn frame() -> utoipa::openapi::OpenApi {
    Frame::openapi()
}

/// The description as JSON text, the same as `docs/openapi.json`.
#[must_use]
pub fn openapi_json() -> String {
    let mut text = crate::api().into_openapi().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

/// `GET /api/openapi.json`.
pub async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], openapi_json())
}
