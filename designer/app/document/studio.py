"""The documents of an open design while somebody works on them: which kind, which section, and the pages so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from designer.app.background import Job, JobFailed
from designer.app.document.proof import Proof, start_proof
from designer.app.session import Session
from designer.foundation.dates import today
from designer.foundation.signal import Signal
from designer.model.snapshot import Snapshot
from designer.report.variants import VariantId

News = Literal["variant", "section", "work", "proof"]
"""What has changed: the kind of document, the selected section, that work is under way or is not, or the pages."""

Start = Callable[[Snapshot, str, VariantId], Job[Proof]]


class Studio:
    """Makes the pages of the chosen kind of document when it is asked to; the older ones are there until then.

    `changed` tells of everything. `trouble` says why the last pages could not be made; "" when they could.
    """

    def __init__(self, session: Session, start: Start | None = None) -> None:
        self.session = session
        self.changed: Signal[News] = Signal()
        self.variant: VariantId = "design"
        self.section = ""
        self.trouble = ""
        self._start = start or start_proof
        self._job: Job[Proof] | None = None
        self._made_of: Snapshot | None = None
        """Of which design the pages are that are being made."""
        self._proofs: dict[VariantId, tuple[Snapshot, Proof]] = {}

    @property
    def proof(self) -> Proof | None:
        """The newest pages of the chosen kind; None before there are any."""
        known = self._proofs.get(self.variant)
        return known[1] if known is not None else None

    @property
    def is_busy(self) -> bool:
        """Whether pages are being made."""
        return self._job is not None

    @property
    def is_current(self) -> bool:
        """Whether the pages say what the design says."""
        known = self._proofs.get(self.variant)
        return known is not None and known[0] is self.session.snapshot

    def choose_variant(self, variant: VariantId) -> None:
        """Work on another kind of document."""
        if variant != self.variant:
            self.cancel()
            self.variant, self.section, self.trouble = variant, "", ""
            self.changed.emit("variant")

    def select(self, section: str) -> None:
        """Turn to a section; "" for none."""
        if section != self.section:
            self.section = section
            self.changed.emit("section")

    def make(self, *, anew: bool = False) -> None:
        """Begin to make the pages, unless they are there or on their way; `anew` even then."""
        snapshot = self.session.snapshot
        if not anew and (self.is_current or (self.is_busy and self._made_of is snapshot)):
            return
        self._drop()
        self._made_of, self.trouble = snapshot, ""
        self._job = self._start(snapshot, today().isoformat(), self.variant)
        self.changed.emit("work")

    def cancel(self) -> None:
        """Give up what is being made; the older pages stay."""
        if self._drop():
            self.changed.emit("work")

    def close(self) -> None:
        """Give up what is being made, as nobody waits for it any more."""
        self._drop()

    def poll(self) -> None:
        """Look whether the pages are made; to be called now and then while that is under way."""
        if self._job is None:
            return
        try:
            proof = self._job.poll()
        except JobFailed as failed:
            self._job, self.trouble = None, str(failed)
            self.changed.emit("work")
            return
        if proof is not None:
            assert self._made_of is not None
            self._job = None
            self._proofs[proof.variant] = (self._made_of, proof)
            self.changed.emit("work")
            self.changed.emit("proof")

    def _drop(self) -> bool:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        return job is not None
