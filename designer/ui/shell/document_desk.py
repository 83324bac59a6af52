"""Commands about the documents of the open design: which is shown, where it is read, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from designer.files.errors import CannotWrite
from designer.foundation.dates import today
from designer.foundation.language import plural, tr
from designer.report.variants import VARIANTS, VariantId
from designer.ui.shell.dialogs import Dialogs, IssueWords
from designer.ui.shell.export import POLL_MS, Exporter

if TYPE_CHECKING:
    from designer.app.background import Job
    from designer.app.document.bundling import Bundled
    from designer.ui.document.brand import LogoId
    from designer.ui.document.centre import PagesPanel
    from designer.ui.document.paper import PaperPanel
    from designer.ui.shell.bench import Bench
    from designer.ui.shell.files import FileDesk


PICTURES = tr("Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.webp)")
PROFILES = tr("Branding profiles (*.clusterbrand)")


class Window(Protocol):
    """What documents need of the window."""

    files: FileDesk
    exporter: Exporter

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""

    def settle(self) -> None:
        """Take over what is still being typed."""

    def say(self, sentence: str) -> None:
        """Say something in the status line."""

    def tell(self, sentence: str) -> None:
        """Say what was done, beside the way to take it back."""


class DocumentDesk(QObject):
    """Acts on the pages of the open design; before the Document workspace was entered there are none.

    `busy_changed` tells when a bundle is begun and done.
    """

    busy_changed = Signal(bool)

    def __init__(self, window: Window, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._dialogs = dialogs
        self._job: Job[Bundled] | None = None
        self._path = Path()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    @property
    def variant(self) -> VariantId:
        """The kind of document that is shown."""
        bench = self._window.bench
        return bench.studio.variant if bench is not None else "design"

    @property
    def fits_width(self) -> bool:
        """Whether the pages are always as wide as the window has room for."""
        pages = self._pages()
        return pages is not None and pages.view.fitting == "width"

    @property
    def has_pages(self) -> bool:
        """Whether there are pages to be seen."""
        bench = self._window.bench
        return bench is not None and bench.studio.proof is not None

    def choose(self, variant: VariantId) -> None:
        """Show another kind of document."""
        if (bench := self._window.bench) is not None:
            bench.settle()
            bench.studio.choose_variant(variant)

    def step(self, by: int) -> None:
        """Go to the section that is so many further on."""
        bench = self._window.bench
        proof = bench.studio.proof if bench is not None else None
        if bench is None or proof is None:
            return
        order = proof.order()
        if not order:
            return
        here = bench.studio.section
        place = order.index(here) + by if here in order else 0 if by > 0 else len(order) - 1
        bench.go_to_section(order[min(max(place, 0), len(order) - 1)])

    def fit_width(self) -> None:
        """Show the pages as wide as the window has room for."""
        if (pages := self._pages()) is not None:
            pages.view.zoom_to_fit("width")

    def refresh(self) -> None:
        """Make the pages anew."""
        if (pages := self._pages()) is not None:
            pages.refresh()

    def export(self) -> None:
        """Write the document that is shown to a file that the user names: the pages that are seen, if they are up to
        date."""
        bench = self._window.bench
        if bench is None:
            return
        self._window.settle()
        studio, session = bench.studio, bench.session
        proposal = self._window.files.suggestion(session, ".pdf")
        ending = "" if studio.variant == "design" else f" {VARIANTS[studio.variant].suffix}"
        proposal = proposal.with_name(f"{proposal.stem}{ending}.pdf")
        path = self._dialogs.save_file(proposal, tr("PDF documents (*.pdf)"))
        if path is None:
            return
        proof = studio.proof
        if proof is not None and studio.is_current:
            self._window.files.write_bytes(path, proof.pdf)
        else:
            self._window.say(tr("Making {path}…").format(path=path.name))
            self._window.exporter.start(session.snapshot, path, studio.variant)

    def export_all(self) -> None:
        """Write all documents, and what belongs to them, into a folder that the user names."""
        bench = self._window.bench
        if bench is None:
            return
        self._window.settle()
        path = self._dialogs.save_folder(self._window.files.suggestion(bench.session, ""))
        if path is None:
            return
        from designer.app.document.bundling import start_bundling  # most sessions never hand over

        self.cancel()
        self._path = path
        self._job = start_bundling(bench.session.snapshot, today().isoformat())
        self._timer.start()
        self.busy_changed.emit(True)
        self._window.say(tr("Making {path}…").format(path=path.name))

    def cancel(self) -> bool:
        """Give up the bundle; what was there stays. Whether there was anything to give up."""
        if self._job is None:
            return False
        self._job.cancel()
        self._finish()
        return True

    def _look(self) -> None:
        from designer.app.background import JobFailed
        from designer.app.document.bundling import save_bundled

        if self._job is None:
            return
        try:
            bundled = self._job.poll()
            if bundled is None:
                return
            save_bundled(self._path, bundled)
        except (JobFailed, CannotWrite) as error:
            self._finish()
            self._dialogs.error(str(error))
            return
        self._finish()
        count = plural(len(bundled.files), "file")
        self._window.say(tr("{count} written to {path}").format(count=count, path=self._path.name))

    def _finish(self) -> None:
        self._job = None
        self._timer.stop()
        self.busy_changed.emit(False)

    def issue(self) -> None:
        """Keep the design as a version that is issued, after asking what it is called."""
        bench = self._window.bench
        if bench is None:
            return
        from designer.app.document.issuing import lacking_words, proposed_number  # most sessions issue nothing
        from designer.app.document.readiness import gaps
        from designer.edits.versions import issue_version

        self._window.settle()
        session = bench.session
        taken = [one.number for one in session.snapshot.versions.values()]
        words = IssueWords(proposed_number(session.snapshot), today().isoformat(), session.snapshot.cluster.author)
        words = replace(words, change=session.snapshot.paper.change)
        lacking = lacking_words(gaps(session.snapshot, "design", session.report, bench.studio.proof))
        answer = self._dialogs.issue(words, taken, lacking)
        if answer is None:
            return
        diff = issue_version(session.snapshot, answer.number, answer.date, answer.author, answer.change)
        if session.do(tr("Issue Version {number}").format(number=answer.number), diff):
            self._window.tell(tr("Version {number} is issued").format(number=answer.number))

    def choose_logo(self, which: LogoId) -> None:
        """Let the user choose a picture as a logo."""
        path = self._dialogs.choose_file(self._window.files.proposal("").parent, PICTURES)
        if path is not None and (bench := self._window.bench) is not None:
            bench.paper.brand.take_logo(which, path)

    def load_profile(self) -> None:
        """Take the branding of a profile that the user chooses."""
        bench = self._window.bench
        if bench is None:
            return
        from designer.app.document.branding import loaded_profile

        path = self._dialogs.choose_file(self._window.files.proposal("").parent, PROFILES)
        if path is not None and bench.session.do(*loaded_profile(bench.session.snapshot, path)):
            self._window.tell(tr("The documents look as {path} says").format(path=path.name))

    def save_profile(self) -> None:
        """Keep the branding as a profile that other designs can use."""
        bench = self._window.bench
        if bench is None:
            return
        from designer.app.document.branding import write_profile
        from designer.files.branding import SUFFIX

        self._window.settle()
        name = bench.session.snapshot.cluster.company or tr("branding")
        path = self._dialogs.save_file(self._window.files.proposal(name).with_suffix(SUFFIX), PROFILES)
        if path is None:
            return
        try:
            write_profile(bench.session.snapshot, path)
        except CannotWrite as error:
            self._dialogs.error(str(error))
            return
        self._window.say(tr("{path} is written").format(path=path.name))

    def serve(self, panel: PaperPanel, attempt: Callable[[Callable[[], None]], None]) -> None:
        """Do what the buttons of a panel ask for."""
        panel.brand.logo_wanted.connect(lambda which: attempt(partial(self.choose_logo, which)))
        deeds = {"load": self.load_profile, "save": self.save_profile}
        panel.brand.profile_wanted.connect(lambda deed: attempt(deeds[deed]))

    def _pages(self) -> PagesPanel | None:
        bench = self._window.bench
        return bench.started_pages if bench is not None else None
