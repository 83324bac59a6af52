"""Issued versions: a document is handed over, and the design remembers what it was then."""

from __future__ import annotations

from designer.edits.draft import Draft, EditError
from designer.edits.paper import set_paper
from designer.files.errors import BadDesign
from designer.files.issued import pack
from designer.files.text import fingerprint
from designer.foundation.dates import parsed_date
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff, removing
from designer.model.snapshot import Snapshot

LONGEST_NUMBER = 20
"""Characters of a version's number, which stands in a narrow column and in names of files."""


def issue_version(snapshot: Snapshot, number: str, date: str, author: str = "", change: str = "") -> Diff:
    """Keep the design as the version `number`, issued on `date` (YYYY-MM-DD) by `author`; `change` says what is new.

    The documents are of that version and issued from then on; the fingerprint that is kept is the one they print.
    Raises `EditError` without a number, for one that was issued already or is no number, and for what is no date.
    """
    number, change = number.strip(), change.strip()
    if not number or len(number) > LONGEST_NUMBER or not number.isprintable():
        raise EditError(tr("An issued version needs a number of up to 20 characters, such as 1.0"))
    if any(one.number == number for one in snapshot.versions.values()):
        raise EditError(tr("Version {number} was issued already; give this one another number").format(number=number))
    if parsed_date(date) is None:
        raise EditError(
            tr('"{text}" is no date: write it as year, month and day, such as 2004-12-31').format(text=date)
        )
    draft = Draft(snapshot)
    draft.do(set_paper(snapshot, version=number, status="issued", change=change))
    issued = draft.snapshot
    try:
        kept = {"fingerprint": fingerprint(issued), "text": pack(issued)}
    except BadDesign as error:
        raise EditError(str(error)) from error
    draft.add("versions", number=number, date=date, author=author.strip(), change=change, **kept)
    return draft.diff


def withdraw_version(snapshot: Snapshot, version: Id) -> Diff:
    """Forget that a version was issued. Raises `EditError` when the design has no such version."""
    if version not in snapshot.versions:
        raise EditError(tr("{version} is no longer part of the design").format(version=version))
    return removing(snapshot, "versions", [version])
