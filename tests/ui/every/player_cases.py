"""How the commands of the player are tried."""

from __future__ import annotations

from typing import Any

from tests.ui.desk import TestDesk
from tests.ui.every.case import Case, actions, do, fault, later, playhead, playing, pointed


def rate(desk: TestDesk) -> Any:
    return desk.bench.failover.playback.rate


def branch(desk: TestDesk) -> Any:
    return desk.bench.failover.playback.branch.id


def branches(desk: TestDesk) -> Any:
    return len(desk.bench.failover.playback.branches)


def marks(desk: TestDesk) -> Any:
    playback = desk.bench.failover.playback
    return playback.mark_in, playback.mark_out


def chosen(desk: TestDesk) -> Any:
    return desk.timeline.strip.chosen


def enlarged(desk: TestDesk) -> Any:
    return desk.bench.failover.height() > desk.bench.canvas.height()


def watched(desk: TestDesk) -> None:
    """A node has failed, and the playhead is in the middle, on a canvas with the focus."""
    fault()(desk)
    later(desk)
    pointed(desk)


def playing_on(desk: TestDesk) -> None:
    """Time passes, but not while a menu is open."""
    desk.bench.failover.playback.rate = 1.0


def forked(desk: TestDesk) -> None:
    watched(desk)
    do("failover.fork")(desk)
    pointed(desk)


def chip(desk: TestDesk) -> None:
    """A chip is chosen."""
    watched(desk)
    desk.timeline.strip.choose(0)


PLAYER = {
    "failover.play": Case(seen=playing, first=[watched], becomes=True),
    "failover.hold": Case(seen=playing, first=[watched, playing_on], becomes=False),
    "failover.faster": Case(seen=rate, first=[watched], becomes=1),
    "failover.backwards": Case(seen=rate, first=[watched], becomes=-1),
    "failover.slow": Case(seen=rate, first=[watched], becomes=0.25),
    "failover.slow-back": Case(seen=rate, first=[watched], becomes=-0.25),
    "failover.replay": Case(seen=playing, first=[watched], becomes=True),
    "failover.second-forward": Case(seen=playhead, first=[watched], becomes=31_000),
    "failover.second-back": Case(seen=playhead, first=[watched], becomes=29_000),
    "failover.next-phase": Case(seen=playhead, first=[watched]),
    "failover.previous-phase": Case(seen=playhead, first=[watched]),
    "failover.reset": Case(seen=playhead, first=[watched], becomes=0),
    "failover.loop": Case(seen=lambda desk: desk.bench.failover.playback.loops, first=[watched], becomes=True),
    "failover.mark-in": Case(seen=marks, first=[watched], becomes=(30_000, None)),
    "failover.mark-out": Case(seen=marks, first=[watched], becomes=(None, 30_000)),
    "failover.clear-marks": Case(seen=marks, first=[watched, do("failover.mark-in"), pointed], becomes=(None, None)),
    "failover.skip": Case(seen=lambda desk: desk.bench.failover.playback.skips, first=[watched], becomes=False),
    "failover.speed": Case(
        seen=lambda desk: desk.bench.failover.playback.speed.factor, first=[watched], entry="60", becomes=60
    ),
    "failover.fork": Case(seen=branches, first=[watched], becomes=2),
    "failover.branch": Case(seen=branch, first=[forked], entry="NODE1", becomes=1),
    "failover.next-branch": Case(seen=branch, first=[forked], becomes=1),
    "failover.previous-branch": Case(seen=branch, first=[forked], becomes=1),
    "failover.rename-branch": Case(
        seen=lambda desk: desk.timeline.strip.branch_button._editor is not None, first=[forked], becomes=True
    ),
    "failover.delete-branch": Case(seen=branches, first=[forked], becomes=1),
    "failover.next-fault": Case(seen=chosen, first=[watched], becomes=0),
    "failover.previous-fault": Case(seen=chosen, first=[watched], becomes=0),
    "failover.copy-fault": Case(seen=lambda desk: len(actions(desk)), first=[chip], becomes=2),
    "failover.remove-fault": Case(seen=actions, first=[chip], becomes=[]),
    "failover.enlarge": Case(seen=enlarged, first=[watched], becomes=True),
}
