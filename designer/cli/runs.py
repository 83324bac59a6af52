"""A simulated run as text or JSON."""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designer.foundation.ids import Id
from designer.foundation.units import clock, seconds
from designer.model.snapshot import Snapshot
from designer.simulation.critical import critical_path
from designer.simulation.narrate import narrate
from designer.simulation.outages import Outcome, outages, outcomes
from designer.simulation.scenario import Action, event_text
from designer.simulation.timeline import Timeline

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Played:
    """A design, what was done to it, and what happened; `other` is the same on the dependency tree `tree`."""

    path: Path
    snapshot: Snapshot
    actions: tuple[Action, ...]
    timeline: Timeline
    tree: str | None
    other: Timeline | None


def as_text(played: Played) -> str:
    """The story, the outcome per group, and the critical path of every outage, in lines of at most 100 characters."""
    events = ", ".join(event_text(action, played.snapshot) for action in played.actions) or "nothing happens"
    lines = [f"{played.path}: {events} (simulated, not measured)", ""]
    for sentence in narrate(played.timeline):
        indent = " " * (len(sentence) - len(sentence.lstrip()) + len(sentence.split(maxsplit=1)[0]) + 2)
        lines += textwrap.wrap(sentence, WIDTH, subsequent_indent=indent, break_on_hyphens=False)
    lines += ["", "Outcome"]
    results = outcomes(played.timeline)
    width = max((len(played.snapshot.name_of(group)) for group in results), default=0)
    lines += [f"  {played.snapshot.name_of(g):{width}}  {_outcome(played.snapshot, o)}" for g, o in results.items()]
    lines += _paths(played)
    if played.other is not None:
        lines += _comparison(played, played.other, width)
    for note in played.timeline.notes:
        lines += ["", *textwrap.wrap(note, WIDTH)]
    return "".join(f"{line}\n" for line in lines)


def _outcome(snapshot: Snapshot, outcome: Outcome) -> str:
    node = snapshot.name_of(outcome.node) if outcome.node is not None else "no node"
    if outcome.outcome == "offline" or outcome.outage_ms is None:
        return f"not fully online at the end, on {node}"
    if outcome.outcome == "unaffected":
        return f"unaffected on {node}"
    return f"online on {node} after an outage of {seconds(outcome.outage_ms)}"


def _paths(played: Played) -> list[str]:
    lines: list[str] = []
    for group, listed in outages(played.timeline).items():
        for outage in listed:
            if outage.ms is None:
                continue
            name = played.snapshot.name_of(group)
            lines += ["", f"Critical path of {name}: {seconds(outage.ms)}"]
            for step in critical_path(played.timeline, outage):
                lines.append(f"  {clock(step.start):>8}  {seconds(step.end - step.start):>9}  {step.label}")
    return lines


def _comparison(played: Played, other: Timeline, width: int) -> list[str]:
    lines = ["", f"The same times on the dependency tree {played.tree}"]
    here, there = outcomes(played.timeline), outcomes(other)
    for group, outcome in here.items():
        name = f"  {played.snapshot.name_of(group):{width}}  "
        mine, theirs = outcome.outage_ms, there[group].outage_ms
        if mine is None or theirs is None:
            lines.append(f"{name}{_outcome(played.snapshot, there[group])}")
        elif mine or theirs:
            lines.append(f"{name}{seconds(theirs)} instead of {seconds(mine)}: {_difference(theirs - mine)}")
    return lines


def _difference(ms: int) -> str:
    if ms == 0:
        return "no difference"
    return f"{seconds(abs(ms))} {'longer' if ms > 0 else 'shorter'}"


def as_json(played: Played) -> str:
    """Everything, for other programs."""
    document: dict[str, Any] = {
        "schema": "clusterwright-run",
        "version": 1,
        "file": str(played.path),
        "basis": "simulated",
        "faults": [event_text(action, played.snapshot) for action in played.actions],
        **_run(played.snapshot, played.timeline),
    }
    if played.other is not None:
        document["compared"] = {"tree": played.tree, **_run(played.snapshot, played.other)}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _run(snapshot: Snapshot, timeline: Timeline) -> dict[str, Any]:
    return {
        "end_ms": timeline.end,
        "groups": {snapshot.name_of(g): _group(snapshot, timeline, g, o) for g, o in outcomes(timeline).items()},
        "narration": narrate(timeline),
        "notes": list(timeline.notes),
    }


def _group(snapshot: Snapshot, timeline: Timeline, group: Id, outcome: Outcome) -> dict[str, Any]:
    return {
        "outcome": outcome.outcome,
        "node": snapshot.name_of(outcome.node) if outcome.node is not None else None,
        "outage_ms": outcome.outage_ms,
        "outages": [
            {
                "start_ms": outage.start,
                "end_ms": outage.end,
                "critical_path": [
                    {"label": step.label, "kind": step.kind, "start_ms": step.start, "end_ms": step.end}
                    for step in critical_path(timeline, outage)
                ],
            }
            for outage in outages(timeline)[group]
        ],
    }
