"""A timeline told in sentences, as an administrator would write them into a log."""

from __future__ import annotations

from dataclasses import dataclass

from designer.foundation.units import clock
from designer.simulation.outcome.telling import tell
from designer.simulation.outcome.telling.folds import folded, folds_of
from designer.simulation.outcome.telling.story import prepared
from designer.simulation.record.timeline import Timeline


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
    """The story sentence by sentence, in order of time. Failures that repeat themselves make one sentence."""
    story = prepared(timeline)
    folds = folds_of(story)
    result = []
    for event in timeline.events:
        if event.seq in story.told:
            continue
        text = folded(story, folds[event.seq]) if event.seq in folds else tell(story, event)
        if text:
            result.append(Sentence(event.at, text, event.seq))
    return result
