"""The Failover menu."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design
from designer.app.commands.faults import FAULTS
from designer.app.commands.scenarios import SCENARIOS
from designer.app.desk.desk import Desk
from designer.foundation.language import tr


def _in_failover(desk: Desk) -> bool:
    return desk.session is not None and desk.workspace == "failover"


def _can_play(desk: Desk) -> bool:
    return _in_failover(desk) and desk.player.has_faults


FAILOVER: tuple[Command | Submenu, ...] = (
    Command(
        id="failover.enter",
        menu="Failover",
        label=tr("&Failover Workspace"),
        call=lambda desk: desk.enter("failover"),
        keys=("F5",),
        enabled=has_design,
        checked=lambda desk: desk.workspace == "failover",
    ),
    *FAULTS,
    *SCENARIOS,
    Command(
        id="failover.play",
        menu="Failover",
        label=tr("P&lay or Pause"),
        call=lambda desk: desk.player.play_pause(),
        section=3,
        keys=("Space", "K"),
        scope="time",
        icon="play",
        enabled=_can_play,
        says=lambda desk: tr("Pause") if desk.player.is_playing else tr("Play"),
    ),
    Command(
        id="failover.forward",
        menu="Failover",
        label=tr("Ne&xt Event"),
        call=lambda desk: desk.player.step_forward(),
        section=3,
        keys=("Right", "F10"),
        scope="time",
        icon="step-forward",
        enabled=_can_play,
    ),
    Command(
        id="failover.back",
        menu="Failover",
        label=tr("Pre&vious Event"),
        call=lambda desk: desk.player.step_back(),
        section=3,
        keys=("Left",),
        scope="time",
        icon="step-back",
        enabled=_can_play,
    ),
    Command(
        id="failover.to-start",
        menu="Failover",
        label=tr("To the &Beginning"),
        call=lambda desk: desk.player.to_start(),
        section=3,
        keys=("Home",),
        scope="time",
        icon="to-start",
        enabled=_can_play,
    ),
    Command(
        id="failover.to-end",
        menu="Failover",
        label=tr("To the &End"),
        call=lambda desk: desk.player.to_end(),
        section=3,
        keys=("End",),
        scope="time",
        enabled=_can_play,
    ),
    Command(
        id="failover.clear",
        menu="Failover",
        label=tr("Clear Fa&ults"),
        call=lambda desk: desk.player.clear_faults(),
        section=4,
        enabled=_can_play,
    ),
)
