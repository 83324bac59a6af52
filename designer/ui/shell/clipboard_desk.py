"""Objects onto the clipboard and off it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from designer.app.consequences import deletion
from designer.app.desk.words import Workspace
from designer.app.pasting import SELECTION_MIME, Clip, Insertion, Target, insertion
from designer.drawing.svg import to_svg
from designer.drawing.theme import load_theme
from designer.edits.clipboard import fragment_of, paste, write_fragment
from designer.edits.draft import EditError
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr
from designer.ui.canvas.excerpt import excerpt

if TYPE_CHECKING:
    from designer.ui.shell.bench import Bench

SCALE = 2.0
"""Pixels per unit of copied pictures: sharp on a slide."""


class Window(Protocol):
    """The window as the clipboard sees it."""

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""

    def enter(self, workspace: Workspace) -> None:
        """Arrange the window for a kind of work."""

    def tell(self, sentence: str) -> None:
        """Say what was done, beside the way to take it back."""

    def say(self, sentence: str) -> None:
        """Say something in the status line."""


class ClipboardDesk:
    """Copies, cuts, pastes and duplicates for one window."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def copy(self) -> None:
        """Put the selected objects onto the clipboard, as text and picture; of a table with the focus, its cells."""
        bench = self._window.bench
        if bench is not None and (cells := bench.focused_cells()) is not None:
            cells.copy()
        elif bench is not None and self._put(bench):
            self._window.say(tr("Copied {what}").format(what=_called(bench, _chosen(bench))))

    def cut(self) -> None:
        """The same, and delete them here."""
        bench = self._window.bench
        if bench is None:
            return
        chosen = _chosen(bench)
        name = _called(bench, chosen)
        effect = deletion(bench.session.snapshot, chosen)
        if self._put(bench):
            bench.session.do(tr("Cut {name}").format(name=name), effect.diff)
            self._window.tell(tr("Cut {name}").format(name=name))

    def paste(self) -> None:
        """Make objects of what lies on the clipboard; in a table with the focus, write it into the cells."""
        bench = self._window.bench
        if bench is not None and (cells := bench.focused_cells()) is not None:
            cells.paste()
        elif bench is not None:
            self._insert(bench, bench.canvas.target(None))

    def paste_here(self) -> None:
        """The same, where the pointer is."""
        bench = self._window.bench
        if bench is not None:
            self._insert(bench, bench.canvas.target(bench.canvas.pointed))

    def duplicate(self) -> None:
        """Make others like the selected objects."""
        bench = self._window.bench
        if bench is None:
            return
        fragment = fragment_of(bench.session.snapshot, _chosen(bench))
        if not fragment.chosen:
            raise EditError(tr("Select what shall be duplicated"))
        copied = paste(bench.session.snapshot, bench.session.catalog, fragment)
        label = tr("Duplicate {what}").format(what=_called(bench, fragment.chosen))
        says = copied.says.replace(tr("Pasted"), tr("Added"), 1)
        self._do(bench, Insertion(label, copied.diff, copied.objects, says))

    def _insert(self, bench: Bench, target: Target) -> None:
        self._do(bench, insertion(bench.session, _clip(), target))

    def _do(self, bench: Bench, what: Insertion) -> None:
        self._window.enter("design")
        if bench.session.do(what.label, what.diff):
            bench.select(what.objects)
            self._window.tell(what.says)

    def _put(self, bench: Bench) -> bool:
        """Put what is selected onto the clipboard; whether there was anything."""
        fragment = fragment_of(bench.session.snapshot, _chosen(bench))
        if not fragment.chosen:
            self._window.say(tr("Select what shall be copied"))
            return False
        text = write_fragment(fragment)
        data = QMimeData()
        data.setData(SELECTION_MIME, text.encode())
        data.setText(text)
        picture = excerpt(bench.canvas.settled, bench.canvas.hosts_of(fragment.chosen))
        if picture is not None:
            from designer.ui.shell.sheet import to_image

            data.setImageData(to_image(picture, SCALE))
            data.setData("image/svg+xml", to_svg(picture, load_theme("print")).encode())
        QGuiApplication.clipboard().setMimeData(data)
        return True


def _clip() -> Clip:
    """What lies on the clipboard."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None:  # so it is while the clipboard is empty, whatever the type says
        return Clip()
    own = bytes(data.data(SELECTION_MIME).data()) if data.hasFormat(SELECTION_MIME) else b""
    csv = bytes(data.data("text/csv").data()) if data.hasFormat("text/csv") else b""
    text = data.text() if data.hasText() else ""
    return Clip(own.decode("utf-8", "replace"), text, csv.decode("utf-8", "replace"), len(data.urls()))


def _chosen(bench: Bench) -> tuple[Id, ...]:
    return bench.canvas.selection()


def _called(bench: Bench, chosen: tuple[Id, ...]) -> str:
    return bench.session.snapshot.name_of(chosen[0]) if len(chosen) == 1 else plural(len(chosen), "object")
