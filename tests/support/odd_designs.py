"""Designs at the edges: nothing in them, one of everything, names that no form expects."""

from __future__ import annotations

from collections.abc import Iterator

from designer.edits.draft import Draft
from designer.edits.objects import delete
from designer.edits.templates import empty_design
from designer.model.diff import apply
from designer.model.snapshot import TABLES, Snapshot
from tests.support.samples import three_plus_one

HOSTILE_NAMES = ("x" * 10_000, "<b>bold</b> & \u202etxet\u202c", "\n\t", "👩‍👩‍👧‍👦 𝕏 ﷺ")


def odd_designs() -> Iterator[tuple[str, Snapshot]]:
    """Each with a word that says what is odd about it."""
    yield "empty", empty_design()
    whole = three_plus_one()
    for table in ("networks", "disks", "groups", "nodes", "servers", "arrays", "fabrics", "interfaces", "resources"):
        yield f"no {table}", without(whole, table)
    lone = Draft(empty_design())
    lone.add("nodes", name="ALONE", number=1)
    yield "one node", lone.snapshot
    for number, name in enumerate(HOSTILE_NAMES):
        yield f"hostile names {number}", renamed(whole, name)


def without(snapshot: Snapshot, table: str) -> Snapshot:
    """The design without the objects of a table, and without what cannot exist without them."""
    return apply(snapshot, delete(snapshot, list(snapshot.table(table))))


def renamed(snapshot: Snapshot, name: str) -> Snapshot:
    """The design in which everything is called the same, addresses and letters included."""
    draft = Draft(snapshot)
    for table in TABLES:
        for record in tuple(draft.snapshot.table(table).values()):
            if hasattr(record, "name"):
                draft.change(table, record.id, name=name)
    for interface in tuple(draft.snapshot.interfaces):
        draft.change("interfaces", interface, address=name, gateway=name)
    for network in tuple(draft.snapshot.networks):
        draft.change("networks", network, subnet=name)
    for resource in tuple(draft.snapshot.resources.values()):
        if resource.type == "ip-address":
            draft.change("resources", resource.id, properties={"Address": name})
    for disk in tuple(draft.snapshot.disks):
        draft.change("disks", disk, letter=name, mount_path=name)
    return draft.snapshot
