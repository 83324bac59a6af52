"""All that can be played on a design, as lines of a list: its own scenarios, and the tests of the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from designer.app.trials.results import Status
from designer.app.trials.words import SIGNS, WORDS, parts_text, status_text
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.model.snapshot import Snapshot
from designer.simulation.trials.library import ReadyScenario

Sort = Literal["heading", "scenario", "test", "run", "left out"]

OWN, LIBRARY, OTHERS = "own", "library", "others"
"""The keys of the headings."""

REASONS = {
    "manual": tr("A test for people"),
    "unsupported": tr("Not supported"),
    "left out": tr("Not for this design"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `key` is the id of a scenario, or the code of a test or of one of its runs; `sign` and `word` tell how
    it stands, `more` is what a tip and assistive technology add."""

    sort: Sort
    key: str
    name: str
    sign: str = ""
    word: str = ""
    more: str = ""
    below: tuple[Line, ...] = field(default=())


def lines_of(snapshot: Snapshot, status: Callable[[Id], Status], library: Sequence[ReadyScenario]) -> tuple[Line, ...]:
    """The design's own scenarios, the tests that fit the design, and the others with the reason why they do not."""
    steps = Counter(one.scenario for one in snapshot.steps.values())
    expected = Counter(one.scenario for one in snapshot.expectations.values())
    own = tuple(
        _own(one.id, one.name, status(one.id), parts_text(steps[one.id], expected[one.id]))
        for one in snapshot.scenarios.values()
    )
    fitting = tuple(_test(one) for one in library if one.runs)
    others = tuple(_left_out(one) for one in library if not one.runs)
    headings = (
        Line("heading", OWN, tr("Scenarios of this design"), below=own),
        Line("heading", LIBRARY, tr("Ready tests"), word=str(len(fitting)), below=fitting),
        Line("heading", OTHERS, tr("Not played on this design"), word=str(len(others)), below=others),
    )
    return tuple(one for one in headings if one.below)


def _own(scenario: Id, name: str, status: Status, parts: str) -> Line:
    more = f"{status_text(status)}\n{parts}"
    return Line("scenario", scenario, name, SIGNS[status.standing], WORDS[status.standing], more)


def _test(one: ReadyScenario) -> Line:
    runs = tuple(Line("run", run.name, run.name) for run in one.runs) if len(one.runs) > 1 else ()
    name, word = f"{one.test.code}  {one.test.title}", plural(len(one.runs), "run") if runs else ""
    return Line("test", one.test.code, name, "", word, one.test.purpose, runs)


def _left_out(one: ReadyScenario) -> Line:
    why = f"{REASONS[one.status]}: {one.reason}"
    return Line("left out", one.test.code, f"{one.test.code}  {one.test.title}", more=why)
