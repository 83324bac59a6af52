"""Commands about the failure matrix of the open design."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from designer.app.desk.words import Workspace
from designer.foundation.language import tr

if TYPE_CHECKING:
    from designer.ui.failover.matrix_page import MatrixPage
    from designer.ui.shell.bench import Bench
    from designer.ui.shell.files import FileDesk


class Window(Protocol):
    """What commands about the matrix need of the window."""

    files: FileDesk

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""

    def enter(self, workspace: Workspace) -> None:
        """Arrange the window for a kind of work."""


class MatrixDesk:
    """Acts on the page of the matrix; before that is needed, nothing is played."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @property
    def has_matrix(self) -> bool:
        """Whether the matrix is in sight, complete or as far as it has come."""
        page = self._page()
        return page is not None and page.sight == "matrix" and page.matrix is not None

    @property
    def has_picture(self) -> bool:
        """Whether the page of the matrix shows something."""
        page = self._page()
        return page is not None and page.has_picture

    def show(self) -> None:
        """Turn to the matrix; what has not been played is played then."""
        page = self._shown()
        if page is not None:
            page.show_sight("matrix")

    def show_options(self) -> None:
        """Turn to other layouts for the same users."""
        page = self._shown()
        if page is not None:
            page.show_sight("options")

    def export_csv(self) -> None:
        """Write what of the matrix is shown as comma-separated values."""
        from designer.app.matrix_file import csv_bytes

        page = self._page()
        if page is None or page.matrix is None:
            return
        matrix = page.matrix
        path = self._window.files.path_for(".csv", tr("Comma-separated values (*.csv)"))
        if path is not None:
            self._window.files.write_bytes(path, csv_bytes(matrix))

    def export_picture(self) -> None:
        """Write what the page shows as a picture."""
        page = self._page()
        picture = page.shown_picture() if page is not None else None
        if picture is not None:
            self._window.files.write_picture(picture)

    def _shown(self) -> MatrixPage | None:
        self._window.enter("failover")
        bench = self._window.bench
        if bench is None:
            return None
        bench.set_shown("failover", True)
        bench.failover.turn_to("matrix")
        return cast("MatrixPage", bench.failover.page("matrix"))

    def _page(self) -> MatrixPage | None:
        """The page, while it is in sight."""
        bench = self._window.bench
        panel = bench.started_failover if bench is not None and bench.workspace == "failover" else None
        if panel is None or panel.page_word != "matrix":
            return None
        return cast("MatrixPage", panel.page("matrix"))
