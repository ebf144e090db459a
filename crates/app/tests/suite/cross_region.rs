//! Between places: the catalogue of the place of treatment, the policy of the place of insurance, claims that
//! add up.

use std::collections::BTreeMap;

use app::Region;
use app::cross::FilingRequest;
use app::filings::{NewFiling, TRANSFER, Withdrawal};
use app::model::{MoneyKind, PersonFact, SettleRequest};
use base::Fen;
use benefit::FeeLine;
use policy::PackSource;
use store::{Institution, SettlementFilter, SettlementState};

use crate::common::{
    self, Bureau, asking, bureau_on, code, day, engines, identity, small_pack, stay, visit, whole,
};

const FAR: &str = "990301";

/// 项目 A1：本地甲类，二级限价 100 元；外地乙类，先行自付 20%。外地住院报 80%。
fn packs() -> (PackSource, PackSource) {
    let heading = "code,name,kind,class,prepaid,price_limit_二级,only_visit\n";
    let mut own = small_pack("discharge", "50%");
    let put = |source: &mut PackSource, path: &str, text: String| {
        source.files.insert(path.to_owned(), text.into_bytes());
    };
    let text = |source: &PackSource, path: &str| String::from_utf8(source.files[path].clone()).unwrap();
    let facts =
        "[[fact]]\nid = \"referral\"\nname = \"转诊\"\nvalues = [\"规范\", \"未规范\"]\ndefault = \"规范\"\n";
    let rules = text(&own, "policies/small/rules.toml");
    let unfiled = "id = \"ip.rate\"\nlayer = \"ip\"\nsets = \"rate\"\nclause = \"第一条\"\n\
                   when = { referral = [\"规范\"] }\nvalue = \"60%\"\n\n[[rule]]\nid = \"ip.unfiled\"\nlayer = \"ip\"\n\
                   sets = \"rate\"\nclause = \"第一条\"\nwhen = { referral = [\"未规范\"] }\nvalue = \"50%\"\n";
    let plain = "id = \"ip.rate\"\nlayer = \"ip\"\nsets = \"rate\"\nclause = \"第一条\"\nvalue = \"60%\"\n";
    assert!(rules.contains(plain), "{rules}");
    put(&mut own, "policies/small/rules.toml", rules.replace(plain, unfiled));
    let head = text(&own, "pack.toml");
    put(&mut own, "pack.toml", head.replacen("[[fact]]", &format!("{facts}[[fact]]"), 1));
    let mut far = small_pack("discharge", "40%");
    let rules = text(&far, "policies/small/rules.toml").replace("value = \"60%\"", "value = \"80%\"");
    put(&mut far, "policies/small/rules.toml", rules);
    let head = text(&far, "pack.toml");
    let head = head.replace("\"small\"", "\"far\"").replace("990201", FAR).replace("示例县", "远方县");
    // Elsewhere outpatient visits are called otherwise.
    put(&mut far, "pack.toml", head.replace("普通门诊", "门诊统筹"));
    let rules = text(&far, "policies/small/rules.toml").replace("普通门诊", "门诊统筹");
    put(&mut far, "policies/small/rules.toml", rules);
    put(&mut own, "catalogue/a.csv", format!("{heading}A1,某药,药品,甲,,100,\nA2,某项,诊疗,甲,,,普通门诊\n"));
    put(&mut far, "catalogue/a.csv", format!("{heading}A1,某药,药品,乙,20%,,\nA3,某项,诊疗,甲,,,门诊统筹\n"));
    let cross = format!(
        "[[place]]\ncode = \"{FAR}\"\n[place.words.visit]\n\"普通门诊\" = \"门诊统筹\"\n\
         [[filing]]\nname = \"邻省住院免备案\"\nplaces = [\"9904\"]\nvisits = [\"住院\"]\nfrom = \"2021-01-01\"\n\
         needed = false\nfiled = {{ referral = \"规范\" }}\n\
         [[filing]]\nname = \"住院\"\nvisits = [\"住院\"]\nneeded = true\nfiled = {{ referral = \"规范\" }}\n\
         unfiled = {{ referral = \"未规范\" }}\n\
         [[filing]]\nname = \"门诊\"\nneeded = true\nunfiled_refused = true\n"
    );
    put(&mut own, "cross_region.toml", cross);
    (own, far)
}

/// A bureau with hospital FH in the other place, and F1 and F2 who are insured there.
async fn bureau(folder: Option<tempfile::TempDir>, url: &str) -> Bureau {
    let (own, far) = packs();
    let bureau = bureau_on(folder, url, &own, "2024-06-30").await;
    bureau.app.set_region(Region::load_with(&own, &[far]).unwrap_or_else(|it| panic!("{:#?}", it.0)));
    hospital(&bureau, "FH", FAR).await;
    for person in ["P3", "P4"] {
        insure(&bureau, person, FAR, "2016-01-01").await;
    }
    bureau
}

async fn hospital(bureau: &Bureau, id: &str, place: &str) {
    let hospital = Institution {
        id: id.to_owned(),
        name: format!("{id}医院"),
        level: "二级".to_owned(),
        kind: "hospital".to_owned(),
        region: String::new(),
        attributes: format!("{{\"place\":\"{place}\"}}"),
    };
    bureau.app.save_institutions(&[hospital]).await.unwrap();
}

async fn insure(bureau: &Bureau, person: &str, place: &str, from: &str) {
    let fact = PersonFact::Coverage {
        person_id: person.to_owned(),
        insurance: "居民".to_owned(),
        status: String::new(),
        attributes: [("place".to_owned(), place.to_owned())].into(),
        from: day(from),
        until: None,
        source: "参保地".to_owned(),
    };
    bureau.app.record_fact(fact, "").await.unwrap();
}

fn at(institution: &str, request: SettleRequest) -> SettleRequest {
    SettleRequest { institution_id: institution.to_owned(), ..request }
}

fn coded(code: &str, yuan: i64) -> FeeLine {
    FeeLine { code: code.to_owned(), class: None, kind: None, ..common::line(yuan) }
}

fn filing(person: &str, place: &str, from: &str) -> FilingRequest {
    FilingRequest {
        person_id: person.to_owned(),
        place: place.to_owned(),
        kind: "residence".to_owned(),
        from: day(from),
        until: None,
        is_withdrawn: false,
        source: "窗口".to_owned(),
    }
}

async fn fund(bureau: &Bureau, message: &str, institution: &str, visit: app::model::NewVisit) -> i64 {
    let view = bureau.app.settle(at(institution, asking(message, visit))).await.unwrap();
    whole(view.read_decision().unwrap().payers.iter().map(|it| it.amount_fen).sum())
}

/// What a place says of whole classes of its catalogue goes with the catalogue, day by day; the other policy may
/// say nothing of it.
#[tokio::test(flavor = "multi_thread")]
async fn shares_that_are_paid_first_are_those_of_the_place_of_treatment() {
    let (mut own, far) = packs();
    let text = |path: &str| String::from_utf8(own.files[path].clone()).unwrap();
    let catalogue = format!("{}A4,乙药,药品,乙,,,\nA5,乙项,诊疗,乙,,,\n", text("catalogue/a.csv"));
    let share = |id: &str, share: &str, when: &str| {
        format!(
            "\n[[prepaid]]\nid = \"{id}\"\nname = \"乙类先付\"\nclause = \"第一条\"\nclass = [\"乙\"]\n\
             kind = [\"药品\"]\n{when}\nshare = \"{share}\"\n"
        )
    };
    let rules = [
        text("policies/small/rules.toml"),
        share("b.before", "10%", "until = 2024-05-31"),
        share("b.after", "30%", "from = 2024-06-01"),
    ];
    own.files.insert("catalogue/a.csv".to_owned(), catalogue.into_bytes());
    own.files.insert("policies/small/rules.toml".to_owned(), rules.concat().into_bytes());
    for (folder, url) in engines() {
        let bureau = bureau_on(folder, &url, &own, "2024-06-30").await;
        let region = Region::load_with(&own, std::slice::from_ref(&far));
        bureau.app.set_region(region.unwrap_or_else(|it| panic!("{:#?}", it.0)));
        insure(&bureau, "P3", FAR, "2016-01-01").await;
        let ask = |item: &str, day: &str| {
            let lines = vec![coded(item, 1_000)];
            asking(day, app::model::NewVisit { lines, ..visit("P3", "普通门诊", day, 1) })
        };
        for (day, yuan) in [("2024-03-09", 100), ("2024-05-31", 100), ("2024-06-01", 300)] {
            let view = bureau.app.preview(at("H1", ask("A4", day))).await.unwrap();
            assert_eq!(whole(view.read_decision().unwrap().parts.prepaid_fen), yuan, "{day}");
        }
        let unsaid = bureau.app.preview(at("H1", ask("A5", "2024-03-09"))).await;
        assert_eq!(code(unsaid), "BEN-0003", "nobody says what is paid first of it");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn our_hospital_treats_a_person_insured_elsewhere() {
    for (folder, url) in engines() {
        let bureau = bureau(folder, &url).await;
        // (10,000 − 500) × 80 %: the other place's rate.
        assert_eq!(fund(&bureau, "1", "H1", stay("P3", "2024-03-01", "2024-03-05", 10_000)).await, 7_600);
        assert_eq!(fund(&bureau, "2", "H1", stay("P1", "2024-03-01", "2024-03-05", 10_000)).await, 5_700);
        assert_eq!(bureau.balance("place:990301:receivable").await, 7_600);
        assert_eq!(
            bureau.balance("payer:pooled").await,
            5_700,
            "what the other place bears is no burden of ours"
        );
        assert_eq!(bureau.balance("institution:H1:receivable").await, -13_300, "the hospital gets all of it");
        // Our catalogue: A1 is 甲 with a limit of 100 a piece.
        let lines = vec![coded("A1", 150)];
        let preview = asking("3", app::model::NewVisit { lines, ..visit("P3", "普通门诊", "2024-03-09", 1) });
        let decision = bureau.app.preview(preview).await.unwrap().read_decision().unwrap();
        assert_eq!((whole(decision.parts.over_limit_fen), whole(decision.parts.eligible_fen)), (50, 100));
        // An item that is for outpatients of ours is so for theirs, whatever they call it.
        let lines = vec![coded("A2", 90)];
        let preview = asking("4", app::model::NewVisit { lines, ..visit("P3", "普通门诊", "2024-03-09", 1) });
        let decision = bureau.app.preview(preview).await.unwrap().read_decision().unwrap();
        assert_eq!(whole(decision.parts.eligible_fen), 90);
        bureau.verify().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn our_person_is_treated_elsewhere() {
    for (folder, url) in engines() {
        let bureau = bureau(folder, &url).await;
        // Without a filing half, with one 60 %: filed late, the difference goes to the person.
        assert_eq!(fund(&bureau, "1", "FH", stay("P1", "2024-03-01", "2024-03-05", 10_000)).await, 4_750);
        assert_eq!(bureau.balance("place:990301:payable").await, -4_750);
        assert_eq!(bureau.balance("payer:pooled").await, 4_750, "our fund bears it");
        assert_eq!(bureau.balance("institution:FH:receivable").await, 0, "that place pays its hospital");
        let filed = bureau.app.file_cross_region(filing("P1", FAR, "2024-03-01"), "").await.unwrap();
        assert_eq!(filed.adjusted.iter().map(|it| it.difference_fen).collect::<Vec<_>>(), [Fen(-95_000)]);
        assert_eq!(bureau.balance("payer:pooled").await, 5_700);
        assert_eq!(bureau.balance("place:990301:payable").await, -4_750);
        // Their catalogue: A1 is 乙 there, a fifth to pay first.
        let lines = vec![coded("A1", 150)];
        let preview = app::model::NewVisit { lines, ..visit("P1", "普通门诊", "2024-03-09", 1) };
        let decision =
            bureau.app.preview(at("FH", asking("2", preview))).await.unwrap().read_decision().unwrap();
        assert_eq!((whole(decision.parts.prepaid_fen), whole(decision.parts.eligible_fen)), (30, 120));
        let lines = vec![coded("A3", 90)];
        let preview = app::model::NewVisit { lines, ..visit("P1", "普通门诊", "2024-03-09", 1) };
        assert!(bureau.app.preview(at("FH", asking("2", preview))).await.is_ok());
        // Taken back as long as it was settled by: the rule for outpatients refuses without one.
        let outpatient = asking("3", visit("P1", "普通门诊", "2024-03-09", 300));
        bureau.app.settle(at("FH", outpatient)).await.unwrap();
        let withdrawn = FilingRequest { is_withdrawn: true, ..filing("P1", FAR, "2024-01-01") };
        assert_eq!(code(bureau.app.file_cross_region(withdrawn, "").await), "APP-0032");
        bureau.verify().await;
    }
}

/// A hospital that sends a person on files for the place, too.
#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_counts_as_a_filing() {
    for (folder, url) in engines() {
        let bureau = bureau(folder, &url).await;
        let stayed = fund(&bureau, "1", "FH", stay("P1", "2024-03-01", "2024-03-09", 10_000)).await;
        let transfer = |message: &str, target: &str| NewFiling {
            institution_id: "H1".to_owned(),
            operator: String::new(),
            message_id: message.to_owned(),
            person_id: "P1".to_owned(),
            kind: TRANSFER,
            subject: target.to_owned(),
            from: day("2024-03-01"),
            until: day("2024-03-05"),
            said: BTreeMap::new(),
        };
        let elsewhere = bureau.app.file(transfer("T1", "OTHER")).await.unwrap();
        let before = bureau.balance("payer:pooled").await;
        assert_eq!(before, stayed, "a transfer to somewhere else is none");
        let made = bureau.app.file(transfer("T2", "FH")).await.unwrap();
        assert!(
            bureau.balance("payer:pooled").await > before,
            "the stay began under it, though it ended later"
        );
        let withdraw = |message: &str, id: &str| Withdrawal {
            institution_id: "H1".to_owned(),
            operator: String::new(),
            message_id: message.to_owned(),
            person_id: "P1".to_owned(),
            kind: TRANSFER,
            id: id.to_owned(),
            reason: String::new(),
        };
        assert_eq!(code(bureau.app.withdraw_filing(withdraw("W1", &made.id)).await), "APP-0054");
        bureau.app.withdraw_filing(withdraw("W2", &elsewhere.id)).await.unwrap();
        bureau.verify().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn filing_rules_are_data() {
    let (folder, url) = engines().remove(0);
    let bureau = bureau(folder, &url).await;
    // Outpatient visits elsewhere are refused without a filing.
    let outpatient = || at("FH", asking("1", visit("P2", "普通门诊", "2024-03-09", 300)));
    assert_eq!(code(bureau.app.preview(outpatient()).await), "APP-0032");
    // A filing for the whole province counts; of another day, not.
    bureau.app.file_cross_region(filing("P2", "990000", "2024-03-10"), "").await.unwrap();
    assert_eq!(code(bureau.app.preview(outpatient()).await), "APP-0032");
    bureau.app.file_cross_region(filing("P2", "99", "2024-03-09"), "").await.unwrap();
    assert!(bureau.app.preview(outpatient()).await.is_ok());
    assert_eq!(bureau.app.cross_region_filings("P2").await.unwrap().len(), 1, "the earlier one gave way");
    for bad in ["", "x", "1234567", "远方"] {
        assert_eq!(code(bureau.app.file_cross_region(filing("P2", bad, "2024-03-09"), "").await), "APP-0001");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn places_that_are_not_loaded_are_refused() {
    let (folder, url) = engines().remove(0);
    let bureau = bureau(folder, &url).await;
    insure(&bureau, "P2", "990999", "2024-05-01").await;
    let here = |on: &str| bureau.app.preview(asking("1", visit("P2", "普通门诊", on, 300)));
    assert!(here("2024-04-30").await.is_ok(), "insured here until then");
    let refused = here("2024-05-01").await;
    assert!(format!("{refused:?}").contains("990999"), "{refused:?}");
    assert_eq!(code(refused), "APP-0030");
    hospital(&bureau, "XH", "990999").await;
    let request = at("XH", asking("1", visit("P1", "普通门诊", "2024-05-01", 300)));
    assert_eq!(code(bureau.app.preview(request).await), "APP-0030");
    let request = at("FH", asking("1", visit("P3", "普通门诊", "2024-05-01", 300)));
    assert_eq!(code(bureau.app.preview(request).await), "APP-0031");
}

#[tokio::test(flavor = "multi_thread")]
async fn meters_of_two_places_are_two() {
    let (folder, url) = engines().remove(0);
    let bureau = bureau(folder, &url).await;
    assert_eq!(fund(&bureau, "1", "H1", stay("P1", "2024-03-01", "2024-03-05", 1_500)).await, 600);
    assert_eq!(
        fund(&bureau, "2", "H1", stay("P1", "2024-03-07", "2024-03-09", 1_000)).await,
        600,
        "deductible used"
    );
    // The person is insured elsewhere from April: that place's deductible has not been paid.
    insure(&bureau, "P1", FAR, "2024-04-01").await;
    assert_eq!(fund(&bureau, "3", "H1", stay("P1", "2024-04-03", "2024-04-05", 1_500)).await, 800);
    assert_eq!(fund(&bureau, "4", "H1", stay("P1", "2024-04-07", "2024-04-09", 1_000)).await, 800);
    bureau.verify().await;
    // It comes to light that this was so from 7 March: the bill of that day has no claim on us.
    insure(&bureau, "P1", FAR, "2024-03-06").await;
    assert_eq!(bureau.balance("payer:pooled").await, 600);
    assert_eq!(bureau.balance("person:P1:due").await, 600);
    bureau.verify().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn claims_are_shown_by_month_and_settled() {
    for (folder, url) in engines() {
        settled_claims(&bureau(folder, &url).await).await;
    }
}

async fn settled_claims(bureau: &Bureau) {
    fund(bureau, "1", "H1", stay("P3", "2024-03-01", "2024-03-05", 10_000)).await;
    fund(bureau, "2", "FH", stay("P1", "2024-03-01", "2024-03-05", 10_000)).await;
    let second =
        bureau.app.settle(asking("3", stay("P4", "2024-04-01", "2024-04-05", 10_000))).await.unwrap();
    bureau.reverse("4", &second.id).await;
    let figures = async |month: &str, direction: &str| {
        let made = bureau.app.clearing(month, Some(FAR)).await.unwrap();
        let found = made.places.into_iter().find(|it| it.direction == direction).unwrap();
        assert_eq!(found.name, "远方县");
        [found.opening_fen, found.settled_fen, found.reversed_fen, found.cleared_fen, found.closing_fen]
            .map(whole)
    };
    assert_eq!(figures("2024-03", "receivable").await, [0, 7_600, 0, 0, 7_600]);
    assert_eq!(figures("2024-03", "payable").await, [0, 4_750, 0, 0, 4_750]);
    assert_eq!(figures("2024-04", "receivable").await, [7_600, 7_600, 0, 0, 15_200]);
    // The reversal is booked on the day it is made.
    assert_eq!(figures("2024-06", "receivable").await, [15_200, 0, -7_600, 0, 7_600]);
    assert_eq!(code(bureau.order(MoneyKind::ClaimReceived, FAR, 7_601, "5").await), "APP-0003");
    bureau.order(MoneyKind::ClaimReceived, FAR, 7_600, "6").await.unwrap();
    bureau.order(MoneyKind::ClaimReceived, FAR, 7_600, "6").await.unwrap();
    bureau.order(MoneyKind::ClaimPaid, FAR, 4_000, "7").await.unwrap();
    assert_eq!(code(bureau.order(MoneyKind::ClaimPaid, FAR, 751, "8").await), "APP-0003");
    assert_eq!(figures("2024-06", "receivable").await, [15_200, 0, -7_600, 7_600, 0]);
    assert_eq!(figures("2024-06", "payable").await, [4_750, 0, 0, 4_000, 750]);
    assert_eq!(code(bureau.app.clearing("2024-13", None).await), "APP-0001");
    bureau.verify().await;
}

/// After any mixture of settling, reversing, late facts and filings: what a place owes us is what its funds bear
/// of the settlements that count; what we owe it is what ours bore when they were settled.
#[tokio::test(flavor = "multi_thread")]
async fn claims_are_the_sum_of_the_fund_shares() {
    for seed in 1..=3 {
        let (folder, url) = engines().remove(0);
        let bureau = bureau(folder, &url).await;
        mixture(&bureau, seed).await;
    }
}

async fn mixture(bureau: &Bureau, seed: u64) {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut standing: Vec<(String, String)> = Vec::new();
    let people = ["P1", "P2", "P3", "P4"];
    for step in 0..80 {
        let person = people[random.usize(0..4)];
        let institution = if random.bool() { "H1" } else { "FH" };
        let on = day("2024-01-01").plus_days(random.i32(0..170));
        let message = format!("{seed}-{step}");
        match random.u8(0..10) {
            0..=6 => {
                let (kind, last) = if random.bool() { ("住院", 1) } else { ("普通门诊", 0) };
                let new = app::model::NewVisit {
                    discharged_on: Some(on.plus_days(last)),
                    ..visit(person, kind, &on.to_string(), random.i64(100..20_000))
                };
                if let Ok(view) = bureau.app.settle(at(institution, asking(&message, new))).await {
                    standing.push((institution.to_owned(), view.id));
                }
            }
            7 if !standing.is_empty() => {
                let (institution, id) = standing.swap_remove(random.usize(0..standing.len()));
                let request = app::model::ReverseRequest {
                    institution_id: institution,
                    ..common::reversal(&message, &id)
                };
                bureau.app.reverse(request).await.unwrap();
            }
            8 => {
                bureau.app.record_fact(identity(person, "低保", &on.to_string()), "").await.unwrap();
            }
            _ => {
                bureau.app.file_cross_region(filing(person, FAR, &on.to_string()), "").await.unwrap();
            }
        }
    }
    assert!(standing.len() > 12, "seed {seed}: only {}", standing.len());
    let mut expected: BTreeMap<&str, i64> = BTreeMap::new();
    let mut session = bureau.app.store().read().await.unwrap();
    let all = session.list_settlements(&SettlementFilter::default(), None, 500).await.unwrap().items;
    drop(session);
    for it in all.iter().filter(|it| it.state == SettlementState::Settled) {
        let is_far = ["P3", "P4"].contains(&it.person_id.as_str());
        if is_far && it.institution_id == "H1" {
            let cash = bureau.app.cash_after_adjustments(&it.id).await.unwrap();
            *expected.entry("receivable").or_default() += it.total_fen - cash.0;
        } else if !is_far && it.institution_id == "FH" {
            *expected.entry("payable").or_default() -= it.total_fen - it.cash_fen;
        }
    }
    let mut session = bureau.app.store().read().await.unwrap();
    for direction in ["receivable", "payable"] {
        let account = format!("place:{FAR}:{direction}").parse().unwrap();
        let balance = session.balance(&account).await.unwrap();
        assert_eq!(balance, expected.get(direction).copied().unwrap_or(0), "seed {seed}: {direction}");
        let made = bureau.app.clearing("2024-06", None).await.unwrap();
        let shown = made.places.iter().find(|it| it.direction == direction).map_or(0, |it| it.closing_fen.0);
        assert_eq!(shown, balance.abs(), "seed {seed}: {direction}");
    }
    drop(session);
    bureau.verify().await;
}
