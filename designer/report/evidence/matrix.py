"""What every failure does to every virtual server: single components, nodes in every order, more and more nodes."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.report.context import Context
from designer.report.swept import swept
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.studies.sweep.cases import Case, Sweep


def matrix(context: Context) -> Sweep | str:
    """All failures that were played, the worst first; the reason, as a sentence, when nothing can be.

    `designer.simulation.studies.sweep.verdicts` says what they tell: `ladder`, `single_points`, `worst_for`.
    """
    if isinstance(context.study, str):
        return context.study
    try:
        return swept(context.snapshot, context.catalog)
    except CannotSimulate as error:
        reason = str(error)
        return f"{reason[:1].upper()}{reason[1:]}."


def loss_of(sweep: Sweep, *nodes: Id) -> Case | None:
    """What happens when these nodes lose power one after the other, in this order; None if that was not played."""
    wanted = [("power", node) for node in nodes]
    cases = (*sweep.cases, *sweep.extra)
    return next((case for case in cases if [(fault.kind, fault.subject) for fault in case.faults] == wanted), None)


def single_failures(sweep: Sweep) -> tuple[Case, ...]:
    """The failures of one component, in the order of the design: nodes, disks, networks, what stands around."""
    places = {fault: place for place, fault in enumerate(sweep.faults.single)}
    alone = (case for case in sweep.cases if len(case.faults) == 1)
    return tuple(sorted(alone, key=lambda case: places[case.faults[0]]))
