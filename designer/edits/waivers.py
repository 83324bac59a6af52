"""Accepting a finding, changing what was accepted, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence

from designer.edits.draft import Draft, EditError
from designer.edits.texts import check_texts
from designer.foundation.dates import parsed_date
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff, changing, removing
from designer.model.snapshot import Snapshot


def waive(  # noqa: PLR0913 - what a waiver consists of
    snapshot: Snapshot, rule: str, subjects: Sequence[Id], *, reason: str, author: str, date: str, expires: str = ""
) -> Diff:
    """Accept the finding of `rule` on `subjects`, for ever or through the day `expires`; dates are YYYY-MM-DD.

    A waiver that there is for exactly that already, because it has expired or gives no reason, is replaced. Raises
    `EditError` without a reason, for what is no date, and for a text that cannot be printed.
    """
    words = _words(reason, author, date, expires)
    draft = Draft(snapshot)
    gone = [one.id for one in snapshot.waivers.values() if one.rule == rule and set(one.subjects) == set(subjects)]
    draft.remove("waivers", *gone)
    draft.add("waivers", rule=rule, subjects=tuple(subjects), **words)
    return draft.diff


def change_waiver(snapshot: Snapshot, waiver: Id, *, reason: str, author: str, date: str, expires: str = "") -> Diff:
    """Say anew why, by whom, when and until when a finding was accepted. Raises `EditError` as `waive` does."""
    if waiver not in snapshot.waivers:
        raise EditError(tr("{waiver} is no longer part of the design").format(waiver=waiver))
    return changing(snapshot, "waivers", waiver, **_words(reason, author, date, expires))


def unwaive(snapshot: Snapshot, waiver: Id) -> Diff:
    """Take a waiver back."""
    return removing(snapshot, "waivers", [waiver])


def _words(reason: str, author: str, date: str, expires: str) -> dict[str, str]:
    if not reason.strip():
        raise EditError(tr("A waiver needs a reason: it is printed in the document beside your name"))
    for text in (date, expires):
        if text and parsed_date(text) is None:
            raise EditError(
                tr('"{text}" is no date: write it as year, month and day, such as 2004-12-31').format(text=text)
            )
    check_texts((reason, author))
    return {"reason": reason.strip(), "author": author.strip(), "date": date, "expires": expires}
