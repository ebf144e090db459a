//! The facts of a person as bits of one word: what rosters and extracts say of them, in short.
//!
//! **Knows:** names, bits and Chinese words of the facts. **Does not know:** how they come about
//! (`compare::word`), which problems follow from them (the pack).

macro_rules! facts {
    ($($name:ident $bit:literal $id:literal $word:literal)*) => {
        $( #[doc = $word] pub const $name: u64 = 1 << $bit; )*
        /// Every fact that is not an identity class: bit, identifier in packs, Chinese words.
        pub const ALL: &[(u64, &str, &str)] = &[$(($name, $id, $word)),*];
    };
}

facts! {
    LISTED 0 "listed" "名册在册"
    WAIVABLE 1 "waivable" "身份应免缴费"
    FLAGGABLE 2 "flaggable" "身份应做标识"
    SUBSIDISED 3 "subsidised" "身份有参保资助"
    REFUNDS_ALL 4 "refunds_all" "身份缴费全部退"
    REFUNDS_DATED 5 "refunds_dated" "身份按认定日期退"
    WITHDRAWN 6 "withdrawn" "名册已取消待遇"
    ROSTER_DEAD 7 "roster_dead" "名册报死亡"
    POLICE_DEAD 8 "police_dead" "公安死亡销户"
    FUNERAL 9 "funeral" "殡仪馆有火化记录"
    ROSTER_MISSING 10 "roster_missing" "名册报失联"
    POLICE_MISSING 11 "police_missing" "公安有失踪报案"
    POLICE_CANCELLED 12 "police_cancelled" "公安已注销户口"
    GIVEN_UP 13 "given_up" "家属放弃寻找"
    MOVED_OUT 14 "moved_out" "户口迁出"
    MARRIED_OUT 15 "married_out" "婚出"
    ELSEWHERE 16 "elsewhere" "在县外参保"
    ELSEWHERE_REFUNDED 17 "elsewhere_refunded" "县外已退费"
    ELSEWHERE_DECLINED 18 "elsewhere_declined" "已交自愿放弃承诺书"
    EMPLOYEE 19 "employee" "职工医保在保"
    EMPLOYEE_ENDED 20 "employee_ended" "职工医保已中断"
    NUMBER_CHANGED 21 "number_changed" "名册号码是旧号码"
    NAME_CHANGED 22 "name_changed" "名册姓名与参保库不同"
    ENROLLED 23 "enrolled" "居民医保在保"
    WAIVED 24 "waived" "已做免缴费认定"
    FLAGGED 25 "flagged" "已做标识"
    PAID 26 "paid" "个人缴费未退"
    REFUNDED 27 "refunded" "个人缴费已退"
    ENROLMENT_PAST_DEATH 28 "enrolment_past_death" "死亡当月之后参保未中断"
    FLAG_PAST_DEATH 29 "flag_past_death" "死亡当月之后标识未中断"
    UNMATCHED 30 "unmatched" "名册的行没有对上参保库"
    CANDIDATE_ONE 31 "candidate_one" "只有一个候选人"
    CANDIDATE_MANY 32 "candidate_many" "有几个候选人"
    NUMBER_OF_OTHER 33 "number_of_other" "号码是参保库中另一人的"
    NOT_REGISTERED 34 "not_registered" "参保库查无此人"
    UNUSABLE 35 "unusable" "这一行号码姓名都用不上"
    REPAIRED 36 "repaired" "号码有损，按校验规则对上"
    RECOGNISED_IN_TIME 37 "recognised_in_time" "在退费截止日前认定"
    RECOGNISED_LATE 38 "recognised_late" "在退费截止日后认定"
    ROW_MAY_MEAN 39 "row_may_mean" "名册有一行可能指本人"
    FLAG_ENDING 40 "flag_ending" "标识已定于当月底前结束"
}

/// First bit of the identity classes of the pack.
pub const FIRST_CLASS_BIT: u32 = 41;

/// How many identity classes a pack may have.
pub const MOST_CLASSES: usize = 23;

/// The bits of all identity classes.
pub const CLASSES: u64 = !0 << FIRST_CLASS_BIT;

/// The bit of identity class `index` (in the order of the pack).
#[must_use]
pub const fn class(index: u8) -> u64 {
    1 << (FIRST_CLASS_BIT + index as u32)
}

/// The first class (in the order of the pack) in `word`.
#[must_use]
pub const fn first_class(word: u64) -> Option<u8> {
    let classes = word & CLASSES;
    if classes == 0 { None } else { Some((classes.trailing_zeros() - FIRST_CLASS_BIT) as u8) }
}

/// The bit of a fact by its identifier in packs.
#[must_use]
pub fn by_id(id: &str) -> Option<u64> {
    ALL.iter().find(|it| it.1 == id).map(|it| it.0)
}

/// The Chinese words of the facts in `word`, without classes.
#[must_use]
pub fn words(word: u64) -> Vec<&'static str> {
    ALL.iter().filter(|it| word & it.0 != 0).map(|it| it.2).collect()
}
