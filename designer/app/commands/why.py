"""The command that asks why something is where it is."""

from __future__ import annotations

from designer.app.commands.command import Command, has_design
from designer.app.desk.desk import Desk
from designer.foundation.language import tr


def _ask(desk: Desk) -> None:
    desk.enter("failover")
    desk.player.ask_why()


WHY: tuple[Command, ...] = (
    Command(
        id="failover.why",
        menu="Failover",
        label=tr("Wh&y Is It There?"),
        call=_ask,
        section=4,
        keys=("Ctrl+Shift+Y",),
        hint=tr("Where the selected object is at this moment, who was asked, and what led there"),
        enabled=has_design,
    ),
)
