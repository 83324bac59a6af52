"""The dependency trees of the catalogue, laid over a design."""

from __future__ import annotations

from dataclasses import replace

from designer.catalog.schema import Catalog, Tree
from designer.foundation.ids import Id
from designer.model.records import Dependency
from designer.model.snapshot import Snapshot
from designer.topology.evs import tree_dependencies

_GROUND = {"storage", "network"}
"""Categories of what every virtual server stands on, whatever the tree: disks, address and name."""


def version_trees(catalog: Catalog) -> list[Tree]:
    """The trees that Exchange versions hang their virtual servers on, without those of other roles."""
    used = {exchange.tree for exchange in catalog.exchange.values()}
    return [tree for tree in catalog.trees.values() if tree.id in used]


def member_dependencies(snapshot: Snapshot, catalog: Catalog, tree_id: str) -> list[tuple[Id, Id]]:
    """The (dependent, provider) pairs that a tree asks for among the application's resources of each group.

    Address, name and disks keep the dependencies that they are drawn with. Raises KeyError for an unknown tree.
    """
    tree = catalog.trees[tree_id]
    types = _application_types(catalog, tree)
    return [
        pair
        for group in snapshot.groups
        for pair in tree_dependencies(snapshot, tree, group)
        if _all_of(snapshot, types, *pair)
    ]


def with_tree(snapshot: Snapshot, catalog: Catalog, tree_id: str) -> Snapshot:
    """The same design with the resources of a tree hung as it says; nothing but dependencies differs.

    Raises KeyError for an unknown tree.
    """
    types = _application_types(catalog, catalog.trees[tree_id])
    wanted = dict.fromkeys(member_dependencies(snapshot, catalog, tree_id))
    kept: dict[Id, Dependency] = {}
    for edge in snapshot.dependencies.values():
        pair = (edge.dependent, edge.provider)
        if pair in wanted or not _all_of(snapshot, types, *pair):
            kept[edge.id] = edge
            wanted.pop(pair, None)
    for dependent, provider in wanted:
        identifier = snapshot.new_id("dependencies", list(kept))
        kept[identifier] = Dependency(id=identifier, dependent=dependent, provider=provider)
    return replace(snapshot, dependencies=kept)


def _application_types(catalog: Catalog, tree: Tree) -> set[str]:
    return {member.type for member in tree.member if catalog.types[member.type].category not in _GROUND}


def _all_of(snapshot: Snapshot, types: set[str], *resources: Id) -> bool:
    return all(snapshot.resources[resource].type in types for resource in resources)
