"""What is done to nodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.engine.membership.forming import start
from designer.simulation.engine.membership.membership import evict, hang, lose_power, stop_service
from designer.simulation.engine.membership.takeover import welcome
from designer.simulation.engine.run import Run
from designer.simulation.scenario.actions import Action, ActionKind


def _power(run: Run, action: Action, event: int) -> None:
    lose_power(run, action.subject, event)


def _service(run: Run, action: Action, event: int) -> None:
    stop_service(run, action.subject, event)


def _hang(run: Run, action: Action, event: int) -> None:
    hang(run, action.subject, event)


def _evict(run: Run, action: Action, event: int) -> None:
    evict(run, action.subject, event)


def _start(run: Run, action: Action, event: int) -> None:
    start(run, action.subject, event)


def _pause(run: Run, action: Action, event: int) -> None:
    """What runs on the node goes on, and nothing comes there until it is resumed, even if it restarts."""
    node = action.subject
    if node in run.leaving or run.nodes[node] != "up":
        state = "stopping its cluster service" if node in run.leaving else run.nodes[node]
        run.emit("refused", node, event, detail=f"{run.name(node)} is {state}")
        return
    run.paused.add(node)
    run.set_node(node, "paused", event)


def _resume(run: Run, action: Action, event: int) -> None:
    node = action.subject
    if run.nodes[node] != "paused":
        run.emit("refused", node, event, detail=f"{run.name(node)} is {run.nodes[node]}, not paused")
        return
    run.paused.discard(node)
    welcome(run, node, run.set_node(node, "up", event))


EFFECTS: Mapping[ActionKind, Callable[[Run, Action, int], None]] = {
    "power": _power,
    "service": _service,
    "hang": _hang,
    "start": _start,
    "evict": _evict,
    "pause": _pause,
    "resume": _resume,
}
