"""The bundled fonts in reportlab's hands; only these four faces ever get into a file."""

from __future__ import annotations

import functools

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from designer.foundation.glyphs import FILES, Face
from designer.foundation.paths import resources

_NAMES: dict[Face, str] = {face: file.removesuffix(".ttf") for face, file in FILES.items()}


def font_name(face: Face) -> str:
    """The name under which reportlab knows the face."""
    return _NAMES[face]


@functools.cache
def register_fonts() -> None:
    """Make the faces known, once."""
    for face, file in FILES.items():
        pdfmetrics.registerFont(TTFont(_NAMES[face], str(resources() / "fonts" / file)))
