"""Words that no finished document has: placeholders, boasting, sentences without end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.lint.passages import Passage

PLACEHOLDER = re.compile(
    r"\b(?:TBD|TODO|FIXME|XXX|None(?! (?:of|is|are|needed)\b)|null|nan|NaN|lorem ipsum|Error! Reference)\b|\bN/A\b"
    r"|\{\w*\}|\?\?|<insert [^>]*>"
)
BANNED = re.compile(
    r"\b(?:robust|seamless(?:ly)?|best-in-class|world-class|leverag(?:e|es|ing)|cutting-edge|state-of-the-art|"
    r"will ensure|utili[sz]e[sd]?|going forward|please note)\b|!(?!=)",
    re.IGNORECASE,
)
MOST_WORDS = 34
"""A sentence is asked to have 25 words; codes in brackets, names and numbers count as well here."""

_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_LIST = re.compile(r":\s(?=(?:[^,]*,){3}).*")
"""What stands behind a colon and is a list of three or more."""

_IN_BRACKETS = re.compile(r"\([^)]*\)")


def check(made: Made) -> Iterator[Flaw]:
    """Points 15 and 29."""
    for passage in made.passages:
        yield from _placeholders(passage, made)
        if passage.kind != "picture":
            yield from _boasts(passage, made)
        if passage.kind == "prose":
            yield from _endless(passage, made)


def _placeholders(passage: Passage, made: Made) -> Iterator[Flaw]:
    for match in PLACEHOLDER.finditer(passage.text):
        whose = "author" if made.is_authors(_around(passage.text, match.span())) else "program"
        yield Flaw(15, passage.where, f'"{match[0]}" stands where something is missing', whose=whose)  # type: ignore[arg-type]


def _boasts(passage: Passage, made: Made) -> Iterator[Flaw]:
    for match in BANNED.finditer(passage.text):
        whose = "author" if made.is_authors(_around(passage.text, match.span())) else "program"
        sentence = f'"{match[0]}" is no word for this document'
        yield Flaw(29, passage.where, sentence, grave=False, whose=whose)  # type: ignore[arg-type]


def _around(text: str, span: tuple[int, int]) -> str:
    """The words that touch a find: what an author would have typed."""
    start = text.rfind(" ", 0, span[0]) + 1
    end = text.find(" ", span[1])
    return text[start : end if end >= 0 else len(text)].strip('.,;:()"“”')


def _endless(passage: Passage, made: Made) -> Iterator[Flaw]:
    text = _IN_BRACKETS.sub("", passage.text)
    for name in made.names:
        text = text.replace(name, "Name")
    for said in _SENTENCE.split(text):
        count = len(_LIST.sub("", said).split())
        if count > MOST_WORDS:
            whose = "author" if made.is_authors(said.strip(".")) else "program"
            sentence = f'the sentence "{" ".join(said.split()[:6])} …" has {count} words'
            yield Flaw(29, passage.where, sentence, grave=False, whose=whose)  # type: ignore[arg-type]
