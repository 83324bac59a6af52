"""What is done to the surroundings of the cluster: networks, cables, links between sites, and what is repaired."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.engine.actions import storage
from designer.simulation.engine.membership.regrouping import watch_witness
from designer.simulation.engine.run import Run
from designer.simulation.engine.surroundings.rewiring import (
    cut_link,
    fail_network,
    join_link,
    mend_network,
    plug_cables,
    pull_cables,
)
from designer.simulation.scenario.actions import Action, ActionKind


def _network(run: Run, action: Action, event: int) -> str:
    return fail_network(run, action.subject, event)


def _cable(run: Run, action: Action, event: int) -> str:
    return pull_cables(run, action.subject, action.value, event)


def _link(run: Run, action: Action, event: int) -> str:
    return cut_link(run, action.subject, action.value, event)


def _mend_network(run: Run, action: Action, event: int) -> str:
    return mend_network(run, action.subject, event)


def _plug(run: Run, action: Action, event: int) -> str:
    return plug_cables(run, action.subject, action.value, event)


def _site(run: Run, action: Action, event: int) -> str:
    """A site has its links again and, unless only one of them is meant, everything that stands there."""
    link = join_link(run, action.subject, action.value, event)
    if action.value is not None:
        return link
    there = storage.repair_site(run, action, event)
    return "" if not link else there


REPAIRS: Mapping[str, storage.Deed] = {
    **storage.REPAIRS,
    "networks": _mend_network,
    "nodes": _plug,
    "sites": _site,
}
"""What repairs what is in a table."""


def _repair(run: Run, action: Action, event: int) -> str:
    return REPAIRS[run.plan.snapshot.table_of(action.subject) or ""](run, action, event)


def _or_refused(deed: storage.Deed) -> Callable[[Run, Action, int], None]:
    def strike(run: Run, action: Action, event: int) -> None:
        refusal = deed(run, action, event)
        if refusal:
            run.emit("refused", action.subject, event, detail=refusal)
        else:
            watch_witness(run, event)

    return strike


DEEDS: Mapping[ActionKind, storage.Deed] = {
    **storage.DEEDS,
    "network": _network,
    "cable": _cable,
    "link": _link,
    "repair": _repair,
}

EFFECTS: Mapping[ActionKind, Callable[[Run, Action, int], None]] = {
    kind: _or_refused(deed) for kind, deed in DEEDS.items()
}
