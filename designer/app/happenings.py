"""What the list beside the timeline shows: the sentences of the story or every single event with its cause, filtered
by what they are about and by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from designer.foundation.language import tr
from designer.simulation.outcome.facts import TOPICS, Topic, fact
from designer.simulation.outcome.narrate import Sentence
from designer.simulation.record.timeline import Timeline

TOPIC_WORDS: Mapping[Topic, str] = {
    "deeds": tr("Faults and actions"),
    "cluster": tr("Nodes, networks and quorum"),
    "groups": tr("Groups"),
    "resources": tr("Resources"),
    "decisions": tr("Decisions"),
}
"""What the topics are called where events are filtered."""

EVERY_TOPIC: frozenset[Topic] = frozenset(get_args(Topic))


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of the list: what happened at `at` (ms), the event that it begins with, and what that is about.

    `because` tells the event `cause` that it resulted from; both are empty for what the scenario itself does, and for
    sentences.
    """

    at: int
    text: str
    event: int
    topic: Topic
    cause: int | None = None
    because: str = ""


def story_lines(timeline: Timeline, sentences: Sequence[Sentence]) -> tuple[Happening, ...]:
    """The sentences of a run."""
    return tuple(Happening(one.at, one.text, one.event, TOPICS[timeline.events[one.event].kind]) for one in sentences)


def event_lines(timeline: Timeline) -> tuple[Happening, ...]:
    """Every event of a run, with its cause."""
    facts = [fact(timeline, event) for event in timeline.events]
    return tuple(
        Happening(
            event.at,
            facts[event.seq],
            event.seq,
            TOPICS[event.kind],
            event.cause,
            facts[event.cause] if event.cause is not None else "",
        )
        for event in timeline.events
    )


def counted(lines: Sequence[Happening]) -> Mapping[Topic, int]:
    """How many lines there are about each topic."""
    return Counter(line.topic for line in lines)


def passing(lines: Sequence[Happening], topics: Collection[Topic], words: str = "") -> tuple[Happening, ...]:
    """The lines about these topics that hold every one of the words, in any case of letters."""
    wanted = words.casefold().split()
    return tuple(
        line for line in lines if line.topic in topics and all(word in line.text.casefold() for word in wanted)
    )
