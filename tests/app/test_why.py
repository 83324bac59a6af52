"""The answer at the playhead: what is asked about, what would come next, what is left, and which rules tell more."""

from __future__ import annotations

import pytest

from designer.app.why import RULES, Told, answer, asked_about
from designer.rules.engine import discover
from designer.simulation.outcome.why.answer import Line, Why
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from tests.support.samples import catalog, three_plus_one


def told(*events: str) -> Told:
    snapshot = three_plus_one()
    actions = tuple(parse_event(text, snapshot) for text in events)
    return Told(simulate(snapshot, catalog(), actions), actions)


def part(why: Why, title: str) -> tuple[Line, ...]:
    return next(one.lines for one in why.parts if one.title == title)


def test_a_group_that_has_moved() -> None:
    why = answer(told("power:NODE1"), catalog(), "g2", 45_000)
    assert why.says == "EVS1 is on NODE4, coming online since 0:17.2."
    asked = [line for line in part(why, "Why NODE4, at 0:17.2") if line.mark]
    assert [(line.lead, line.mark) for line in asked] == [
        ("NODE4", "taken"),
        ("NODE2", "rejected"),
        ("NODE3", "rejected"),
        ("NODE1", "rejected"),
    ]
    assert [RULES.get(line.topic) for line in asked] == [None, "EX-2.03", "EX-2.03", None]
    assert all(line.basis for line in asked)
    coming = part(why, "If NODE4 were lost now")
    assert coming[0].text == "EVS1 goes to NODE2, although EVS2 runs there: no free node is left."
    assert RULES[coming[-1].topic] == "EX-2.03"
    assert (
        part(why, "What is left")[0].text == "It has used none of its 10 failovers; lost nodes and moves do not count."
    )


def test_in_passing_nothing_else_is_played() -> None:
    run = told("power:NODE1")
    whole, passing = (answer(run, catalog(), "g2", 45_000, in_passing=quick) for quick in (False, True))
    assert [one.title for one in whole.parts][-2:] == ["If NODE4 were lost now", "What is left"]
    assert passing.parts == whole.parts[:-2]


def test_before_anything_has_happened_a_group_is_at_home() -> None:
    why = answer(told(), catalog(), "g2", 0)
    assert why.says == "EVS1 is on NODE1, online since the beginning."
    assert part(why, "At the beginning")[0].text == "EVS1 is at home on NODE1, its first preferred owner."
    assert part(why, "If NODE1 were lost now")[-1].text.startswith("EVS1 would be complete again on NODE4, 80.2")


def test_what_is_asked_about() -> None:
    run = told("power:NODE1", "power:NODE2@600").timeline
    assert asked_about(run, ("n4", "g3"), 0) == "g3"
    assert asked_about(run, ("gone",), 0) == "g2", "what has just stopped"
    assert asked_about(run, (), 45_000) == "g2"
    assert asked_about(run, (), 700_000) == "g3"
    assert asked_about(told().timeline, (), 0) == "g2", "the first virtual server"
    assert asked_about(run, ("cluster",), 45_000) == "g2"
    store = next(iter(run.snapshot.stores.values()))
    kept = run.snapshot.storage_groups[store.storage_group]
    assert asked_about(run, (kept.id,), 0) == asked_about(run, (store.id,), 0) == kept.group


def test_every_reason_that_names_a_rule_names_one_that_there_is() -> None:
    assert set(RULES.values()) <= {rule.code for rule in discover()}


def test_what_the_design_does_not_have_cannot_be_asked_about() -> None:
    with pytest.raises(KeyError):
        answer(told(), catalog(), "gone", 0)
