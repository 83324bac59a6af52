"""What lines between resources do: new dependencies, other ends of those there are, and new resources at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from designer.catalog.schema import Catalog, ResourceType
from designer.edits.dependencies import add_dependency, remove_dependency, set_alternatives
from designer.edits.draft import Draft, EditError, added
from designer.edits.groups import add_resource
from designer.edits.legality.outcomes import Effect, Outcome, Refusal, needing, without_errors
from designer.edits.storage import add_disk, give_disk
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.topology.evs import DISK, disk_text
from designer.topology.roles import role_tree

End = Literal["dependent", "provider"]
"""The ends of a dependency: what needs, and what is needed."""

_COMMON = frozenset({"ip-address", "network-name", "file-share", "print-spooler", "msdtc"})
_GENERIC = "generic-"


def depend(snapshot: Snapshot, dependents: Sequence[Id], providers: Sequence[Id]) -> Outcome:
    """Let each of some resources need each of some others; those that do so already are passed over."""
    draft, reasons = Draft(snapshot), []
    for dependent in dependents:
        for provider in providers:
            try:
                draft.do(add_dependency(draft.snapshot, dependent, provider))
            except EditError as problem:
                reasons.append(str(problem))
    count = len(added(draft.diff, "dependencies"))
    if not count:
        return Refusal(reasons[0] if reasons else tr("There is nothing to connect"))
    one, other = _named(snapshot, dependents), _named(snapshot, providers)
    label = tr("Let {one} Need {other}").format(one=one, other=other)
    says = tr("{one} will need {other}: online after it, offline before it").format(one=one, other=other)
    return Effect(label, draft.diff, says, providers[0], adds=True)


def redirect(snapshot: Snapshot, edge: Id, end: End, target: Id) -> Outcome:
    """Lead one end of a dependency to another resource."""
    record = snapshot.dependencies[edge]
    before = record.dependent if end == "dependent" else record.provider
    if target == before or target not in snapshot.resources:
        return Refusal(tr("{edge} stays as it is").format(edge=snapshot.name_of(edge)))

    def led() -> Outcome:
        draft = Draft(snapshot)
        draft.do(remove_dependency(snapshot, record.dependent, record.provider))
        ends = (target, record.provider) if end == "dependent" else (record.dependent, target)
        add_dependency(draft.snapshot, *ends)  # which says what is wrong with it
        diff = changing(snapshot, "dependencies", edge, **{end: target})
        names = snapshot.name_of
        says = tr("{one} will need {other} instead of ").format(one=names(ends[0]), other=names(ends[1]))
        says += (
            f"{names(record.provider)}"
            if end == "provider"
            else tr("{dependent} needing it").format(dependent=names(record.dependent))
        )
        return Effect(tr("Reconnect {dependent}").format(dependent=names(record.dependent)), diff, says, target)

    return without_errors(led)


def resource_kinds(snapshot: Snapshot, catalog: Catalog, group: Id) -> list[ResourceType]:
    """The types of which a group can get one more resource: those of its role, what any group can have, and disks."""
    tree = role_tree(snapshot, catalog, snapshot.groups[group].kind)
    own = {member.type for member in tree.member} if tree is not None else set()
    counts: dict[str, int] = {}
    for resource in snapshot.resources.values():
        counts[resource.type] = counts.get(resource.type, 0) + 1
    there = {member.type for member in snapshot.members(group)}
    found = []
    for kind in catalog.types.values():
        fits = kind.id in own or kind.id in _COMMON or kind.id == DISK or kind.id.startswith(_GENERIC)
        full = kind.per_cluster is not None and counts.get(kind.id, 0) >= kind.per_cluster
        lone = kind.category == "exchange" and kind.id in there
        if fits and not full and not lone:
            found.append(kind)
    return found


def drop_resource(snapshot: Snapshot, catalog: Catalog, kind: str, group: Id | None) -> Outcome:
    """Add a resource of a type to a group, with the dependencies that it needs there."""
    if group is None or group not in snapshot.groups:
        return Refusal(tr("Drop the resource on a group"))
    if kind not in catalog.types:
        return Refusal(tr("There is no resource type {kind}").format(kind=kind))
    names = snapshot.name_of(group), catalog.types[kind].label

    def made() -> Outcome:
        draft = _with_resource(snapshot, catalog, group, kind)
        edges = [draft.snapshot.dependencies[edge] for edge in added(draft.diff, "dependencies")]
        new = set(added(draft.diff, "resources"))
        wanted = list(dict.fromkeys(draft.snapshot.name_of(one.provider) for one in edges if one.dependent in new))
        says = tr("Adds {other} to {one}").format(other=names[1], one=names[0])
        says += tr(", which needs {wanted}").format(wanted=listed(wanted)) if wanted else needing(draft)
        return Effect(
            tr("Add {other} to {one}").format(other=names[1], one=names[0]), draft.diff, says, group, adds=True
        )

    return without_errors(made)


def add_connected(snapshot: Snapshot, catalog: Catalog, resource: Id, end: End, kind: str) -> Outcome:
    """Add a resource at the end of a line from another: as what that needs ("provider"), or as what needs it."""

    def made() -> Outcome:
        draft = _with_resource(snapshot, catalog, snapshot.resources[resource].group, kind)
        (new, *_) = added(draft.diff, "resources")
        pair = (resource, new) if end == "provider" else (new, resource)
        there = {(edge.dependent, edge.provider) for edge in draft.snapshot.dependencies.values()}
        if pair not in there:
            draft.do(add_dependency(draft.snapshot, *pair))
        names = draft.snapshot.name_of
        says = tr("Adds {new}; {one} will need {other}").format(
            new=names(new), one=names(pair[0]), other=names(pair[1])
        )
        return Effect(tr("Add {new}").format(new=names(new)), draft.diff, says, resource, adds=True)

    return without_errors(made)


def suffice(snapshot: Snapshot, catalog: Catalog, dependent: Id, providers: Sequence[Id]) -> Outcome:
    """Let one of some providers of a resource suffice, or, where that is so already, let it need each of them."""
    mine = [edge for edge in snapshot.dependencies.values() if edge.dependent == dependent]
    chosen = [edge for edge in mine if edge.provider in providers]
    name = snapshot.name_of(dependent)
    if len(chosen) < 2:
        return Refusal(tr("{name} needs at least two resources of which one could suffice").format(name=name))
    already = len({edge.alternative for edge in chosen}) == 1 and chosen[0].alternative != ""
    wanted = [] if already else [edge.provider for edge in chosen]
    diff = set_alternatives(snapshot, dependent, wanted)
    names = [snapshot.name_of(edge.provider) for edge in chosen]
    if already:
        return Effect(
            tr("Let {name} Need All").format(name=name),
            diff,
            tr("{name} will need each of {names}").format(name=name, names=listed(names)),
            dependent,
        )
    known = catalog.service_of(snapshot.cluster.windows).or_dependencies
    note = "" if known else tr(", which the cluster service of this Windows does not know")
    says = tr("One of {names} will suffice for {name}{note}").format(
        names=listed(names, tr("or")), name=name, note=note
    )
    return Effect(tr("Let One Suffice for {name}").format(name=name), diff, says, dependent)


def _with_resource(snapshot: Snapshot, catalog: Catalog, group: Id, kind: str) -> Draft:
    draft = Draft(snapshot)
    if kind == DISK:
        draft.do(add_disk(snapshot, catalog))
        draft.do(give_disk(draft.snapshot, catalog, added(draft.diff, "disks")[0], group))
    else:
        draft.do(add_resource(snapshot, catalog, group, kind))
    return draft


def _named(snapshot: Snapshot, resources: Sequence[Id]) -> str:
    if len(resources) == 1:
        record = snapshot.resources[resources[0]]
        disk = snapshot.disks.get(record.disk or "")
        return tr("Disk {disk}").format(disk=disk_text(disk)) if disk is not None and disk.letter else record.name
    return tr("{one} and {count}").format(one=snapshot.name_of(resources[0]), count=plural(len(resources) - 1, "other"))
