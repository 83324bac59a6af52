"""The key figures: four at most, the worst of all cases each, and only what is known."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.report.blocks import Tile
from designer.report.context import Context
from designer.report.evidence.availability import availability, least_available
from designer.report.evidence.capacity import capacity
from designer.report.roles import servers
from designer.report.study import Study
from designer.report.wording import counted, tenths
from designer.rules.api import Level
from designer.simulation.studies.availability.estimate import Estimates

MOST = 4

LEVELS: dict[Level, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "best practice": ("departure from best practice", "departures from best practice"),
}
"""What the reader has to decide about; settings and remarks are for those who build."""

PLACES = {
    "loss": "failures",
    "move": "failover",
    "availability": "availability",
    "capacity": "capacity",
    "checks": "findings",
}
"""Sections to which the figures lead."""


def tiles(context: Context) -> tuple[Tile, ...]:
    """Interruption, availability, load and checks; what is not known of them gives way to other figures."""
    first = [*_interruption(context), *_availability(context), *_load(context)]
    checks = list(_checks(context))
    spare = _others(context)
    while len(first) + len(checks) < MOST and (more := next(spare, None)) is not None:
        first.append(more)
    return (*first, *checks)


def availability_words(percent: float) -> str:
    """Three decimals, cut off and not rounded up: "99.983"."""
    return f"{int(percent * 1000) / 1000:.3f}"


def _interruption(context: Context) -> Iterator[Tile]:
    study = context.study
    if not isinstance(study, Study):
        return
    worst = study.worst(servers(context) or [study.group])
    if worst:
        label = "longest interruption of a virtual server when any one node fails, simulated"
        yield Tile(tenths(worst), "s", label, PLACES["loss"])


def _availability(context: Context) -> Iterator[Tile]:
    found = availability(context)
    if isinstance(found, Estimates):
        least = least_available(found)
        percent = availability_words(least.percent)
        most = "at most: the " if least.unknown else ""
        label = f"{most}expected availability without planned work, modelled from the failure rates entered"
        yield Tile(percent, "%", label, PLACES["availability"])


def _load(context: Context) -> Iterator[Tile]:
    found = capacity(context)
    if isinstance(found, str) or "cpu_percent" not in found.measures:
        return
    node, load = found.highest("cpu_percent")
    against = f", against a limit of {load.limit} %" if load.limit is not None else ""
    label = f"processor load of {context.name(node)} after the worst failure{against}"
    yield Tile(f"{load.worst}", "%", label, PLACES["capacity"])


def _checks(context: Context) -> Iterator[Tile]:
    if not context.snapshot.nodes:
        return
    errors = context.check.count("error")
    counts = context.check.counts()
    others = [counted(counts[level], *LEVELS[level]) for level in LEVELS if level != "error" and counts.get(level)]
    label = f"open after {len(context.check.rules):,} rules were applied"
    label += f"; also open: {listed(others)}" if others else ""
    yield Tile(str(errors), "error" if errors == 1 else "errors", label, PLACES["checks"])


def _others(context: Context) -> Iterator[Tile]:
    study = context.study
    if not isinstance(study, Study):
        return
    if study.planned.ms:
        label = f"interruption when {context.name(study.group)} is moved on purpose, simulated"
        yield Tile(tenths(study.planned.ms), "s", label, PLACES["move"])
    if study.rungs:
        survived = study.survived
        which = "whichever it is" if survived == 1 else "whichever they are"
        label = f"can fail, {which}, without leaving a virtual server offline, simulated"
        yield Tile(str(survived), "node" if survived == 1 else "nodes", label, PLACES["loss"])
