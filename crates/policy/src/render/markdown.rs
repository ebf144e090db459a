//! The little Markdown that notes use: headings, lists, tables, paragraphs, `code`, **bold**.

use super::html;

/// Notes as HTML; headings get anchors so that rules can point at them.
pub fn html(notes: &str) -> String {
    let mut writer = Writer::default();
    for line in notes.lines() {
        writer.line(line);
    }
    writer.close();
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    open: Open,
}

#[derive(Default, PartialEq, Eq, Clone, Copy)]
enum Open {
    #[default]
    Nothing,
    Paragraph,
    List,
    Table,
}

impl Writer {
    fn line(&mut self, line: &str) {
        let trimmed = line.trim();
        if trimmed.is_empty() || (trimmed.starts_with("<!--") && trimmed.ends_with("-->")) {
            self.close();
        } else if trimmed.starts_with('#') {
            self.close();
            let depth = trimmed.chars().take_while(|c| *c == '#').count().clamp(1, 3);
            let words = trimmed.trim_start_matches('#').trim();
            // The page already has h1 and h2.
            let level = depth + 2;
            let id = html::anchor("n", words);
            self.out.push_str(&format!("<h{level} id=\"{id}\">{}</h{level}>\n", inline(words)));
        } else if let Some(item) = trimmed.strip_prefix("- ").or_else(|| trimmed.strip_prefix("* ")) {
            self.enter(Open::List);
            self.out.push_str(&format!("<li>{}</li>\n", inline(item)));
        } else if trimmed.starts_with('|') {
            self.row(trimmed);
        } else if self.open == Open::Paragraph {
            self.out.push_str(&inline(trimmed));
        } else {
            self.enter(Open::Paragraph);
            self.out.push_str(&inline(trimmed));
        }
    }

    fn row(&mut self, line: &str) {
        if line.chars().all(|c| "|-: ".contains(c)) {
            return;
        }
        self.enter(Open::Table);
        let cells = line.trim_matches('|').split('|').map(|it| format!("<td>{}</td>", inline(it.trim())));
        self.out.push_str(&format!("<tr>{}</tr>\n", cells.collect::<String>()));
    }

    fn enter(&mut self, block: Open) {
        if self.open == block {
            return;
        }
        self.close();
        self.open = block;
        self.out.push_str(match block {
            Open::Nothing => "",
            Open::Paragraph => "<p>",
            Open::List => "<ul>\n",
            Open::Table => "<table class=\"plain\">\n",
        });
    }

    fn close(&mut self) {
        self.out.push_str(match std::mem::take(&mut self.open) {
            Open::Nothing => "",
            Open::Paragraph => "</p>\n",
            Open::List => "</ul>\n",
            Open::Table => "</table>\n",
        });
    }
}

/// Code spans and bold in one line of text.
pub fn inline(line: &str) -> String {
    let pieces: Vec<&str> = line.split('`').collect();
    // An odd mark at the end is just a character.
    let paired = pieces.len() % 2 == 1;
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match (at % 2 == 1, paired) {
            (true, true) => out.push_str(&format!("<code>{}</code>", html::text(piece))),
            (true, false) => out.push_str(&format!("`{}", bold(piece))),
            (false, _) => out.push_str(&bold(piece)),
        }
    }
    out
}

fn bold(text: &str) -> String {
    let pieces: Vec<&str> = text.split("**").collect();
    if pieces.len().is_multiple_of(2) {
        return html::text(text);
    }
    let piece = |(at, it): (usize, &&str)| {
        if at % 2 == 1 { format!("<strong>{}</strong>", html::text(it)) } else { html::text(it) }
    };
    pieces.iter().enumerate().map(piece).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_notes_use() {
        let rows = [
            ("## 一\n正文\n续行", "<h4 id=\"n-一\">一</h4>\n<p>正文续行</p>\n"),
            (
                "- `a.b`\n- **要**紧",
                "<ul>\n<li><code>a.b</code></li>\n<li><strong>要</strong>紧</li>\n</ul>\n",
            ),
            ("| a | b |\n|---|---|", "<table class=\"plain\">\n<tr><td>a</td><td>b</td></tr>\n</table>\n"),
            ("<b> & `x", "<p>&lt;b&gt; &amp; `x</p>\n"),
        ];
        for (text, expected) in rows {
            assert_eq!(super::html(text), expected, "{text}");
        }
    }
}
