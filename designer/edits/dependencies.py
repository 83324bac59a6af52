"""Single dependencies, and the whole tree of an Exchange version."""

from __future__ import annotations

from collections.abc import Iterable

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.diff import Diff, between, removing
from designer.model.snapshot import Snapshot
from designer.topology.dependencies import providers, reachable, reversed_needs
from designer.topology.devices import quorum_disk
from designer.topology.ownership import home_node
from designer.topology.trees import with_tree

ONE_OF = "one of"
"""The word for the only set of alternative providers of a resource; any other would do."""


def add_dependency(snapshot: Snapshot, dependent: Id, provider: Id) -> Diff:
    """Let one resource need another.

    Raises `EditError`, with the error number of the cluster service, for what it refuses: a resource that needs itself
    or one of another group, a repetition, a circle, and a quorum disk that needs anything. That the dependent must be
    offline (error 5019, before Windows Server 2008) is nothing to a design, which describes what is to be set up.
    """
    refusal = _refusal(snapshot, dependent, provider)
    if refusal:
        raise EditError(refusal)
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


def set_alternatives(snapshot: Snapshot, dependent: Id, providers: Iterable[Id]) -> Diff:
    """Let one of these providers of a resource suffice; all others are needed each."""
    wanted = set(providers)
    draft = Draft(snapshot)
    for edge in snapshot.dependencies.values():
        if edge.dependent == dependent:
            draft.change("dependencies", edge.id, alternative=ONE_OF if edge.provider in wanted else "")
    return draft.diff


def _refusal(snapshot: Snapshot, dependent: Id, provider: Id) -> str:
    """Why one resource cannot need another; empty when it can."""
    one, other = snapshot.resources[dependent], snapshot.resources[provider]
    if one is other:
        return tr("{one} cannot need itself (error 87)").format(one=one.name)
    if one.group != other.group:
        groups = tr("{group} and {group_2}").format(
            group=snapshot.name_of(one.group), group_2=snapshot.name_of(other.group)
        )
        return tr("{one} and {other} are in different groups, {groups}, and cannot need each other (error 87)").format(
            one=one.name, other=other.name, groups=groups
        )
    if any(edge.dependent == dependent and edge.provider == provider for edge in snapshot.dependencies.values()):
        return tr("{one} needs {other} already (error 5003)").format(one=one.name, other=other.name)
    if dependent in reachable(providers(snapshot), provider):
        return tr("{other} needs {one}, directly or through others, so that would be a circle (error 1059)").format(
            other=other.name, one=one.name
        )
    quorum = quorum_disk(snapshot)
    if quorum is not None and one.disk == quorum.id and snapshot.cluster.quorum == "disk":
        return tr("{one} is the quorum resource, which cannot need another (error 5069)").format(one=one.name)
    return ""


def hang_on_tree(snapshot: Snapshot, catalog: Catalog, tree: str) -> Diff:
    """Re-hang the Exchange resources as a tree of the catalogue says; nothing but dependencies changes."""
    return between(snapshot, with_tree(snapshot, catalog, tree))


def move_resource(snapshot: Snapshot, resource: Id, group: Id) -> Diff:
    """Put a resource into another group, with everything that is connected to it by dependencies; nothing if it is
    there already.

    Raises `EditError` when the groups are at home on different nodes, as the cluster service refuses it then.
    """
    if resource not in snapshot.resources or group not in snapshot.groups:
        raise EditError(
            tr("{resource} is no longer part of the design").format(
                resource=resource if resource not in snapshot.resources else group
            )
        )
    now = snapshot.resources[resource].group
    here, there = home_node(snapshot, now), home_node(snapshot, group)
    if here != there:
        one, other = snapshot.name_of(here or ""), snapshot.name_of(there or "")
        homes = tr("{now} is at home on {one} and {group} on {other}").format(
            now=snapshot.name_of(now), one=one, group=snapshot.name_of(group), other=other
        )
        raise EditError(tr("{homes}; resources change only between groups on one node").format(homes=homes))
    draft = Draft(snapshot)
    for member in _tree(snapshot, resource):
        if snapshot.resources[member].group == now:
            draft.change("resources", member, group=group)
    return draft.diff


def _tree(snapshot: Snapshot, resource: Id) -> list[Id]:
    """A resource with all that it is connected to by dependencies, in the order of the design."""
    needs = providers(snapshot)
    needed = reversed_needs(needs)
    found, waiting = {resource}, [resource]
    while waiting:
        one = waiting.pop()
        fresh = [other for other in (*needs[one], *needed[one]) if other not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return [one for one in snapshot.resources if one in found]
