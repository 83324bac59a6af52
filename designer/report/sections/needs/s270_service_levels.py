"""What is promised of each service."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import NBSP
from designer.model.registers import ServiceLevel, code_of
from designer.report.blocks import Block, Column, Lead, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.register_words import minutes, with_links
from designer.report.registers import anchor_of, in_order
from designer.report.wording import counted, sentence

ID = "service-levels"
TITLE = "Service levels"


def section(context: Context) -> Sequence[Block]:
    """Each promise with its numbers."""
    found = in_order(iter(context.snapshot.service_levels.values()))
    if not found:
        return []
    columns = (
        Column("Code"),
        Column("Service", weight=2),
        Column("Hours", weight=1.2),
        Column("Availability", "right"),
        Column("RTO", weight=1.4),
        Column("RPO", weight=1.4),
        Column("Measured by", weight=2),
    )
    notes = "RTO: longest interruption; RPO: how much work may be lost; after the loss of a node, and of the storage."
    rows = [_row(context, one) for one in found]
    table = filled("What is promised of each service", columns, rows, notes=notes, anchor="service-levels-table")
    return [Lead(message(found)), table]


def message(found: Sequence[ServiceLevel]) -> str:
    """How many promises there are, and the strictest of each kind."""
    start = f"{sentence(counted(len(found), 'service level'))} {'is' if len(found) == 1 else 'are'} promised"
    node = [one.rto_node_min for one in found if one.rto_node_min is not None]
    share = [one.availability for one in found if one.availability is not None]
    told = [f"{minutes(min(node))} of interruption after the loss of a node"] if node else []
    told += [f"{_percent(max(share))} availability"] if share else []
    return f"{start}; the strictest asks for {' and '.join(told)}." if told else f"{start}."


def _percent(value: float) -> str:
    return f"{value:.10g}{NBSP}%"


def _row(context: Context, one: ServiceLevel) -> Row:
    code = code_of(one)
    of = f" ({context.name(one.group)})" if one.group is not None else ""
    return Row(
        (
            code,
            with_links(f"{one.service}{of}"),
            with_links(one.hours),
            "" if one.availability is None else _percent(one.availability),
            _pair(one.rto_node_min, one.rto_storage_min),
            _pair(one.rpo_node_min, one.rpo_storage_min),
            with_links(one.measured),
        ),
        anchor=anchor_of(context.snapshot, one),
    )


def _pair(node: float | None, storage: float | None) -> str:
    known = [(node, "node"), (storage, "storage")]
    return ", ".join(f"{minutes(amount)} ({of})" for amount, of in known if amount is not None)
