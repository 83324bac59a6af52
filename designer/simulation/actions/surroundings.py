"""What is done to the surroundings of the cluster: networks, cables and links between sites."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.run import Run
from designer.simulation.scenario import Action, ActionKind
from designer.simulation.wires import cut_link, fail_network, join_link, mend_network, plug_cables, pull_cables

Surrounding = Callable[[Run, Action, int], str]
"""Does something, or says why it has no effect; empty when it has."""


def _network(run: Run, action: Action, event: int) -> str:
    return fail_network(run, action.subject, event)


def _cable(run: Run, action: Action, event: int) -> str:
    return pull_cables(run, action.subject, action.value, event)


def _link(run: Run, action: Action, event: int) -> str:
    return cut_link(run, action.subject, action.value, event)


def _repair(run: Run, action: Action, event: int) -> str:
    table = run.plan.snapshot.table_of(action.subject) or ""
    return REPAIRS[table](run, action, event)


def _mend_network(run: Run, action: Action, event: int) -> str:
    return mend_network(run, action.subject, event)


def _plug(run: Run, action: Action, event: int) -> str:
    return plug_cables(run, action.subject, action.value, event)


def _join(run: Run, action: Action, event: int) -> str:
    return join_link(run, action.subject, action.value, event)


REPAIRS: Mapping[str, Surrounding] = {"networks": _mend_network, "nodes": _plug, "sites": _join}
"""What repairs what is in a table."""


def _or_refused(effect: Surrounding) -> Callable[[Run, Action, int], None]:
    def strike(run: Run, action: Action, event: int) -> None:
        refusal = effect(run, action, event)
        if refusal:
            run.emit("refused", action.subject, event, detail=refusal)

    return strike


EFFECTS: Mapping[ActionKind, Callable[[Run, Action, int], None]] = {
    "network": _or_refused(_network),
    "cable": _or_refused(_cable),
    "link": _or_refused(_link),
    "repair": _or_refused(_repair),
}
