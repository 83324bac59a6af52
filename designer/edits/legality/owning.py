"""What a touch on the ownership matrix does."""

from __future__ import annotations

from designer.edits.legality.outcomes import Effect, Outcome, Refusal, without_errors
from designer.edits.owners import set_place, swap_places, toggle_possible
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.diff import Diff, apply
from designer.model.snapshot import Snapshot
from designer.topology.ownership import possible_owners


def toggle_owner(snapshot: Snapshot, row: Id, node: Id) -> Outcome:
    """Make a node a possible owner of a resource, or of everything in a group, or no longer."""
    return without_errors(lambda: _toggled(snapshot, row, node))


def place_owner(snapshot: Snapshot, row: Id, node: Id, place: int | None) -> Outcome:
    """Give a node a place among the preferred owners of a group; None takes its place away."""
    if row not in snapshot.groups:
        return Refusal(f"Preferred owners belong to groups; {snapshot.name_of(row)} is a resource", row)
    diff, names = set_place(snapshot, row, node, place), (snapshot.name_of(node), snapshot.name_of(row))
    if not diff:
        stays = "is no preferred owner" if place is None else "has that place already"
        return Refusal(f"{names[0]} {stays} of {names[1]}" if place is None else f"{names[0]} {stays}", row)
    if place is None:
        label = f"Take {names[0]} from Preferred Owners of {names[1]}"
        return Effect(
            label, diff, f"{names[0]} is no preferred owner of {names[1]} any more{_order(snapshot, diff, row)}"
        )
    return Effect(f"Set Preferred Owners of {names[1]}", diff, _preferring(snapshot, diff, row))


def swap_owners(snapshot: Snapshot, row: Id, node: Id, other: Id) -> Outcome:
    """Let two nodes change places among the preferred owners of a group."""
    if row not in snapshot.groups:
        return Refusal(f"Preferred owners belong to groups; {snapshot.name_of(row)} is a resource", row)
    if node == other:
        return Refusal(f"{snapshot.name_of(node)} stays where it is", row)

    def swapped() -> Outcome:
        diff = swap_places(snapshot, row, node, other)
        return Effect(f"Set Preferred Owners of {snapshot.name_of(row)}", diff, _preferring(snapshot, diff, row))

    return without_errors(swapped)


def _toggled(snapshot: Snapshot, row: Id, node: Id) -> Outcome:
    diff, names = toggle_possible(snapshot, row, node), (snapshot.name_of(node), snapshot.name_of(row))
    after = apply(snapshot, diff)
    members = after.members(row) if row in after.groups else [after.resources[row]]
    whose = f"everything in {names[1]}" if row in after.groups else names[1]
    if all(node in possible_owners(after, member) for member in members):
        label = f"Make {names[0]} Possible Owner of {names[1]}"
        return Effect(label, diff, f"Makes {names[0]} a possible owner of {whose}")
    label = f"Take {names[0]} from Possible Owners of {names[1]}"
    left = [after.name_of(one) for one in possible_owners(after, members[0])]
    rest = f"; left {'is' if len(left) == 1 else 'are'} {listed(left)}" if left else "; no node is left"
    return Effect(label, diff, f"{names[0]} is no possible owner of {whose} any more{rest}")


def _preferring(snapshot: Snapshot, diff: Diff, group: Id) -> str:
    return f"{snapshot.name_of(group)} prefers {_named(snapshot, diff, group)}"


def _order(snapshot: Snapshot, diff: Diff, group: Id) -> str:
    order = _named(snapshot, diff, group)
    return f", which prefers {order}" if order else ", which prefers none"


def _named(snapshot: Snapshot, diff: Diff, group: Id) -> str:
    after = apply(snapshot, diff)
    return ", then ".join(after.name_of(one) for one in after.groups[group].preferred_owners)
