"""The Failover menu."""

from __future__ import annotations

from collections.abc import Callable

from designer.app.commands.command import Command, Submenu, has_design
from designer.app.desk import Desk, Entry


def _nodes(desk: Desk) -> list[Entry]:
    return [Entry(node.id, node.name) for node in desk.session.snapshot.nodes.values()] if desk.session else []


def _resources(desk: Desk) -> list[Entry]:
    """The resources of the selected groups, else of the first virtual server; too many would fill the screen."""
    if desk.session is None:
        return []
    snapshot = desk.session.snapshot
    wanted = [i for i in desk.selection if i in snapshot.groups] or [g.id for g in snapshot.virtual_servers()][:1]
    found = [i for i in desk.selection if i in snapshot.resources]
    return [Entry(i, snapshot.name_of(i)) for i in (*found, *(r.id for g in wanted for r in snapshot.members(g)))]


def _fault(kind: str) -> Callable[[Desk, str], None]:
    def pick(desk: Desk, subject: str) -> None:
        desk.enter("failover")
        desk.player.add_fault(kind, subject)

    return pick


def _in_failover(desk: Desk) -> bool:
    return desk.session is not None and desk.workspace == "failover"


def _can_play(desk: Desk) -> bool:
    return _in_failover(desk) and desk.player.has_faults


FAILOVER: tuple[Command | Submenu, ...] = (
    Command(
        id="failover.enter",
        menu="Failover",
        label="&Failover Workspace",
        call=lambda desk: desk.enter("failover"),
        keys=("F5",),
        enabled=has_design,
        checked=lambda desk: desk.workspace == "failover",
    ),
    Submenu(
        id="failover.power",
        menu="Failover",
        label="Cut the &Power of",
        entries=_nodes,
        pick=_fault("power"),
        section=1,
        enabled=has_design,
    ),
    Submenu(
        id="failover.service",
        menu="Failover",
        label="&Stop the Cluster Service of",
        entries=_nodes,
        pick=_fault("service"),
        section=1,
        enabled=has_design,
    ),
    Submenu(
        id="failover.resource",
        menu="Failover",
        label="Fail &Resource",
        entries=_resources,
        pick=_fault("resource"),
        section=1,
        enabled=has_design,
    ),
    Submenu(
        id="failover.start",
        menu="Failover",
        label="Start &Node",
        entries=_nodes,
        pick=_fault("start"),
        section=1,
        enabled=has_design,
    ),
    Command(
        id="failover.play",
        menu="Failover",
        label="P&lay or Pause",
        call=lambda desk: desk.player.play_pause(),
        section=2,
        keys=("Space", "K"),
        scope="time",
        icon="play",
        enabled=_can_play,
        says=lambda desk: "Pause" if desk.player.is_playing else "Play",
    ),
    Command(
        id="failover.forward",
        menu="Failover",
        label="Ne&xt Event",
        call=lambda desk: desk.player.step_forward(),
        section=2,
        keys=("Right", "F10"),
        scope="time",
        icon="step-forward",
        enabled=_can_play,
    ),
    Command(
        id="failover.back",
        menu="Failover",
        label="Pre&vious Event",
        call=lambda desk: desk.player.step_back(),
        section=2,
        keys=("Left",),
        scope="time",
        icon="step-back",
        enabled=_can_play,
    ),
    Command(
        id="failover.to-start",
        menu="Failover",
        label="To the &Beginning",
        call=lambda desk: desk.player.to_start(),
        section=2,
        keys=("Home",),
        scope="time",
        icon="to-start",
        enabled=_can_play,
    ),
    Command(
        id="failover.to-end",
        menu="Failover",
        label="To the &End",
        call=lambda desk: desk.player.to_end(),
        section=2,
        keys=("End",),
        scope="time",
        enabled=_can_play,
    ),
    Command(
        id="failover.clear",
        menu="Failover",
        label="&Clear Faults",
        call=lambda desk: desk.player.clear_faults(),
        section=3,
        enabled=_can_play,
    ),
)
