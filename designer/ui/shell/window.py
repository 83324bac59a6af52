"""The main window: puts everything together and is the desk on which commands act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from designer.app.asides import ASIDE
from designer.app.desk.words import Entry, Workspace
from designer.app.session import Session
from designer.edits.draft import EditError, added
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.snapshot import Snapshot
from designer.ui.bridge import AfterPaint
from designer.ui.shell.banner import Banner
from designer.ui.shell.bar import Bar
from designer.ui.shell.comparing_desk import ComparingDesk
from designer.ui.shell.custody import Custody
from designer.ui.shell.dialogs import Dialogs
from designer.ui.shell.document_desk import DocumentDesk
from designer.ui.shell.dropping import Drops
from designer.ui.shell.export import Exporter
from designer.ui.shell.files import FileDesk
from designer.ui.shell.filming_desk import FilmingDesk
from designer.ui.shell.findings_desk import FindingsDesk
from designer.ui.shell.help import HelpDesk
from designer.ui.shell.matrix_desk import MatrixDesk
from designer.ui.shell.menus import Menus
from designer.ui.shell.notes_desk import NotesDesk
from designer.ui.shell.notices import Notices
from designer.ui.shell.place import come_to_front, first_size, keep_on_screen
from designer.ui.shell.player_desk import PlayerDesk
from designer.ui.shell.print_desk import PrintDesk
from designer.ui.shell.scenarios_desk import ScenariosDesk
from designer.ui.shell.search_desk import SearchDesk
from designer.ui.shell.sight import SightDesk
from designer.ui.shell.status import Status
from designer.ui.shell.travelling import travel
from designer.ui.shell.windows_desk import WindowsDesk

if TYPE_CHECKING:
    from designer.drawing.primitives import Picture
    from designer.ui.shell.bench import Bench
    from designer.ui.shell.clipboard_desk import ClipboardDesk
    from designer.ui.shell.company import Company
    from designer.ui.shell.start import StartPage

QWIDGETSIZE_MAX = 2**24 - 1
"""Qt's word for no limit; PySide does not offer it."""

ADDED_FIRST = ("groups", "nodes", "networks", "disks", "resources", "servers", "arrays", "fabrics", "sites")
"""What is selected of everything that an edit added: the records of the first of these tables."""


class MainWindow(QMainWindow):
    """One window, one design or the start page."""

    def __init__(self, company: Company, dialogs: Callable[[MainWindow], Dialogs]) -> None:
        super().__init__()
        self.company = company
        self._look = look = company.look
        self._memory = memory = company.memory
        self._bench: Bench | None = None
        self._start: StartPage | None = None
        self._custody: Custody | None = None
        self._refresh = QTimer(self)  # goes with the window: a command may have closed it
        self._refresh.setSingleShot(True)
        self._refresh.timeout.connect(self.refresh)
        self.exporter = Exporter(self)
        self.dialogs = dialogs(self)
        self.files = FileDesk(self, self.dialogs, company, self.exporter)
        self.windows = WindowsDesk(self, company)
        self.sight = SightDesk(self, lambda: self._bench, look, memory)
        self.findings = FindingsDesk(self, self.dialogs, memory)
        self.player = PlayerDesk(self, self.dialogs)
        self.scenarios = ScenariosDesk(self)
        self.matrix = MatrixDesk(self)
        self.comparing = ComparingDesk(self, self.dialogs, memory)
        self.filming = FilmingDesk(self, self.dialogs, self)
        self.document = DocumentDesk(self, self.dialogs, self)
        self.search = SearchDesk(self, self, look, memory)
        self.printing = PrintDesk(self, self)
        self._clipboard: ClipboardDesk | None = None
        self.notes = NotesDesk(lambda: self._bench, self.enter)
        self.help = HelpDesk(self, look)
        self.menus = Menus(self.menuBar(), self, self.attempt, look)
        self.bar = Bar(self.menus)
        self.banner = Banner(look)
        self.notices = Notices(look, self.attempt)
        self.status = Status(self.menus, look)
        self._pages = QStackedWidget()
        self._after_paint = AfterPaint(self.status)
        self._build()
        self._connect()
        Drops(self).dropped.connect(lambda paths: self.attempt(lambda: self.files.open_dropped(paths)))
        self.adopt(None, with_start_page=False)

    # The desk

    @property
    def session(self) -> Session | None:
        """The open design."""
        return self._bench.session if self._bench is not None else None

    @property
    def custody(self) -> Custody | None:
        """What looks after the file of the open design."""
        return self._custody

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""
        return self._bench

    @property
    def selection(self) -> tuple[Id, ...]:
        """The selected objects."""
        return self._bench.canvas.selection() if self._bench is not None else ()

    @property
    def workspace(self) -> Workspace:
        """What the window is arranged for."""
        return self._bench.workspace if self._bench is not None else "design"

    def shown_picture(self) -> Picture | None:
        """What the canvas shows, as it is printed; None without a design."""
        return self._bench.canvas.for_paper() if self._bench is not None else None

    @property
    def clipboard(self) -> ClipboardDesk:
        """Commands that cut, copy and paste, made when they are needed first."""
        if self._clipboard is None:
            from designer.ui.shell.clipboard_desk import ClipboardDesk

            self._clipboard = ClipboardDesk(self)
        return self._clipboard

    def enter(self, workspace: Workspace) -> None:
        """Arrange the window for a kind of work."""
        if self._bench is not None and self._bench.workspace != workspace:
            self._bench.enter(workspace)
            self._bench.centre.setFocus()

    def select(self, ids: Sequence[Id]) -> None:
        """Select objects."""
        if self._bench is not None:
            self._bench.select(ids)

    def rename(self) -> None:
        """Let the user rename the selected object: in the outline if that has the focus, else on its card."""
        if self._bench is not None and self._bench.renames_in_outline():
            return
        if self._bench is not None and self.selection:
            self.enter("design")
            self._bench.canvas.rename(self.selection[-1])

    def edit(self, label: str, make: Callable[[Snapshot], Diff]) -> None:
        """Make an edit in the design workspace, unless no run depends on it, and select what it added."""
        if self._bench is None:
            return
        self.settle()
        diff = make(self._bench.session.snapshot)
        if diff.touched() - ASIDE:
            self.enter("design")
        if self._bench.session.do(label, diff) and (new := _first_added(diff)):
            self._bench.select(new)

    def undo(self) -> None:
        """Take the last edit back."""
        self._travel(by=-1)

    def redo(self) -> None:
        """Make it again."""
        self._travel(by=1)

    def go_to(self, position: int) -> None:
        """Take edits back or make them again until so many of them are made."""
        self._travel(to=position)

    def _travel(self, *, by: int = 0, to: int | None = None) -> None:
        self.settle()
        if self._bench is not None:
            store = self._bench.session.store
            travel(store, store.position + by if to is None else to, self.workspace, self.enter)

    def quit(self) -> None:
        """Close all windows, unless the user would rather not."""
        self.company.quit()

    def attempt(self, work: Callable[[], object]) -> None:
        """Do what a command does; an edit that cannot be made is told, not raised."""
        try:
            work()
        except EditError as error:
            self.say(str(error))
        finally:
            self.refresh_soon()

    # What file commands need

    def say(self, sentence: str) -> None:
        """Say something in the status line."""
        self.status.say(sentence)

    def tell(self, sentence: str) -> None:
        """Say what was done, beside the way to take it back."""
        self.status.say(sentence, undo=True)

    def later(self, work: Callable[[], None]) -> None:
        """Do the work soon, but not before the window has been seen."""
        self._after_paint.later(work)

    def settle(self) -> None:
        """Take over what is still being typed."""
        if self._bench is not None:
            self._bench.settle()
            self.scenarios.settle()

    def adopt(self, session: Session | None, *, with_start_page: bool = True) -> None:
        """Show another design, or the start page."""
        if self.sight.is_presenting:
            self.sight.toggle_presenting()
        self._leave()
        if session is not None:
            self._take_care_of(session)
            self._bench = self._bench_for(session)
            self._pages.addWidget(self._bench)
            self._pages.setCurrentWidget(self._bench)
            self._bench.canvas.setFocus()
            self.status.summary.show_report(None)
        elif with_start_page:
            self._show_start()
        self.bar.setVisible(session is not None)
        self.status.show_design(session is not None)
        self.banner.show_messages(session.messages if session is not None else (), session)
        self.say("")
        self.refresh()

    def come_to_front(self) -> None:
        """Let the user see the window."""
        come_to_front(self)

    def close_unasked(self) -> None:
        """Close for good: everything has been asked."""
        self._leave()
        self.close()

    def refresh(self) -> None:
        """Bring everything that depends on the state of affairs up to date."""
        self._refresh.stop()
        session = self.session
        self.setWindowTitle(f"{session.name}[*] – Clusterwright" if session is not None else "Clusterwright")
        self.setWindowFilePath(str(session.path) if session is not None and session.path is not None else "")
        self.setWindowModified(session is not None and session.store.modified)
        self.menus.refresh()
        self.bar.show_state(self.workspace, self.sight.view, self.sight.hanging, _groups_of(self._bench))
        self.status.summary.setChecked(self.sight.shows("findings"))

    def refresh_soon(self) -> None:
        """Do that once, at the end of this turn of the event loop."""
        if not self._refresh.isActive():
            self._refresh.start(0)

    # Putting it together

    def _build(self) -> None:
        self.setCentralWidget(_stacked(self.bar, self.banner, self.notices, self._pages, self.status))
        geometry = self._memory.geometry()
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(first_size(self.screen().availableGeometry()))
        keep_on_screen(self)

    def _connect(self) -> None:
        self.bar.workspace_chosen.connect(self.enter)
        self.bar.view_chosen.connect(self.sight.show_view)
        self.bar.group_chosen.connect(partial(_show_group, self))
        self.bar.hanging_chosen.connect(self.sight.show_hanging)
        self.status.findings_wanted.connect(lambda: self.sight.toggle("findings"))
        self.sight.bare_changed.connect(self._show_bare)
        self.status.cancel_wanted.connect(partial(_cancel_export, self))
        self.exporter.busy_changed.connect(self.status.set_busy)
        self.filming.busy_changed.connect(self.status.set_busy)
        self.document.busy_changed.connect(self.status.set_busy)

    def _bench_for(self, session: Session) -> Bench:
        from designer.ui.shell.bench import Bench  # the start page comes without all that shows a design
        from designer.ui.shell.serving import serve

        bench = Bench(session, self._look, self.later)
        self.sight.dress(bench)
        serve(self, bench)
        return bench

    def _take_care_of(self, session: Session) -> None:
        session.later = self.later
        self.company.took(session)
        deeds = (self.files.save, self.files.save_as, self.files.open_again)
        self._custody = Custody(session, self.company, self.dialogs, self.notices, deeds, self)
        self._custody.unsaved.connect(self.refresh_soon)
        self.later(self._custody.begin)

    def _leave(self) -> None:
        """Let go of the open design; whether that is all right was asked before."""
        old, self._bench = self._bench, None
        if self._custody is not None:
            self._custody.end()
            self._custody = None
        if old is not None:
            self.company.left(old.session)
            self._pages.removeWidget(old)
            old.deleteLater()

    def _show_start(self) -> None:
        if self._start is None:
            from designer.ui.shell.start_desk import start_page  # not needed by those who open a file

            self._start = start_page(self, self.company)
            self._pages.addWidget(self._start)
            self.later(_bring_in_the_bench)
        self._start.show_files(self.files.recent(), self.files.samples())
        self._pages.setCurrentWidget(self._start)

    def _show_bare(self, bare: bool) -> None:
        for around in (self.bar, self.status):
            around.setVisible(not bare)
        # The shortcuts of a menu bar work only while it can be seen, were it as thin as this.
        self.menuBar().setMaximumHeight(0 if bare else QWIDGETSIZE_MAX)

    # Events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, and remember where the window was."""
        if not self.files.may_leave():
            event.ignore()
            return
        self._leave()
        self.exporter.cancel()
        self.filming.cancel()
        self.document.cancel()
        self._memory.set_geometry(self.saveGeometry())
        event.accept()
        self.company.closed(self)
        self.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Full screen has a check mark; and while another window was active, the file may have changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.refresh_soon()
        elif event.type() == QEvent.Type.ActivationChange and self._custody is not None and self.isActiveWindow():
            self._custody.look()


def _stacked(*widgets: QWidget) -> QWidget:
    """The widgets above each other without gaps; what can be stretched is."""
    middle = QWidget()
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, isinstance(widget, QStackedWidget))
    return middle


def _cancel_export(window: MainWindow) -> None:
    window.say(tr("The run was not written") if window.filming.cancel() else tr("The document was not written"))
    window.document.cancel()
    window.exporter.cancel()


def _show_group(window: MainWindow, group: Id) -> None:
    if window.bench is not None:
        window.bench.show_view("dependencies", group)


def _bring_in_the_bench() -> None:
    """Whoever sees the start page will soon open something: what shows it is then at hand."""
    from designer.ui.shell import bench, serving  # noqa: F401


def _first_added(diff: Diff) -> list[Id]:
    """Of everything that an edit added, what is selected."""
    return next((ids for table in ADDED_FIRST if (ids := added(diff, table))), [])


def _groups_of(bench: Bench | None) -> list[Entry]:
    """The groups of the design as entries of a choice, the shown one marked."""
    if bench is None:
        return []
    return [Entry(one.id, one.name, checked=one.id == bench.group) for one in bench.session.snapshot.groups.values()]
