"""Faults on objects that the design does not have any more: they wait until it has them again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from designer.foundation.language import listed, plural, tr
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action, missing

MOST_NAMED = 2


def still_there(actions: Sequence[Action], snapshot: Snapshot) -> tuple[tuple[Action, ...], tuple[Action, ...]]:
    """The actions for which the design has everything, and the others."""
    lost = tuple(action for action in actions if missing(action, snapshot))
    return tuple(action for action in actions if action not in lost), lost


def told_of(
    before: Sequence[Action], now: Sequence[Action], happening: Sequence[Action], text_of: Callable[[Action], str]
) -> str:
    """What to say after an edit that took away or brought back what faults were about; "" for nothing.

    `before` and `now` are the actions that do not happen, `happening` those that do.
    """
    gone = [text_of(action) for action in now if action not in before]
    back = [text_of(action) for action in before if action in happening]
    if gone:
        return tr("Gone from the design, so left out of the run: {what}").format(what=_named(gone))
    if back:
        return tr("Back in the design, so played again: {what}").format(what=_named(back))
    return ""


def _named(texts: Sequence[str]) -> str:
    named = list(texts[:MOST_NAMED])
    more = len(texts) - len(named)
    return listed([*named, plural(more, "other fault")] if more else named)
