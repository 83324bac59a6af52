"""The registers as tables: an entry to a line, its code in front."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from designer.app.fields.field import Context
from designer.app.linked import links_row
from designer.app.rows import Row
from designer.app.tables.columns import Column, TableId, TableKind, field_columns
from designer.catalog.schema import Catalog
from designer.edits.registers import add_entry
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff
from designer.model.records import Record
from designer.model.registers import Entry, Option, Risk, code_of
from designer.model.snapshot import TABLES, Snapshot
from designer.report.registers import in_order

CODE = "code"


def _columns(table: str, *names: str) -> Callable[[Catalog], Iterator[Column]]:
    def columns(catalog: Catalog) -> Iterator[Column]:
        yield Column(key=CODE, label=tr("Code"), says=_code, help=tr("Given out once and for all"))
        for name in names:
            if name == "score":
                yield Column(key="score", label=tr("Score"), says=_score, help=tr("Likelihood times impact"))
            else:
                yield from field_columns(catalog, table, name)
        yield Column(key="links", label=tr("Linked to"), row=_links)

    return columns


def _options(catalog: Catalog) -> Iterator[Column]:
    yield Column(key="decision", label=tr("Decision"), says=_decision)
    names = ("name", "chosen", "availability", "performance", "cost", "complexity", "operability", "remark")
    yield from field_columns(catalog, "options", *names)


def _code(context: Context, record: Record) -> str:
    return code_of(record) if isinstance(record, Entry) else ""


def _score(context: Context, record: Record) -> str:
    return str(record.score) if isinstance(record, Risk) and record.score is not None else ""


def _decision(context: Context, record: Record) -> str:
    return context.snapshot.name_of(record.decision) if isinstance(record, Option) else ""


def _links(context: Context, record: Record) -> Row | None:
    return links_row(context, record) if isinstance(record, Entry) else None


def _entries(table: str) -> Callable[[Snapshot], list[Id]]:
    def ids(snapshot: Snapshot) -> list[Id]:
        entries = (record for record in snapshot.table(table).values() if isinstance(record, Entry))
        return [entry.id for entry in in_order(entries)]

    return ids


def _by_decision(snapshot: Snapshot) -> list[Id]:
    decisions = in_order(iter(snapshot.decisions.values()))
    return [one.id for decision in decisions for one in snapshot.options.values() if one.decision == decision.id]


def _adding(table: str) -> Callable[[Snapshot, Catalog], Diff]:
    return lambda snapshot, catalog: add_entry(snapshot, table)


def _register(table: TableId, label: str, *names: str) -> TableKind:
    return TableKind(
        id=table,
        label=label,
        noun=TABLES[table].noun,
        table=table,
        keys=(CODE,),
        ids=_entries(table),
        columns=_columns(table, *names),
        add=_adding(table),
        place="document",
        numbered=True,
    )


REGISTERS: tuple[TableKind, ...] = (
    _register("requirements", tr("Requirements"), "text", "kind", "priority", "source"),
    _register("constraints", tr("Constraints"), "text", "imposed_by", "effect"),
    _register("assumptions", tr("Assumptions"), "text", "if_wrong", "validation", "owner", "due", "status"),
    _register(
        "risks",
        tr("Risks"),
        *("cause", "event", "effect", "likelihood", "impact", "score", "mitigation", "owner", "due", "residual"),
    ),
    _register(
        "decisions",
        tr("Decisions"),
        *("title", "status", "question", "decision", "justification", "impact", "risk", "business_question"),
        *("needed_by", "owner"),
    ),
    TableKind(
        id="options",
        label=tr("Options"),
        noun="option",
        table="options",
        keys=("decision", "name"),
        ids=_by_decision,
        columns=_options,
        place="document",
    ),
    _register(
        "stakeholders",
        tr("Stakeholders"),
        *("name", "role", "organisation", "concerns", "informed", "responsibility", "copy"),
    ),
    _register("issues", tr("Open issues"), "text", "needed_for", "owner", "due", "answer"),
    _register(
        "service_levels",
        tr("Service levels"),
        *("service", "group", "hours", "availability", "rto_node_min", "rpo_node_min", "rto_storage_min"),
        *("rpo_storage_min", "measured"),
    ),
)
"""The tables of the registers, in the order in which the document prints them; decisions with their options."""
