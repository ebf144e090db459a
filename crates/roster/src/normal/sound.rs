//! Characters of given names that sound alike: who takes a name down by ear writes one for the other.
//!
//! **Knows:** syllables, tones aside. **Does not know:** names; who judges by it must ask for more than a name.

use std::sync::LazyLock;

use super::name::{NormalName, Place, fold_character};

/// Characters in use in given names, one syllable a word. A character of two readings stands twice.
const ALIKE: &str = "\
    安桉 宝保葆堡 斌彬滨宾 冰兵炳秉丙 波博伯勃 灿粲 昌长常畅 超朝潮 辰晨臣宸琛尘忱 诚成城承程澄丞呈盛 \
    春纯椿淳 存村 达大 丹旦 道涛 德得 迪弟娣棣 东冬栋冻董 芳方放坊 飞菲霏妃非斐 芬奋汾纷 峰锋丰枫风凤奉 \
    福富付芙甫扶赴馥 刚钢岗 桂贵圭 国果 光广 海亥 涵寒晗含函汉翰韩 豪浩昊皓好灏 和河荷合贺鹤禾 恒衡 \
    红洪宏鸿虹弘 华花桦画化 怀淮 欢焕环 辉慧惠会卉晖徽汇 吉继纪季计冀济基玑积骥 佳嘉家加甲 建健剑坚 \
    江姜 娇姣 杰洁捷婕结节 金锦今瑾谨进晋津 静敬晶京精景菁婧靖净境竞镜经 军君俊均骏钧峻 娟涓鹃隽 聚菊举巨 \
    凯开恺楷 康亢 可科珂柯克 坤昆 兰岚澜蓝 乐勒 磊蕾雷垒 丽莉利立力黎理李礼俐梨励历 连莲涟廉练恋 良亮梁凉 \
    林琳霖临麟 玲灵铃龄凌岭令伶陵菱羚苓 龙隆 露璐路鹿禄陆 兰览 罗洛络 满曼漫 茂貌毛 梅玫美妹媚眉 蒙萌孟梦 \
    苗妙淼 敏民闽珉岷旻 明铭鸣茗名 楠南男 宁凝柠 培佩沛 鹏朋彭 萍平苹屏 琪琦奇淇齐启祺棋旗起其麒绮 倩茜谦乾钱 \
    强蔷墙 琴勤芹秦钦沁 青清庆卿晴情 秋丘邱 全权泉荃 群裙 然燃冉 仁忍人 荣蓉容融溶榕 瑞睿芮蕊 润闰 \
    珊姗山 少绍劭 升生胜声圣 石实时世士诗史仕师事适 淑书舒树姝叔 双爽 顺舜 思斯司丝嗣 松嵩 素苏溯 \
    涛桃陶韬滔 田甜恬天 婷亭庭廷停挺 同彤童桐 万婉皖琬晚 旺望王 伟卫维威薇为炜玮巍魏惟微蔚渭 文雯闻温汶 \
    武吴五伍舞 西喜希熙溪曦玺锡惜夕西兮希 霞夏侠 先贤显仙娴宪献 香祥翔湘想向响相 小晓筱肖潇霄孝笑校 \
    新欣心鑫馨辛昕信芯歆 兴星行幸杏 雄熊 秀绣修 旭绪序许 旋轩萱宣璇选 学雪 勋训迅洵珣 雅亚娅 \
    彦艳燕妍岩延言研颜炎焱晏 阳洋扬杨养 瑶尧耀遥姚 业叶烨晔野 义艺易毅益怡宜仪依翼意亿逸奕谊忆熠 \
    银印寅音殷因茵荫 英颖莹盈迎影应瑛映滢樱营 勇永咏泳用涌 友有佑又优 玉宇雨余裕育愉瑜喻煜钰予语羽渝郁昱禹誉 \
    元园圆媛源远缘原苑 悦月跃岳越 云芸韵运允 泽则 增曾 兆赵昭照钊 珍贞真振镇震桢祯 正政郑征争峥 \
    志智芝之知治枝至直植稚致 中忠钟仲重众 珠竹朱柱祝筑株 子紫自梓 宗综 祖组";

/// Groups of characters, folded as names are.
static GROUPS: LazyLock<Vec<Vec<u32>>> =
    LazyLock::new(|| ALIKE.split_whitespace().map(|it| it.chars().map(fold_character).collect()).collect());

/// Whether two names of the same length differ in one character of the given name, and the two sound alike.
#[must_use]
pub fn sounds_alike(one: &NormalName, two: &NormalName) -> bool {
    if one.places.len() != two.places.len() || one.has_gap() || two.has_gap() {
        return false;
    }
    let mut differing = (0..one.places.len()).filter(|at| one.places[*at] != two.places[*at]);
    let (Some(at), None) = (differing.next(), differing.next()) else { return false };
    match (one.places[at], two.places[at]) {
        (Place::Is(a), Place::Is(b)) if at > 0 => GROUPS.iter().any(|it| it.contains(&a) && it.contains(&b)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_ear() {
        for (one, two, wanted) in [
            ("廖玫", "廖梅", true),
            ("赵闽", "赵敏", true),
            ("孙蔷", "孫強", true),
            ("王小明", "王晓明", true),
            ("王晓铭", "王晓明", true),
            ("廖玫", "廖兰", false),
            ("廖梅", "廖梅", false),
            ("廖玫", "刘玫", false),
            ("江丽", "姜丽", false),
            ("王小铭", "王晓明", false),
            ("廖玫", "廖梅梅", false),
            ("廖?", "廖梅", false),
            ("", "", false),
        ] {
            let (a, b) = (NormalName::read(one), NormalName::read(two));
            assert_eq!(sounds_alike(&a, &b), wanted, "{one} {two}");
            assert_eq!(sounds_alike(&b, &a), wanted, "{two} {one}");
        }
    }
}
