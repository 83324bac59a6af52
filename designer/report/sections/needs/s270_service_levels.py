"""What is promised of each service."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import NBSP, listed, seconds
from designer.model.registers import ServiceLevel, code_of
from designer.report.blocks import Block, Column, Lead, Row, Sign, Text
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.promises import is_kept, simulated_ms
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
        Column("Loss of a node, simulated"),
        Column("RPO", weight=1.4),
        Column("Measured by", weight=2),
    )
    notes = "RTO: longest interruption; RPO: how much work may be lost; after the loss of a node, and of the storage."
    rows = [_row(context, one) for one in found]
    table = filled("What is promised of each service", columns, rows, notes=notes, anchor="service-levels-table")
    return [Lead(message(context, found)), table]


def message(context: Context, found: Sequence[ServiceLevel]) -> str:
    """How many promises there are, and whether the simulated loss of a node keeps them."""
    start = f"{sentence(counted(len(found), 'service level'))} {'is' if len(found) == 1 else 'are'} promised"
    known = [(one, ms) for one in found if one.rto_node_min is not None and (ms := simulated_ms(context, one))]
    if not known:
        return f"{start} to the users of {context.cluster_name}."
    broken = [code_of(one) for one, ms in known if not is_kept(one, ms)]
    longest = seconds(max(ms for _, ms in known))
    if broken:
        allow = "allows" if len(broken) == 1 else "allow"
        return f"{start}; the loss of a node takes {longest} (simulated), longer than {listed(broken)} {allow}."
    return f"{start}; the loss of a node takes {longest} at most (simulated), which keeps {_all_of(known)}."


def _all_of(known: Sequence[object]) -> str:
    return "it" if len(known) == 1 else "each of them"


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
            _simulated(context, one),
            _pair(one.rpo_node_min, one.rpo_storage_min),
            with_links(one.measured),
        ),
        anchor=anchor_of(context.snapshot, one),
    )


def _simulated(context: Context, one: ServiceLevel) -> Text:
    ms = simulated_ms(context, one)
    if ms is None or one.rto_node_min is None:
        return ""
    return (Sign("ok" if is_kept(one, ms) else "error"), f"{seconds(ms)}, {'kept' if is_kept(one, ms) else 'missed'}")


def _pair(node: float | None, storage: float | None) -> str:
    known = [(node, "node"), (storage, "storage")]
    return ", ".join(f"{minutes(amount)} ({of})" for amount, of in known if amount is not None)
