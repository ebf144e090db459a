//! `document.md`: front matter, clauses (条), paragraphs (款), reasons for clauses without rule.

use crate::model::{Clause, Instrument};

/// Reads a document. Never fails: what is missing shows as an empty field, and is reported by who
/// needs it.
pub fn read(text: &str, file: &str) -> Instrument {
    let mut instrument = Instrument { file: file.to_owned(), ..Instrument::default() };
    let mut lines = text.lines().enumerate().peekable();
    if lines.peek().is_some_and(|(_, line)| line.trim() == "---") {
        lines.next();
        for (_, line) in lines.by_ref() {
            if line.trim() == "---" {
                break;
            }
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim().to_owned();
            match key.trim() {
                "id" => instrument.id = value,
                "title" => instrument.title = value,
                "number" => instrument.number = value,
                "issuer" => instrument.issuer = value,
                "effective" => instrument.effective = value.parse().ok(),
                "source" => instrument.source = value,
                _ => {}
            }
        }
    }
    let mut paragraph = String::new();
    let mut comment: Option<String> = None;
    let mut clauses: Vec<Clause> = Vec::new();
    for (index, line) in lines {
        let trimmed = line.trim();
        if let Some(open) = comment.as_mut() {
            open.push_str(trimmed);
            if trimmed.ends_with("-->") {
                note_reason(&mut clauses, &comment.take().unwrap_or_default());
            }
            continue;
        }
        if trimmed.starts_with("<!--") {
            end_paragraph(&mut clauses, &mut paragraph);
            if trimmed.ends_with("-->") {
                note_reason(&mut clauses, trimmed);
            } else {
                comment = Some(trimmed.to_owned());
            }
            continue;
        }
        if let Some((id, rest)) = clause_heading(trimmed) {
            end_paragraph(&mut clauses, &mut paragraph);
            clauses.push(Clause { id: id.to_owned(), line: index + 1, ..Clause::default() });
            paragraph.push_str(rest.trim());
        } else if trimmed.is_empty() || trimmed.starts_with('#') {
            end_paragraph(&mut clauses, &mut paragraph);
        } else {
            paragraph.push_str(trimmed);
        }
    }
    end_paragraph(&mut clauses, &mut paragraph);
    instrument.clauses = clauses;
    instrument
}

/// Splits `第七条 起付标准` into `第七条` and the rest.
fn clause_heading(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['#', '*', ' ']);
    let rest = line.strip_prefix('第')?;
    let end = rest.find('条')?;
    let numeral = &rest[..end];
    let is_numeral = |c: char| "〇零一二三四五六七八九十百千".contains(c) || c.is_ascii_digit();
    if numeral.is_empty() || !numeral.chars().all(is_numeral) {
        return None;
    }
    let split = '第'.len_utf8() + end + '条'.len_utf8();
    Some((&line[..split], line[split..].trim_start_matches(['*', ' ', '　'])))
}

fn end_paragraph(clauses: &mut [Clause], paragraph: &mut String) {
    let text = std::mem::take(paragraph);
    if let (Some(clause), false) = (clauses.last_mut(), text.is_empty()) {
        clause.paragraphs.push(text);
    }
}

fn note_reason(clauses: &mut [Clause], comment: &str) {
    let body = comment.trim_start_matches("<!--").trim_end_matches("-->").trim();
    let reason = body.strip_prefix("norule:").or_else(|| body.strip_prefix("norule："));
    if let (Some(clause), Some(reason)) = (clauses.last_mut(), reason) {
        clause.no_rule = Some(reason.trim().to_owned());
    }
}

/// Whether `citation` (`第七条`, `第七条第二款`) names a clause and paragraph that exist; the error says
/// what is missing.
pub fn resolve(instrument: &Instrument, citation: &str) -> Result<usize, String> {
    let citation = citation.trim();
    let Some((id, rest)) = clause_heading(citation) else {
        return Err(format!("“{citation}”不是条款的写法，应如“第七条第二款”"));
    };
    let index = instrument.clauses.iter().position(|it| it.id == id);
    let index = index.ok_or_else(|| format!("条文里没有{id}"))?;
    let paragraph = rest.strip_prefix('第').and_then(|it| it.split_once('款'));
    if let Some((numeral, _)) = paragraph {
        let count = instrument.clauses[index].paragraphs.len();
        let wanted = small_numeral(numeral).ok_or_else(|| format!("“{citation}”的款号读不懂"))?;
        if wanted == 0 || wanted > count {
            return Err(format!("{id}只有 {count} 款，没有第{numeral}款"));
        }
    }
    Ok(index)
}

/// `三` → 3, `十二` → 12, `7` → 7.
fn small_numeral(text: &str) -> Option<usize> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|it| it == c);
    match text.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens.chars().next()?)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones.chars().next()?)? };
            Some(tens * 10 + ones)
        }
        None => digit(text.chars().next()?),
    }
}

/// Headings of `notes.md`, as they are cited after `#`.
pub fn note_anchors(text: &str) -> Vec<String> {
    let heading = |line: &str| {
        line.trim_start().strip_prefix('#').map(|it| it.trim_start_matches('#').trim().to_owned())
    };
    text.lines().filter_map(heading).filter(|it| !it.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\nid: x-1\nnumber: 某医保发〔2024〕1号\neffective: 2024-01-01\n---\n\n第一条 为规范待遇，制定本办法。\n\n<!-- norule: 宗旨 -->\n\n## 第二条 起付标准\n500 元。\n\n特困不设。\n";

    #[test]
    fn clauses_and_paragraphs() {
        let document = read(TEXT, "document.md");
        assert_eq!(document.number, "某医保发〔2024〕1号");
        assert_eq!(document.clauses.len(), 2);
        assert_eq!(document.clauses[0].no_rule.as_deref(), Some("宗旨"));
        assert_eq!(document.clauses[1].paragraphs, ["起付标准500 元。", "特困不设。"]);
        assert_eq!(resolve(&document, "第二条第二款"), Ok(1));
        for bad in ["第三条", "第二条第三款", "二条", ""] {
            assert!(resolve(&document, bad).is_err(), "{bad}");
        }
    }
}
