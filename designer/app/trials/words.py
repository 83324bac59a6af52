"""How scenarios stand, in words and signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from designer.app.trials.results import Changed, Standing, Status
from designer.foundation.dates import long_date
from designer.foundation.language import plural, tr

WORDS: Mapping[Standing, str] = {
    "passed": tr("passed"),
    "failed": tr("failed"),
    "stale": tr("stale"),
    "not run": tr("not run"),
    "unjudged": tr("nothing expected"),
    "broken": tr("cannot be played"),
}
"""The word beside the sign."""

SIGNS: Mapping[Standing, str] = {
    "passed": "ok",
    "failed": "error",
    "stale": "pending",
    "not run": "none",
    "unjudged": "info",
    "broken": "warning",
}
"""The sign of each (see `designer.drawing.signs`): no two look alike."""

SINCE: Mapping[Changed, str] = {
    "design": tr("the design has changed since"),
    "script": tr("the scenario has changed since"),
    "both": tr("the design and the scenario have changed since"),
}

ORDER: tuple[Standing, ...] = ("failed", "broken", "stale", "passed", "unjudged", "not run")
"""What needs attention is named first."""


def status_text(status: Status) -> str:
    """How a scenario stands, as a sentence without its full stop: "Passed on 20 November 2026; the design has changed
    since"."""
    if status.standing == "broken":
        return tr("Cannot be played: {problem}").format(problem=status.problem)
    if status.standing == "not run":
        return tr("Not run yet")
    if status.outcome is None:
        said = tr("Played; nothing is expected of it") if not status.problem else tr("Could not be played")
    else:
        said = tr("Passed") if status.outcome == "passed" else tr("Failed")
    if status.day:
        said = tr("{outcome} on {day}").format(outcome=said, day=long_date(status.day))
    elif status.verdicts:
        met = sum(verdict.met for verdict in status.verdicts)
        number = plural(len(status.verdicts), "expectation")
        said = tr("{outcome}: {met} of {number} met").format(outcome=said, met=met, number=number)
    return f"{said}; {SINCE[status.changed]}" if status.changed is not None else said


def summary(standings: Iterable[Standing]) -> str:
    """How many stand how, worst first: "1 failed, 2 passed"."""
    count = Counter(standings)
    return ", ".join(f"{count[one]} {WORDS[one]}" for one in ORDER if count[one])


def parts_text(steps: int, expectations: int) -> str:
    """How much there is to a scenario: "2 steps, 3 expectations"."""
    expected = plural(expectations, "expectation") if expectations else tr("expects nothing")
    return f"{plural(steps, 'step')}, {expected}"
