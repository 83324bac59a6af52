"""Accepting a finding, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence

from designer.edits.draft import Draft, EditError
from designer.foundation.ids import Id
from designer.model.diff import Diff, removing
from designer.model.snapshot import Snapshot


def waive(snapshot: Snapshot, rule: str, subjects: Sequence[Id], *, reason: str, author: str, date: str) -> Diff:
    """Accept the finding of `rule` on `subjects`. The date is ISO. Raises `EditError` without a reason."""
    if not reason.strip():
        raise EditError("A waiver needs a reason: it is printed in the document beside your name")
    draft = Draft(snapshot)
    draft.add("waivers", rule=rule, subjects=tuple(subjects), reason=reason.strip(), author=author, date=date)
    return draft.diff


def unwaive(snapshot: Snapshot, waiver: Id) -> Diff:
    """Take a waiver back."""
    return removing(snapshot, "waivers", [waiver])
