"""A design that is not ready says so, and what was accepted is printed with name, date and reason."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.dates import long_date
from designer.report.blocks import Cover
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made

WHERE_WAIVERS_STAND = "findings"
"""The section that prints waivers."""


def check(made: Made) -> Iterator[Flaw]:
    """Points 22 and 23."""
    if any(context.is_draft for context in made.contexts) and not made.document.watermark:
        yield Flaw(22, "", "the design is a draft and the document does not say so on every page")
    if any(context.check.count("error") for context in made.contexts):
        covers = [one for section in made.document.sections for one in section.blocks if isinstance(one, Cover)]
        if covers and not any(cover.chip is not None and cover.chip[0] == "error" for cover in covers):
            yield Flaw(22, "", "errors are open and the cover does not say so")
    if any(anchor.endswith(WHERE_WAIVERS_STAND) for anchor in made.document.labels):
        yield from _waivers(made)


def _waivers(made: Made) -> Iterator[Flaw]:
    printed = "".join("".join(passage.text.split()) for passage in made.passages)
    for context in made.contexts:
        for waived in context.check.waived:
            waiver = waived.waiver
            for words in (waiver.reason, waiver.author, long_date(waiver.date)):
                if "".join(words.split()) not in printed:
                    yield Flaw(23, "", f'the waiver of {waived.finding.code} is printed without "{words}"')
