"""What the run that is watched can be compared with."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.app.comparing import Comparing, standing
from designer.app.playback import Playback
from designer.app.rivals import CannotCompare, Part, Rival, against_tree, first_rival, own_tree, rival_of
from designer.app.scenarios import TRIAL
from designer.app.session import Session
from designer.edits.objects import delete, set_fields
from designer.files.save import save
from designer.model.diff import adding, apply, between
from designer.model.records import Dependency
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import parse_event
from tests.support.clusters import changed
from tests.support.samples import catalog, group, node, sample, three_plus_one


def without(snapshot: Snapshot, ids: list[str]) -> Snapshot:
    return apply(snapshot, delete(snapshot, ids))


def comparing(snapshot: Snapshot, *events: str) -> tuple[Session, Playback, Comparing]:
    session = Session(snapshot, catalog())
    playback = Playback(session)
    playback.play_script(TRIAL, [parse_event(event, snapshot) for event in events])
    return session, playback, Comparing(session, playback)


def saved_ms(one: Comparing, name: str) -> int | None:
    assert one.comparison is not None, one.problem
    snapshot = one.comparison.mine.timeline.snapshot
    return next(pair.saved_ms for pair in one.comparison.pairs if pair.group == group(snapshot, name))


def test_at_first_it_is_the_tree_of_the_other_version() -> None:
    _, playback, one = comparing(sample("four-node-3-plus-1"), "power:NODE1")
    assert one.rival == Rival("tree", "exchange-2000")
    comparison = one.comparison
    assert comparison is not None
    assert (comparison.mine.label, comparison.theirs.label) == ("Exchange 2003", "Exchange 2000")
    assert comparison.mine.timeline is playback.timeline
    assert saved_ms(one, "EVS1") == 10_000
    assert one.comparison is comparison
    old = sample("exchange-2000-active-active")
    assert first_rival(Session(old, catalog())) == Rival("tree", "exchange-2003")


def test_another_run_makes_another_comparison() -> None:
    snapshot = sample("four-node-3-plus-1")
    _, playback, one = comparing(snapshot, "power:NODE1")
    assert saved_ms(one, "EVS1") == 10_000
    playback.play_script(TRIAL, [parse_event("move:EVS1=NODE4", snapshot)])
    assert saved_ms(one, "EVS1") == 25_000
    told = [text.text for text in one.sentences]
    assert "25\u00a0s, 18\u00a0% sooner" in told[0]


def test_an_edit_is_compared_with_what_was_before_it() -> None:
    session, playback, one = comparing(three_plus_one(), "power:NODE1")
    one.choose(Rival("edit"))
    assert one.comparison is None
    assert "has not been edited" in one.problem
    attendant = next(each for each in session.snapshot.resources.values() if each.type == "exchange-system-attendant")
    session.do("Slow Attendant", set_fields(session.snapshot, attendant.id, online_ms=40_000))
    playback.rerun()
    assert saved_ms(one, "EVS1") == -25_000
    assert one.comparison is not None
    assert one.comparison.theirs.label == "Before “Slow Attendant”"
    one.choose(Rival("saved"))
    assert saved_ms(one, "EVS1") == -25_000
    session.store.mark_saved()
    assert saved_ms(one, "EVS1") == 0
    assert "equal" in one.sentences[0].text
    one.choose(Rival("step", "0"))
    assert saved_ms(one, "EVS1") == -25_000


def test_what_was_not_there_before_cannot_fail_there() -> None:
    snapshot = three_plus_one()
    less = Session(without(snapshot, [node(snapshot, "NODE4")]), catalog())
    less.store.do("Undelete", between(less.snapshot, snapshot))
    playback = Playback(less)
    playback.play_script(TRIAL, [parse_event("power:NODE4", snapshot)])
    one = Comparing(less, playback)
    one.choose(Rival("edit"))
    assert one.comparison is None
    assert one.problem == "Before “Undelete” cannot be played: it does not have NODE4"


def test_another_file_is_matched_or_says_what_it_lacks(tmp_path: Path) -> None:
    snapshot = sample("four-node-3-plus-1")
    other = tmp_path / "a <b>&amp; {x}.cluster"
    save(other, sample("two-node-seed"))
    _, playback, one = comparing(snapshot, "power:NODE1")
    one.choose(Rival("file", str(other)))
    comparison = one.comparison
    assert comparison is not None
    assert comparison.theirs.label == "a <b>&amp; {x}"
    assert any("Only here: NODE3, NODE4" in told.text for told in one.sentences)
    playback.play_script(TRIAL, [parse_event("power:NODE4", snapshot)])
    assert one.comparison is None
    assert "nothing that corresponds to NODE4" in one.problem
    other.write_text("{", encoding="utf-8")
    one.choose(Rival("file", str(other)))
    assert one.comparison is None
    assert other.name in one.problem
    one.choose(Rival("file", str(tmp_path / "none.cluster")))
    assert one.problem


def test_another_scenario_and_other_times() -> None:
    session, _, one = comparing(sample("four-node-3-plus-1"), "power:NODE1")
    scenario = next(iter(session.snapshot.scenarios.values()))
    one.choose(Rival("scenario", scenario.id))
    assert one.comparison is not None
    assert one.comparison.theirs.label == scenario.name
    one.choose(Rival("scenario", "gone"))
    assert "no longer" in one.problem
    one.choose(Rival("times", "high"))
    longest = saved_ms(one, "EVS1")
    one.choose(Rival("times", "low"))
    shortest = saved_ms(one, "EVS1")
    assert longest is not None
    assert shortest is not None
    assert shortest < 0 < longest


def test_without_faults_or_without_nodes_it_says_why() -> None:
    _, _, one = comparing(three_plus_one())
    assert one.comparison is None
    assert "There is no run yet" in one.problem
    empty = three_plus_one()
    empty = without(empty, list(empty.nodes))
    _, _, one = comparing(empty)
    assert one.comparison is None
    assert one.problem


def test_a_tree_that_is_drawn_otherwise_is_no_versions_tree() -> None:
    snapshot = three_plus_one()
    tree = own_tree(snapshot, catalog())
    assert tree is not None
    assert tree.id == "exchange-2003"
    store = next(one.id for one in snapshot.resources.values() if one.type == "exchange-information-store")
    edge = next(one for one in snapshot.dependencies.values() if one.dependent == store)
    name = next(one.id for one in snapshot.members(snapshot.resources[store].group) if one.type == "network-name")
    assert own_tree(changed(snapshot, "dependencies", edge.id, provider=name), catalog()) is None


def test_a_circle_cannot_be_compared() -> None:
    snapshot = three_plus_one()
    edge = next(iter(snapshot.dependencies.values()))
    back = apply(
        snapshot, adding([("dependencies", Dependency(id="dep999", dependent=edge.provider, provider=edge.dependent))])
    )
    with pytest.raises(CannotCompare, match="cannot be played"):
        against_tree(Part(back, [parse_event("power:NODE1", snapshot)], TRIAL), catalog(), "exchange-2000")


def test_choices_are_words_that_lead_back() -> None:
    session, _, one = comparing(sample("four-node-3-plus-1"), "power:NODE1")
    attendant = next(each for each in session.snapshot.resources.values() if each.type == "exchange-system-attendant")
    for ms in (1000, 2000, 3000):
        session.do(f"To {ms}", set_fields(session.snapshot, attendant.id, online_ms=ms))
    entries = one.choices()
    assert [entry.value for entry in entries if entry.checked] == ["tree:exchange-2000"]
    assert all(rival_of(entry.value).key == entry.value for entry in entries)
    assert {"step:1", "step:0", "edit:", "saved:", "times:high"} <= {entry.value for entry in entries}
    with pytest.raises(ValueError, match="nothing to compare"):
        rival_of("nonsense")


def test_a_branch_of_what_is_tried_is_compared_with_another() -> None:
    snapshot = three_plus_one()
    _, playback, one = comparing(snapshot, "power:NODE1")
    playback.seek(82_000)
    first = playback.branch.id
    playback.fork()
    playback.add("power", node(snapshot, "NODE4"))
    assert playback.branch.id != first
    entry = next(entry for entry in one.choices() if entry.value == f"branch:{first}")
    assert entry.section == "Another branch"
    one.choose(Rival("branch", str(first)))
    comparison = one.comparison
    assert comparison is not None
    assert comparison.parted == 82_000
    pair = next(pair for pair in comparison.pairs if pair.group == group(snapshot, "EVS1"))
    assert (pair.mine.ms, pair.theirs.ms) == (None, 80_200)
    assert any("EVS1 is not complete at the end; in the branch" in told.text for told in one.sentences)
    one.choose(Rival("branch", "99"))
    assert "no longer" in one.problem


def test_how_the_servers_stand_is_told_at_any_moment() -> None:
    _, _, one = comparing(sample("four-node-3-plus-1"), "power:NODE1@5")
    comparison = one.comparison
    assert comparison is not None
    told = {
        at: tuple(standing(comparison, at, first=first).replace("\u00a0", " ") for first in (True, False))
        for at in (0, 30_000, 86_000, 100_000)
    }
    assert told == {
        0: ("EVS1 online", "EVS1 online"),
        30_000: ("EVS1 away for 25 s", "EVS1 away for 25 s"),
        86_000: ("EVS1 back after 80.2 s", "EVS1 away for 81 s"),
        100_000: ("EVS1 back after 80.2 s", "EVS1 back after 90.2 s"),
    }


def test_a_run_beside_it_lengthens_the_clock_and_is_stepped_to() -> None:
    _, playback, one = comparing(sample("four-node-3-plus-1"), "power:NODE1")
    alone = playback.length_ms
    comparison = one.comparison
    assert comparison is not None
    playback.watch_beside(event.at for event in comparison.theirs.timeline.events)
    assert alone < 90_200 < playback.length_ms
    playback.seek(80_200)
    playback.next_event()
    assert playback.at_ms == 85_200
    playback.previous_event()
    playback.seek(playback.length_ms)
    playback.watch_beside(())
    assert playback.length_ms == alone
    assert playback.at_ms == alone
