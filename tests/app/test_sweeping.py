"""A sweep beside the window: it comes in bit by bit, can be ended and begun anew, and survives what kills it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from designer.app.sweeping import TOGETHER, Sweeper, is_played_alike, share
from designer.edits.draft import Draft
from designer.edits.objects import set_fields
from designer.edits.templates import empty_design
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.simulation.studies.sweep.sweep import sweep
from tests.support.samples import catalog, group, template

PATIENCE_S = 60


@pytest.fixture
def sweeper() -> Iterator[Sweeper]:
    made = Sweeper(2)
    yield made
    made.close()


def wait(sweeper: Sweeper, until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not until():
        assert time.monotonic() < deadline
        sweeper.poll()
        time.sleep(0.005)


def two_nodes() -> Snapshot:
    return template("two-node-active-passive")


def longer(design: Snapshot) -> Snapshot:
    """The same with an EVS that takes longer to come online."""
    resource = next(one.id for one in design.resources.values() if one.type == "exchange-system-attendant")
    return apply(design, set_fields(design, resource, online_ms=77_000))


def test_all_cases_come_and_are_those_of_a_plain_sweep(sweeper: Sweeper) -> None:
    design = two_nodes()
    sweeper.start(design, 2)
    wait(sweeper, lambda: sweeper.progress.done > 0)
    assert sweeper.progress.total == 160
    wait(sweeper, lambda: not sweeper.is_busy)
    assert sweeper.is_complete
    assert sweeper.fits(design)
    plain = sweep(design, catalog(), 2, workers=1)
    assert sweeper.sweep is not None
    assert sweeper.sweep.cases == plain.cases
    assert sweeper.sweep.extra == plain.extra
    assert sweeper.sweep.snapshot is design
    assert set(sweeper.sweep.notes) == set(plain.notes)
    assert sweeper.has(design, 2)
    assert not sweeper.has(design, 3)


def test_a_newer_design_is_played_instead_and_the_old_one_stays_until_then(sweeper: Sweeper) -> None:
    design = two_nodes()
    sweeper.start(design, 1)
    wait(sweeper, lambda: not sweeper.is_busy)
    old, newer = sweeper.sweep, longer(design)
    sweeper.start(newer, 1)
    assert sweeper.sweep is old
    assert not sweeper.fits(newer)
    wait(sweeper, lambda: not sweeper.is_busy)
    assert sweeper.fits(newer)
    assert sweeper.sweep is not None
    assert old is not None
    assert sweeper.sweep.cases != old.cases


def test_work_that_is_ended_leaves_what_was_done_and_can_be_begun_again(sweeper: Sweeper) -> None:
    design = template("three-plus-one")
    sweeper.start(design, 2)
    wait(sweeper, lambda: sweeper.progress.done > 0)
    sweeper.cancel()
    assert not sweeper.is_busy
    assert not sweeper.is_complete
    assert sweeper.sweep is not None
    assert 0 < len(sweeper.sweep.cases) < 619
    assert not sweeper.has(design, 2)
    sweeper.start(design, 1)
    wait(sweeper, lambda: not sweeper.is_busy)
    assert sweeper.is_complete


def test_a_process_that_dies_is_told_in_a_sentence(sweeper: Sweeper) -> None:
    sweeper.start(template("three-plus-one"), 2)
    wait(sweeper, lambda: sweeper.progress.done > 0)
    sweeper._workers[0]._process.kill()
    wait(sweeper, lambda: not sweeper.is_busy)
    assert sweeper.problem == "the work ended before it was done"
    sweeper.start(two_nodes(), 1)
    assert sweeper.problem == ""
    wait(sweeper, lambda: not sweeper.is_busy)
    assert sweeper.is_complete


def test_what_cannot_be_simulated_is_told_in_a_sentence(sweeper: Sweeper) -> None:
    sweeper.start(empty_design(), 2)
    wait(sweeper, lambda: not sweeper.is_busy)
    assert sweeper.problem
    assert sweeper.sweep is None
    assert sweeper.has(empty := sweeper._snapshot or empty_design(), 2)
    sweeper.start(two_nodes(), 1)
    wait(sweeper, lambda: not sweeper.is_busy)
    assert sweeper.is_complete
    assert not sweeper.fits(empty)


def test_notes_scenarios_and_places_change_no_run() -> None:
    design = two_nodes()
    draft = Draft(design)
    draft.add("notes", text="Ask them")
    assert is_played_alike(design, draft.snapshot)
    draft.change("groups", group(design, "EVS1"), users=7)
    assert not is_played_alike(design, draft.snapshot)


@pytest.mark.parametrize(("total", "processes"), [(0, 2), (5, 4), (160, 1), (619, 2), (3400, 4)])
def test_every_case_has_one_process(total: int, processes: int) -> None:
    shares = [share(total, place, processes) for place in range(processes)]
    assert sorted(case for one in shares for case in one) == list(range(total))
    assert max(map(len, shares)) - min(map(len, shares)) <= TOGETHER
