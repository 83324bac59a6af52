"""What a touch on the ownership matrix does."""

from __future__ import annotations

from designer.edits.legality.outcomes import Effect, Outcome, Refusal, without_errors
from designer.edits.owners import set_place, swap_places, toggle_possible
from designer.foundation.ids import Id
from designer.foundation.language import listed, tr
from designer.model.diff import Diff, apply
from designer.model.snapshot import Snapshot
from designer.topology.ownership import possible_owners


def toggle_owner(snapshot: Snapshot, row: Id, node: Id) -> Outcome:
    """Make a node a possible owner of a resource, or of everything in a group, or no longer."""
    return without_errors(lambda: _toggled(snapshot, row, node))


def place_owner(snapshot: Snapshot, row: Id, node: Id, place: int | None) -> Outcome:
    """Give a node a place among the preferred owners of a group; None takes its place away."""
    if row not in snapshot.groups:
        return Refusal(
            tr("Preferred owners belong to groups; {row} is a resource").format(row=snapshot.name_of(row)), row
        )
    diff, names = set_place(snapshot, row, node, place), (snapshot.name_of(node), snapshot.name_of(row))
    if not diff:
        stays = tr("is no preferred owner") if place is None else tr("has that place already")
        return Refusal(
            tr("{one} {stays} of {other}").format(one=names[0], stays=stays, other=names[1])
            if place is None
            else f"{names[0]} {stays}",
            row,
        )
    if place is None:
        label = tr("Take {one} from Preferred Owners of {other}").format(one=names[0], other=names[1])
        return Effect(
            label,
            diff,
            tr("{one} is no preferred owner of {other} any more{diff}").format(
                one=names[0], other=names[1], diff=_order(snapshot, diff, row)
            ),
        )
    return Effect(tr("Set Preferred Owners of {other}").format(other=names[1]), diff, _preferring(snapshot, diff, row))


def swap_owners(snapshot: Snapshot, row: Id, node: Id, other: Id) -> Outcome:
    """Let two nodes change places among the preferred owners of a group."""
    if row not in snapshot.groups:
        return Refusal(
            tr("Preferred owners belong to groups; {row} is a resource").format(row=snapshot.name_of(row)), row
        )
    if node == other:
        return Refusal(tr("{node} stays where it is").format(node=snapshot.name_of(node)), row)

    def swapped() -> Outcome:
        diff = swap_places(snapshot, row, node, other)
        return Effect(
            tr("Set Preferred Owners of {row}").format(row=snapshot.name_of(row)),
            diff,
            _preferring(snapshot, diff, row),
        )

    return without_errors(swapped)


def _toggled(snapshot: Snapshot, row: Id, node: Id) -> Outcome:
    diff, names = toggle_possible(snapshot, row, node), (snapshot.name_of(node), snapshot.name_of(row))
    after = apply(snapshot, diff)
    members = after.members(row) if row in after.groups else [after.resources[row]]
    whose = tr("everything in {other}").format(other=names[1]) if row in after.groups else names[1]
    if all(node in possible_owners(after, member) for member in members):
        label = tr("Make {one} Possible Owner of {other}").format(one=names[0], other=names[1])
        return Effect(label, diff, tr("Makes {one} a possible owner of {whose}").format(one=names[0], whose=whose))
    label = tr("Take {one} from Possible Owners of {other}").format(one=names[0], other=names[1])
    left = [after.name_of(one) for one in possible_owners(after, members[0])]
    rest = (
        tr("; left {are} {left}").format(are=tr("is") if len(left) == 1 else tr("are"), left=listed(left))
        if left
        else tr("; no node is left")
    )
    return Effect(
        label,
        diff,
        tr("{one} is no possible owner of {whose} any more{rest}").format(one=names[0], whose=whose, rest=rest),
    )


def _preferring(snapshot: Snapshot, diff: Diff, group: Id) -> str:
    return tr("{group} prefers {diff}").format(group=snapshot.name_of(group), diff=_named(snapshot, diff, group))


def _order(snapshot: Snapshot, diff: Diff, group: Id) -> str:
    order = _named(snapshot, diff, group)
    return tr(", which prefers {order}").format(order=order) if order else tr(", which prefers none")


def _named(snapshot: Snapshot, diff: Diff, group: Id) -> str:
    after = apply(snapshot, diff)
    return tr(", then ").join(after.name_of(one) for one in after.groups[group].preferred_owners)
