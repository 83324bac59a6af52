"""The commands that hand over a run: as a film, as a web page, as pictures."""

from __future__ import annotations

from designer.app.commands.command import Command
from designer.app.desk.desk import Desk
from designer.app.desk.filming import Handover
from designer.foundation.language import tr

MENU = "Failover/Exp&ort Run"


def _command(handover: Handover, label: str, hint: str) -> Command:
    return Command(
        id=f"failover.export-{handover}",
        menu=MENU,
        label=label,
        call=lambda desk: desk.filming.export(handover),
        section=6,
        hint=hint,
        needs=tr("Let something fail first"),
        enabled=_has_run,
    )


def _has_run(desk: Desk) -> bool:
    return desk.session is not None and desk.workspace == "failover" and desk.filming.has_run


FILMING: tuple[Command, ...] = (
    _command("gif", tr("As &Animation (GIF)…"), tr("Write the run as a moving picture, for mails and slides")),
    _command("apng", tr("As Animation (A&PNG)…"), tr("Write the run as a moving picture in its own colours")),
    _command("html", tr("As &Web Page…"), tr("Write the run as one file that any browser plays, without a network")),
    _command("frames", tr("As &Frames for Slides…"), tr("Write the key moments as pictures with their captions")),
    _command("filmstrip", tr("As Film&strip…"), tr("Write the key moments as one picture, SVG, PNG or PDF")),
)
