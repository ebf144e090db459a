//! Characters of names and how typists write them otherwise.

use crate::tables;

/// Simplified character and the traditional or variant form that older systems kept.
const TRADITIONAL: [(char, char); 62] = [
    ('刘', '劉'),
    ('陈', '陳'),
    ('杨', '楊'),
    ('黄', '黃'),
    ('赵', '趙'),
    ('吴', '吳'),
    ('孙', '孫'),
    ('马', '馬'),
    ('罗', '羅'),
    ('郑', '鄭'),
    ('谢', '謝'),
    ('许', '許'),
    ('韩', '韓'),
    ('冯', '馮'),
    ('邓', '鄧'),
    ('肖', '萧'),
    ('叶', '葉'),
    ('苏', '蘇'),
    ('吕', '呂'),
    ('卢', '盧'),
    ('钟', '鍾'),
    ('谭', '譚'),
    ('陆', '陸'),
    ('范', '範'),
    ('贾', '賈'),
    ('韦', '韋'),
    ('邹', '鄒'),
    ('闫', '阎'),
    ('龙', '龍'),
    ('贺', '賀'),
    ('顾', '顧'),
    ('钱', '錢'),
    ('严', '嚴'),
    ('张', '張'),
    ('东', '東'),
    ('国', '國'),
    ('军', '軍'),
    ('强', '強'),
    ('辉', '輝'),
    ('华', '華'),
    ('云', '雲'),
    ('凤', '鳳'),
    ('兰', '蘭'),
    ('丽', '麗'),
    ('静', '靜'),
    ('艳', '艷'),
    ('红', '紅'),
    ('刚', '剛'),
    ('飞', '飛'),
    ('鹏', '鵬'),
    ('杰', '傑'),
    ('涛', '濤'),
    ('峰', '峯'),
    ('学', '學'),
    ('贵', '貴'),
    ('银', '銀'),
    ('长', '長'),
    ('万', '萬'),
    ('爱', '愛'),
    ('莲', '蓮'),
    ('晓', '曉'),
    ('泽', '澤'),
];

/// How the rare characters sound.
const SOUNDS: [(&str, &str); 14] = [
    ("昇", "sheng"),
    ("喆", "zhe"),
    ("堃", "kun"),
    ("镕", "rong"),
    ("珺", "jun"),
    ("祎", "yi"),
    ("垚", "yao"),
    ("淼", "miao"),
    ("䶮", "yan"),
    ("㛃", "jie"),
    ("𬭎", "hong"),
    ("𣲘", "wei"),
    ("𫖯", "fu"),
    ("𠅤", "chang"),
];

pub(crate) fn traditional(c: char) -> Option<char> {
    TRADITIONAL.iter().find(|it| it.0 == c).map(|it| it.1)
}

pub(crate) fn is_rare(c: char) -> bool {
    // Common characters lie below; only few are looked up.
    tables::RARE.iter().any(|it| it.starts_with(c))
}

pub(crate) fn sound(c: char) -> &'static str {
    SOUNDS.iter().find(|it| it.0.starts_with(c)).map_or("", |it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rare_character_has_a_sound() {
        for text in tables::RARE {
            assert!(text.chars().all(|it| is_rare(it) && !sound(it).is_empty()), "{text}");
        }
    }
}
