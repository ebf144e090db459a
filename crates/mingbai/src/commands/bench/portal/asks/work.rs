//! Matters, reimbursements, policies, accounts: what lies on desks.

use super::super::callers::Who::{
    Administrator, Benefits, Data, Hospital, Payment, Supervisor, Township, Villages,
};
use super::Asks;

pub fn put(asks: &mut Asks<'_>) {
    matters(asks);
    let found = asks.found;
    reimbursements(asks);
    policies(asks);
    asks.one("/agreements", Payment, "等审批的", "/agreements");
    asks.one("/accounts", Administrator, "第一页", "/accounts?limit=50");
    asks.one("/accounts", Administrator, "按字找", "/accounts?text=ren01&limit=50");
    asks.deep("/accounts", Administrator, "翻页", "/accounts?limit=20");
    for (route, who) in [
        ("/accounts/roles", Administrator),
        ("/tokens", Administrator),
        ("/system", Administrator),
        ("/me", Benefits),
        ("/me/permissions", Villages),
        ("/me/sessions", Benefits),
        ("/roles", Benefits),
        ("/region", Benefits),
        ("/sign-in", Benefits),
    ] {
        asks.one(route, who, "全部", route);
    }
    for who in [Benefits, Data, Township, Villages, Hospital] {
        asks.one("/home", who, "首页的数", "/home");
    }
    asks.each("/institutions", Benefits, "按字找", "/institutions?q=", &found.hospitals);
    asks.one("/institutions", Hospital, "全部", "/institutions?limit=500");
    asks.each(
        "/catalogue",
        Hospital,
        "按字找",
        "/catalogue?q=",
        &["片".to_owned(), "注射".to_owned(), "X".to_owned()],
    );
    asks.each("/law", Benefits, "一条规则", "/law?on=2024-06-14&rule=", &found.clauses);
    asks.one("/institutions/register", Payment, "第一页", "/institutions/register");
    asks.deep("/institutions/register", Payment, "翻页", "/institutions/register?limit=20");
    for filter in ["q=%E5%8D%AB%E7%94%9F", "kind=pharmacy", "agreement=active", "agreement=suspended"] {
        asks.one("/institutions/register", Payment, "筛选", &format!("/institutions/register?{filter}"));
    }
    asks.inside("/institutions/{id}", Payment, "一家机构", &found.hospitals);
    asks.inside("/institutions/{id}", Hospital, "本院", &found.hospitals[..1]);
}

fn reimbursements(asks: &mut Asks<'_>) {
    let (found, route) = (asks.found, "/reimbursements");
    for who in [Benefits, Supervisor, Payment] {
        for (what, state) in
            [("受理的", "gathered"), ("已计算的", "computed"), ("已支付的", "paid"), ("已签收的", "signed")]
        {
            asks.one(route, who, what, &format!("/reimbursements?state={state}"));
        }
        asks.one(route, who, "全部", route);
        asks.deep(route, who, "全部，翻页", "/reimbursements?limit=100");
        asks.each(route, who, "一个人的", "/reimbursements?person_id=", &found.people);
    }
    // For those who may see everybody's.
    for who in [Benefits, Payment] {
        asks.inside("/reimbursements/{id}", who, "一件", &found.reimbursements);
    }
}

fn matters(asks: &mut Asks<'_>) {
    let (found, route) = (asks.found, "/matters/requests");
    for who in [Benefits, Township, Villages] {
        asks.one(route, who, "未办结的", "/matters/requests");
        asks.one(route, who, "自己手里的", "/matters/requests?mine=true");
        asks.one(route, who, "超期的", "/matters/requests?overdue=true");
        asks.one(route, who, "办结的", "/matters/requests?which=ended");
        asks.one(route, who, "全部", "/matters/requests?which=all");
        asks.deep(route, who, "全部，翻页", "/matters/requests?which=all&limit=100");
        for (what, filter) in [("等材料的", "state=waiting"), ("不予办理的", "which=ended&state=refused")]
        {
            asks.one(route, who, what, &format!("/matters/requests?{filter}"));
        }
        asks.each(route, who, "一个事项的", "/matters/requests?which=all&matter=", &found.matter_codes);
        asks.each(route, who, "一个人的", "/matters/requests?which=all&person_id=", &found.people);
        asks.one("/matters/count", who, "手里的数", "/matters/count");
        asks.one("/matters/figures", who, "一年的统计", "/matters/figures");
        asks.one("/matters/figures", who, "一月的统计", "/matters/figures?from=2024-11-01&until=2024-11-30");
        asks.one("/matters/network", who, "经办网络", "/matters/network");
        asks.one("/matters/stations", who, "经办点", "/matters/stations");
        asks.one("/matters/catalogue", who, "事项清单", "/matters/catalogue");
    }
    let desks: Vec<String> = found.townships.iter().chain(&found.villages).cloned().collect();
    asks.each(route, Benefits, "一个镇村的", "/matters/requests?desk=", &desks);
    asks.each("/matters/count", Benefits, "一个镇村手里的", "/matters/count?desk=", &desks);
    asks.inside("/matters/requests/{id}", Benefits, "一件", &found.matters);
}

fn policies(asks: &mut Asks<'_>) {
    let found = asks.found;
    asks.one("/policies", Benefits, "现行的", "/policies");
    asks.one("/policies", Benefits, "某一天的", "/policies?on=2023-03-01");
    asks.one("/policies/drafts", Benefits, "全部草案", "/policies/drafts");
    asks.one("/policies/drafts", Benefits, "已提交的草案", "/policies/drafts?state=submitted");
    // The one draft with files comes last in the list of drafts.
    asks.inside("/policies/drafts/{id}", Benefits, "一份草案", &found.drafts);
    let tried = std::slice::from_ref(&found.tried);
    asks.inside("/policies/drafts/{id}/trial", Benefits, "试算结果", tried);
    asks.inside("/policies/drafts/{id}/trial/people", Benefits, "试算里变化最大的人", tried);
    asks.inside("/policies/packages/{id}", Benefits, "一份政策", &found.packages);
}
