"""How available every virtual server would be, from the mean times and shares that the design says."""

from __future__ import annotations

from designer.catalog.schema import Catalog
from designer.foundation.remember import remembered
from designer.model.snapshot import Snapshot
from designer.report.context import Context
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.studies.availability.estimate import Availability, Estimates
from designer.simulation.studies.availability.estimate import availability as estimated


def availability(context: Context) -> Estimates | str:
    """An estimate for every virtual server; the reason, as a sentence, when the design says too little for one.

    `Availability` holds the minutes by cause (`contributors`, `minutes`), `percent`, `percent_with_planned` and
    `outside_nodes`, the share that no cluster helps against.
    """
    if isinstance(context.study, str):
        return context.study
    if not any(node.mtbf_h and node.mttr_h is not None for node in context.snapshot.nodes.values()):
        return "The design says neither how often its nodes fail nor how long a repair takes."
    try:
        found = _estimated(context.snapshot, context.catalog)
    except CannotSimulate as error:
        reason = str(error)
        return f"{reason[:1].upper()}{reason[1:]}."
    return found if found.servers else "No virtual server is online when nothing has failed."


def least_available(estimates: Estimates) -> Availability:
    """The virtual server that loses most time without planned work."""
    return max(estimates.servers, key=lambda server: server.unplanned)


@remembered
def _estimated(snapshot: Snapshot, catalog: Catalog) -> Estimates:
    return estimated(snapshot, catalog)
