"""Design files in the window: start, open, save, close, and what is made from designs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from designer.app.desk.words import Entry
from designer.app.session import Session, open_session
from designer.app.starting import sample_entries, template_entries
from designer.edits.draft import EditError
from designer.edits.templates import from_template
from designer.files.atomic import save_bytes_atomically
from designer.files.errors import BadDesign, CannotWrite, ChangedOnDisk, one_line
from designer.files.load import load
from designer.files.ownership import own, owner_of
from designer.foundation.language import tr
from designer.foundation.paths import samples
from designer.model.snapshot import Snapshot
from designer.ui.shell.dialogs import DESIGNS, Dialogs
from designer.ui.shell.export import Exporter
from designer.ui.shell.opening import read
from designer.ui.shell.patience import GivenUp
from designer.ui.shell.tenancy import now

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from designer.drawing.primitives import Picture
    from designer.ui.shell.company import Company, Window

EXTENSION = ".cluster"

MOST_DROPPED = 10
"""More files at once were hardly meant to be opened."""

LONGEST_STEM = 80
"""Letters of a file name before its ending; file systems allow 255 bytes. Assumed."""


class FileDesk:
    """The commands of the File menu. Whatever goes wrong is told in one sentence, and nothing is half done.

    A design is never opened in place of another one, except in place of one to which nothing was done: it gets a
    window of its own.
    """

    def __init__(self, window: Window, dialogs: Dialogs, company: Company, exporter: Exporter) -> None:
        self._window = window
        self._dialogs = dialogs
        self._company = company
        self._memory = company.memory
        self._exporter = exporter
        self._catalog, self._templates = company.knowledge
        exporter.done.connect(lambda path: window.say(tr("{path} is written").format(path=path.name)))
        exporter.failed.connect(dialogs.error)

    def new(self) -> None:
        """Show what one can start from."""
        window = self._company.window_for(self._window)
        window.adopt(None)
        window.come_to_front()

    def new_from_template(self, template: str) -> None:
        """Start a design from a template."""
        self._begin(from_template(self._catalog, self._templates[template]))

    def new_from_questions(self) -> None:
        """Start a design from answers to a few questions."""
        design = self._dialogs.new_design(self._catalog)
        if design is not None:
            self._begin(design)

    def open(self) -> None:
        """Let the user choose a file, and open it."""
        path = self._dialogs.open_file(self._memory.folder())
        if path is not None:
            self.open_path(str(path))

    def open_path(self, path: str) -> bool:
        """Open a file, or show the window in which it is open already; False when that was refused or failed."""
        there = self._company.showing(Path(path))
        if there is not None:
            there.come_to_front()
            return True
        try:
            session = self._opened(Path(path))
        except BadDesign as error:
            self._dialogs.error(str(error))
            return False
        except GivenUp:
            return False
        if not self._may_have(session, Path(path)):
            return False
        self._memory.remember(Path(path))
        self.show(session)
        return True

    def open_again(self) -> None:
        """Open the file of the open design anew, in its place."""
        session = self._window.session
        if session is not None and session.path is not None and self.may_leave():
            try:
                self._window.adopt(self._opened(session.path))
            except BadDesign as error:
                self._dialogs.error(str(error))
            except GivenUp:
                return

    def _opened(self, path: Path) -> Session:
        over = cast("QWidget", self._window)
        return open_session(path, self._catalog, later=self._window.later, read=partial(read, over))

    def open_dropped(self, paths: Sequence[str]) -> None:
        """Open files that were dropped onto the window."""
        if not paths:
            self._dialogs.error(tr("Only files of this computer can be dropped here"))
        elif len(paths) > MOST_DROPPED:
            self._dialogs.error(
                tr("{count} files are too many at once; drop up to {most_dropped} designs").format(
                    count=len(paths), most_dropped=MOST_DROPPED
                )
            )
        else:
            for path in paths:
                self.open_path(path)

    def open_sample(self, path: str) -> None:
        """Open a copy of a sample: saving it asks for a place."""
        try:
            self._begin(load(Path(path)).snapshot)
        except BadDesign as error:
            self._dialogs.error(str(error))

    def show(self, session: Session) -> None:
        """Show an open design: here if nothing else would have to go, else in another window."""
        window = self._company.window_for(self._window)
        window.adopt(session)
        if window is not self._window:
            window.come_to_front()

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
        path = self._dialogs.save_file(self.suggestion(session, EXTENSION), DESIGNS)
        return path is not None and self._write(session, path, chosen=True)

    def reload(self) -> None:
        """Take over what the file holds now."""
        if self._window.custody is not None:
            self._window.settle()
            self._window.custody.reload()

    def compare_with_file(self) -> None:
        """Show how the file differs from the design."""
        if self._window.custody is not None:
            self._window.settle()
            self._window.custody.compare()

    def close(self) -> bool:
        """Close the design, unless the user would rather keep it open; and its window, unless it is the last one."""
        if not self.may_leave():
            return False
        if len(self._company.windows) > 1:
            self._window.close_unasked()
        else:
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
        path = self._dialogs.save_file(self.suggestion(session, ".pdf"), tr("PDF documents (*.pdf)"))
        if path is not None:
            self._window.say(tr("Making {path}…").format(path=path.name))
            self._exporter.start(session.snapshot, path)

    def export_picture(self) -> None:
        """Write what the canvas shows as a picture."""
        picture = self._window.shown_picture()
        if picture is not None:
            self.write_picture(picture)

    def write_picture(self, picture: Picture) -> None:
        """Write a picture to a file that the user chooses; the name's ending decides which kind."""
        from designer.app.pictures import format_of, picture_bytes  # brings the simulation along

        path = self.path_for(".svg", tr("SVG pictures (*.svg);;PNG pictures (*.png);;PDF pictures (*.pdf)"))
        if path is None:
            return
        kind = format_of(path)
        if kind is None:
            raise EditError(tr("A picture's name ends in .svg, .png or .pdf"))
        self.write_bytes(path, picture_bytes(picture, kind))

    def path_for(self, extension: str, kinds: str) -> Path | None:
        """Where the user wants a file that is made from the open design."""
        session = self._window.session
        return self._dialogs.save_file(self.suggestion(session, extension), kinds) if session is not None else None

    def write_bytes(self, path: Path, data: bytes) -> None:
        """Write a file and say so, or what kept it from being written."""
        try:
            save_bytes_atomically(path, data)
        except CannotWrite as error:
            self._dialogs.error(str(error))
            return
        self._window.say(tr("{path} is written").format(path=path.name))

    def templates(self) -> list[Entry]:
        """What to start from."""
        return template_entries(self._catalog, self._templates)

    def samples(self) -> list[Entry]:
        """The samples that travel with the program."""
        return sample_entries(samples())

    def recovered(self) -> Sequence[Entry]:
        """What can be done with the designs that a crash left unsaved."""
        return self._company.recovery.entries()

    def recover(self, value: str) -> None:
        """Do what one of these entries says."""
        self._company.recovery.pick(value, self._window)

    def recent(self) -> list[Entry]:
        """The files opened last, those first that are kept at the head; one that is gone cannot be chosen."""
        kept = self._memory.kept()
        return [
            Entry(str(path), path.name, enabled=_may_be_there(path), checked=path in kept)
            for path in self._memory.recent()
        ]

    def clear_recent(self) -> None:
        """Forget them, except for those that are kept."""
        self._memory.forget_recent()

    def forget(self, path: str) -> None:
        """Forget one of them."""
        self._memory.forget(Path(path))

    def forget_gone(self) -> None:
        """Forget those that are not there any more."""
        for path in self._memory.recent():
            if not _may_be_there(path):
                self._memory.forget(path)

    def keep(self, path: str, kept: bool) -> None:
        """Keep one of them at the head of the list, or not any more."""
        self._memory.keep(Path(path), kept)

    def proposal(self, stem: str) -> Path:
        """Where something of that name could be written, whatever characters the name has."""
        safe = "".join("-" if character in '<>:"/\\|?*' or ord(character) < 32 else character for character in stem)
        return self._memory.folder() / f"{safe.strip(' .')[:LONGEST_STEM] or tr('Untitled')}{EXTENSION}"

    def _begin(self, snapshot: Snapshot) -> None:
        self.show(Session(snapshot, self._catalog, later=self._window.later))

    def _may_have(self, session: Session, path: Path) -> bool:
        """Whether the file may be opened; somebody else who has it open is respected, as the user decides."""
        owner = owner_of(path)
        if owner is None or owner.key == self._company.me.key or owner.crashed_here():
            return True
        answer = self._dialogs.in_use(one_line(path.name), owner.who, is_gone=owner.is_gone(now()))
        if answer == "look":
            session.too_new = tr("{who} has {path} open; here it can only be looked at").format(
                who=owner.who, path=one_line(path.name)
            )
        elif answer == "copy":
            session.builds_on(None, None)
            session.proposal = path.with_name(f"{path.stem} (copy){path.suffix}")
        elif answer == "take over":
            own(path, self._company.me, now())
        return answer != "cancel"

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
        self._window.say(tr("Saved") if saved.durable else tr("Saved; the disk has not confirmed it yet"))
        return True

    def _settle_conflict(self, session: Session, path: Path) -> bool:
        answer = self._dialogs.changed_on_disk(path.name)
        if answer == "overwrite":
            return self._write(session, path, chosen=True)
        return self.save_as() if answer == "save as" else False

    def suggestion(self, session: Session, extension: str) -> Path:
        """What a file about a design could be called, and where it could go."""
        known = session.path or session.proposal
        named = self.proposal(known.stem if known is not None else session.snapshot.cluster.name)
        return (named if known is None else known.parent / named.name).with_suffix(extension)


def _may_be_there(path: Path) -> bool:
    """Whether a recent file is there. Servers are not asked: one that does not answer would stop the window."""
    return str(path).startswith(("\\\\", "//")) or path.is_file()
