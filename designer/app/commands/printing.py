"""The part of the File menu that prints and copies, and the settings."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design

PRINTING: tuple[Command | Submenu, ...] = (
    Command(
        id="file.print",
        menu="File",
        label="&Print Picture…",
        call=lambda desk: desk.printing.print_picture(),
        section=3,
        keys=("Ctrl+P",),
        hint="Print what the canvas shows on one sheet of paper",
        enabled=has_design,
    ),
    Command(
        id="file.print-preview",
        menu="File",
        label="Print Preview…",
        call=lambda desk: desk.printing.preview_picture(),
        section=3,
        enabled=has_design,
    ),
    Command(
        id="file.print-document",
        menu="File",
        label="Print &Document",
        call=lambda desk: desk.printing.print_document(),
        section=3,
        hint="Make the design document, and open it in the program that shows and prints PDF files",
        enabled=has_design,
    ),
    Command(
        id="edit.copy-picture",
        menu="Edit",
        label="Cop&y Picture",
        call=lambda desk: desk.printing.copy_picture(),
        section=1,
        keys=("Ctrl+Shift+C",),
        hint="Put what the canvas shows onto the clipboard, for a presentation or a mail",
        enabled=has_design,
    ),
    Command(
        id="file.settings",
        menu="File",
        label="Settin&gs…",
        call=lambda desk: desk.sight.change_settings(),
        section=4,
        keys=("Ctrl+,",),
        role="preferences",
    ),
)
