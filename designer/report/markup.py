"""Light markup in the author's own texts.

Every line is a paragraph. Lines that start with "- ", or with "1. ", "2. " and so on, are a list. Within a line,
**bold**, *italic* and `code` are set like that, and [words](anchor) leads to the section, figure or table of that
anchor if the document has it. A backslash before one of these marks takes its meaning away. Everything else, single
stars and brackets included, is plain text and prints as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from designer.report.blocks import Block, Bullets, IfThere, Paragraph, Piece, Run, Style, Text

_MARKS = re.compile(
    r"(?P<escaped>\\[*`\[])"
    r"|`(?P<code>[^`]+)`"
    r"|(?<![\w*])\*\*(?P<bold>[^\s*](?:[^*]*[^\s*\\])?)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?P<italic>[^\s*](?:[^*]*[^\s*\\])?)\*(?![\w*])"
    r"|\[(?P<words>[^\[\]]+)\]\((?P<anchor>[a-z0-9][a-z0-9.-]*)\)"
)
_ITEM = re.compile(r"(?:(?P<dash>-)|(?P<number>\d{1,3})\.) +(?P<text>\S.*)")
_ESCAPED_ITEM = re.compile(r"\\(?=- )|(?<=\d)\\(?=\. )")
_STYLES: dict[str, Style] = {"code": "mono", "bold": "bold", "italic": "italic"}


def blocks_of(text: str, filled: Callable[[str], str] = lambda part: part) -> tuple[Block, ...]:
    """The blocks that a text stands for. `filled` puts values into a stretch of text after all marks have been read."""
    found: list[Block] = []
    for line in (part.strip() for part in text.splitlines()):
        if not line:
            continue
        item = _ITEM.fullmatch(line)
        before = found[-1] if found else None
        listed = before if isinstance(before, Bullets) else None
        ordered = item is not None and item["dash"] is None
        if item is not None and listed is not None and _goes_on(item, listed):
            found[-1] = Bullets((*listed.items, _text(item["text"], filled)), listed.ordered)
        elif item is not None and (not ordered or item["number"] == "1"):
            found.append(Bullets((_text(item["text"], filled),), ordered))
        else:
            found.append(Paragraph(_text(_ESCAPED_ITEM.sub("", line, count=1), filled)))
    return tuple(found)


def _goes_on(item: re.Match[str], listed: Bullets) -> bool:
    """Whether an item is the next one of a list."""
    if listed.ordered:
        return item["number"] == str(len(listed.items) + 1)
    return item["dash"] is not None


def _text(line: str, filled: Callable[[str], str]) -> Text:
    return tuple(_pieces(line, filled))


def _pieces(line: str, filled: Callable[[str], str]) -> Iterator[Piece]:
    waiting, end = "", 0
    for match in _MARKS.finditer(line):
        waiting += line[end : match.start()]
        end = match.end()
        kind = match.lastgroup
        if kind == "escaped":
            waiting += match["escaped"][1]
            continue
        yield Run(filled(waiting))
        waiting = ""
        if kind == "anchor":
            words = filled(match["words"])
            typed = Run(filled(match[0]))
            yield IfThere((match["anchor"],), (Run(words, anchor=match["anchor"]),), (typed,))
        else:
            assert kind is not None
            yield Run(filled(match[kind]), _STYLES[kind])
    yield Run(filled(waiting + line[end:]))
