"""The File menu."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design, may_edit
from designer.app.desk.words import Entry

FILE: tuple[Command | Submenu, ...] = (
    Command(
        id="file.new", menu="File", label="&New…", call=lambda desk: desk.files.new(), keys=("Ctrl+N",), icon="new"
    ),
    Submenu(
        id="file.templates",
        menu="File",
        label="New from &Template",
        entries=lambda desk: desk.files.templates(),
        pick=lambda desk, template: desk.files.new_from_template(template),
    ),
    Command(
        id="file.questions",
        menu="File",
        label="New from Q&uestions…",
        call=lambda desk: desk.files.new_from_questions(),
        keys=("Ctrl+Shift+N",),
        icon="questions",
        hint="Answer six questions, and get a design that follows from them",
    ),
    Command(
        id="file.open",
        menu="File",
        label="&Open…",
        call=lambda desk: desk.files.open(),
        section=1,
        keys=("Ctrl+O",),
        icon="open",
    ),
    Submenu(
        id="file.samples",
        menu="File",
        label="Open Sam&ple",
        entries=lambda desk: desk.files.samples(),
        pick=lambda desk, path: desk.files.open_sample(path),
        section=1,
    ),
    Submenu(
        id="file.recent",
        menu="File",
        label="Open &Recent",
        entries=lambda desk: [*desk.files.recent(), Entry("", "Clear This List")],
        pick=lambda desk, path: desk.files.open_path(path) if path else desk.files.clear_recent(),
        section=1,
        enabled=lambda desk: bool(desk.files.recent()),
    ),
    Command(
        id="file.save",
        menu="File",
        label="&Save",
        call=lambda desk: desk.files.save(),
        section=2,
        keys=("Ctrl+S",),
        icon="save",
        enabled=may_edit,
    ),
    Command(
        id="file.save-as",
        menu="File",
        label="Save &As…",
        call=lambda desk: desk.files.save_as(),
        section=2,
        keys=("Ctrl+Shift+S",),
        enabled=may_edit,
    ),
    Command(
        id="file.export-document",
        menu="File",
        label="&Export Document as PDF…",
        call=lambda desk: desk.files.export_document(),
        section=3,
        keys=("Ctrl+Shift+E",),
        icon="document",
        hint="Print the design document into a PDF file",
        enabled=has_design,
    ),
    Command(
        id="file.export-picture",
        menu="File",
        label="Export P&icture as SVG…",
        call=lambda desk: desk.files.export_picture(),
        section=3,
        enabled=has_design,
    ),
    Command(
        id="file.close",
        menu="File",
        label="&Close",
        call=lambda desk: desk.files.close(),
        section=4,
        keys=("Ctrl+W", "Ctrl+F4"),
        mac_keys=("Ctrl+W",),
        enabled=has_design,
    ),
    Command(
        id="file.quit",
        menu="File",
        label="&Quit",
        call=lambda desk: desk.quit(),
        section=4,
        keys=("Ctrl+Q",),
        role="quit",
    ),
)
