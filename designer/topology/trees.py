"""The dependency trees of the Exchange versions, laid over a design."""

from __future__ import annotations

from dataclasses import replace

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.records import Dependency
from designer.model.snapshot import Snapshot
from designer.topology.evs import tree_dependencies

EXCHANGE = "exchange-"


def member_dependencies(snapshot: Snapshot, catalog: Catalog, tree_id: str) -> list[tuple[Id, Id]]:
    """The (dependent, provider) pairs that a tree asks for among the Exchange resources of each group.

    Address, name and disks keep the dependencies that they are drawn with. Raises KeyError for an unknown tree.
    """
    tree = catalog.trees[tree_id]
    return [
        pair
        for group in snapshot.groups
        for pair in tree_dependencies(snapshot, tree, group)
        if _among_exchange(snapshot, *pair)
    ]


def with_tree(snapshot: Snapshot, catalog: Catalog, tree_id: str) -> Snapshot:
    """The same design with its Exchange resources hung on another tree; nothing but dependencies differs.

    Raises KeyError for an unknown tree.
    """
    wanted = dict.fromkeys(member_dependencies(snapshot, catalog, tree_id))
    kept: dict[Id, Dependency] = {}
    for edge in snapshot.dependencies.values():
        pair = (edge.dependent, edge.provider)
        if pair in wanted or not _among_exchange(snapshot, *pair):
            kept[edge.id] = edge
            wanted.pop(pair, None)
    for dependent, provider in wanted:
        identifier = snapshot.new_id("dependencies", list(kept))
        kept[identifier] = Dependency(id=identifier, dependent=dependent, provider=provider)
    return replace(snapshot, dependencies=kept)


def _among_exchange(snapshot: Snapshot, *resources: Id) -> bool:
    return all(snapshot.resources[resource].type.startswith(EXCHANGE) for resource in resources)
