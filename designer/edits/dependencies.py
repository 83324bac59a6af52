"""Single dependencies, and the whole tree of an Exchange version."""

from __future__ import annotations

from collections.abc import Iterable

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError
from designer.foundation.ids import Id
from designer.model.diff import Diff, between, removing
from designer.model.snapshot import Snapshot
from designer.topology.trees import with_tree


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


def set_providers(snapshot: Snapshot, dependent: Id, providers: Iterable[Id]) -> Diff:
    """Let a resource need exactly these others, besides what it needs in other groups."""
    group = snapshot.resources[dependent].group
    wanted = set(providers)
    needed = [edge.provider for edge in snapshot.dependencies.values() if edge.dependent == dependent]
    draft = Draft(snapshot)
    for provider in needed:
        if provider not in wanted and snapshot.resources[provider].group == group:
            draft.do(remove_dependency(draft.snapshot, dependent, provider))
    for provider in (one for one in snapshot.resources if one in wanted and one not in needed):
        draft.do(add_dependency(draft.snapshot, dependent, provider))
    return draft.diff


def hang_on_tree(snapshot: Snapshot, catalog: Catalog, tree: str) -> Diff:
    """Re-hang the Exchange resources as a tree of the catalogue says; nothing but dependencies changes."""
    return between(snapshot, with_tree(snapshot, catalog, tree))
