"""What is done to nodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.membership import lose_power, start, stop_service
from designer.simulation.run import Run
from designer.simulation.scenario import Action, ActionKind


def _power(run: Run, action: Action, event: int) -> None:
    lose_power(run, action.subject, event)


def _service(run: Run, action: Action, event: int) -> None:
    stop_service(run, action.subject, event)


def _start(run: Run, action: Action, event: int) -> None:
    start(run, action.subject, event)


EFFECTS: Mapping[ActionKind, Callable[[Run, Action, int], None]] = {
    "power": _power,
    "service": _service,
    "start": _start,
}
