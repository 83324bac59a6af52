"""What a fault from the palette does to what it is dropped on, and how faults are called."""

from __future__ import annotations

from dataclasses import dataclass

from designer.edits.legality import Refusal, Spot
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.scenario import Action, ActionKind


@dataclass(frozen=True, slots=True)
class Strike:
    """What a fault hits: one of `subjects` (several when the user still has to choose), shown at `target`."""

    kind: ActionKind
    subjects: tuple[Id, ...]
    says: str
    target: Id


_PHRASES: dict[ActionKind, str] = {
    "power": "{name} loses power",
    "service": "The cluster service of {name} stops",
    "start": "{name} starts again",
    "resource": "{name} fails",
    "move": "{name} is moved to {value}",
}


def fault_text(kind: ActionKind, snapshot: Snapshot, subject: Id, value: Id | None = None) -> str:
    """A fault in words, without its time."""
    target = snapshot.name_of(value) if value is not None else "the best possible node"
    return _PHRASES[kind].format(name=snapshot.name_of(subject), value=target)


def action_of(kind: str, subject: Id, at_ms: int) -> Action:
    """The action for a word such as "power", "resource" or "move=NODE-ID". Raises ValueError for another word."""
    word, _, value = kind.partition("=")
    for known in _PHRASES:
        if known == word:
            return Action(known, subject, value or None, at_ms)
    raise ValueError(f"{kind} is no kind of fault")


def drop_fault(snapshot: Snapshot, item: str, spot: Spot, disk: Id | None = None) -> Strike | Refusal:
    """What dropping "fault:power", "fault:service", "fault:start" or "fault:resource" does; `disk` is what is there."""
    word = item.partition(":")[2]
    if word == "resource":
        return _on_resource(snapshot, spot, disk)
    for kind in ("power", "service", "start"):
        if word == kind:
            if spot.node is None:
                return Refusal("Drop it on a node")
            return Strike(kind, (spot.node,), fault_text(kind, snapshot, spot.node), spot.node)
    return Refusal(f"{item} is no fault that can be dropped here")


def _on_resource(snapshot: Snapshot, spot: Spot, disk: Id | None) -> Strike | Refusal:
    if disk is not None:
        found = tuple(resource.id for resource in snapshot.resources.values() if resource.disk == disk)
        if found:
            return Strike("resource", found[:1], fault_text("resource", snapshot, found[0]), disk)
        return Refusal("This disk is no resource of any group, so it cannot fail in the cluster")
    if spot.group is None:
        return Refusal("Drop it on a group or on a disk")
    members = tuple(member.id for member in snapshot.members(spot.group))
    if not members:
        return Refusal(f"{snapshot.name_of(spot.group)} has no resources")
    says = f"A resource of {snapshot.name_of(spot.group)} fails; you choose which"
    return Strike("resource", members, says, spot.group)
