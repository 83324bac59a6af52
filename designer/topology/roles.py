"""What the catalogue's roles say about the groups of a design: which are virtual servers, and of what kind."""

from __future__ import annotations

from collections.abc import Iterable

from designer.catalog.schema import Catalog, GroupRole, Tree
from designer.foundation.ids import Id
from designer.model.records import Group
from designer.model.snapshot import Snapshot
from designer.topology.evs import design_tree

_CORE_NOUNS = {"cluster": "Cluster Group", "dtc": "DTC group"}


def role_of(catalog: Catalog, group: Group) -> GroupRole | None:
    """The role of a group; None for one that serves no clients, and for a role that the catalogue does not know."""
    return catalog.roles.get(group.kind)


def group_noun(catalog: Catalog, group: Group) -> str:
    """What a group is, in a sentence: "Exchange Virtual Server", "DTC group", "group"."""
    role = role_of(catalog, group)
    return role.name if role is not None else _CORE_NOUNS.get(group.kind, "group")


def role_beside_name(catalog: Catalog, group: Group) -> str:
    """The label of a group's role, to stand beside its name; "" where the name begins with it, and for other groups."""
    role = role_of(catalog, group)
    if role is None or group.name.casefold().startswith(role.label.casefold()):
        return ""
    return role.label


def role_tree(snapshot: Snapshot, catalog: Catalog, kind: str) -> Tree | None:
    """The dependency tree of the groups of a kind: the role's own, else that of the design's Exchange version.

    None where the kind is no role, or the Exchange version is unknown.
    """
    role = catalog.roles.get(kind)
    if role is None:
        return None
    return catalog.trees[role.tree] if role.tree else design_tree(snapshot, catalog)


def roles_on(snapshot: Snapshot, catalog: Catalog) -> list[GroupRole]:
    """The roles that run on the design's Windows; all of them while that is unknown."""
    windows = catalog.windows.get(snapshot.cluster.windows)
    return [role for role in catalog.roles.values() if windows is None or windows.family in role.families]


def first_server(snapshot: Snapshot) -> Id | None:
    """The group to show when none is asked for: the first virtual server, else the first group; None without groups."""
    groups = [*snapshot.virtual_servers(), *snapshot.groups.values()]
    return groups[0].id if groups else None


def common_name(catalog: Catalog, groups: Iterable[Group]) -> str:
    """What all these virtual servers are, as in "Exchange Virtual Server"; of several roles just "virtual server"."""
    names = {role.name if (role := role_of(catalog, group)) is not None else "" for group in groups}
    return names.pop() or "virtual server" if len(names) == 1 else "virtual server"
