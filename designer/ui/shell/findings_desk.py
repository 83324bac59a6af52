"""Commands about findings: walk through them, accept one, take that back."""

from __future__ import annotations

import time
from collections.abc import Callable

from designer.edits.waivers import unwaive, waive
from designer.model.records import Waiver
from designer.ui.shell.bench import Bench
from designer.ui.shell.dialogs import Dialogs
from designer.ui.shell.memory import Memory


class FindingsDesk:
    """Acts on the findings panel of the open design; without one nothing happens."""

    def __init__(self, bench: Callable[[], Bench | None], dialogs: Dialogs, memory: Memory) -> None:
        self._bench = bench
        self._dialogs = dialogs
        self._memory = memory

    @property
    def is_on_open_finding(self) -> bool:
        """Whether a finding is selected that is not waived."""
        bench = self._bench()
        panel = bench.started_findings if bench is not None else None
        line = panel.current if panel is not None else None
        return line is not None and line.waiver is None

    def next(self) -> None:
        """Show the next finding and its objects."""
        self._step(1)

    def previous(self) -> None:
        """Show the finding before."""
        self._step(-1)

    def waive(self) -> None:
        """Accept the selected finding, for a reason that the user gives."""
        bench = self._bench()
        line = bench.findings.current if bench is not None else None
        if bench is None or line is None or line.waiver is not None:
            return
        finding, session = line.finding, bench.session
        answer = self._dialogs.waive(finding, self._memory.author() or session.snapshot.cluster.author)
        if answer is None:
            return
        reason, author = answer
        self._memory.set_author(author)
        today = time.strftime("%Y-%m-%d")
        diff = waive(session.snapshot, finding.code, finding.subjects, reason=reason, author=author, date=today)
        session.do(f"Waive {finding.code}", diff)

    def unwaive(self, waiver: Waiver) -> None:
        """Take a waiver back."""
        bench = self._bench()
        if bench is not None:
            diff = unwaive(bench.session.snapshot, waiver.id)
            bench.session.do(f"Take back the waiver of {waiver.rule}", diff)

    def _step(self, by: int) -> None:
        bench = self._bench()
        if bench is None:
            return
        bench.session.check_now()
        if not bench.shows("findings"):
            bench.set_shown("findings", True)
        bench.findings.step(by)
