"""Looks after the file of one open design: nobody overwrites the other unawares, and nobody's changes get lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from designer.app.recovery.keeping import Keeper
from designer.app.session import Session
from designer.files.errors import BadDesign
from designer.files.load import load
from designer.files.ownership import Owner
from designer.foundation.language import tr
from designer.model.diff import between
from designer.ui.bridge import listen
from designer.ui.errands import Errands
from designer.ui.shell.dialogs import Dialogs
from designer.ui.shell.notices import Notices
from designer.ui.shell.tenancy import Tenancy
from designer.ui.shell.watching import FileWatch

MATTER = "file"
"""What the notice about the file is filed under."""

TAKEN = "taken over"


class Keeping(Protocol):
    """What the program has for looking after files."""

    @property
    def errands(self) -> Errands:
        """Looks at files in the background."""

    @property
    def keeper(self) -> Keeper:
        """Keeps drafts."""

    @property
    def me(self) -> Owner:
        """This program, as others are told."""


class Custody(QObject):
    """Begins when the window has been seen, and ends with `end`."""

    unsaved = Signal()
    """The design counts as modified without having been changed: no file holds it any more."""

    def __init__(
        self,
        session: Session,
        program: Keeping,
        dialogs: Dialogs,
        notices: Notices,
        deeds: tuple[Callable[[], object], Callable[[], object], Callable[[], object]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._program = program
        self._dialogs = dialogs
        self._notices = notices
        self._save, self._save_as, self._open_again = deeds
        self._found = ""
        self._is_over = False
        self.watch: FileWatch | None = None
        self._tenancy: Tenancy | None = None

    def begin(self) -> None:
        """Claim the file, and watch it; unless the design is closed before the window was seen."""
        if self._is_over:
            return
        session = self._session
        self.watch = FileWatch(session, self._program.errands, self)
        self.watch.differs.connect(self._tell_difference)
        self.watch.gone.connect(self._tell_loss)
        self.watch.as_known.connect(self._forget_file)
        self._tenancy = Tenancy(session, self._program.me, self._program.errands, self)
        self._tenancy.overtaken.connect(self._tell_overtaken)
        listen(self, session.saved, lambda _: self._follow())
        self.watch.look()

    def end(self) -> None:
        """The design is closed."""
        self._is_over = True
        if self._tenancy is not None:
            self._tenancy.end()
        self._notices.clear(MATTER, TAKEN)
        self.deleteLater()

    def look(self) -> None:
        """Compare the file with what it should hold: the window has become active."""
        if self.watch is not None:
            self.watch.look()

    def reload(self) -> None:
        """Take over what the file holds; undo brings back what was here."""
        try:
            as_step = self._session.reload()
        except BadDesign as error:
            self._dialogs.error(str(error))
            return
        if not as_step:
            self._open_again()

    def keep_mine(self) -> None:
        """What is in the file may be overwritten by the next save."""
        if self._found:
            self._session.builds_on(self._session.path, self._found)
            self._count_as_modified()
        self._notices.clear(MATTER)

    def compare(self) -> None:
        """Show how the file differs from the design."""
        from designer.edits.changes import change_lines, changes

        path = self._session.path
        if path is None:
            return
        try:
            theirs = load(path).snapshot
        except BadDesign as error:
            self._dialogs.error(str(error))
            return
        mine = self._session.snapshot
        lines = change_lines(changes(mine, between(mine, theirs), self._session.catalog))
        title = tr("What reloading {path} would change").format(path=path.name)
        self._dialogs.differences(
            title, lines or [tr("Nothing: both are the same, except perhaps for the arrangement.")]
        )

    def _follow(self) -> None:
        if self._tenancy is not None and self.watch is not None:
            self._tenancy.follow()
            self.watch.follow()
        self._forget_file()

    def _forget_file(self) -> None:
        self._notices.clear(MATTER)

    def _tell_difference(self, digest: str) -> None:
        self._found = digest
        rest = tr(" You have changes of your own that are not saved.") if self._session.store.modified else ""
        self._notices.show_notice(
            MATTER,
            tr("{session} has changed on disk.{rest}").format(session=self._session.name, rest=rest),
            (tr("Re&load"), self.reload),
            (tr("&Keep Mine"), self.keep_mine),
            (tr("&Compare…"), self.compare),
        )

    def _count_as_modified(self) -> None:
        """No file holds this design: closing it asks, and a draft of it is kept."""
        self._session.store.mark_unsaved()
        self._program.keeper.look(self._session)
        self.unsaved.emit()

    def _tell_loss(self) -> None:
        self._count_as_modified()
        self._notices.show_notice(
            MATTER,
            tr("{session} is no longer in its folder: it was moved, renamed or deleted.").format(
                session=self._session.name
            ),
            (tr("&Save It Again"), self._save),
            (tr("Save &As…"), self._save_as),
        )

    def _tell_overtaken(self) -> None:
        self._notices.show_notice(
            TAKEN,
            tr("Somebody else has taken {session} over. Before you overwrite what they save, you are asked.").format(
                session=self._session.name
            ),
            (tr("&OK"), lambda: self._notices.clear(TAKEN)),
        )
