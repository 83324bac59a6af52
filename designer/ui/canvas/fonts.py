"""The bundled fonts in Qt: exact glyph runs for drawings, font families for editors that lie on them."""

from __future__ import annotations

import functools

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QRawFont

from designer.foundation.glyphs import FILES, Face, face_table, printable
from designer.foundation.paths import resources

_NO_HINTING = QFont.HintingPreference.PreferNoHinting


@functools.cache
def raw_font(face: Face, size: float) -> QRawFont:
    """The face at a size in scene units; it does not depend on the screen's resolution."""
    return QRawFont(str(resources() / "fonts" / FILES[face]), size, _NO_HINTING)


@functools.lru_cache(maxsize=4096)
def glyph_run(text: str, face: Face, size: float) -> QGlyphRun:
    """One line of text, its glyphs placed by the same width table that paper and SVG use."""
    shown = printable(text, face)
    widths = face_table(face).widths
    font = raw_font(face, size)
    positions, x = [], 0.0
    for character in shown:
        positions.append(QPointF(x, 0.0))
        x += widths[ord(character)] * size / 1000
    run = QGlyphRun()
    run.setRawFont(font)
    # Characters beyond the basic plane take two units in Qt but have one glyph.
    run.setGlyphIndexes([font.glyphIndexesForString(character)[0] for character in shown])
    run.setPositions(positions)
    return run


@functools.cache
def font(face: Face, size: float) -> QFont:
    """The face for widgets, at a size in pixels."""
    identifier = QFontDatabase.addApplicationFont(str(resources() / "fonts" / FILES[face]))
    families = QFontDatabase.applicationFontFamilies(identifier)
    made = QFont(families[0] if families else "")
    made.setPixelSize(max(1, round(size)))
    made.setHintingPreference(_NO_HINTING)
    if face == "semibold":
        made.setWeight(QFont.Weight.DemiBold)
    made.setItalic(face == "italic")
    return made
