//! 社会保障卡: which card is whose. One card is one person's, and a person has one that counts.

use store::{PersonCard, Writer};

use crate::error::AppError;
use crate::model::PersonFact;

/// Lengths that a number may have: 社会保障号卡号 has nine characters, a bank's number up to nineteen.
const LENGTHS: std::ops::RangeInclusive<usize> = 6..=32;

/// A number as it is kept: in capitals, without spaces.
///
/// # Errors
/// What is no number of a card, or is an identity number.
pub(crate) fn check(number: &str) -> Result<String, AppError> {
    let number: String = number.chars().filter(|it| !it.is_whitespace()).collect();
    let number = number.to_ascii_uppercase();
    if !looks_like_card(&number) {
        let message = "这不是社会保障卡的卡号";
        return Err(AppError::input(
            "number",
            message,
            "卡号是 6 至 32 位字母和数字，印在卡的正面；不是身份证号",
        ));
    }
    Ok(number)
}

/// Whether a text may be the number of a card: letters and digits, some digits, and no identity number.
pub(crate) fn looks_like_card(text: &str) -> bool {
    LENGTHS.contains(&text.len())
        && text.bytes().all(|it| it.is_ascii_alphanumeric())
        && text.bytes().any(|it| it.is_ascii_digit())
        && base::PersonNumber::parse(text).is_err()
}

/// As it may be shown: the last four characters.
#[must_use]
pub(crate) fn masked(number: &str) -> String {
    let tail = number.char_indices().rev().nth(3).map_or(number, |(at, _)| &number[at..]);
    format!("****{tail}")
}

/// The fact as the log may have it.
pub(crate) fn masked_in(fact: &PersonFact) -> PersonFact {
    match fact.clone() {
        PersonFact::Card { person_id, number, source } => {
            PersonFact::Card { person_id, number: masked(&number), source }
        }
        other => other,
    }
}

/// A card of a person, from an instant on.
///
/// # Errors
/// As [`check`].
pub(crate) fn of(person_id: &str, number: &str, source: &str, now: &str) -> Result<PersonCard, AppError> {
    Ok(PersonCard {
        person_id: person_id.to_owned(),
        number: check(number)?,
        known_from: now.to_owned(),
        known_until: None,
        source: source.to_owned(),
    })
}

/// Makes a card the person's, in place of the one of before; how many gave way. The card that the person has
/// already changes nothing.
///
/// # Errors
/// A card that counts for somebody else; the store's failure.
pub(crate) async fn bind(writer: &mut Writer, card: &PersonCard) -> Result<usize, AppError> {
    match writer.find_cards(&[&card.number]).await?.first() {
        Some(known) if known.person_id == card.person_id => return Ok(0),
        Some(_) => {
            let message = format!("卡号 {} 已登记在别人名下", masked(&card.number));
            return Err(AppError::state(message, "请核对卡号；确是本人的卡，先在原登记人那里挂失或注销"));
        }
        None => {}
    }
    let gave_way = writer.end_card(&card.person_id, &card.known_from).await?;
    writer.add_cards(std::slice::from_ref(card)).await?;
    Ok(usize::from(gave_way))
}

/// Ends the person's card.
///
/// # Errors
/// When there is none; the store's failure.
pub(crate) async fn end(writer: &mut Writer, person_id: &str, now: &str) -> Result<usize, AppError> {
    if writer.end_card(person_id, now).await? {
        return Ok(1);
    }
    Err(AppError::state(format!("{person_id} 没有登记社会保障卡"), "请核对是不是这个人"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_cards_are_told_from_other_numbers() {
        for (text, kept) in [
            (" a1234 5678 ", Some("A12345678")),
            ("6217000010001234567", Some("6217000010001234567")),
            ("11010519491231002X", None),
            ("12345", None),
            ("ABCDEFGH", None),
            ("A1234-5678", None),
            ("卡号12345678", None),
            (&"1".repeat(33), None),
        ] {
            assert_eq!(check(text).ok().as_deref(), kept, "{text}");
        }
        assert_eq!(masked("A12345678"), "****5678");
        assert_eq!(masked("12"), "****12");
    }
}
