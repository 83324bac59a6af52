"""Codes such as NFR-03: each that is printed exists, and stands for one thing only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from designer.model.registers import PREFIXES, REQUIREMENT_PREFIXES, STANDARD_DECISIONS, Entry, code_of
from designer.model.snapshot import Snapshot
from designer.report.blocks import Block, Card, Step, Steps
from designer.report.context import Context
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.testing.codes import not_in_plan, test_codes

_REGISTERS = (*REQUIREMENT_PREFIXES.values(), *(prefix for prefix in PREFIXES.values() if prefix != "R"))
_CODE = re.compile(rf"(?<![\w-])((?:{'|'.join((*_REGISTERS, 'TC', 'TK'))})-\d{{2,3}})(?![\w-])")


def check(made: Made) -> Iterator[Flaw]:
    """Point 21."""
    cards = [card.code for section in made.document.sections for card in _cards(section.blocks) if card.code]
    known = {code for context in made.contexts for code in _codes(context.snapshot)}
    for code, count in Counter(cards).items():
        if count > len(made.contexts):
            yield Flaw(21, "", f"{code} is described {count} times")
    for context in made.contexts:
        for code, count in Counter(_given(context.snapshot)).items():
            if count > 1:
                yield Flaw(21, "", f"{code} is the code of {count} entries", whose="author")
    told = _told(made, cards)
    for passage in made.passages:
        for code in _CODE.findall(passage.text):
            here = told.get(code[:3], known)
            if here and code not in here:
                whose = "author" if made.is_authors(code) else "program"
                sentence = f"{code} is mentioned and there is no such thing"
                yield Flaw(21, passage.where, sentence, whose=whose)  # type: ignore[arg-type]


def _told(made: Made, cards: list[str]) -> Mapping[str, set[str]]:
    """What tests there are, and what steps of building, if that is in the document."""
    steps = {one.code for section in made.document.sections for one in _steps(section.blocks)}
    asked = any("TC-" in passage.text for passage in made.passages)
    tests = {code for context in made.contexts for code in _tests(context)} if asked else set()
    return {"TC-": tests, "TK-": steps | {code for code in cards if code.startswith("TK-")}}


def _tests(context: Context) -> Iterator[str]:
    yield from test_codes(context)
    yield from (one.test.code for one in not_in_plan(context))


def _steps(blocks: tuple[Block, ...]) -> Iterator[Step]:
    for block in blocks:
        if isinstance(block, Steps):
            yield from block.steps
        elif isinstance(block, Card):
            yield from _steps(block.blocks)


def _cards(blocks: tuple[Block, ...]) -> Iterator[Card]:
    for block in blocks:
        if isinstance(block, Card):
            yield block
            yield from _cards(block.blocks)


def _given(snapshot: Snapshot) -> Iterator[str]:
    for table in PREFIXES:
        for entry in snapshot.table(table).values():
            if isinstance(entry, Entry):
                yield code_of(entry)


def _codes(snapshot: Snapshot) -> Iterator[str]:
    yield from _given(snapshot)
    for number in range(1, STANDARD_DECISIONS + 1):
        yield f"{PREFIXES['decisions']}-{number:02d}"
