//! What people suffer from for long: the two diseases (两病) and certified chronic ones (门诊慢特病).

use fastrand::Rng;

use crate::random::chance;

/// A long-lasting disease for which outpatient benefits exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Disease {
    /// 高血压.
    Hypertension,
    /// 糖尿病.
    Diabetes,
    /// 冠心病.
    CoronaryHeart,
    /// 慢性阻塞性肺疾病.
    Copd,
    /// 脑卒中后遗症.
    StrokeSequelae,
    /// 恶性肿瘤门诊治疗.
    Cancer,
    /// 尿毒症透析.
    Dialysis,
    /// 严重精神障碍.
    SevereMental,
}

impl Disease {
    /// Every disease, the two diseases first.
    pub const ALL: [Disease; 8] = [
        Disease::Hypertension,
        Disease::Diabetes,
        Disease::CoronaryHeart,
        Disease::Copd,
        Disease::StrokeSequelae,
        Disease::Cancer,
        Disease::Dialysis,
        Disease::SevereMental,
    ];

    /// Name on the certificate.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().1
    }

    /// ICD-10 code of the usual diagnosis.
    #[must_use]
    pub const fn icd(self) -> &'static str {
        self.row().0
    }

    /// Whether it is one of the two diseases (高血压、糖尿病) with their own outpatient drugs.
    #[must_use]
    pub const fn is_one_of_two(self) -> bool {
        matches!(self, Disease::Hypertension | Disease::Diabetes)
    }

    /// Code, name, and chance in parts of a million below 18, to 44, to 59, to 74, above.
    const fn row(self) -> (&'static str, &'static str, [i64; 5]) {
        match self {
            Disease::Hypertension => ("I10.x00", "高血压", [0, 15_000, 130_000, 330_000, 420_000]),
            Disease::Diabetes => ("E11.900", "糖尿病", [300, 8_000, 60_000, 130_000, 150_000]),
            Disease::CoronaryHeart => ("I25.103", "冠心病", [0, 500, 8_000, 35_000, 70_000]),
            Disease::Copd => ("J44.900", "慢性阻塞性肺疾病", [0, 300, 6_000, 25_000, 50_000]),
            Disease::StrokeSequelae => ("I69.300", "脑卒中后遗症", [0, 300, 5_000, 20_000, 40_000]),
            Disease::Cancer => ("Z51.103", "恶性肿瘤", [100, 1_000, 6_000, 14_000, 18_000]),
            Disease::Dialysis => ("N18.001", "尿毒症透析", [20, 300, 900, 1_600, 1_500]),
            Disease::SevereMental => ("F20.900", "严重精神障碍", [200, 3_000, 5_000, 4_000, 2_500]),
        }
    }

    /// The diseases of someone of this age.
    pub(crate) fn draw(rng: &mut Rng, age: i32) -> Vec<Disease> {
        let group = match age {
            ..18 => 0,
            18..45 => 1,
            45..60 => 2,
            60..75 => 3,
            _ => 4,
        };
        Disease::ALL.into_iter().filter(|it| chance(rng, it.row().2[group])).collect()
    }
}
