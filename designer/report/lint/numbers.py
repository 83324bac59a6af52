"""Every number of the executive summary stands in the body too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from designer.report.blocks import Document, Section
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.lint.passages import passages

SUMMARY = ("summary", "summary-picture", "summary-failure", "summary-decisions")
"""Sections of the summary."""

PICTURE = "summary-picture"
"""The one whose picture stands in the body too."""

_ELSEWHERE = ("cover", "control", "changes", "contents", "reading")
"""Sections that are neither summary nor body."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATES = re.compile(rf"\b\d{{1,2}}\s(?:{_MONTHS})\s\d{{4}}|\b\d{{4}}-\d\d-\d\d")
_CODES = re.compile(r"\b[A-Z]{2,3}-\d+(?:\.\d+)*")
_NUMBER = re.compile(r"(?<![\w.,:\\/-])\d[\d,]*(?:\.\d+)?(?![\w\\/]|[.,:]\d)")
_CLOCK = re.compile(r"\b\d+:\d\d(?:\.\d)?\b")


def check(made: Made) -> Iterator[Flaw]:
    """Point 14."""
    for number, where in orphans(made.document):
        yield Flaw(14, where, f"the number {number} stands in no other part of the document")


def orphans(document: Document) -> Iterator[tuple[str, str]]:
    """The numbers of the summary, each with its section, that no section of the body prints.

    Codes, dates, clock times, and digits within names are no numbers; "80.20" is the same as "80.2". The picture of
    the whole cluster is the body's own. A document without a body, as the summary alone, has none.
    """
    parts = {section.anchor.rpartition(".")[2]: section for section in document.sections}
    body = [section for anchor, section in parts.items() if anchor not in (*SUMMARY, *_ELSEWHERE)]
    if not body:
        return
    known = set(_numbers(document, body))
    for anchor in SUMMARY:
        if anchor in parts:
            section = parts[anchor]
            for number in dict.fromkeys(_numbers(document, [section])):
                if number not in known:
                    yield number, section.title


def numbers_in(text: str) -> Iterator[str]:
    """The numbers of a text, without separators of thousands and without zeros that say nothing."""
    bare = _CLOCK.sub(" ", _CODES.sub(" ", _DATES.sub(" ", text)))
    for found in _NUMBER.findall(bare):
        plain = found.replace(",", "")
        yield (plain.rstrip("0").rstrip(".") if "." in plain else plain)


def _numbers(document: Document, sections: Iterable[Section]) -> Iterator[str]:
    part = replace(document, sections=tuple(sections))
    for passage in passages(part, {}):
        if passage.kind != "picture" or passage.section.rpartition(".")[2] != PICTURE:
            yield from numbers_in(passage.text)
