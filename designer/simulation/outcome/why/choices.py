"""Choices of an owner: why one was sought, which nodes were asked in which order, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.units import clock
from designer.simulation.outcome.telling.story import Story
from designer.simulation.outcome.why.answer import Line
from designer.simulation.record.events import Candidate, Decision, Reason

REASONS: Mapping[Reason, str] = {
    "node": "its node was lost",
    "resource": "a resource of it failed",
    "service": "the cluster service of its node stops",
    "form": "the cluster forms",
    "best": "an administrator asked for the best possible node",
}
"""Why an owner was sought."""


def choice_text(story: Story, decision: Decision) -> str:
    """A choice in a line: "EVS1: its node was lost; to NODE4"."""
    where = f"to {story.name(decision.target)}" if decision.target is not None else "no node"
    return f"{story.name(decision.group)}: {REASONS[decision.reason]}; {where}"


def choice_title(story: Story, decision: Decision) -> str:
    """What the candidates of a choice answer."""
    when = clock(decision.at)
    if decision.target is None:
        return f"Why no node, at {when}"
    return f"Why {story.name(decision.target)}, at {when}"


def candidate_lines(story: Story, decision: Decision) -> list[Line]:
    """The nodes in the order of asking, each with what became of it and by which rule."""
    return [_candidate(story, decision, one) for one in decision.candidates]


def _candidate(story: Story, decision: Decision, candidate: Candidate) -> Line:
    rule = decision.rule if candidate.taken else candidate.rule
    return Line(
        candidate.text,
        subject=candidate.node,
        lead=story.name(candidate.node),
        mark="taken" if candidate.taken else "rejected",
        basis=candidate.basis if candidate.rule != "order" else "",
        topic="" if rule in ("order", "list", "only") else rule,
    )
