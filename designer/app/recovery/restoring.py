"""A draft becomes an open design again: over the saved file, or beside it."""

from __future__ import annotations

from designer.app.recovery.offers import Offer, saved_design
from designer.app.session import Later, Session, at_once
from designer.catalog.schema import Catalog
from designer.files.load import from_text
from designer.files.recovery.draft import read_text
from designer.foundation.language import tr
from designer.model.diff import apply, between

STEP = tr("Recovered Changes")
"""The step of the history that holds everything that had not been saved."""


def restore(offer: Offer, catalog: Catalog, *, later: Later = at_once) -> Session:
    """The design with its unsaved changes, which can be undone as one step where the saved file is still there.

    It builds on the content that the changes were made to: when the file has another one by now, saving notices.
    Raises `BadDraft` or `BadDesign` when the draft cannot be read.
    """
    draft = from_text(read_text(offer.place)).snapshot
    path = offer.heading.path
    saved = saved_design(path) if path is not None else None
    diff = between(saved.snapshot, draft) if saved is not None and not saved.read_only else None
    if saved is not None and diff is not None and apply(saved.snapshot, diff) == draft:
        session = Session(saved.snapshot, catalog, later=later)
        session.do(STEP, diff)
    else:
        session = Session(draft, catalog, later=later)
        session.store.mark_unsaved()
    session.builds_on(path, offer.heading.base)
    return session


def restore_copy(offer: Offer, catalog: Catalog, *, later: Later = at_once) -> Session:
    """The design with its unsaved changes as one without a file, to be saved as "NAME (recovered)".

    Raises `BadDraft` or `BadDesign` when the draft cannot be read.
    """
    session = Session(from_text(read_text(offer.place)).snapshot, catalog, later=later)
    session.store.mark_unsaved()
    path = offer.heading.path
    if path is not None:
        session.proposal = path.with_name(f"{path.stem} (recovered){path.suffix}")
    return session
