"""The list of what happens: sentences or single events, and what is left of them by topic and words."""

from __future__ import annotations

from typing import get_args

from designer.app.happenings import EVERY_TOPIC, TOPIC_WORDS, counted, event_lines, passing, story_lines
from designer.simulation.outcome.facts import Topic
from designer.simulation.outcome.narrate import sentences
from tests.simulation.play import play
from tests.support.samples import catalog, sample

RUN = play(sample("four-node-3-plus-1"), catalog(), "power:NODE1", "start:NODE1@120")


def test_every_topic_has_its_word() -> None:
    assert set(TOPIC_WORDS) == set(get_args(Topic)) == EVERY_TOPIC


def test_every_event_has_a_line_that_names_its_cause() -> None:
    lines = event_lines(RUN)
    assert [line.event for line in lines] == [event.seq for event in RUN.events]
    goes = next(line for line in lines if line.text == "EVS1 is on NODE4")
    assert goes.because == "EVS1 is to go to NODE4"
    assert goes.cause is not None
    assert lines[goes.cause].topic == "decisions"
    assert (lines[0].cause, lines[0].because) == (None, "")


def test_topics_and_words_leave_what_they_say() -> None:
    lines = event_lines(RUN)
    counts = counted(lines)
    assert sum(counts.values()) == len(lines)
    assert counts["deeds"] == 2
    for topic in EVERY_TOPIC:
        assert len(passing(lines, {topic})) == counts[topic]
    assert passing(lines, EVERY_TOPIC) == lines
    assert passing(lines, ()) == ()
    found = passing(lines, EVERY_TOPIC, "disk  ONLINE evs1")
    assert found
    assert all("EVS1: Disk" in line.text for line in found)


def test_the_story_has_a_line_for_each_sentence() -> None:
    lines = story_lines(RUN, sentences(RUN))
    assert [line.text for line in lines] == [one.text for one in sentences(RUN)]
    assert {line.topic for line in passing(lines, {"deeds"})} == {"deeds"}
    assert len(lines) < len(event_lines(RUN))
