"""Names of computers on the network: the cluster, its nodes and its virtual servers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft, EditError
from designer.edits.objects import rename, set_fields, set_property
from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.topology.evs import NAME
from designer.topology.names import LONGEST_NAME, computer_names

_SOUND = re.compile(rf"[A-Za-z0-9-]{{1,{LONGEST_NAME}}}")
_ODD = re.compile(r"[^A-Za-z0-9-]")


def rename_computer(snapshot: Snapshot, catalog: Catalog, holder: Id, name: str) -> Diff:
    """Give the cluster, a node, a Network Name resource or a group without one another name on the network.

    The Network Name of the Cluster Group follows the cluster. Raises `EditError` as `rename` does.
    """
    if holder in snapshot.resources:
        return set_property(snapshot, holder, "Name", name)
    if holder != CLUSTER_ID:
        return rename(snapshot, catalog, holder, name)
    draft = Draft(snapshot)
    draft.do(set_fields(snapshot, CLUSTER_ID, name=name))
    for resource in snapshot.resources.values():
        in_cluster_group = snapshot.groups[resource.group].kind == "cluster"
        if resource.type == NAME and in_cluster_group and resource.properties.get("Name") == snapshot.cluster.name:
            draft.do(set_property(draft.snapshot, resource.id, "Name", name))
    return draft.diff


def sound_names(snapshot: Snapshot, catalog: Catalog) -> Diff:
    """Give everything in `proposed_names` the name that is proposed."""
    draft = Draft(snapshot)
    for holder, name in proposed_names(snapshot).items():
        try:
            draft.do(rename_computer(draft.snapshot, catalog, holder, name))
        except EditError:
            continue  # another group is called so: that is another question
    return draft.diff


def plain_name(text: str) -> str:
    """As much of a text as a computer name can be: at most 15 letters, digits and hyphens (EX-5.24); "" for nothing."""
    return _ODD.sub("", re.sub(r"[\s_.]", "-", text.strip()))[:LONGEST_NAME].strip("-")


def proposed_names(snapshot: Snapshot) -> Mapping[Id, str]:
    """A name for everything on the network whose own is too long or odd (EX-5.24), taken (EX-3.15), or not given.

    What comes first keeps its name: servers outside the cluster, then the cluster, nodes, virtual servers. A virtual
    server is called like its group, if that is free.
    """
    taken = {server.name.casefold() for server in snapshot.servers.values()}
    wanted = dict(_named(snapshot))
    sound: dict[Id, str] = {}
    for holder, name in wanted.items():
        if _SOUND.fullmatch(name) and name.casefold() not in taken:
            taken.add(name.casefold())
            sound[holder] = name
    proposals: dict[Id, str] = {}
    for holder, name in wanted.items():
        if holder not in sound:
            proposals[holder] = _free(_stems(snapshot, holder, name), taken)
            taken.add(proposals[holder].casefold())
    return proposals


def _named(snapshot: Snapshot) -> list[tuple[Id, str]]:
    """Everything on the network with its name, "" for a Network Name resource outside the Cluster Group without one."""
    named = [(holder, name) for name, holder in computer_names(snapshot)]
    there = {holder for holder, _ in named}
    nameless = [
        (resource.id, "")
        for resource in snapshot.resources.values()
        if resource.type == NAME and resource.id not in there and snapshot.groups[resource.group].kind != "cluster"
    ]
    return named + nameless


def _stems(snapshot: Snapshot, holder: Id, name: str) -> list[str]:
    group = snapshot.groups[snapshot.resources[holder].group].name if holder in snapshot.resources else ""
    candidates = [plain_name(name), plain_name(group)]
    if _SOUND.fullmatch(name):
        candidates.reverse()
    return [one for one in candidates if one] or ["SERVER"]


def _free(stems: list[str], taken: set[str]) -> str:
    """The first stem that is free, else the first with a number that is."""
    for stem in stems:
        if stem.casefold() not in taken:
            return stem
    number = 2
    while True:
        ending = str(number)
        name = f"{stems[0].rstrip('0123456789-')[: LONGEST_NAME - len(ending)] or 'SERVER'}{ending}"
        if name.casefold() not in taken:
            return name
        number += 1
