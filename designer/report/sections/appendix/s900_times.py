"""The times that went into the simulation, each with what it is founded on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.report.blocks import Block, Column, Heading, Lead, Paragraph, Row, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.study import Study
from designer.report.wording import sentence, tenths
from designer.simulation.plan.times import Times, times_of
from designer.topology.evs import INFORMATION_STORE

ID = "times"
TITLE = "Times used"

BASIS = {"default": "Default", "assumed": "Assumed", "vendor": "Vendor", "measured": "Measured"}


def section(context: Context) -> Sequence[Block]:
    """Times of the cluster service, of resource types, of Information Stores, and of single resources."""
    if not isinstance(context.study, Study):
        return []
    times = times_of(context.snapshot, context.catalog)
    return [
        Lead("Every simulated time follows from the times below. Measuring them on site makes the simulation better."),
        Paragraph(
            "Default: what the product does unless told otherwise. Assumed: a working value that no source publishes. "
            "Vendor and measured times are entered in the design."
        ),
        _cluster(context),
        *_types(context, times),
        *_stores(context, times),
        *_own(context),
    ]


def _cluster(context: Context) -> Table:
    own = context.snapshot.timings
    rows = []
    present = {resource.type for resource in context.snapshot.resources.values()}
    times = {key: time for key, time in context.catalog.times.items() if not time.type or time.type in present}
    for key, time in times.items():
        timing = own.get(key)
        if timing is None:
            rows.append(Row((time.label, tenths(time.ms), BASIS[time.basis], sentence(time.source))))
        else:
            rows.append(Row((time.label, tenths(timing.ms), BASIS[timing.basis], timing.note or "Set in this design")))
    columns = (Column("Time", weight=2), Column("s", "right"), Column("Basis"), Column("Source", weight=2))
    types = dict.fromkeys(context.catalog.types[time.type].label for time in times.values() if time.type)
    title = f"Times of {listed(['the cluster service', *(f'the {label}' for label in types)])}"
    return Table(title, columns, tuple(rows), anchor="cluster-times")


def _types(context: Context, times: Times) -> Iterator[Block]:
    rows = []
    for kind in context.catalog.types.values():
        members = [
            resource
            for resource in context.snapshot.resources.values()
            if resource.type == kind.id and resource.online_ms is None and resource.offline_ms is None
        ]
        if not members or kind.id == INFORMATION_STORE:
            continue
        first = members[0].id
        source = kind.times.source
        keys = (f"{kind.id}.online", f"{kind.id}.offline")
        own = [context.snapshot.timings[key] for key in keys if key in context.snapshot.timings]
        basis = own[0].basis if own else kind.times.basis
        if own:
            source = own[0].note or "Set in this design"
        rows.append(
            Row((kind.label, tenths(times.online[first]), tenths(times.offline[first]), BASIS[basis], sentence(source)))
        )
    if rows:
        columns = (
            Column("Resource type", weight=2),
            Column("Online, s", "right"),
            Column("Offline, s", "right"),
            Column("Basis"),
            Column("Source", weight=2),
        )
        yield Table("Times of the resource types in this design", columns, tuple(rows), anchor="type-times")


def _stores(context: Context, times: Times) -> Iterator[Block]:
    rows = []
    for resource in context.snapshot.resources.values():
        if resource.type == INFORMATION_STORE:
            identifier = resource.id
            rows.append(
                Row(
                    (
                        context.name(resource.group),
                        str(_stores_of(context, resource.group)),
                        tenths(times.online[identifier]),
                        tenths(times.offline[identifier]),
                        str(times.logs[identifier]),
                        tenths(times.replay[identifier]),
                    )
                )
            )
    if rows:
        yield Heading("Information Stores", anchor="store-times-heading")
        columns = (
            Column("Virtual server"),
            Column("Stores", "right"),
            Column("Online, s", "right"),
            Column("Offline, s", "right"),
            Column("Logs replayed after a crash", "right"),
            Column("Replay, s", "right"),
        )
        notes = "Computed from the times above, the number of stores and the storage groups of each virtual server."
        yield Table("The Information Store takes longest to start", columns, tuple(rows), notes, "store-times")


def _stores_of(context: Context, group: Id) -> int:
    snapshot = context.snapshot
    groups = {
        storage.id for storage in snapshot.storage_groups.values() if storage.group == group and not storage.recovery
    }
    return sum(store.storage_group in groups for store in snapshot.stores.values())


def _own(context: Context) -> Iterator[Block]:
    rows = [
        Row(
            (
                resource.name,
                tenths(resource.online_ms) if resource.online_ms is not None else "",
                tenths(resource.offline_ms) if resource.offline_ms is not None else "",
                BASIS[resource.time_basis] if resource.time_basis is not None else "",
            )
        )
        for resource in context.snapshot.resources.values()
        if resource.online_ms is not None or resource.offline_ms is not None
    ]
    if rows:
        columns = [
            Column("Resource", weight=2),
            Column("Online, s", "right"),
            Column("Offline, s", "right"),
            Column("Basis"),
        ]
        yield filled("Times that the design sets for single resources", columns, rows, anchor="own-times")
