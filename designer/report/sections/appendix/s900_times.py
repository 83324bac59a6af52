"""What the simulation counts with: formulas with this design's values, then every time with its basis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from designer import __version__
from designer.foundation.units import listed
from designer.report.blocks import Band, Block, Column, Lead, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.formulas import formulas
from designer.report.study import Study
from designer.report.wording import counted, sentence, tenths
from designer.simulation.plan.times import Times, times_of
from designer.topology.evs import INFORMATION_STORE

ID = "times"
TITLE = "Calculation basis"

BASIS = {"default": "Default", "assumed": "Assumed", "vendor": "Vendor", "measured": "Measured"}

COLUMNS = (
    Column("Time", weight=4),
    Column("On, s", "right"),
    Column("Off, s", "right"),
    Column("Basis"),
    Column("Source", weight=4),
)


def section(context: Context) -> Sequence[Block]:
    """How far the times are founded, the formulas, the times of types, of single resources and of the service."""
    if not isinstance(context.study, Study):
        return []
    times = times_of(context.snapshot, context.catalog)
    rows: list[Row | Band] = [
        *_banded("Resource types", _types(context, times)),
        *_banded("Single resources", _own(context)),
        *_banded("Cluster service and stores", _cluster(context)),
    ]
    title = f"Times with which {counted(len(context.snapshot.resources), 'resource')} are simulated"
    table = filled(title, COLUMNS, rows, anchor="type-times")
    return [Lead(_message(context, rows)), *formulas(context, context.study, times), table]


def _message(context: Context, rows: Sequence[Row | Band]) -> str:
    """How many of the times rest on what."""
    count = Counter(str(row.cells[3]) for row in rows if isinstance(row, Row))
    told = [f"{counted(number, 'is', 'are')} {basis.lower()}" for basis, number in count.items() if basis]
    by = f"Clusterwright {__version__}"
    print_ = f", fingerprint {context.issue.fingerprint}" if context.issue.fingerprint else ""
    return f"The results rest on {counted(count.total(), 'time')}: {listed(told)}. Calculated by {by}{print_}."


def _banded(title: str, rows: Iterator[Row]) -> list[Row | Band]:
    found = list(rows)
    return [Band(title), *found] if found else []


def _cluster(context: Context) -> Iterator[Row]:
    own = context.snapshot.timings
    present = {resource.type for resource in context.snapshot.resources.values()}
    for key, time in context.catalog.times.items():
        if (time.type and time.type not in present) or key.startswith(_elsewhere(context)):
            continue
        timing = own.get(key)
        if timing is not None:
            yield Row((time.label, tenths(timing.ms), "", BASIS[timing.basis], timing.note or "Set in this design"))
        elif time.ms:
            yield Row((time.label, tenths(time.ms), "", BASIS[time.basis], sentence(time.source)))


def _elsewhere(context: Context) -> tuple[str, ...]:
    """What the keys of times begin with that another quorum has, or a cluster without stores."""
    disk = ("reservation", "quorum-", "arbitration-")
    types = {resource.type for resource in context.snapshot.resources.values()}
    stores = () if INFORMATION_STORE in types else ("store-",)
    return ((*disk,) if context.cluster.quorum != "disk" else ("witness-",)) + stores


def _types(context: Context, times: Times) -> Iterator[Row]:
    """The types that the design has; an Information Store is calculated, above."""
    for kind in context.catalog.types.values():
        members = [
            resource
            for resource in context.snapshot.resources.values()
            if resource.type == kind.id and resource.online_ms is None and resource.offline_ms is None
        ]
        if not members or kind.id == INFORMATION_STORE:
            continue
        first = members[0].id
        keys = (f"{kind.id}.online", f"{kind.id}.offline")
        own = [context.snapshot.timings[key] for key in keys if key in context.snapshot.timings]
        basis = own[0].basis if own else kind.times.basis
        source = own[0].note or "Set in this design" if own else kind.times.source
        cells = (tenths(times.online[first]), tenths(times.offline[first]), BASIS[basis], sentence(source))
        yield Row((kind.label, *cells))


def _own(context: Context) -> Iterator[Row]:
    for resource in context.snapshot.resources.values():
        if resource.online_ms is None and resource.offline_ms is None:
            continue
        yield Row(
            (
                resource.name,
                tenths(resource.online_ms) if resource.online_ms is not None else "",
                tenths(resource.offline_ms) if resource.offline_ms is not None else "",
                BASIS[resource.time_basis] if resource.time_basis is not None else "",
                "Set in this design",
            )
        )
