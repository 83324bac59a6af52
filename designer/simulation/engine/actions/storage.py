"""What is done to the storage, to the directory and to whole sites."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.ids import Id
from designer.simulation.engine.membership.forming import start
from designer.simulation.engine.membership.membership import lose_power
from designer.simulation.engine.reach.directory import DIRECTORY, NAMES, answers, say_what_is_assumed
from designer.simulation.engine.run import Run
from designer.simulation.engine.surroundings.storage import review
from designer.simulation.scenario.actions import Action, ActionKind

Deed = Callable[[Run, Action, int], str]
"""Does something, or says why it has no effect; empty when it has."""


def change(run: Run, action: Action, event: int) -> str:
    """Break or repair something around the cluster, and let the cluster find that out."""
    before, snapshot = run.damage, run.plan.snapshot
    run.damage = before.after(run.events[event], snapshot)
    if run.damage == before:
        return f"{snapshot.name_of(action.subject)} {'works' if action.kind == 'repair' else 'is lost already'}"
    review(run, event)
    if action.kind == "directory" and not (answers(run, DIRECTORY) and answers(run, NAMES)):
        say_what_is_assumed(run)
    return ""


def repair_site(run: Run, action: Action, event: int) -> str:
    """What stands at a lost site works again; the nodes that lost their power with it start."""
    refusal = change(run, action, event)
    dark = _nodes_at(run, action.subject) & run.dark if action.value is None else set()
    for node in [node for node in run.plan.nodes if node in dark]:
        run.dark.discard(node)
        if run.nodes[node] == "down" and node in run.unpowered:
            run.note("Nodes that lost their power with their site are assumed to start when it is repaired.")
            start(run, node, event)
            refusal = ""
    return refusal


def _site(run: Run, action: Action, event: int) -> str:
    """Everything at a site fails: nodes lose their power, arrays and servers are gone."""
    before = run.damage
    run.damage = before.after(run.events[event], run.plan.snapshot)
    here = [node for node in run.plan.nodes if node in _nodes_at(run, action.subject) and node not in run.unpowered]
    if run.damage == before and not here:
        return f"{run.plan.snapshot.name_of(action.subject)} is lost already"
    for node in here:
        run.dark.add(node)
        lose_power(run, node, event)
    review(run, event)
    return ""


def _nodes_at(run: Run, site: Id) -> set[Id]:
    return {node.id for node in run.plan.snapshot.nodes.values() if node.site == site}


REPAIRS: Mapping[str, Deed] = {
    "disks": change,
    "paths": change,
    "fabrics": change,
    "arrays": change,
    "servers": change,
    "clusters": change,
}
"""What repairs what is in a table."""

DEEDS: Mapping[ActionKind, Deed] = {
    "disk": change,
    "path": change,
    "fabric": change,
    "array": change,
    "directory": change,
    "site": _site,
}
