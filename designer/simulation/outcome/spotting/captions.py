"""The one sentence to read at a moment."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from designer.foundation.ids import Id
from designer.foundation.units import plural
from designer.simulation.outcome.narrate import Sentence
from designer.simulation.outcome.spotting.seen import Refusal
from designer.simulation.record.events import Event
from designer.simulation.record.timeline import Timeline


def captions_of(told: Sequence[Sentence], runs: Sequence[Sequence[Event]]) -> list[Sentence]:
    """The sentences in order of time; those that fold a run of failures come when the run is over, not before."""
    ends = {run[0].seq: run[-1].at for run in runs if len(run) > 1}
    return sorted((replace(one, at=ends.get(one.event, one.at)) for one in told), key=lambda one: one.at)


def caption_of(timeline: Timeline, told: Sequence[Sentence], refusal: Refusal | None, lead: Id, at: int) -> str:
    """The last sentence so far; of several at one time the last about the group `lead`, which matters most.

    While error 5018 refuses that group, how often it has done so is told instead; in the end, what came of it.
    """
    count = bisect_right(told, at, key=lambda one: one.at)
    if refusal is not None and not refusal.over:
        return refusal_text(timeline, refusal)
    if not count:
        return ""
    name = timeline.labels.get(lead, "")
    together = [one.text for one in told[:count] if one.at == told[count - 1].at]
    about = [text for text in together if name and name in text]
    if refusal is not None and about:
        return next((one.text for one in reversed(told[:count]) if one.event == refusal.first), about[-1])
    return (about or together)[-1]


def refusal_text(timeline: Timeline, refusal: Refusal) -> str:
    """Error 5018 in one sentence, as far as it has come."""
    group, resource = timeline.labels[refusal.group], timeline.labels[refusal.resource]
    node = timeline.labels.get(refusal.node, refusal.node)
    neighbour = timeline.labels.get(refusal.other, "")
    why = f", as {neighbour} runs there" if neighbour and neighbour != resource else ""
    return f"{group}: {resource} is refused on {node} with error 5018{why}; {plural(refusal.count, 'failure')} so far."
