"""What can be said about the documents themselves and about whose name is on them, as forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Literal

from designer.app.fields import fields_of
from designer.app.fields.field import Context, Field
from designer.app.forms import Form, Section
from designer.app.rows import Row, row_of
from designer.edits.draft import Draft, EditError
from designer.edits.paper import set_brand, set_paper
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.paper import BRAND_ID, PAPER_ID
from designer.model.records import Record
from designer.model.snapshot import Snapshot
from designer.report.branding import advice, usable

FormId = Literal["document", "brand"]

COVER = ("number", "version", "status", "marking", "sheet")
ISSUE = ("change", "limit_percent")
INTRODUCTION = ("background", "objective", "in_scope", "out_of_scope", "doing_nothing", "derivation")
COLOURS = ("dark", "accent")

SetSingle = Callable[..., Diff]


def form_for(context: Context, which: FormId) -> Form:
    """One of the forms."""
    return _document(context) if which == "document" else _brand(context)


def _document(context: Context) -> Form:
    paper = dict(_singles(context, "papers", context.snapshot.paper, set_paper))
    cluster = dict(_of_cluster(context, "title", "client", "author"))
    named = [cluster["title"], cluster["client"], cluster["author"], *(paper[name] for name in COVER)]
    return Form(
        ids=(PAPER_ID,),
        title=tr("Document"),
        noun="",
        icon="store",
        table="papers",
        sections=(
            Section("", tuple(named)),
            Section(tr("This version"), tuple(paper[name] for name in ISSUE)),
            Section(tr("Introduction"), tuple(paper[name] for name in INTRODUCTION)),
        ),
    )


def _brand(context: Context) -> Form:
    brand = dict(_singles(context, "brands", context.snapshot.brand, set_brand))
    company = dict(_of_cluster(context, "company"))["company"]
    return Form(
        ids=(BRAND_ID,),
        title=tr("Branding"),
        noun="",
        icon="store",
        table="brands",
        sections=(
            Section("", (company, brand["address"], brand["registration"], brand["client_short"])),
            Section(tr("Colours"), tuple(_coloured(brand[name]) for name in COLOURS)),
            Section(tr("Legal text"), (replace(brand["legal"], label=tr("Printed behind the cover")),)),
        ),
    )


def colour_advice(snapshot: Snapshot) -> tuple[str, ...]:
    """What is to be said about colours in which text could not be read."""
    return tuple(
        tr("{colour} has a contrast of {contrast:.1f} to 1 on white, and text needs 4.5: {proposal} is printed").format(
            colour=one.given, contrast=one.contrast, proposal=one.proposal
        )
        for one in advice(snapshot.brand)
    )


def _of_cluster(context: Context, *names: str) -> Iterator[tuple[str, Row]]:
    for field in fields_of(context.catalog, "clusters"):
        if field.name in names:
            yield field.name, replace(row_of(context, context.snapshot.cluster, field), key=f"cluster.{field.name}")


def _singles(context: Context, table: str, record: Record, set_single: SetSingle) -> Iterator[tuple[str, Row]]:
    """The rows of a record that comes into being with the first edit."""
    for field in fields_of(context.catalog, table):
        yield field.name, replace(row_of(context, record, field), put=_putting(record, field, set_single))


def _putting(record: Record, field: Field, set_single: SetSingle) -> Callable[[Draft, Any], None]:
    unset = type(record).__dataclass_fields__[field.name].default

    def put(draft: Draft, value: Any) -> None:
        stored = value if value is not None else unset if unset == "" else None
        draft.do(set_single(draft.snapshot, **{field.name: stored}))

    return put


def _coloured(row: Row) -> Row:
    """A colour is one, or nothing."""

    def put(draft: Draft, value: Any) -> None:
        if value and not usable(value):
            raise EditError(tr('"{text}" is no colour: write it such as #12324a').format(text=value[:20]))
        row.put(draft, value)

    return replace(row, put=put)
