//! A QR code as SVG for the page and as pixels for the paper; no library for pictures.

use qrcode::{Color, EcLevel, QrCode};

/// Blank modules around the code, as the standard asks.
const QUIET: usize = 4;

/// Pixels of a module in [`Code::luma`], so that viewers that smooth pictures leave the edges sharp.
const PIXELS: usize = 6;

/// A QR code: rows of modules, dark ones true.
pub(crate) struct Code {
    rows: Vec<Vec<bool>>,
}

impl Code {
    /// The code of a text; `None` when it is empty or too long for a QR code.
    pub(crate) fn of(text: &str) -> Option<Code> {
        if text.is_empty() {
            return None;
        }
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let colors = code.to_colors();
        let rows = colors.chunks(code.width());
        Some(Code { rows: rows.map(|row| row.iter().map(|it| *it == Color::Dark).collect()).collect() })
    }

    fn side(&self) -> usize {
        self.rows.len() + 2 * QUIET
    }

    /// Width and height of [`Code::luma`].
    pub(crate) fn pixels(&self) -> usize {
        self.side() * PIXELS
    }

    /// The picture, a byte a pixel: drawing it takes a tenth of the time of SVG.
    pub(crate) fn luma(&self) -> Vec<u8> {
        let side = self.pixels();
        let dark = |x: usize, y: usize| {
            let at = |it: usize| (it / PIXELS).checked_sub(QUIET);
            at(y).and_then(|y| self.rows.get(y)?.get(at(x)?)).copied().unwrap_or(false)
        };
        (0..side * side).map(|it| if dark(it % side, it / side) { 0 } else { 255 }).collect()
    }

    /// The picture as SVG, black on white.
    pub(crate) fn svg(&self) -> String {
        let side = self.side();
        let mut path = String::new();
        for (y, row) in self.rows.iter().enumerate() {
            let mut x = 0;
            while x < row.len() {
                let run = row[x..].iter().take_while(|it| **it).count();
                if run > 0 {
                    path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
                }
                x += run.max(1);
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/>\
             <path d=\"{path}\"/></svg>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_becomes_a_picture_and_a_novel_does_not() {
        let picture = Code::of("990100202611220001").unwrap().svg();
        assert!(picture.starts_with("<svg") && picture.ends_with("</svg>"));
        assert!(picture.len() < 8_000, "{}", picture.len());
        assert!(Code::of("").is_none());
        assert!(Code::of(&"长".repeat(2_000)).is_none());
    }

    /// The text itself is never part of the SVG.
    #[test]
    fn text_does_not_reach_the_markup() {
        assert!(!Code::of("</svg><script>").unwrap().svg().contains("script"));
    }

    #[test]
    fn pixels_show_the_modules() {
        let code = Code::of("1").unwrap();
        let (luma, side) = (code.luma(), code.pixels());
        assert_eq!((code.rows.len(), side, luma.len()), (21, 174, 174 * 174));
        let pixel = |x: usize, y: usize| luma[y * side + x];
        assert_eq!(pixel(0, 0), 255, "the quiet zone is white");
        assert_eq!(pixel(4 * 6, 4 * 6), 0, "the finder pattern begins dark");
        assert_eq!(pixel(5 * 6, 5 * 6), 255, "and has a white ring");
    }
}
