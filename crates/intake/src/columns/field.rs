//! The fields that a column of a list can be.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($variant:ident $code:literal $name:literal $doc:literal;)*) => {
        /// What a column says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $(#[doc = $doc] $variant,)*
        }

        impl Field {
            /// Every field.
            pub const ALL: &[Field] = &[$(Field::$variant),*];

            /// The code in mappings.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Field::$variant => $code),* }
            }

            /// The Chinese name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Field::$variant => $name),* }
            }
        }
    };
}

fields! {
    Number "number" "身份证号" "Identity number of the person.";
    Name "name" "姓名" "Name of the person, not of the head of the household.";
    Sex "sex" "性别" "Sex.";
    Birth "birth" "出生日期" "Day of birth.";
    Township "township" "乡镇" "Township, town or sub-district.";
    Village "village" "村（社区）" "Village or community.";
    Group "group" "村民小组" "Group of the village.";
    Household "household" "户编号" "Number of the household.";
    Relation "relation" "与户主关系" "Relation to the head of the household.";
    Class "class" "人员类别" "Class of the person, such as 低保.";
    Level "level" "等级" "Degree, such as of disability.";
    Since "since" "开始日期" "First day: recognised, enrolled.";
    Until "until" "终止日期" "Last day: cancelled, stopped, interrupted.";
    Happened "happened" "发生日期" "Day of death, cremation, registration, change.";
    Place "place" "所在地" "Where to or where: of enrolment, of moving, of marriage.";
    Insurance "insurance" "险种" "Type of insurance.";
    PaidOn "paid_on" "缴费日期" "Day of payment.";
    Amount "amount" "缴费金额" "Amount paid, in yuan.";
    RefundedOn "refunded_on" "退费日期" "Day of refund.";
    RefundedAmount "refunded_amount" "退费金额" "Amount refunded, in yuan.";
    NewNumber "new_number" "新身份证号" "Identity number after a change.";
    OldNumber "old_number" "原身份证号" "Identity number before a change.";
    NewName "new_name" "新姓名" "Name after a change.";
    OldName "old_name" "原姓名" "Name before a change.";
    Document "document" "承诺书" "Signed waiver or other document on file.";
    Phone "phone" "联系电话" "Telephone.";
    Remark "remark" "备注" "Remark.";
    RegionCode "region_code" "区划代码" "Code of the region.";
    Status "status" "状态" "Status, such as 正常, 注销, 失踪.";
    DiedOn "died_on" "死亡日期" "Day of death, where the sender's pack names it.";
    CrematedOn "cremated_on" "火化日期" "Day of cremation, where the sender's pack names it.";
    Refunded "refunded" "是否已退费" "Whether refunded, where the sender's pack names it.";
    GivenUp "given_up" "是否放弃寻找" "Whether the family gives up the search.";
    Year "year" "年度" "Year to which the row belongs.";
    Card "card" "社会保障卡号" "Number of the person's 社会保障卡.";
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = Field::ALL.len();

    /// The field with this code or Chinese name.
    #[must_use]
    pub fn of(text: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|it| it.code() == text || it.name() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_serde_names() {
        for field in Field::ALL {
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
            assert_eq!(Field::of(field.code()), Some(*field));
            assert_eq!(Field::of(field.name()), Some(*field));
        }
    }
}
