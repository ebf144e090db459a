//! A person's year of visits.
//!
//! **Invariant:** visits come by day; stays never overlap, nothing else happens during a stay; every
//! visit lies within life and coverage.

use base::{Day, Fen, PPM};
use fastrand::Rng;

use crate::{
    CatalogueItem, County, Level, Line, Person, Visit, VisitKind,
    cover::{Insurance, day},
    random::{Subject, pick, stream},
};

/// Reasons to see a doctor: ICD-10 code, name.
const AILMENTS: [Cause; 10] = [
    ("J06.900", "急性上呼吸道感染"),
    ("J20.900", "急性支气管炎"),
    ("K29.700", "胃炎"),
    ("M54.500", "腰痛"),
    ("K02.900", "龋齿"),
    ("L30.900", "湿疹"),
    ("N39.000", "泌尿道感染"),
    ("R51.x00", "头痛"),
    ("M17.900", "膝关节病"),
    ("G47.000", "失眠"),
];

/// Reasons for a stay.
const STAYS: [Cause; 10] = [
    ("J18.900", "肺炎"),
    ("I63.900", "脑梗死"),
    ("I25.103", "冠状动脉粥样硬化性心脏病"),
    ("J44.100", "慢性阻塞性肺病急性加重"),
    ("K80.200", "胆囊结石"),
    ("S72.000", "股骨颈骨折"),
    ("H25.900", "老年性白内障"),
    ("C34.900", "肺恶性肿瘤"),
    ("K35.800", "急性阑尾炎"),
    ("M51.200", "腰椎间盘突出"),
];

/// ICD-10 code and name of a diagnosis.
type Cause = (&'static str, &'static str);

/// A visit that is planned but not yet filled with fee lines.
#[derive(Debug, Clone, Copy)]
struct Plan {
    on: Day,
    kind: VisitKind,
    admitted: Day,
    cause: Cause,
}

impl County {
    /// The visits of one person in the county's year, by day.
    #[must_use]
    pub fn visits(&self, person: &Person, catalogue: &[CatalogueItem]) -> Vec<Visit> {
        let mut rng = stream(self.setup.seed, Subject::Visits, u64::from(person.index));
        let mut plans = self.plan(&mut rng, person);
        plans.retain(|it| person.coverage_on(it.on).is_some() && person.coverage_on(it.admitted).is_some());
        plans.retain(|it| person.is_alive_on(it.on) && person.is_alive_on(it.admitted));
        let visits = plans.into_iter().zip(0..).map(|(plan, ordinal)| {
            let (institution, level) = self.choose_institution(&mut rng, person, plan.kind);
            let lines = fill(&mut rng, plan, level, catalogue);
            Visit {
                person: person.index,
                ordinal,
                kind: plan.kind,
                institution,
                admitted: plan.admitted,
                on: plan.on,
                icd: plan.cause.0,
                diagnosis: plan.cause.1,
                lines,
            }
        });
        visits.collect()
    }

    /// All visits of the county's year, by person and then by day, made as they are asked for.
    pub fn all_visits<'a>(&'a self, catalogue: &'a [CatalogueItem]) -> impl Iterator<Item = Visit> + 'a {
        self.people().flat_map(move |person| self.visits(&person, catalogue))
    }

    /// Days, kinds and causes of a year, before anyone asks whether the person was insured.
    fn plan(&self, rng: &mut Rng, person: &Person) -> Vec<Plan> {
        let (stays_permille, outpatient_permille) = match self.setup.year - person.birth.year() {
            ..6 => (130, 8_000),
            6..18 => (40, 4_000),
            18..45 => (70, 4_000),
            45..60 => (120, 7_000),
            60..75 => (270, 11_000),
            _ => (420, 12_000),
        };
        let mut plans: Vec<Plan> = Vec::new();
        for _ in 0..self.how_often(rng, stays_permille) {
            let on = self.any_day(rng);
            let admitted = on.plus_days(-pick(rng, &[(3, 3), (5, 5), (8, 6), (12, 4), (20, 2), (45, 1)]));
            let cause = STAYS[rng.usize(0..STAYS.len())];
            let is_free = plans.iter().all(|it| on < it.admitted || it.on < admitted);
            if is_free {
                plans.push(Plan { on, kind: VisitKind::Inpatient, admitted, cause });
            }
        }
        let stays = plans.len();
        let is_employee = person.coverage.iter().any(|it| it.insurance == Insurance::Employee);
        let pharmacy_permille = if is_employee { 5_000 } else { 600 };
        let mut add = |kind: VisitKind, permille: i64, cause: Option<Cause>| {
            for _ in 0..self.how_often(rng, permille) {
                let on = self.any_day(rng);
                let cause = cause.unwrap_or_else(|| AILMENTS[rng.usize(0..AILMENTS.len())]);
                if plans[..stays].iter().all(|it| on < it.admitted || it.on < on) {
                    plans.push(Plan { on, kind, admitted: on, cause });
                }
            }
        };
        add(VisitKind::Outpatient, outpatient_permille, None);
        add(VisitKind::Pharmacy, pharmacy_permille, Some(("", "")));
        for disease in &person.diseases {
            let kind = if disease.is_one_of_two() { VisitKind::TwoDisease } else { VisitKind::Chronic };
            add(kind, 5_000, Some((disease.icd(), disease.name())));
        }
        plans.sort_by_key(|it| (it.on, it.kind));
        plans
    }

    /// A count with this mean: between none and twice as many, the rest of the division by chance.
    fn how_often(&self, rng: &mut Rng, permille: i64) -> i64 {
        let exact = permille * self.setup.visit_rate.0 / PPM;
        let spread = rng.i64(0..=2 * exact);
        spread / 1_000 + i64::from(rng.i64(0..1_000) < spread % 1_000)
    }

    fn any_day(&self, rng: &mut Rng) -> Day {
        let first = day(self.setup.year, 1, 1);
        let length = day(self.setup.year + 1, 1, 1).days_since(first);
        first.plus_days(rng.i32(0..length))
    }

    /// Near home: the village's own room, the township's own centre; larger hospitals by chance.
    fn choose_institution(&self, rng: &mut Rng, person: &Person, kind: VisitKind) -> (usize, Level) {
        use Level::{Pharmacy, Primary, Secondary, Tertiary, VillageRoom};
        let level = match kind {
            VisitKind::Outpatient => {
                pick(rng, &[(VillageRoom, 38), (Primary, 34), (Secondary, 20), (Tertiary, 8)])
            }
            VisitKind::TwoDisease => pick(rng, &[(VillageRoom, 45), (Primary, 55)]),
            VisitKind::Chronic => pick(rng, &[(Primary, 40), (Secondary, 40), (Tertiary, 20)]),
            VisitKind::Inpatient => pick(rng, &[(Primary, 30), (Secondary, 48), (Tertiary, 22)]),
            VisitKind::Pharmacy => Pharmacy,
        };
        let tertiary = 2;
        let secondary = (self.townships.len() / 4).max(2);
        let primary = tertiary + secondary;
        let rooms = primary + self.townships.len();
        let pharmacies = rooms + self.villages.len();
        let institution = match level {
            Tertiary => rng.usize(0..tertiary),
            Secondary => tertiary + rng.usize(0..secondary),
            Primary => primary + self.villages[person.village].township,
            VillageRoom => rooms + person.village,
            Pharmacy => pharmacies + person.village / 2,
        };
        (institution, level)
    }
}

/// Fee lines whose sum comes near what such a visit costs, whatever the catalogue.
fn fill(rng: &mut Rng, plan: Plan, level: Level, catalogue: &[CatalogueItem]) -> Vec<Line> {
    let days = plan.on.days_since(plan.admitted).max(0);
    let (typical_yuan, count) = match (plan.kind, level) {
        (VisitKind::Inpatient, Level::Tertiary) => (13_000, rng.i64(12..=40)),
        (VisitKind::Inpatient, Level::Secondary) => (5_500, rng.i64(10..=30)),
        (VisitKind::Inpatient, _) => (2_400, rng.i64(8..=20)),
        (VisitKind::Chronic, _) => (450, rng.i64(1..=5)),
        (VisitKind::TwoDisease, _) => (90, rng.i64(1..=3)),
        (VisitKind::Pharmacy, _) => (75, rng.i64(1..=4)),
        (VisitKind::Outpatient, Level::Tertiary) => (330, rng.i64(2..=6)),
        (VisitKind::Outpatient, Level::Secondary) => (190, rng.i64(1..=5)),
        (VisitKind::Outpatient, _) => (65, rng.i64(1..=4)),
    };
    if catalogue.is_empty() {
        return Vec::new();
    }
    // A quarter to a little less than double; one stay in fifty is five times as dear.
    let dear = if plan.kind == VisitKind::Inpatient && rng.u32(0..50) == 0 { 5 } else { 1 };
    let wanted_fen = typical_yuan * 100 * rng.i64(25..=175) / 100 * dear / count;
    let mut lines: Vec<Line> = (0..count)
        .map(|_| {
            let item = choose_item(rng, plan.kind, wanted_fen, catalogue);
            let typical = catalogue[item].typical_price_fen.0.max(1);
            let price_fen = (typical * rng.i64(90..=110) / 100).max(1);
            let quantity = (wanted_fen / price_fen).clamp(1, 99) as u32;
            let on = if days == 0 { plan.on } else { plan.admitted.plus_days(rng.i32(0..=days)) };
            let amount_fen = Fen(price_fen * i64::from(quantity));
            Line { item, quantity, price_fen: Fen(price_fen), amount_fen, on }
        })
        .collect();
    lines.sort_by_key(|it| it.on);
    lines
}

/// An item that such a visit may use and that costs no more than wanted; after some tries any that
/// it may use, at last any.
fn choose_item(rng: &mut Rng, kind: VisitKind, wanted_fen: i64, catalogue: &[CatalogueItem]) -> usize {
    let may_use = |item: &CatalogueItem| match kind {
        VisitKind::Pharmacy | VisitKind::TwoDisease => item.kind == "药品",
        VisitKind::Chronic => item.class != "丙",
        VisitKind::Outpatient | VisitKind::Inpatient => true,
    };
    let mut usable = None;
    for _ in 0..12 {
        let candidate = rng.usize(0..catalogue.len());
        let item = &catalogue[candidate];
        if may_use(item) {
            if item.typical_price_fen.0 <= wanted_fen {
                return candidate;
            }
            usable = Some(candidate);
        }
    }
    usable.or_else(|| catalogue.iter().position(may_use)).unwrap_or(0)
}
