//! Escaping, the frame of a page, small pieces that all pages use.

/// Text made safe for element content and quoted attributes.
pub fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

/// An identifier as the value of `id`: no white space, made safe.
pub fn anchor(kind: &str, id: &str) -> String {
    let joined: String = id.chars().map(|c| if c.is_whitespace() { '-' } else { c }).collect();
    format!("{kind}-{}", text(&joined))
}

/// A relative address: everything but plain characters percent-encoded.
pub fn address(path: &str) -> String {
    let mut encoded = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' | b'~' => {
                encoded.push(char::from(byte))
            }
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// A link when the text is an address of the web, plain text otherwise.
pub fn source(text_or_address: &str) -> String {
    let safe = text(text_or_address);
    let is_address = ["http://", "https://"].iter().any(|it| text_or_address.starts_with(it));
    if is_address && !text_or_address.contains(char::is_whitespace) {
        return format!("<a href=\"{safe}\" rel=\"noreferrer\">{safe}</a>");
    }
    safe
}

/// A table with headings; cells are escaped here.
pub fn table(class: &str, columns: &[String], rows: &[Vec<String>]) -> String {
    let head: String = columns.iter().map(|it| format!("<th scope=\"col\">{}</th>", text(it))).collect();
    let body: String = rows
        .iter()
        .map(|row| {
            let cells: String = row.iter().map(|it| format!("<td>{}</td>", text(it))).collect();
            format!("<tr>{cells}</tr>")
        })
        .collect();
    format!(
        "<div class=\"scroll\"><table class=\"{class}\"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
}

/// A whole page.
pub fn page(title: &str, body: &str) -> String {
    let title = text(title);
    let style = include_str!("style.css");
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">跳到正文</a>\n{body}\n</body>\n</html>\n"
    )
}
