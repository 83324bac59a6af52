"""Why a group is where it is: answers as text, read by people, and what holds for every answer about every run.

`pytest --update-golden` writes them anew; the difference is to be read as an administrator would read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from designer.catalog.schema import Catalog
from designer.foundation.units import clock
from designer.simulation.outcome.why.answer import Line, Why
from designer.simulation.outcome.why.ask import why
from designer.simulation.outcome.why.loss import if_lost
from designer.simulation.outcome.why.spent import left_over
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action, parse_event
from designer.simulation.simulate import simulate
from tests.simulation.golden_cases import CASES, play_case, read_case
from tests.simulation.play import play
from tests.simulation.test_stories import three_plus_one, two_nodes
from tests.support.clusters import changed

GOLDEN = Path(__file__).parent / "golden"

QUESTIONS = {
    "why-one-node-lost": (
        ["power:NODE1"],
        "EVS1@0 EVS1@3 EVS1@10 EVS1@17.2 EVS1@45 EVS1@90 g1@12 EVS2@45 NODE1@3 NODE1@90 NODE4@90 NODE3@90 r11@45 d2@18",
    ),
    "why-two-nodes-lost": (["power:NODE1", "power:NODE2@600"], "EVS2@650 EVS2@700 EVS2@1000 EVS2@1200 NODE4@1200"),
    "why-passive-node-paused": (["pause:NODE4", "power:NODE1@5"], "EVS1@30 EVS1@100 NODE4@100"),
    "why-planned-move": (["move:EVS1=NODE4@10", "resource:EVS1 Network Name@200"], "EVS1@12 EVS1@190 EVS1@205 r6@205"),
    "why-disk-lost": (["disk:Disk R=NODE1@5"], "d2@4 d2@6 EVS1@11 d2@50 EVS1@300 d2@300"),
    "why-public-network-lost": (["network:Public@5"], "EVS1@60 Public@60 Private@60"),
}


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_answers(name: str, catalog: Catalog, golden: Callable[[Path, str], None]) -> None:
    events, questions = QUESTIONS[name]
    timeline = play(three_plus_one(catalog), catalog, *events)
    golden(GOLDEN / f"{name}.txt", asked(timeline, questions.split(), events))


ACCEPTED = {
    "why-anti-affinity": ("26-anti-affinity-spreads", "B@900 A@900"),
    "why-anti-affinity-enforced": ("28-anti-affinity-enforced", "B@900"),
    "why-failovers-used-up": ("12-failovers-used-up", "EVS@100 EVS@2430 EVS@5000"),
    "why-only-a-paused-node": ("37-only-a-paused-node-left", "EVS@400"),
    "why-failback-in-the-evening": ("31-failback-in-the-evening", "EVS@3600 EVS@40000"),
    "why-random-target": ("23-at-random", "EVS@400"),
    "why-what-was-taken-offline": ("39-what-was-taken-offline", "EVS@9000 EVS-SMTP@9000"),
    "why-majority-lost": ("43-majority-of-three", "EVS@9000 N3@9000"),
}


@pytest.mark.parametrize("name", list(ACCEPTED))
def test_answers_about_what_is_documented(name: str, catalog: Catalog, golden: Callable[[Path, str], None]) -> None:
    folder, questions = ACCEPTED[name]
    case = read_case(CASES / folder)
    golden(GOLDEN / f"{name}.txt", asked(play_case(case, catalog), questions.split(), case.events))


def asked(timeline: Timeline, questions: Sequence[str], events: Sequence[str]) -> str:
    lines = list(events)
    for question in questions:
        name, _, when = question.partition("@")
        at = round(float(when) * 1000)
        lines += ["", f"--- {name} at {clock(at)}", *plain_lines(why(timeline, identified(timeline, name), at))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def plain_lines(why: Why) -> Iterator[str]:
    yield why.says
    for part in why.parts:
        yield ""
        yield part.title
        width = max((len(line.lead) for line in part.lines), default=0)
        for line in part.lines:
            when = f"{clock(line.at)}  " if line.at is not None else ""
            lead = f"{line.lead:{width}}  " if line.lead else ""
            basis = f" [{line.basis}]" if line.basis else ""
            yield f"  {when}{lead}{line.text}{basis}"


def identified(timeline: Timeline, name: str) -> str:
    snapshot = timeline.snapshot
    if snapshot.find(name) is not None:
        return name
    tables = (snapshot.groups, snapshot.nodes, snapshot.networks, snapshot.resources)
    return next(one.id for table in tables for one in table.values() if one.name == name)


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_every_answer_is_true_to_the_run(folder: Path, catalog: Catalog) -> None:
    timeline = play_case(read_case(folder), catalog)
    times = sorted({event.at for event in timeline.events})
    for at in [0, *times[:: max(1, len(times) // 6)], timeline.end + 1000]:
        state = timeline.state_at(at)
        for group, owner in state.owners.items():
            found = why(timeline, group, at)
            assert owner is None or timeline.labels[owner] in found.says
            lines = [line for part in found.parts for line in part.lines]
            assert all(line.at is None or line.at <= at for line in lines if line.text not in to_come(lines))
            made = [one for one in timeline.decisions if one.group == group and one.target == owner and one.at <= at]
            took = [event for event in timeline.events if event.kind == "owner" and event.subject == group]
            arrived = [event for event in took if event.after is not None and event.at <= at]
            if made and arrived and caused_by(timeline, arrived[-1].seq, made[-1].event):
                named = [line.subject for line in lines if line.mark]
                assert named[: len(made[-1].candidates)] == [one.node for one in made[-1].candidates]
        for table in ("nodes", "resources", "disks", "networks", "interfaces"):
            for subject in timeline.snapshot.table(table):
                found = why(timeline, subject, at)
                assert found.says.endswith(".")
                assert all("None" not in line for line in plain_lines(found))


def to_come(lines: Sequence[Line]) -> set[str]:
    return {line.text for line in lines if line.lead == "then" or line.text.startswith("Then ")}


def caused_by(timeline: Timeline, number: int, wanted: int) -> bool:
    at: int | None = number
    while at is not None and at > wanted:
        at = timeline.events[at].cause
    return at == wanted


def test_who_is_next_is_what_happens_then(catalog: Catalog) -> None:
    snapshot = three_plus_one(catalog)
    actions = [parse_event("power:NODE1", snapshot)]

    def replay(other: Sequence[Action]) -> Timeline:
        return simulate(snapshot, catalog, other)

    evs1 = next(group.id for group in snapshot.virtual_servers())
    found = if_lost(replay(actions), actions, evs1, 100_000, replay)
    assert found is not None
    part, ran = found
    assert part.title == "If NODE4 were lost now"
    really = simulate(snapshot, catalog, [*actions, parse_event("power:NODE4@100", snapshot)])
    assert ran.events == really.events
    assert [line.lead for line in part.lines if line.mark] == [
        really.labels[one.node] for one in [d for d in really.decisions if d.group == evs1][1].candidates
    ]
    assert (part.lines[-1].text, part.lines[-1].topic) == ("EVS1 would be failed in the end, on NODE2.", "5018")


def test_nobody_is_next_where_no_node_is_left(catalog: Catalog) -> None:
    snapshot = two_nodes(catalog)
    actions = [parse_event("power:NODE1", snapshot)]

    def replay(other: Sequence[Action]) -> Timeline:
        return simulate(snapshot, catalog, other)

    group = next(group.id for group in snapshot.virtual_servers())
    found = if_lost(replay(actions), actions, group, 400_000, replay)
    assert found is not None
    assert [line.text for line in found[0].lines] == ["No node is left: the cluster is down."]
    assert if_lost(replay(actions), actions, group, 3_000, replay) is None


def test_what_is_left_of_the_budgets(catalog: Catalog) -> None:
    snapshot = changed(three_plus_one(catalog), "groups", "g2", failover_threshold=2)
    timeline = play(snapshot, catalog, "power:NODE4", *[f"resource:EVS1 Network Name@{60 * n}" for n in range(1, 4)])

    def told(at: int) -> list[str]:
        return [line.text for line in left_over(timeline, catalog, "g2", at).lines]

    assert told(0) == ["It has used none of its 2 failovers; lost nodes and moves do not count."]
    assert any(text.startswith("Network Name: 1 of 3 restarts used on NODE1") for text in told(61_000))
    end = play(snapshot, catalog, "power:NODE4", "power:NODE2@10", "resource:Exchange System Attendant - (EVS1)@500")
    assert left_over(end, catalog, "g2", end.end).title == "What is left"
