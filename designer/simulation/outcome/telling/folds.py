"""Failures that repeat themselves, told in one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.ids import Id
from designer.foundation.units import clock, listed, plural
from designer.simulation.engine.reach.directory import NO_DIRECTORY, NO_NAME_SERVER
from designer.simulation.engine.resources.obstacles import NO_NETWORK, NO_PATH, ONE_PER_NODE, START_FAILURE
from designer.simulation.engine.resources.pending import PENDING_TIMEOUT
from designer.simulation.outcome.telling.resources import consequence
from designer.simulation.outcome.telling.story import Story
from designer.simulation.record.events import Event

_WHY: Mapping[str, tuple[str, str]] = {
    ONE_PER_NODE: ("{node} runs another {name}", "each of them runs another {name}"),
    NO_PATH: ("{node} does not see the disk", "none of them sees the disk"),
    NO_NETWORK: ("{node} has no working network for it", "none of them has a working network for it"),
    NO_DIRECTORY: ("no domain controller answers", "no domain controller answers"),
    NO_NAME_SERVER: ("no name server answers", "no name server answers"),
    START_FAILURE: ("the scenario says so", "the scenario says so"),
    PENDING_TIMEOUT: ("it reports nothing while coming online", "it reports nothing while coming online"),
}
"""Why a resource fails again and again on one node, and on several."""

MANY = 5
"""So many failures on one node are told one by one: restarts until the group fails over."""


def folds_of(story: Story) -> dict[int, list[Event]]:
    """Runs of failures that tell nothing new, by the number of the first; what lies between them is marked as told."""
    folds = {}
    for fold in runs_of(story):
        if not _is_long(fold):
            continue
        folds[fold[0].seq] = fold
        group = story.group_of(fold[0].subject)
        concerned = {group, *story.timeline.members[group]}
        between = story.timeline.events[fold[0].seq + 1 : fold[-1].seq + 1]
        story.told.update(event.seq for event in between if event.subject in concerned)
    return folds


def folded(story: Story, fold: list[Event]) -> str:
    """The sentence on such a run."""
    first, last = fold[0], fold[-1]
    group, name = story.name(story.group_of(first.subject)), story.name(first.subject)
    nodes = [story.name(node) for node in dict.fromkeys(event.node for event in fold)]
    why = _WHY[first.detail][len(nodes) > 1].format(node=nodes[0], name=name)
    error = " with error 5018" if first.detail == ONE_PER_NODE else ""
    then = consequence(story, last, "it")
    return (
        f"{group}: {name} fails{error} on {listed(nodes)}, {plural(len(fold), 'time')} until {clock(last.at)}, "
        f"because {why}{'; ' + then if then else ''}."
    )


def _is_long(run: list[Event]) -> bool:
    least = 1 if run[0].detail == ONE_PER_NODE or len({event.node for event in run}) > 1 else MANY
    return len(run) > least


def runs_of(story: Story) -> list[list[Event]]:
    """Failures of one resource for one reason, without its coming online, or another reason to move, between them."""
    runs: list[list[Event]] = []
    current: dict[Id, list[Event]] = {}
    for event in story.timeline.events:
        if event.kind == "decision" and story.decisions[event.seq].reason != "resource":
            for member in story.timeline.members[event.subject]:
                current.pop(member, None)
        elif event.kind != "resource" or event.after not in ("online", "failed"):
            continue
        elif event.after == "online" or event.detail not in _WHY:
            current.pop(event.subject, None)
        elif event.subject in current and current[event.subject][0].detail == event.detail:
            current[event.subject].append(event)
        else:
            current[event.subject] = [event]
            runs.append(current[event.subject])
    return runs
