"""The part of the File menu that prints and copies, and the settings."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design
from designer.foundation.language import tr

PRINTING: tuple[Command | Submenu, ...] = (
    Command(
        id="file.print",
        menu="File",
        label=tr("&Print Picture…"),
        call=lambda desk: desk.printing.print_picture(),
        section=3,
        keys=("Ctrl+P",),
        hint=tr("Print what the canvas shows on one sheet of paper"),
        enabled=has_design,
    ),
    Command(
        id="file.print-preview",
        menu="File",
        label=tr("Print Preview…"),
        call=lambda desk: desk.printing.preview_picture(),
        section=3,
        enabled=has_design,
    ),
    Command(
        id="file.print-document",
        menu="File",
        label=tr("Print &Document"),
        call=lambda desk: desk.printing.print_document(),
        section=3,
        hint=tr("Make the design document, and open it in the program that shows and prints PDF files"),
        enabled=has_design,
    ),
    Command(
        id="edit.copy-picture",
        menu="Edit",
        label=tr("Cop&y Picture"),
        call=lambda desk: desk.printing.copy_picture(),
        section=1,
        keys=("Ctrl+Shift+C",),
        hint=tr("Put what the canvas shows onto the clipboard, for a presentation or a mail"),
        enabled=has_design,
    ),
    Command(
        id="file.settings",
        menu="File",
        label=tr("Settin&gs…"),
        call=lambda desk: desk.sight.change_settings(),
        section=4,
        keys=("Ctrl+,",),
        role="preferences",
    ),
)
