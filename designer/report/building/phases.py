"""All phases of a build, made once for a document."""

from __future__ import annotations

from designer.foundation.remember import remembered
from designer.report.building.forming import first_node, joining, quorum_and_msdtc
from designer.report.building.groups import virtual_servers
from designer.report.building.handing_over import hand_over, smoke_test
from designer.report.building.policies import policies
from designer.report.building.prerequisites import prerequisites
from designer.report.building.software import software
from designer.report.building.steps import Phase
from designer.report.building.storage import shared_disks
from designer.report.building.windows import windows_and_networks
from designer.report.context import Context

_MAKERS = (
    prerequisites,
    windows_and_networks,
    shared_disks,
    first_node,
    joining,
    quorum_and_msdtc,
    software,
    virtual_servers,
    policies,
    smoke_test,
    hand_over,
)

NO_RETURN = 7
"""The first phase that leaves traces in the directory which only Setup takes back: the point of no return of the build
is its beginning, where there is anything like it."""

DEPENDS = {1: (0,), 2: (0, 1), 3: (1, 2), 4: (3,), 5: (4,), 6: (5,), 7: (6,), 8: (7,), 9: (8,), 10: (9,)}
"""Which phases a phase rests on."""


@remembered
def phases(context: Context) -> tuple[Phase, ...]:
    """The phases 0 to 10 that have steps; none for a design without nodes or groups."""
    if not (context.snapshot.nodes and context.snapshot.groups):
        return ()
    return tuple(phase for phase in (make(context) for make in _MAKERS) if phase.parts)


def phase_of(context: Context, number: int) -> Phase | None:
    """One phase; None where the design gives nothing to do in it."""
    return next((phase for phase in phases(context) if phase.number == number), None)
