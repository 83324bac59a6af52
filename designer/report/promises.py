"""Whether the simulation keeps what a service level promises."""

from __future__ import annotations

from designer.model.registers import ServiceLevel
from designer.report.context import Context
from designer.report.evidence.times import times


def simulated_ms(context: Context, promise: ServiceLevel) -> int | None:
    """The longest simulated outage by the loss of a node: of the virtual server that the promise is about, or of all.

    None when it does not come back, or nothing can be simulated.
    """
    found = times(context)
    if isinstance(found, str):
        return None
    if promise.group is None:
        return found.worst_lost_ms
    mine = found.of(promise.group)
    return mine.worst_ms if mine is not None else None


def is_kept(promise: ServiceLevel, ms: int) -> bool:
    """Whether an outage is no longer than the recovery time that is promised for the loss of a node."""
    return promise.rto_node_min is None or ms <= promise.rto_node_min * 60_000
