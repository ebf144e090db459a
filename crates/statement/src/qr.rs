//! A QR code as SVG: one path, no library for pictures.

use qrcode::{Color, EcLevel, QrCode};

/// Blank modules around the code, as the standard asks.
const QUIET: usize = 4;

/// The code as SVG, black on white; `None` when the text is empty or too long for a QR code.
pub(crate) fn svg(text: &str) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let side = width + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|it| **it == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/>\
         <path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_becomes_a_picture_and_a_novel_does_not() {
        let picture = svg("990100202611220001").unwrap();
        assert!(picture.starts_with("<svg") && picture.ends_with("</svg>"));
        assert!(picture.len() < 8_000, "{}", picture.len());
        assert!(svg("").is_none());
        assert!(svg(&"长".repeat(2_000)).is_none());
    }

    /// The text itself is never part of the SVG.
    #[test]
    fn text_does_not_reach_the_markup() {
        assert!(!svg("</svg><script>").unwrap().contains("script"));
    }
}
