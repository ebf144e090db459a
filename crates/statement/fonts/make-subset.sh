#!/usr/bin/env bash
# Makes the two fonts of the statement from Debian's fonts-noto-cjk. See README.md.
#
# Needs: apt-get install fonts-noto-cjk unicode-data ; pip install fonttools
# Usage: ./make-subset.sh [folder]     (default: the folder of this script)
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
out="${1:-$here}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

python3 - "$work" <<'PY'
import bz2, re, sys

work = sys.argv[1]

def span(*pairs):
    return {c for a, b in pairs for c in range(a, b + 1)}

# Latin, punctuation, figures, units, numbered marks, full width.
signs = span(
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x2C7, 0x2C7), (0x391, 0x3C9), (0x2010, 0x2046),
    (0x20AC, 0x20AC), (0x2103, 0x2103), (0x2109, 0x2109), (0x2116, 0x2116), (0x2150, 0x217B),
    (0x2190, 0x2199), (0x2200, 0x22BF), (0x2460, 0x249B), (0x25A0, 0x25CF), (0x2605, 0x2606),
    (0x2610, 0x2611), (0x2713, 0x2713), (0x3000, 0x3017), (0x301D, 0x301E), (0x3021, 0x3029),
    (0x3220, 0x3229), (0x3231, 0x3231), (0x3380, 0x33DF), (0xFE30, 0xFE6B), (0xFF01, 0xFF5E),
    (0xFFE0, 0xFFE5),
)
# GBK and what was added to the first block of Chinese characters since.
gbk = span((0x4E00, 0x9FFF), (0xF92C, 0xF92C), (0xF979, 0xF979), (0xF995, 0xF995), (0xF9E7, 0xF9E7),
           (0xF9F1, 0xF9F1), (0xFA0C, 0xFA29))
# 通用规范汉字表 (the 8,105 characters for names): those outside of GBK.
names = set()
with bz2.open("/usr/share/unicode/Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8") as lines:
    for line in lines:
        hit = re.match(r"U\+([0-9A-F]+)\tkTGH\t", line)
        if hit:
            names.add(int(hit[1], 16))
assert len(names) == 8105, len(names)
# What extensions C to G have in the font: a few hundred, nearly all from names.
rare = span((0x2A700, 0x3134F))
# For headings: the first level of GB 2312, by frequency of use.
level_1 = {ord(bytes([a, b]).decode("gb2312")) for a in range(0xB0, 0xD8) for b in range(0xA1, 0xFF)
           if (a, b) <= (0xD7, 0xF9)}
few_signs = span((0x20, 0x7E), (0xB7, 0xB7), (0x2014, 0x2014), (0x201C, 0x201D), (0x3001, 0x3002),
                 (0x300A, 0x300B), (0x3014, 0x3015), (0xFF08, 0xFF09), (0xFF0C, 0xFF0C),
                 (0xFF1A, 0xFF1B), (0xFFE5, 0xFFE5))

def write(name, chars):
    with open(f"{work}/{name}", "w") as f:
        f.write("\n".join(f"{c:04X}" for c in sorted(chars)))

write("regular.txt", signs | gbk | names | rare)
write("bold.txt", few_signs | level_1)
PY

# Face 2 of each collection is Noto Sans CJK SC. Hints and layout tables (vertical writing, old
# Korean, locale variants) are left out: the statement is horizontal Chinese.
for weight in Regular Bold; do
    pyftsubset "/usr/share/fonts/opentype/noto/NotoSansCJK-$weight.ttc" --font-number=2 \
        --unicodes-file="$work/$(echo "$weight" | tr '[:upper:]' '[:lower:]').txt" \
        --output-file="$out/NotoSansCJKsc-$weight.subset.otf" \
        --no-hinting --layout-features='' --no-glyph-names --notdef-outline --name-IDs='*' \
        --no-recalc-timestamp --drop-tables+=VORG,vhea,vmtx,BASE,GPOS,GSUB,GDEF
done
ls -l "$out"/*.otf
