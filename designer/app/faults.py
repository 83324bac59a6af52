"""Faults and operator actions as the window names them: a word such as "power" or "cable=net1", and an object."""

from __future__ import annotations

from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import ACTION_KINDS, COUNTED, NOTICES, VALUE_TABLES, Action, ActionKind
from designer.simulation.scenario.wording import action_text


@dataclass(frozen=True, slots=True)
class Blow:
    """One thing that can be done: `kind` as `action_of` understands it, to an object; `label` names it in a menu."""

    kind: str
    subject: Id
    label: str


def fault_text(kind: str, snapshot: Snapshot, subject: Id) -> str:
    """What a blow does, in words, without its time."""
    return action_text(action_of(kind, subject, 0), snapshot)


def action_of(kind: str, subject: Id, at_ms: int) -> Action:
    """The action for a word such as "power", "move=NODE-ID", "stall=240" or "resource=is-alive".

    Raises ValueError for another word.
    """
    word, _, value = kind.partition("=")
    known = next((known for known in ACTION_KINDS if known == word), None)
    if known is None or (value and not _may_follow(known, value)):
        raise ValueError(f"{kind} is no kind of fault")
    if known in COUNTED:
        return Action(known, subject, at_ms=at_ms, count=int(value) if value else COUNTED[known])
    if known == "resource":
        return Action(known, subject, at_ms=at_ms, how=value)
    return Action(known, subject, value or None, at_ms)


def _may_follow(kind: ActionKind, value: str) -> bool:
    if kind in COUNTED:
        return value.isdecimal() and value.isascii()
    return value in NOTICES[1:] if kind == "resource" else kind in VALUE_TABLES
