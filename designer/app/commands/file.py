"""The File menu."""

from __future__ import annotations

from dataclasses import replace

from designer.app.commands.command import Command, Submenu, has_design, may_edit
from designer.app.desk.desk import Desk
from designer.app.desk.words import Entry
from designer.foundation.language import tr

CLEAR, FORGET_GONE, KEEP, RELEASE = "", "-gone", "-keep", "-release"
"""Entries of the recent files that open none."""


def has_file(desk: Desk) -> bool:
    """A design is open that has a file."""
    return desk.session is not None and desk.session.path is not None


def _recent(desk: Desk) -> list[Entry]:
    files = desk.files.recent()
    found = [replace(entry, checked=False) for entry in files]
    path = str(desk.session.path.absolute()) if desk.session is not None and desk.session.path is not None else ""
    mine = next((entry for entry in files if entry.value == path), None)
    if mine is not None and not mine.checked:
        found.append(Entry(KEEP, tr("Keep This Design at the Head"), section="list"))
    elif mine is not None:
        found.append(Entry(RELEASE, tr("Do Not Keep This Design at the Head"), section="list"))
    gone = any(not entry.enabled for entry in files)
    return [
        *found,
        Entry(FORGET_GONE, tr("Forget Missing Files"), enabled=gone, section="list"),
        Entry(CLEAR, tr("Clear This List"), section="list"),
    ]


def _pick_recent(desk: Desk, value: str) -> None:
    if value == CLEAR:
        desk.files.clear_recent()
    elif value == FORGET_GONE:
        desk.files.forget_gone()
    elif value in (KEEP, RELEASE):
        if desk.session is not None and desk.session.path is not None:
            desk.files.keep(str(desk.session.path.absolute()), value == KEEP)
    else:
        desk.files.open_path(value)


FILE: tuple[Command | Submenu, ...] = (
    Command(
        id="file.new", menu="File", label=tr("&New…"), call=lambda desk: desk.files.new(), keys=("Ctrl+N",), icon="new"
    ),
    Command(
        id="file.new-window",
        menu="File",
        label=tr("New &Window"),
        call=lambda desk: desk.windows.new(),
        keys=("Ctrl+Alt+N",),
        hint=tr("Open another window"),
    ),
    Submenu(
        id="file.templates",
        menu="File",
        label=tr("New from &Template"),
        entries=lambda desk: desk.files.templates(),
        pick=lambda desk, template: desk.files.new_from_template(template),
    ),
    Command(
        id="file.questions",
        menu="File",
        label=tr("New from Q&uestions…"),
        call=lambda desk: desk.files.new_from_questions(),
        keys=("Ctrl+Shift+N",),
        icon="questions",
        hint=tr("Answer six questions, and get a design that follows from them"),
    ),
    Command(
        id="file.open",
        menu="File",
        label=tr("&Open…"),
        call=lambda desk: desk.files.open(),
        section=1,
        keys=("Ctrl+O",),
        icon="open",
    ),
    Submenu(
        id="file.samples",
        menu="File",
        label=tr("Open Sa&mple"),
        entries=lambda desk: desk.files.samples(),
        pick=lambda desk, path: desk.files.open_sample(path),
        section=1,
    ),
    Submenu(
        id="file.recent",
        menu="File",
        label=tr("Open &Recent"),
        entries=_recent,
        pick=_pick_recent,
        section=1,
        enabled=lambda desk: bool(desk.files.recent()),
    ),
    Submenu(
        id="file.recovered",
        menu="File",
        label=tr("Reco&vered Designs"),
        entries=lambda desk: desk.files.recovered(),
        pick=lambda desk, value: desk.files.recover(value),
        section=1,
        enabled=lambda desk: bool(desk.files.recovered()),
    ),
    Command(
        id="file.save",
        menu="File",
        label=tr("&Save"),
        call=lambda desk: desk.files.save(),
        section=2,
        keys=("Ctrl+S",),
        icon="save",
        enabled=may_edit,
    ),
    Command(
        id="file.save-as",
        menu="File",
        label=tr("Save &As…"),
        call=lambda desk: desk.files.save_as(),
        section=2,
        keys=("Ctrl+Shift+S",),
        enabled=may_edit,
    ),
    Command(
        id="file.reload",
        menu="File",
        label=tr("Re&load from Disk"),
        call=lambda desk: desk.files.reload(),
        section=2,
        hint=tr("Take over what the file holds now; undo brings back what was here"),
        enabled=has_file,
    ),
    Command(
        id="file.compare-with-file",
        menu="File",
        label=tr("Compare with &File…"),
        call=lambda desk: desk.files.compare_with_file(),
        section=2,
        hint=tr("List what reloading would change"),
        enabled=has_file,
    ),
    Command(
        id="file.export-document",
        menu="File",
        label=tr("&Export Document as PDF…"),
        call=lambda desk: desk.files.export_document(),
        section=3,
        keys=("Ctrl+Shift+E",),
        icon="document",
        hint=tr("Print the design document into a PDF file"),
        enabled=has_design,
    ),
    Command(
        id="file.export-picture",
        menu="File",
        label=tr("Export P&icture…"),
        call=lambda desk: desk.files.export_picture(),
        section=3,
        enabled=has_design,
    ),
    Command(
        id="file.close",
        menu="File",
        label=tr("&Close"),
        call=lambda desk: desk.files.close(),
        section=4,
        keys=("Ctrl+W", "Ctrl+F4"),
        mac_keys=("Ctrl+W",),
        enabled=has_design,
    ),
    Command(
        id="file.quit",
        menu="File",
        label=tr("&Quit"),
        call=lambda desk: desk.quit(),
        section=5,
        keys=("Ctrl+Q",),
        role="quit",
    ),
)
