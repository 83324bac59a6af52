"""The question itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.ids import Id
from designer.simulation.outcome.why.answer import Why
from designer.simulation.outcome.why.groups import why_group
from designer.simulation.outcome.why.inquiry import Inquiry, inquiry
from designer.simulation.outcome.why.objects import (
    why_disk,
    why_interface,
    why_network,
    why_node,
    why_other,
    why_resource,
)
from designer.simulation.record.timeline import Timeline

_ANSWERS: Mapping[str, Callable[[Inquiry, Id], Why]] = {
    "groups": why_group,
    "nodes": why_node,
    "resources": why_resource,
    "disks": why_disk,
    "networks": why_network,
    "interfaces": why_interface,
}


def why(timeline: Timeline, subject: Id, at_ms: int) -> Why:
    """Why an object is as it is at a moment of a run, after all that happens in that millisecond.

    Of a group: where it is, what it waits for, which nodes were asked and why each was taken or not, back to the
    beginning. Of anything else: how it is doing, and the causes of that. Raises KeyError for what the design does not
    have.
    """
    table = timeline.snapshot.table_of(subject)
    if table is None:
        raise KeyError(subject)
    return _ANSWERS.get(table, why_other)(inquiry(timeline, at_ms), subject)
