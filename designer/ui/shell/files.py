"""Design files in the window: start, open, save, close, and what is made from designs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from designer.app.desk.words import Entry, View
from designer.app.session import Session, open_session
from designer.app.starting import sample_entries, template_entries
from designer.catalog.schema import Catalog, Template
from designer.edits.draft import EditError
from designer.edits.templates import from_template
from designer.files.atomic import save_bytes_atomically
from designer.files.errors import BadDesign, CannotWrite, ChangedOnDisk
from designer.files.load import load
from designer.foundation.ids import Id
from designer.foundation.paths import samples
from designer.ui.shell.dialogs import DESIGNS, Dialogs
from designer.ui.shell.export import Exporter
from designer.ui.shell.memory import Memory

EXTENSION = ".cluster"


class Window(Protocol):
    """What file commands need of the window."""

    @property
    def session(self) -> Session | None:
        """The open design."""

    @property
    def shown_view(self) -> tuple[View, Id | None]:
        """What the canvas shows."""

    def adopt(self, session: Session | None) -> None:
        """Show another design, or the start page."""

    def say(self, sentence: str) -> None:
        """Say something in the status line."""

    def later(self, work: Callable[[], None]) -> None:
        """Do some work soon, but not before the window has been seen."""

    def settle(self) -> None:
        """Take over what is still being typed."""


class FileDesk:
    """The commands of the File menu. Whatever goes wrong is told in one sentence, and nothing is half done."""

    def __init__(
        self,
        window: Window,
        dialogs: Dialogs,
        memory: Memory,
        exporter: Exporter,
        knowledge: tuple[Catalog, Mapping[str, Template]],
    ) -> None:
        self._window = window
        self._dialogs = dialogs
        self._memory = memory
        self._exporter = exporter
        self._catalog, self._templates = knowledge
        exporter.done.connect(lambda path: window.say(f"{path.name} is written"))
        exporter.failed.connect(dialogs.error)

    def new(self) -> None:
        """Show what one can start from."""
        self.close()

    def new_from_template(self, template: str) -> None:
        """Start a design from a template."""
        if self.may_leave():
            snapshot = from_template(self._catalog, self._templates[template])
            self._window.adopt(Session(snapshot, self._catalog, later=self._window.later))

    def new_from_questions(self) -> None:
        """Start a design from answers to a few questions."""
        design = self._dialogs.new_design(self._catalog)
        if design is not None and self.may_leave():
            self._window.adopt(Session(design, self._catalog, later=self._window.later))

    def open(self) -> None:
        """Let the user choose a file, and open it."""
        path = self._dialogs.open_file(self._memory.folder())
        if path is not None:
            self.open_path(str(path))

    def open_path(self, path: str) -> bool:
        """Open a file; False when that was refused or failed."""
        if not self.may_leave():
            return False
        try:
            session = open_session(Path(path), self._catalog, later=self._window.later)
        except BadDesign as error:
            self._dialogs.error(str(error))
            return False
        self._memory.remember(Path(path))
        self._window.adopt(session)
        return True

    def open_sample(self, path: str) -> None:
        """Open a copy of a sample: saving it asks for a place."""
        if not self.may_leave():
            return
        try:
            self._window.adopt(Session(load(Path(path)).snapshot, self._catalog, later=self._window.later))
        except BadDesign as error:
            self._dialogs.error(str(error))

    def save(self) -> bool:
        """Write the design to its file, or to one that the user chooses when it has none."""
        self._window.settle()
        session = self._window.session
        if session is None:
            return False
        if session.path is None:
            return self.save_as()
        return self._write(session, session.path)

    def save_as(self) -> bool:
        """Write the design to a file that the user chooses."""
        self._window.settle()
        session = self._window.session
        if session is None:
            return False
        path = self._dialogs.save_file(self._suggestion(session, EXTENSION), DESIGNS)
        return path is not None and self._write(session, path, chosen=True)

    def close(self) -> bool:
        """Close the design, unless the user would rather keep it open."""
        if not self.may_leave():
            return False
        self._window.adopt(None)
        return True

    def may_leave(self) -> bool:
        """Whether the open design may be left: it is saved, or the user does not want that."""
        self._window.settle()
        session = self._window.session
        if session is None or not session.store.modified:
            return True
        answer = self._dialogs.unsaved(session.name)
        return self.save() if answer == "save" else answer == "discard"

    def export_document(self) -> None:
        """Print the design document into a PDF file."""
        self._window.settle()
        session = self._window.session
        if session is None:
            return
        path = self._dialogs.save_file(self._suggestion(session, ".pdf"), "PDF documents (*.pdf)")
        if path is not None:
            self._window.say(f"Making {path.name}…")
            self._exporter.start(session.snapshot, path)

    def export_picture(self) -> None:
        """Write what the canvas shows as a picture; the name's ending decides which kind."""
        from designer.app.pictures import draw, format_of, picture_bytes  # brings the simulation along

        session = self._window.session
        if session is None:
            return
        kinds = "SVG pictures (*.svg);;PNG pictures (*.png);;PDF pictures (*.pdf)"
        path = self._dialogs.save_file(self._suggestion(session, ".svg"), kinds)
        if path is None:
            return
        kind = format_of(path)
        if kind is None:
            raise EditError("A picture's name ends in .svg, .png or .pdf")
        view, group = self._window.shown_view
        try:
            save_bytes_atomically(path, picture_bytes(draw(session.snapshot, session.catalog, view, group), kind))
        except CannotWrite as error:
            self._dialogs.error(str(error))
            return
        self._window.say(f"{path.name} is written")

    def templates(self) -> list[Entry]:
        """What to start from."""
        return template_entries(self._catalog, self._templates)

    def samples(self) -> list[Entry]:
        """The samples that travel with the program."""
        return sample_entries(samples())

    def recent(self) -> list[Entry]:
        """The files opened last, the latest first; one that is gone cannot be chosen."""
        return [Entry(str(path), path.name, enabled=path.is_file()) for path in self._memory.recent()]

    def clear_recent(self) -> None:
        """Forget them."""
        self._memory.forget_recent()

    def _write(self, session: Session, path: Path, *, chosen: bool = False) -> bool:
        """Write to a file; `chosen` means that the user just named it and agreed to replace what is there."""
        try:
            saved = session.save(path, overwrite=chosen)
        except ChangedOnDisk:
            return self._settle_conflict(session, path)
        except CannotWrite as error:
            self._dialogs.error(str(error))
            return False
        self._memory.remember(path)
        self._window.say("Saved" if saved.durable else "Saved; the disk has not confirmed it yet")
        return True

    def _settle_conflict(self, session: Session, path: Path) -> bool:
        answer = self._dialogs.changed_on_disk(path.name)
        if answer == "overwrite":
            return self._write(session, path, chosen=True)
        return self.save_as() if answer == "save as" else False

    def _suggestion(self, session: Session, extension: str) -> Path:
        stem = session.path.stem if session.path is not None else session.snapshot.cluster.name or "Untitled"
        folder = session.path.parent if session.path is not None else self._memory.folder()
        safe = "".join("-" if character in '<>:"/\\|?*' or ord(character) < 32 else character for character in stem)
        return folder / f"{safe.strip(' .') or 'Untitled'}{extension}"
