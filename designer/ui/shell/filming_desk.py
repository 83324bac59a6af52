"""Commands that hand over the run that is watched: made in another process, written when it is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from designer.app.desk.filming import Handover
from designer.edits.draft import EditError
from designer.files.errors import CannotWrite
from designer.foundation.language import tr
from designer.ui.shell.dialogs import Dialogs
from designer.ui.shell.export import POLL_MS

if TYPE_CHECKING:
    from designer.app.background import Job
    from designer.app.filming import Format
    from designer.ui.failover.panel import FailoverPanel
    from designer.ui.shell.bench import Bench
    from designer.ui.shell.files import FileDesk

_KINDS: dict[Handover, tuple[str, str]] = {
    "gif": (".gif", tr("Animations (*.gif)")),
    "apng": (".png", tr("Animated pictures (*.png *.apng)")),
    "html": (".html", tr("Web pages (*.html)")),
    "filmstrip": (".svg", tr("SVG pictures (*.svg);;PNG pictures (*.png);;PDF pictures (*.pdf)")),
}
"""The ending of a file, and what the file dialog says; frames are a folder."""


class Window(Protocol):
    """What handing over needs of the window."""

    files: FileDesk

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""

    def say(self, sentence: str) -> None:
        """Say something in the status line."""


class FilmingDesk(QObject):
    """One film at a time. `busy_changed` tells when work begins and ends."""

    busy_changed = Signal(bool)

    def __init__(self, window: Window, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._dialogs = dialogs
        self._job: Job[dict[str, bytes]] | None = None
        self._path = Path()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    @property
    def has_run(self) -> bool:
        """Whether there is a run to hand over."""
        panel = self._panel()
        return panel is not None and bool(panel.playback.actions) and panel.playback.timeline is not None

    @property
    def is_busy(self) -> bool:
        """Whether a film is being made."""
        return self._job is not None

    def export(self, handover: Handover) -> None:
        """Write the run to a file, or to a folder of pictures, that the user names."""
        bench, panel = self._window.bench, self._panel()
        if bench is None or panel is None or not self.has_run:
            return
        from designer.app.filming import start_filming, take_of

        take = take_of(bench.session.snapshot, panel.playback)
        path = self._path_for(handover, self._window.files.proposal(take.title))
        if path is None:
            return
        form = _form(handover, path)
        self.cancel()
        self._path = path
        self._job = start_filming(bench.session.snapshot, take, form)
        self._timer.start()
        self.busy_changed.emit(True)
        self._window.say(tr("Making {path}…").format(path=path.name))

    def cancel(self) -> bool:
        """Give up; the file stays as it was. Whether there was anything to give up."""
        if self._job is None:
            return False
        self._job.cancel()
        self._finish()
        return True

    def _path_for(self, handover: Handover, proposal: Path) -> Path | None:
        """Where to write. The folder is that of the design, or the one that was used last."""
        bench = self._window.bench
        if bench is not None and bench.session.path is not None:
            proposal = bench.session.path.parent / proposal.name
        if handover == "frames":
            return self._dialogs.save_folder(proposal.with_suffix(""))
        ending, kinds = _KINDS[handover]
        return self._dialogs.save_file(proposal.with_suffix(ending), kinds)

    def _look(self) -> None:
        from designer.app.background import JobFailed
        from designer.app.filming import save_film

        if self._job is None:
            return
        try:
            files = self._job.poll()
            if files is None:
                return
            save_film(self._path, files)
        except (JobFailed, CannotWrite) as error:
            self._finish()
            self._dialogs.error(str(error))
            return
        self._finish()
        self._window.say(tr("{path} is written").format(path=self._path.name))

    def _finish(self) -> None:
        self._job = None
        self._timer.stop()
        self.busy_changed.emit(False)

    def _panel(self) -> FailoverPanel | None:
        bench = self._window.bench
        return bench.started_failover if bench is not None else None


def _form(handover: Handover, path: Path) -> Format:
    """How to film into a file; raises EditError for an ending that stands for nothing."""
    from designer.app.filming import form_for

    form = form_for(handover, path)
    if form is None:
        raise EditError(tr("{path}: the name ends in nothing that the run could be written as").format(path=path.name))
    return form
