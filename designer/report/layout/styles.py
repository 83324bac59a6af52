"""The type scale: sizes and leadings in points, colours as roles of the theme."""

from __future__ import annotations

from dataclasses import dataclass

from designer.foundation.glyphs import Face


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set, and the least distance to what stands above and below it."""

    size: float
    leading: float
    fill: str = "ink"
    face: Face = "regular"
    before: float = 0.0
    after: float = 4.5


COVER_KIND = TextStyle(11, 13.5, "on.navy", "semibold")
COVER_TITLE = TextStyle(30, 36, "on.navy", "semibold", after=9)
COVER_SUBTITLE = TextStyle(15, 22.5, "on.navy")
COVER_BANNER = TextStyle(8.5, 11.25, "on.navy")
COVER_LABEL = TextStyle(9, 13.5, "muted")
COVER_VALUE = TextStyle(10.5, 13.5)

H1 = TextStyle(20, 27, "heading", "semibold", after=13.5)
H2 = TextStyle(14, 18, "heading", "semibold", before=22.5, after=4.5)
H3 = TextStyle(11.5, 13.5, "ink", "semibold", before=13.5, after=4.5)
HEADINGS = {2: H2, 3: H3}

STATEMENT = TextStyle(16, 22.5, "heading", after=13.5)
LEAD = TextStyle(12, 18, after=9)
BODY = TextStyle(10.5, 13.5, after=6.75)
SIDE = TextStyle(8.5, 11.25, "muted")
TITLE = TextStyle(10, 13.5, "heading", "semibold", before=13.5, after=4.5)
CELL = TextStyle(8.5, 11.25)
HEAD = TextStyle(8.5, 11.25, "on.navy", "semibold")
BAND = TextStyle(8.5, 11.25, "heading", "semibold")
NOTES = TextStyle(7.5, 9, "muted", before=4.5, after=13.5)
SMALL = TextStyle(7.5, 9, "muted", after=0)
RUNNING = TextStyle(8, 9, "muted")
CARD_BODY = TextStyle(9, 12, after=4.5)
CARD_LABEL = TextStyle(9, 12, "muted")
CARD_HEADING = TextStyle(9, 12, "heading", "semibold", before=6.75, after=2.25)
CARD_CODE = TextStyle(10, 13.5, "accent", "semibold")
CARD_TITLE = TextStyle(10, 13.5, "heading", "semibold")
TILE_NUMBER = TextStyle(26, 31.5, "heading", "semibold")
TILE_UNIT = TextStyle(12, 13.5, "heading")
CONTENTS_1 = TextStyle(10.5, 13.5, "ink", "semibold", before=9, after=2.25)
CONTENTS_2 = TextStyle(10, 13.5, before=0, after=2.25)
CONTENTS_3 = TextStyle(8, 10.5)

MONO_SHARE = 0.91
"""The mono face looks as large as the others at this share of their size."""

SMALLEST = 7.0
"""Nothing is printed smaller."""
