"""The risks of a design on a map of likelihood and impact; beside it how grave they are and what is left of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import NAME, SMALL
from designer.foundation.language import tr
from designer.foundation.units import NBSP

Grade = Literal["low", "medium", "high"]

STEPS = 5
"""Likelihood and impact are from 1 to this."""

MEDIUM_FROM, HIGH_FROM = 6, 15
"""The lowest scores of a medium and of a high risk (assumed, as most registers have it)."""

SIGNS: Mapping[Grade, str] = {"low": "ok", "medium": "warning", "high": "error"}
WORDS: Mapping[Grade, str] = {"low": tr("low"), "medium": tr("medium"), "high": tr("high")}

WIDTH = 481.0
_SIDE = 80 / 25.4 * 72
_CELL = _SIDE / STEPS
_LEFT, _TOP = 38.0, 4.0
_WORD = 7.5
_LINE = 9.6
_MOST_IN_CELL = 3
_LIST_X = _LEFT + _SIDE + 28
_LIST_LINE = 14.0
_MOST_LISTED = 12

LIKELIHOODS = (tr("rare"), tr("unlikely"), tr("possible"), tr("likely"), tr("almost certain"))
IMPACTS = (tr("hardly noticed"), tr("a nuisance"), tr("hinders work"), tr("stops a team"), tr("stops all"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A risk on the map: its code, likelihood and impact from 1 to 5, and the score that its mitigation leaves."""

    code: str
    likelihood: int
    impact: int
    residual: int | None = None

    @property
    def score(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact


def grade(score: int) -> Grade:
    """How grave a score is."""
    return "high" if score >= HIGH_FROM else "medium" if score >= MEDIUM_FROM else "low"


def risk_map(spots: Sequence[Spot]) -> Picture:
    """The map, 80 mm square, each cell with its score, its grade in words and the codes of the risks in it; beside it
    the risks by score with what is left of each."""
    primitives: list[Primitive] = []
    for likelihood in range(1, STEPS + 1):
        for impact in range(1, STEPS + 1):
            here = [one.code for one in spots if (one.likelihood, one.impact) == (likelihood, impact)]
            primitives += _cell(likelihood, impact, here)
    primitives += _axes()
    primitives += _list(sorted(spots, key=lambda one: (-one.score, one.code)))
    words = ". ".join(
        tr("{code}: likelihood {likelihood}, impact {impact}, score {score}, {grade}").format(
            code=one.code,
            likelihood=one.likelihood,
            impact=one.impact,
            score=one.score,
            grade=WORDS[grade(one.score)],
        )
        for one in spots
    )
    height = _TOP + _SIDE + 34
    return Picture(WIDTH, height, tuple(primitives), title=tr("Risks by likelihood and impact"), description=words)


def _cell(likelihood: int, impact: int, codes: Sequence[str]) -> Iterator[Primitive]:
    x, y = _LEFT + (impact - 1) * _CELL, _TOP + (STEPS - likelihood) * _CELL
    score = likelihood * impact
    kind = SIGNS[grade(score)]
    yield Box(x, y, _CELL, _CELL, fill=f"{kind}.tint", stroke="card", width=1.5)
    shown = [*codes] if len(codes) <= _MOST_IN_CELL else [*codes[: _MOST_IN_CELL - 1], f"+ {len(codes) - 2}"]
    for line, code in enumerate(shown):
        yield Label(x + _CELL / 2, y + 11 + line * _LINE, code, SMALL, "ink", "semibold", "middle")
    yield Label(
        x + _CELL / 2, y + _CELL - 4.5, f"{score}{NBSP}{WORDS[grade(score)]}", _WORD, f"{kind}.text", anchor="middle"
    )


def _axes() -> Iterator[Primitive]:
    bottom = _TOP + _SIDE
    for step in range(1, STEPS + 1):
        yield Label(_LEFT - 6, _TOP + (STEPS - step + 0.5) * _CELL + 3, str(step), SMALL, "muted", anchor="end")
        yield Label(_LEFT + (step - 0.5) * _CELL, bottom + 11, str(step), SMALL, "muted", anchor="middle")
    yield Label(0, _TOP + 7, tr("Likeli-"), SMALL, "muted")
    yield Label(0, _TOP + 7 + _LINE, tr("hood"), SMALL, "muted")
    yield Label(_LEFT + _SIDE / 2, bottom + 21, tr("Impact"), SMALL, "muted", anchor="middle")
    scale = tr("1 = {low}, 5 = {high}")
    ends = (
        tr("Likelihood {scale}").format(scale=scale.format(low=LIKELIHOODS[0], high=LIKELIHOODS[-1])),
        tr("impact {scale}").format(scale=scale.format(low=IMPACTS[0], high=IMPACTS[-1])),
    )
    yield Label(_LEFT, bottom + 32, "; ".join(ends), _WORD, "muted")


def _list(spots: Sequence[Spot]) -> Iterator[Primitive]:
    y = _TOP + 9
    yield Label(_LIST_X, y, tr("Risks by score"), NAME, "heading", "semibold")
    yield Label(_LIST_X + 64, y + 14, tr("Score"), SMALL, "muted")
    if any(one.residual is not None for one in spots):
        yield Label(WIDTH, y + 14, tr("With the mitigation"), SMALL, "muted", anchor="end")
    shown = spots if len(spots) <= _MOST_LISTED else spots[: _MOST_LISTED - 1]
    y += 17
    for one in shown:
        yield Line(((_LIST_X, y), (WIDTH, y)), stroke="grid", width=0.5)
        yield from sign(SIGNS[grade(one.score)], _LIST_X, y + 2.4, 9)
        yield Label(_LIST_X + 14, y + 10, elide(one.code, "semibold", SMALL, 48), SMALL, "ink", "semibold")
        yield Label(_LIST_X + 64, y + 10, _told(one.score), SMALL, "ink")
        if one.residual is not None:
            told = _told(one.residual)
            yield Label(WIDTH, y + 10, told, SMALL, "ink", anchor="end")
            yield from sign(SIGNS[grade(one.residual)], WIDTH - text_width(told, "regular", SMALL) - 13, y + 2.4, 9)
        y += _LIST_LINE
    if len(shown) < len(spots):
        rest = tr("and {count} with lower scores").format(count=len(spots) - len(shown))
        yield Label(_LIST_X, y + 10, rest, SMALL, "muted")


def _told(score: int) -> str:
    return f"{score}, {WORDS[grade(score)]}"
