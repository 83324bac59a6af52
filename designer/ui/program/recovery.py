"""What crashed programs left, offered and carried out: on start pages, and above the design of the first window."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from designer.app.desk.words import Entry
from designer.app.session import Session
from designer.catalog.schema import Catalog
from designer.files.atomic import save_bytes_atomically
from designer.files.errors import BadDesign, CannotWrite
from designer.files.identity import same_file
from designer.files.recovery.draft import BadDraft, read_text
from designer.files.recovery.shelf import Orphans, clear_tried, discard, mark_tried, orphans
from designer.foundation.language import plural, tr

if TYPE_CHECKING:
    from designer.app.recovery.offers import Difference, Offer
    from designer.ui.shell.company import Company, Window

HARMLESS_MS = 10_000
"""A restored design that did not crash the program for so long is not what crashed it."""

MATTER = "recovery"

CRASHED = tr("Clusterwright did not close properly.")


class RecoveryDesk(QObject):
    """The drafts of crashed programs, as long as they are undecided. Closing the program only puts the decision off."""

    changed = Signal()
    """Another draft is decided on, or more is known about one."""

    def __init__(self, company: Company, root: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._company = company
        self._held: Orphans = orphans(root)
        self.offers: list[Offer] = []
        if self._held.shelves:
            from designer.app.recovery.offers import offers  # after most starts there is nothing to offer

            self.offers = offers(self._held)
        self.known: dict[Offer, Difference | str] = {}
        self._trial: list[Path] = []

    def compare(self) -> None:
        """Find out, in the background, what the drafts hold that the saved files do not."""
        for offer in self.offers:
            if offer not in self.known:
                work = partial(_look, offer, self._company.knowledge[0])
                self._company.errands.do(self, work, partial(self._learn, offer))

    def begin(self, window: Window) -> None:
        """The program was opened with a file: tell above it what there is to decide."""
        if self.offers:
            self.changed.connect(partial(self.tell, window))
            self.tell(window)
            self.compare()

    def when(self, offer: Offer) -> str:
        """When the draft was written, as people say it."""
        from designer.app.recovery.offers import moment

        return moment(offer.heading.time, datetime.datetime.now().astimezone())

    def restore(self, offer: Offer, window: Window) -> None:
        """Open the design with its unsaved changes; beside the saved one, if that was changed in a window meanwhile."""
        path = offer.heading.path
        there = self._company.showing(path) if path is not None else None
        if there is not None and there.session is not None and there.session.store.modified:
            self.keep_both(offer, window)
            return
        session = self._restored(offer, window, copy=False)
        if session is not None and there is not None:
            there.adopt(session)  # in place of the saved design, which the first step back brings again
            there.come_to_front()
        elif session is not None:
            window.files.show(session)

    def keep_both(self, offer: Offer, window: Window) -> None:
        """Open the saved design, and beside it the one with the changes."""
        path = offer.heading.path
        if path is None or self._company.showing(path) is not None or window.files.open_path(str(path)):
            session = self._restored(offer, window, copy=True)
            if session is not None:
                window.files.show(session)

    def keep_saved(self, offer: Offer, window: Window) -> None:
        """Give the changes up, if the user is sure."""
        question = tr("Give up the unsaved changes to {offer}?").format(offer=offer.name)
        kept = (
            tr("Only the saved file is kept.") if offer.heading.path is not None else tr("The design was never saved.")
        )
        if window.dialogs.confirm(question, kept, tr("&Give Up")):
            discard(offer.place)
            self._decided(offer)

    def export(self, offer: Offer, window: Window) -> None:
        """Write the draft into a file, without looking at what is in it."""
        path = window.dialogs.save_file(
            window.files.proposal(f"{Path(offer.name).stem} (recovered)"), tr("All files (*)")
        )
        if path is None:
            return
        try:
            save_bytes_atomically(path, read_text(offer.place).encode())
        except (CannotWrite, BadDraft) as error:
            window.dialogs.error(str(error))
            return
        window.say(tr("{path} is written").format(path=path.name))

    def choices(self, offer: Offer) -> Sequence[tuple[str, str]]:
        """What can be done with a draft, as deed and label."""
        known = self.known.get(offer)
        if offer.has_failed or isinstance(known, str):
            return (("export", tr("E&xport a Copy…")), ("restore", tr("&Try Again")), ("keep-saved", tr("&Discard…")))
        if offer.heading.path is None or (known is not None and not known.has_file):
            return (("restore", tr("&Restore")), ("keep-saved", tr("&Discard…")))
        return (("restore", tr("&Restore")), ("keep-saved", tr("Keep &Saved…")), ("keep-both", tr("Keep &Both")))

    def entries(self) -> list[Entry]:
        """What can be done with each draft, for a menu."""
        found = []
        for number, offer in enumerate(self.offers):
            for deed, label in self.choices(offer):
                found.append(
                    Entry(
                        f"{deed} {number}", f"{label.replace('&', '').rstrip('…')}: {offer.name}", section=str(number)
                    )
                )
        return found

    def pick(self, value: str, window: Window) -> None:
        """Do what an entry says."""
        deed, number = value.split()
        self.carry_out(deed, self.offers[int(number)], window)

    def carry_out(self, deed: str, offer: Offer, window: Window) -> None:
        """Do one of them."""
        if offer not in self.offers:
            return
        deeds = {
            "restore": self.restore,
            "keep-saved": self.keep_saved,
            "keep-both": self.keep_both,
            "export": self.export,
        }
        deeds[deed](offer, window)

    def tell(self, window: Window) -> None:
        """Say above a design what there is to decide."""
        notices = window.notices
        session = window.session
        if session is None or not self.offers:
            notices.clear(MATTER)
            return
        mine = [offer for offer in self.offers if _is_of(offer, session)]
        if mine and not mine[0].has_failed:
            offer = mine[0]
            known = self.known.get(offer)
            rest = f" {known.summary}." if known is not None and not isinstance(known, str) and known.count else ""
            text = tr("Clusterwright did not close properly. Unsaved changes to {offer} were kept {when}.").format(
                offer=offer.name, when=self.when(offer)
            )
            deeds = [(label, partial(self.carry_out, deed, offer, window)) for deed, label in self.choices(offer)]
            notices.show_notice(MATTER, f"{text}{rest}", *deeds)
            return
        count = plural(len(self.offers), "design")
        notices.show_notice(
            MATTER,
            tr("{crashed} Unsaved changes to {count} were kept.").format(crashed=CRASHED, count=count),
            (tr("&Show"), lambda: self._company.new_window().come_to_front()),
            (tr("&Later"), lambda: notices.clear(MATTER)),
        )

    def finish(self) -> None:
        """The program ends well: what was restored did no harm, and what is undecided waits."""
        for place in self._trial:
            clear_tried(place)
        self._held.leave()

    def _restored(self, offer: Offer, window: Window, *, copy: bool) -> Session | None:
        """The design of a draft, put under suspicion; None, after saying so, if there is none."""
        from designer.app.recovery.restoring import restore, restore_copy

        mark_tried(offer.place)
        self._trial.append(offer.place)
        catalog = self._company.knowledge[0]
        try:
            session = (restore_copy if copy else restore)(offer, catalog, later=window.later)
        except (BadDraft, BadDesign) as error:
            clear_tried(offer.place)
            window.dialogs.error(tr("{offer} cannot be restored: {error}").format(offer=offer.name, error=error))
            return None
        self._company.keeper.watch(session, offer.place)
        self._decided(offer)
        QTimer.singleShot(HARMLESS_MS, self, partial(self._did_no_harm, offer.place))
        return session

    def _did_no_harm(self, place: Path) -> None:
        clear_tried(place)
        if place in self._trial:
            self._trial.remove(place)

    def _learn(self, offer: Offer, found: Difference | str) -> None:
        if offer not in self.offers:
            return
        self.known[offer] = found
        if not isinstance(found, str) and found.is_saved:
            discard(offer.place)  # the program died between saving and tidying up
            self._decided(offer)
        else:
            self.changed.emit()

    def _decided(self, offer: Offer) -> None:
        self.offers.remove(offer)
        self.changed.emit()


def _look(offer: Offer, catalog: Catalog) -> Difference | str:
    """How the draft differs from the file, or why it cannot be read."""
    from designer.app.recovery.offers import difference

    try:
        return difference(offer, catalog)
    except (BadDraft, BadDesign) as error:
        return str(error)


def _is_of(offer: Offer, session: Session) -> bool:
    path = offer.heading.path
    return path is not None and session.path is not None and same_file(path, session.path)
