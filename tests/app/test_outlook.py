"""What would come of faults and repairs: the same as comes of them when they are done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from designer.app.deeds import Deed, deeds_on
from designer.app.faults import Blow, action_of
from designer.app.fixes import preview
from designer.app.outlook import Outlook, Trial, outlook_of_fault, outlook_of_fix, trial_of
from designer.app.playback import Playback
from designer.app.scenarios import Script
from designer.app.session import Session
from designer.edits.objects import set_fields
from designer.edits.templates import empty_design
from designer.simulation.outcome.outages import outcomes
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from tests.support.samples import catalog, three_plus_one


@pytest.fixture
def session() -> Session:
    return Session(three_plus_one(), catalog())


def told(outlook: Outlook | None) -> list[str]:
    assert outlook is not None
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in outlook.text.splitlines()]


def test_a_loss_that_the_passive_node_bears(session: Session) -> None:
    before = session.snapshot
    seen = outlook_of_fault(session, Blow("power", "n1", "Cut the Power"))
    assert told(seen) == [
        "NODE1 loses power",
        "Everything is back after 80.2 s at most.",
        "EVS1: on NODE4 after 80.2 s",
        "Cluster Group: on NODE2 after 33.2 s",
    ]
    assert seen is not None
    assert seen.state is not None
    assert seen.state.owners["g2"] == "n4"
    assert seen.touched == (("g2", "warning"), ("g1", "warning"))
    assert seen.basis == "Simulated"
    assert session.snapshot is before


def test_a_second_loss_is_told_against_the_run_so_far(session: Session) -> None:
    trial = Trial((parse_event("power:NODE1", session.snapshot),), at_ms=600_000)
    seen = outlook_of_fault(session, Blow("power", "n2", ""), trial)
    assert told(seen) == [
        "NODE2 loses power",
        "EVS2 would not come back.",
        "2,000 users without service at the end.",
        "EVS2: failed at the end, on NODE4",
        "Cluster Group: on NODE4, away for 66.4 s (33.2 s more)",
    ]
    assert seen is not None
    assert seen.basis == "Simulated, at 10:00.0"


def test_not_everything_is_back_while_something_else_stays_away(session: Session) -> None:
    trial = Trial((parse_event("disk:Disk R", session.snapshot),), at_ms=20_000)
    says = told(outlook_of_fault(session, Blow("power", "n2", ""), trial))
    assert says[1].startswith("What it interrupts is back after 7")
    assert says[2] == "2,000 users without service at the end, as before."


def test_a_fault_in_a_case_of_the_matrix_goes_on_from_that_case(session: Session) -> None:
    playback = Playback(session)
    playback.play_script(Script("Disk R", late_polls=True), (parse_event("disk:Disk R", session.snapshot),))
    assert trial_of(playback).late_polls


@pytest.mark.parametrize(
    ("kind", "subject", "says"),
    [
        ("pause", "n4", "Nothing moves, and no group is interrupted."),
        ("start", "n1", "Without effect: NODE1 is up already."),
        ("move=n1", "g2", "Without effect: EVS1 is on NODE1 already."),
        ("move", "g2", "Everything is back after 111 s at most."),
        ("offline", "g2", "EVS1 would be offline until an administrator brings it back."),
    ],
)
def test_what_is_said_about_a_deed(session: Session, kind: str, subject: str, says: str) -> None:
    assert told(outlook_of_fault(session, Blow(kind, subject, "")))[1] == says


def test_a_repair_in_a_run_brings_a_group_back(session: Session) -> None:
    trial = Trial(
        (parse_event("disk:Disk R@5", session.snapshot), parse_event("pause:NODE4", session.snapshot)), at_ms=6
    )
    assert told(outlook_of_fault(session, Blow("repair", "d2", ""), Trial(trial.actions, at_ms=5_100)))[1:] == [
        "EVS1 would work at the end.",
        "Nobody is without service at the end; without it 2,000 of the users would be.",
        "EVS1: on NODE1 after 0.1 s",
    ]


def test_nothing_is_told_where_nothing_can_be_played(session: Session) -> None:
    assert outlook_of_fault(session, Blow("power", "gone", "")) is None
    empty = Session(empty_design(), catalog())
    assert outlook_of_fault(empty, Blow("directory", "cluster", "")) is None
    lost = Trial((action_of("power", "gone", 0),))
    assert told(outlook_of_fault(session, Blow("power", "n4", ""), lost))[0] == "NODE4 loses power"


def walk(deeds: Iterable[Deed]) -> Iterator[Blow]:
    for deed in deeds:
        if deed.blow is not None:
            yield deed.blow
        yield from walk(deed.inside)


@pytest.mark.parametrize("subject", ["n1", "n4", "g2", "r6", "d2", "net1"])
def test_every_deed_ends_as_its_outlook_says(session: Session, subject: str) -> None:
    playback = Playback(session)
    playback.rerun()
    playback.add("power", "n3", 0)
    playback.seek(60_000)
    trial = trial_of(playback)
    assert (trial.actions, trial.at_ms) == (tuple(playback.actions), 60_000)
    for blow in walk(deeds_on(session.snapshot, subject)):
        seen = outlook_of_fault(session, blow, trial)
        assert seen is not None, blow
        action = action_of(blow.kind, blow.subject, trial.at_ms)
        run = simulate(session.snapshot, session.catalog, [*trial.actions, action])
        found, was = outcomes(run), outcomes(simulate(session.snapshot, session.catalog, trial.actions))
        assert seen.state is not None
        assert seen.state.owners == run.state_at(run.end).owners
        refused = seen.says[0].startswith("Without effect")
        assert refused or {fate for fate, _ in seen.touched} == {one for one in found if found[one] != was[one]}
        assert all(line and "None" not in line for line in told(seen))


def test_a_repair_is_told_by_its_findings_and_the_worst_loss_of_a_node(session: Session) -> None:
    session.do("Break", set_fields(session.snapshot, "r6", possible_owners=("n1", "n2")))
    finding = next(one for one in session.check_now().open if one.code == "EX-8.04")
    seen = preview(session, finding)
    assert seen is not None
    before = session.snapshot
    outlook = outlook_of_fix(session, seen.fix)
    lines = told(outlook)
    assert lines[0] == seen.fix.title
    assert lines[1].endswith("fewer.")
    assert lines[2] == "Loss of a node, at worst: an outage of 80.2 s (before: 1 group not back)."
    assert outlook.snapshot.resources["r6"].possible_owners != ("n1", "n2")
    assert ("r6", None) in outlook.touched
    assert session.snapshot is before


def test_a_repair_without_consequences_for_a_failover_says_so(session: Session) -> None:
    session.do("Break", set_fields(session.snapshot, "r6", possible_owners=("n1", "n2", "n4")))
    finding = next(one for one in session.check_now().open if one.code == "EX-8.04")
    seen = preview(session, finding)
    assert seen is not None
    assert told(outlook_of_fix(session, seen.fix))[2] == "Loss of a node, at worst: an outage of 80.2 s, as before."
