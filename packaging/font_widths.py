"""Write `resources/fonts/widths.json` from the font files beside it. Run after replacing a font; needs fontTools.

The file holds per face the ascender, the descender and runs `[first code point, count, width or widths]`, everything in
1/1000 em, for the Basic Multilingual Plane without control, format and private use characters.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from designer.foundation.glyphs import FILES  # noqa: E402

FONTS = ROOT / "resources" / "fonts"


def widths_of(path: Path) -> dict[str, Any]:
    """The entry of one font file."""
    from fontTools.ttLib import TTFont  # type: ignore[import-not-found,unused-ignore]

    font = TTFont(path)
    scale = 1000 / font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    widths = {
        code: round(metrics[glyph][0] * scale) for code, glyph in sorted(font.getBestCmap().items()) if _wanted(code)
    }
    ascender, descender = font["hhea"].ascent, font["hhea"].descent
    return {"ascender": round(ascender * scale), "descender": round(descender * scale), "runs": _runs(widths)}


def _wanted(code: int) -> bool:
    """Invisible format characters count as missing, so that they show up instead of hiding in a name."""
    return code <= 0xFFFD and unicodedata.category(chr(code)) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _runs(widths: dict[int, int]) -> list[list[Any]]:
    runs: list[list[Any]] = []
    for code, width in widths.items():
        if runs and runs[-1][0] + len(runs[-1][2]) == code:
            runs[-1][2].append(width)
        else:
            runs.append([code, 0, [width]])
    return [[start, len(run), run[0] if len(set(run)) == 1 else run] for start, _, run in runs]


def main() -> None:
    """Write the file."""
    table = {face: widths_of(FONTS / name) for face, name in FILES.items()}
    text = json.dumps(table, separators=(",", ":")).replace('},"', '},\n"')
    (FONTS / "widths.json").write_text(text + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
