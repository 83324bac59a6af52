"""The part of the Design menu that is about findings, and about platforms on which they differ."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design, may_edit
from designer.app.desk.desk import Desk
from designer.foundation.language import tr


def _has_fix(desk: Desk) -> bool:
    return may_edit(desk) and bool(desk.findings.offered_fix)


def _has_waiver(desk: Desk) -> bool:
    return may_edit(desk) and desk.findings.has_waiver


def _says_fix(desk: Desk) -> str:
    title = desk.findings.offered_fix
    return tr("Fix: {title}").format(title=title) if title else tr("Fix Finding")


FINDINGS: tuple[Command | Submenu, ...] = (
    Command(
        id="design.next-finding",
        menu="Design",
        label=tr("&Next Finding"),
        call=lambda desk: desk.findings.next(),
        section=2,
        keys=("F8",),
        enabled=has_design,
    ),
    Command(
        id="design.previous-finding",
        menu="Design",
        label=tr("&Previous Finding"),
        call=lambda desk: desk.findings.previous(),
        section=2,
        keys=("Shift+F8",),
        enabled=has_design,
    ),
    Command(
        id="design.findings-of-selection",
        menu="Design",
        label=tr("Findings of Se&lection"),
        call=lambda desk: desk.findings.show_those_of_selection(),
        section=2,
        keys=("Ctrl+F8",),
        hint=tr("Show what was found about the selected objects"),
        needs=tr("Nothing was found about what is selected"),
        enabled=lambda desk: has_design(desk) and desk.findings.are_about_selection,
    ),
    Command(
        id="design.fix",
        menu="Design",
        label=tr("&Fix Finding"),
        call=lambda desk: desk.findings.fix(),
        section=2,
        keys=("Ctrl+.",),
        mac_keys=("Alt+Return",),
        hint=tr("Repair the selected finding"),
        needs=tr("Turn to a finding that has a fix"),
        enabled=_has_fix,
        says=_says_fix,
    ),
    Command(
        id="design.fix-all",
        menu="Design",
        label=tr("Fix All of This &Kind"),
        call=lambda desk: desk.findings.fix_all(),
        section=2,
        hint=tr("Repair every finding of the same rule"),
        needs=tr("Turn to a finding that has a fix"),
        enabled=_has_fix,
    ),
    Command(
        id="design.waive",
        menu="Design",
        label=tr("&Waive Finding…"),
        call=lambda desk: desk.findings.waive(),
        section=2,
        needs=tr("Turn to a finding first"),
        enabled=lambda desk: may_edit(desk) and desk.findings.is_on_open_finding,
    ),
    Command(
        id="design.edit-waiver",
        menu="Design",
        label=tr("Ed&it Waiver…"),
        call=lambda desk: desk.findings.edit_waiver(),
        section=2,
        needs=tr("Turn to a waived finding first"),
        enabled=_has_waiver,
    ),
    Command(
        id="design.unwaive",
        menu="Design",
        label=tr("&Take Waiver Back"),
        call=lambda desk: desk.findings.unwaive(),
        section=2,
        needs=tr("Turn to a waived finding first"),
        enabled=_has_waiver,
    ),
    Submenu(
        id="design.compare",
        menu="Design",
        label=tr("&Compare with Platform"),
        entries=lambda desk: desk.findings.platforms(),
        pick=lambda desk, value: desk.findings.compare(value),
        section=3,
        enabled=has_design,
    ),
    Command(
        id="design.switch",
        menu="Design",
        label=tr("&Switch Platform…"),
        call=lambda desk: desk.findings.switch(),
        section=3,
        hint=tr("Put the design onto another Windows or Exchange, with all that follows from it"),
        enabled=may_edit,
    ),
)
