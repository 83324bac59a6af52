"""Single dependencies, and the whole tree of an Exchange version."""

from __future__ import annotations

from designer.catalog.schema import Tree
from designer.edits.draft import Draft, EditError
from designer.foundation.ids import Id
from designer.model.diff import Diff, removing
from designer.model.snapshot import Snapshot
from designer.topology.evs import tree_dependencies


def add_dependency(snapshot: Snapshot, dependent: Id, provider: Id) -> Diff:
    """Let one resource need another; a cycle is drawn and reported. Raises `EditError` for a repetition."""
    if any(edge.dependent == dependent and edge.provider == provider for edge in snapshot.dependencies.values()):
        raise EditError(f"{snapshot.name_of(dependent)} needs {snapshot.name_of(provider)} already")
    draft = Draft(snapshot)
    draft.add("dependencies", dependent=dependent, provider=provider)
    return draft.diff


def remove_dependency(snapshot: Snapshot, dependent: Id, provider: Id) -> Diff:
    """Let one resource no longer need another; an empty diff when it did not."""
    edges = snapshot.dependencies.values()
    return removing(
        snapshot, "dependencies", [e.id for e in edges if e.dependent == dependent and e.provider == provider]
    )


def hang_on_tree(snapshot: Snapshot, tree: Tree) -> Diff:
    """Re-hang the Exchange resources of every EVS as the tree says; nothing but dependencies changes."""
    members = {member.type for member in tree.member}
    draft = Draft(snapshot)
    for group in snapshot.groups_of_kind("evs"):
        inside = {resource.id for resource in snapshot.members(group.id) if resource.type in members}
        present = {
            (edge.dependent, edge.provider): edge.id
            for edge in snapshot.dependencies.values()
            if edge.dependent in inside and edge.provider in inside
        }
        wanted = list(dict.fromkeys(tree_dependencies(snapshot, tree, group.id)))
        draft.remove("dependencies", *(edge for pair, edge in present.items() if pair not in wanted))
        for dependent, provider in wanted:
            if (dependent, provider) not in present:
                draft.add("dependencies", dependent=dependent, provider=provider)
    return draft.diff
