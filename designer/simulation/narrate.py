"""A timeline told in sentences, as an administrator would write them into a log."""

from __future__ import annotations

from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.foundation.units import clock, listed, plural
from designer.simulation.events import Event
from designer.simulation.obstacles import ONE_PER_NODE
from designer.simulation.outages import outages
from designer.simulation.telling import tell
from designer.simulation.telling.resources import consequence
from designer.simulation.telling.story import Story
from designer.simulation.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened at `at` (ms), and the event that the sentence begins with."""

    at: int
    text: str
    event: int


def narrate(timeline: Timeline) -> list[str]:
    """The whole story, a line per sentence with the time first: "0:07.2  The remaining nodes notice ..."."""
    told = sentences(timeline)
    width = max((len(clock(sentence.at)) for sentence in told), default=0)
    return [f"{clock(sentence.at):>{width}}  {sentence.text}" for sentence in told]


def sentences(timeline: Timeline) -> list[Sentence]:
    """The story sentence by sentence, in order of time. Repeated failures with error 5018 make one sentence."""
    story = _story(timeline)
    folds = {fold[0].seq: fold for fold in _folds(story)}
    result = []
    for event in timeline.events:
        if event.seq in story.told:
            continue
        text = _folded(story, folds[event.seq]) if event.seq in folds else tell(story, event)
        if text:
            result.append(Sentence(event.at, text, event.seq))
    return result


def _story(timeline: Timeline) -> Story:
    effects: dict[int, list[Event]] = {}
    for event in timeline.events:
        if event.cause is not None:
            effects.setdefault(event.cause, []).append(event)
    return Story(
        timeline,
        effects,
        {decision.event: decision for decision in timeline.decisions},
        {outage.last: outage for listed in outages(timeline).values() for outage in listed if outage.last is not None},
        set(),
    )


def _folds(story: Story) -> list[list[Event]]:
    """Runs of failures of one application that tell nothing new; what lies between them is marked as told."""
    runs: dict[Id, list[list[Event]]] = {}
    limited: dict[Id, Id] = {}
    for event in story.timeline.events:
        if event.kind == "resource" and event.detail == ONE_PER_NODE:
            limited[story.group_of(event.subject)] = event.subject
            runs.setdefault(event.subject, [[]])[-1].append(event)
        elif event.kind == "resource" and event.after == "online" and event.subject in runs:
            runs[event.subject].append([])
        elif event.kind == "decision" and story.decisions[event.seq].reason != "resource" and event.subject in limited:
            runs[limited[event.subject]].append([])
    folds = [run for listed in runs.values() for run in listed if len(run) > 1]
    for fold in folds:
        concerned = {story.group_of(fold[0].subject)}
        concerned.update(story.timeline.members[story.group_of(fold[0].subject)])
        between = story.timeline.events[fold[0].seq + 1 : fold[-1].seq + 1]
        story.told.update(event.seq for event in between if event.subject in concerned)
    return folds


def _folded(story: Story, fold: list[Event]) -> str:
    first, last = fold[0], fold[-1]
    group, name = story.name(story.group_of(first.subject)), story.name(first.subject)
    nodes = [story.name(node) for node in dict.fromkeys(event.node for event in fold)]
    runs = "each of them runs" if len(nodes) > 1 else f"{nodes[0]} runs"
    then = consequence(story, last, "it")
    return (
        f"{group}: {name} fails with error 5018 on {listed(nodes)}, {plural(len(fold), 'time')} until "
        f"{clock(last.at)}, because {runs} another {name}{'; ' + then if then else ''}."
    )
