"""The Failover menu."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design
from designer.app.commands.faults import FAULTS
from designer.app.commands.playing import PLAYING, in_failover
from designer.app.commands.scenarios import SCENARIOS
from designer.foundation.language import tr

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
    *PLAYING,
    Command(
        id="failover.clear",
        menu="Failover",
        label=tr("Clear Fa&ults"),
        call=lambda desk: desk.player.clear_faults(),
        section=4,
        enabled=lambda desk: in_failover(desk) and desk.player.has_faults,
    ),
)
