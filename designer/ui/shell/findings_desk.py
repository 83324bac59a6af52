"""Commands about findings: walk through them, repair one, accept one, take that back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from designer.app.desk.words import Entry
from designer.app.fixes import fix_for_all, preview
from designer.app.platforms import look_through, platform_entries, platform_of
from designer.edits.draft import EditError
from designer.edits.waivers import change_waiver, unwaive, waive
from designer.foundation.dates import today
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.records import Waiver
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix
from designer.rules.platforms import Platform, platform_text
from designer.ui.panels.findings_model import Line
from designer.ui.shell.dialogs import Dialogs, WaiverWords
from designer.ui.shell.memory import Memory

if TYPE_CHECKING:
    from designer.ui.panels.findings import FindingsPanel
    from designer.ui.shell.bench import Bench


class Window(Protocol):
    """What commands about findings need of the window."""

    @property
    def bench(self) -> Bench | None:
        """What shows the open design."""

    def edit(self, label: str, make: Callable[[Snapshot], Diff]) -> None:
        """Make an edit in the design workspace."""

    def attempt(self, work: Callable[[], object]) -> None:
        """Do what a command does, and tell what cannot be done."""

    def say(self, sentence: str) -> None:
        """Say something in the status line."""


class FindingsDesk:
    """Acts on the findings panel of the open design; without one nothing happens."""

    def __init__(self, window: Window, dialogs: Dialogs, memory: Memory) -> None:
        self._window = window
        self._dialogs = dialogs
        self._memory = memory

    def serve(self, panel: FindingsPanel) -> None:
        """Do what the buttons of a panel ask for."""
        attempt = self._window.attempt
        panel.fix_wanted.connect(lambda finding: attempt(lambda: self.fix(finding)))
        panel.fix_all_wanted.connect(lambda code: attempt(lambda: self.fix_all(code)))
        panel.waive_wanted.connect(lambda _: attempt(self.waive))
        panel.edit_wanted.connect(lambda _: attempt(self.edit_waiver))
        panel.unwaive_wanted.connect(lambda _: attempt(self.unwaive))
        panel.switch_wanted.connect(lambda: attempt(self.switch))

    @property
    def is_on_open_finding(self) -> bool:
        """Whether a finding is selected that is not waived."""
        line = self._line()
        return line is not None and line.entry.waiver is None

    @property
    def offered_fix(self) -> str:
        """What the repair of the selected finding does; "" when it has none."""
        line = self._line()
        return line.fix if line is not None else ""

    @property
    def has_waiver(self) -> bool:
        """Whether a waiver is selected."""
        return self._waiver() is not None

    @property
    def are_about_selection(self) -> bool:
        """Whether anything was found about the selected objects."""
        bench = self._window.bench
        if bench is None:
            return False
        report, selected = bench.session.report, set(bench.canvas.selection())
        found = (*report.open, *(one.finding for one in report.waived))
        return bool(selected) and any(
            selected & {*one.subjects, *map(bench.canvas.host, one.subjects[:1])} for one in found
        )

    def show_those_of_selection(self) -> None:
        """Turn to the first finding about the selected objects."""
        bench = self._window.bench
        if bench is not None:
            bench.set_shown("findings", True)
            bench.findings.show_all()
            bench.findings.follow(bench.canvas.selection(), bench.canvas.host)
            bench.findings.table.setFocus()

    def next(self) -> None:
        """Show the next finding and its objects."""
        self._step(1)

    def previous(self) -> None:
        """Show the finding before."""
        self._step(-1)

    def fix(self, finding: Finding | None = None) -> None:
        """Repair a finding, the selected one unless told otherwise. Raises `EditError` when that cannot be."""
        bench, line = self._window.bench, self._line()
        wanted = finding or (line.entry.finding if line is not None else None)
        if bench is not None and wanted is not None:
            shown = preview(bench.session, wanted)
            self._make(shown.fix if shown is not None else None, wanted.code)

    def fix_all(self, code: str = "") -> None:
        """Repair every finding of a rule, that of the selected finding unless told otherwise.

        Raises `EditError` when that cannot be.
        """
        bench, line = self._window.bench, self._line()
        wanted = code or (line.entry.finding.code if line is not None else "")
        if bench is not None and wanted:
            self._make(fix_for_all(bench.session, wanted), wanted)

    def waive(self) -> None:
        """Accept the selected finding, for a reason that the user gives."""
        bench, line = self._window.bench, self._line()
        if bench is None or line is None or line.entry.waiver is not None:
            return
        finding, session = line.entry.finding, bench.session
        author = self._memory.author() or session.snapshot.cluster.author
        words = self._ask(finding.message, WaiverWords(author=author, date=today().isoformat()))
        if words is not None:
            diff = waive(session.snapshot, finding.code, finding.subjects, **_values(words))
            session.do(tr("Waive {code}").format(code=finding.code), diff)

    def edit_waiver(self) -> None:
        """Let the user change the selected waiver."""
        bench, waiver = self._window.bench, self._waiver()
        if bench is None or waiver is None:
            return
        names = ", ".join(map(bench.session.snapshot.name_of, waiver.subjects))
        about = (
            tr("Waiver of {rule} on {names}").format(rule=waiver.rule, names=names)
            if names
            else tr("Waiver of {rule}").format(rule=waiver.rule)
        )
        words = self._ask(about, WaiverWords(waiver.reason, waiver.author, waiver.date, waiver.expires))
        if words is not None:
            diff = change_waiver(bench.session.snapshot, waiver.id, **_values(words))
            bench.session.do(tr("Change the Waiver of {rule}").format(rule=waiver.rule), diff)

    def unwaive(self) -> None:
        """Take the selected waiver back."""
        bench, waiver = self._window.bench, self._waiver()
        if bench is not None and waiver is not None:
            diff = unwaive(bench.session.snapshot, waiver.id)
            bench.session.do(tr("Take Back the Waiver of {rule}").format(rule=waiver.rule), diff)

    def platforms(self) -> Sequence[Entry]:
        """The platforms to compare the design with."""
        bench = self._window.bench
        if bench is None:
            return []
        panel = bench.started_findings
        return platform_entries(bench.session, panel.platform if panel is not None else None)

    def compare(self, value: str) -> None:
        """Show the findings as they would be on a platform, an entry of `platforms`."""
        bench = self._window.bench
        if bench is not None:
            bench.set_shown("findings", True)
            bench.findings.show_platform(platform_of(value))

    def switch(self) -> None:
        """Put the design onto another platform that the user chooses."""
        bench = self._window.bench
        if bench is None:
            return
        session, panel = bench.session, bench.started_findings
        cluster = session.snapshot.cluster
        looked_at = panel.platform if panel is not None else None
        chosen = self._dialogs.platform(session, looked_at or Platform(cluster.windows, cluster.exchange))
        if chosen is None:
            return
        seen = look_through(session, chosen)
        if not seen.diff:
            self._window.say(tr("The design is on that platform already"))
            return
        if panel is not None:
            panel.show_platform(None)
        name = platform_text(session.catalog, seen.report.snapshot.cluster)
        self._window.edit(tr("Switch to {name}").format(name=name), lambda _: seen.diff)
        self._window.say(tr("Done: Switch to {name}").format(name=name))

    def _make(self, repair: Fix | None, code: str) -> None:
        if repair is None:
            raise EditError(tr("{code} offers no repair here").format(code=code))
        self._window.edit(repair.title, lambda _: repair.diff)
        self._window.say(tr("Done: {title}").format(title=repair.title))

    def _ask(self, about: str, words: WaiverWords) -> WaiverWords | None:
        answer = self._dialogs.waive(about, words)
        if answer is not None:
            self._memory.set_author(answer.author)
        return answer

    def _line(self) -> Line | None:
        bench = self._window.bench
        panel = bench.started_findings if bench is not None else None
        return panel.current if panel is not None else None

    def _waiver(self) -> Waiver | None:
        bench = self._window.bench
        panel = bench.started_findings if bench is not None else None
        return panel.current_waiver if panel is not None else None

    def _step(self, by: int) -> None:
        bench = self._window.bench
        if bench is None:
            return
        bench.session.check_now()
        if not bench.shows("findings"):
            bench.set_shown("findings", True)
        bench.findings.step(by)


def _values(words: WaiverWords) -> dict[str, str]:
    return {"reason": words.reason, "author": words.author, "date": words.date, "expires": words.expires}
