"""The points that a finished document is judged by, and who judges them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["always", "rules", "tests", "reader", "left out"]
"""On every export; by the rules that every design is checked against; by the program's own tests; by somebody who
reads the document; not at all."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point by its number, what it asks for, and how that is found out."""

    number: int
    asks: str
    how: How


_TABLE: tuple[tuple[str, How], ...] = (
    ("The file opens without repair and is clean", "always"),
    ("Title, author, subject, keywords, creator and producer say something", "always"),
    ("The title stands in the window's title bar; the language is set", "always"),
    ("PDF 1.7 or newer, not encrypted, no scripts", "always"),
    ("All fonts are inside, as subsets, and their text can be copied", "always"),
    ("At most six fonts, all of them the house's", "always"),
    ("At most 2 MB, and 25 KB a page, without logos", "always"),
    ("No raster images but logos, and those sharp", "always"),
    ("Everything painted is tagged", "left out"),
    ("Alternative texts, headings and heads of tables in the tags", "left out"),
    ("PDF/A and PDF/UA", "left out"),
    ("Both sets of properties agree", "always"),
    ("The same design and date give the same bytes", "tests"),
    ("Every number of the summary stands in the body", "always"),
    ("No placeholders", "always"),
    ("All names and addresses of the design are printed, and no others", "always"),
    ("No name, address or letter twice; addresses inside their subnets", "rules"),
    ("Every requirement has a decision and a test", "always"),
    ("Every decision has a requirement or constraint, two options, impact and risk", "always"),
    ("Risks and assumptions have an owner and a date; scores are products", "always"),
    ("Every code exists and is defined once", "always"),
    ("No errors are open, or the document is a draft on every page", "always"),
    ("Waivers are printed with name, date and reason", "always"),
    ("Beside each time stands what it is founded on", "always"),
    ("Worst cases are maxima over everything that was simulated", "tests"),
    ("Totals add up", "always"),
    ("Version, date and number agree everywhere", "always"),
    ("Dependencies are those of the rules", "rules"),
    ("No boasting, no endless sentences", "always"),
    ("The summary can be understood by itself", "reader"),
    ("Sections begin with words; tables and figures are mentioned", "always"),
    ("The marking stands at the top and the bottom of every page", "always"),
    ("No text outside the margins", "always"),
    ("No words on each other", "always"),
    ("Every character has a glyph", "always"),
    ("No text below 7 points", "always"),
    ("No heading at the foot of a page", "always"),
    ("No page nearly empty but where a chapter ends", "always"),
    ("Tables go on with their head and title", "always"),
    ('"Page x of y" is true', "always"),
    ("The contents and all links lead to the right page", "always"),
    ("A bookmark for every section and heading, nested, to the right page", "always"),
    ("Links say where they lead", "always"),
    ("Landscape pages stand upright, with header and footer", "always"),
    ("States can be told apart in grey", "tests"),
    ("Text stands out from its ground", "always"),
    ("Logos keep their shape", "always"),
    ("Printers can print everything, on A4 and on Letter", "always"),
    ("The longest names fit", "tests"),
    ("Empty and small designs give whole documents", "tests"),
    ("Looks the same in every reader program", "reader"),
    ("Copied commands are exactly what must be typed", "always"),
)

POINTS: tuple[Point, ...] = tuple(Point(number, *row) for number, row in enumerate(_TABLE, 1))
