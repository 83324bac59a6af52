"""The decisions one by one: the question, the options, and why this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.dates import long_date
from designer.foundation.units import NBSP
from designer.report.blocks import Block, Card, Column, Facts, Lead, Paragraph, Row, Run, Table, Text
from designer.report.context import Context
from designer.report.decisions.drafted import Way
from designer.report.decisions.settled import Settled, settled
from designer.report.register_words import with_links
from designer.report.sections.decisions.s300_register import STATUSES
from designer.report.wording import counted

ID = "decision-cards"
TITLE = "Options and reasons"

MEASURES = ("availability", "performance", "cost", "complexity", "operability")


def section(context: Context) -> Sequence[Block]:
    """A card for each decision."""
    found = [one for one in settled(context) if one.question or one.decision]
    if not found:
        return []
    lead = (
        f"The first option of each of {counted(len(found), 'card')} is the one taken; the others are rated against it."
    )
    return [Lead(lead), *(card(one) for one in found)]


def card(one: Settled) -> Card:
    """Everything about one decision."""
    status, word = STATUSES[one.status]
    words = ", ".join(part for part in (word, one.owner, long_date(one.needed_by)) if part)
    blocks = (*_options(one), *_facts(one))
    return Card(one.code, one.title, blocks, (status, words), one.anchor)


def _options(one: Settled) -> Iterator[Block]:
    """What could be done; the question stands at the head of the options."""
    if not one.ways:
        if one.question:
            yield Paragraph(with_links(one.question))
        return
    shown = [name for name in MEASURES if any(getattr(way, name) not in (None, "same") for way in one.ways)]
    columns = (Column(one.question or "Options", weight=6), *(Column(name.capitalize(), weight=0.1) for name in shown))
    rows = tuple(Row((_named(way), *(_verdict(way, name) for name in shown))) for way in one.ways)
    yield Table("", columns, rows, headed=False)


def _named(way: Way) -> Text:
    name = Run(way.name, "bold" if way.chosen else "plain")
    chosen = " (chosen)" if way.chosen else ""
    return (name, f"{chosen}. {way.remark}" if way.remark else chosen)


def _verdict(way: Way, measure: str) -> Text:
    verdict = getattr(way, measure)
    if way.chosen:
        return NBSP
    words = {"better": f"▲{NBSP}better", "same": f"●{NBSP}same", "worse": f"▼{NBSP}worse"}
    return words[verdict] if verdict else ""


def _facts(one: Settled) -> Iterator[Block]:
    pairs = (
        ("Decision", with_links(one.decision)),
        ("Why", with_links(_with(one.justification, one.serves))),
        ("Consequence", with_links(one.impact)),
        ("Risk", with_links(_risk(one))),
        ("For the business", with_links(one.business_question)),
    )
    kept = tuple(pair for pair in pairs if pair[1])
    if kept:
        yield Facts(kept)


def _risk(one: Settled) -> str:
    """The risk with what helps against it, and the risks of the register that it is linked to."""
    helps = f"What helps: {_within(one.mitigation)}" if one.mitigation else ""
    return _with(" ".join(part for part in (one.risk, helps) if part), one.risks)


def _within(text: str) -> str:
    """A sentence behind a colon: without its capital, unless that is an acronym's."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def _with(text: str, codes: tuple[str, ...]) -> str:
    """The text with those codes behind it that it does not name itself."""
    left = [code for code in codes if code not in text]
    return f"{text} ({', '.join(left)})".strip() if left else text
