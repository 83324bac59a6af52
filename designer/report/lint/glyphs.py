"""Characters: each has a glyph, and commands come out of the file exactly as they must be typed."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.glyphs import CODED, missing
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.lint.paper import words

SPOILS_COMMANDS = frozenset("“”\N{LEFT SINGLE QUOTATION MARK}’„–—…\N{SOFT HYPHEN}\N{NO-BREAK SPACE}ﬀﬁﬂﬃﬄ")
"""Characters that a command copied from the page must not have."""


def check(made: Made) -> Iterator[Flaw]:
    """Points 35 and 52. What a drawing cuts short stands in full elsewhere."""
    for page in made.layout.pages:
        where = f"page {page.number}"
        for word in words(page):
            label = word.label
            if lacking := missing(label.text, label.face):
                codes = ", ".join(f"U+{ord(character):04X}" for character in lacking)
                yield Flaw(35, where, f"the font has no glyph for {codes}")
            if CODED.search(label.text) and not made.is_authors(label.text):
                yield Flaw(35, where, f'a character of "{label.text}" cannot be printed', grave=False, whose="author")
            if label.face == "mono" and not label.subject and (spoilt := SPOILS_COMMANDS & set(label.text)):
                whose = "author" if made.is_authors(label.text.strip("…")) else "program"
                sentence = f'"{label.text}" cannot be typed as it stands: {", ".join(sorted(map(repr, spoilt)))}'
                yield Flaw(52, where, sentence, grave=False, whose=whose)  # type: ignore[arg-type]
