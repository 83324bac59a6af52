"""Why groups went where they went: every choice of an owner with all nodes that were asked."""

from __future__ import annotations

from typing import Any

from designer.cli.lines import paragraph
from designer.foundation.units import clock
from designer.simulation.outcome.telling.story import prepared
from designer.simulation.outcome.why.choices import choice_text
from designer.simulation.record.events import Decision
from designer.simulation.record.timeline import Timeline


def decisions_as_text(timeline: Timeline) -> list[str]:
    """A paragraph per decision: the group, why it needed a node, and each node with the reason for or against it."""
    lines: list[str] = []
    story = prepared(timeline)
    for decision in timeline.decisions:
        lines += ["", *paragraph(f"{clock(decision.at)}  {choice_text(story, decision)}", rest=2)]
        width = max((len(timeline.labels[one.node]) for one in decision.candidates), default=0)
        for one in decision.candidates:
            start = f"  {timeline.labels[one.node]:{width}}  "
            text = f"{one.text} [{one.basis}]" if one.basis else one.text
            lines += paragraph(text, start)
    return ["", "Why every group went where it went", *lines] if lines else ["", "No group needed another node."]


def decisions_as_data(timeline: Timeline) -> list[dict[str, Any]]:
    """The same for other programs."""
    return [_decision(timeline, decision) for decision in timeline.decisions]


def _decision(timeline: Timeline, decision: Decision) -> dict[str, Any]:
    return {
        "at_ms": decision.at,
        "group": timeline.labels[decision.group],
        "reason": decision.reason,
        "from": _name(timeline, decision.previous),
        "to": _name(timeline, decision.target),
        "rule": decision.rule,
        "candidates": [
            {"node": timeline.labels[one.node], "taken": one.taken, "why": one.text, "basis": one.basis}
            for one in decision.candidates
        ],
    }


def _name(timeline: Timeline, node: str | None) -> str | None:
    return timeline.labels.get(node, node) if node is not None else None
