"""Phase 7: resource groups, from their addresses and names over their disks to what runs in them."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import GroupRole
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Group, Resource
from designer.report.blocks import Given
from designer.report.building.commands import assigned, typed
from designer.report.building.exchange import exchange_jobs
from designer.report.building.steps import MINUTES, Input, Job, Part, Phase
from designer.report.building.storage import FEW
from designer.report.building.values import address_mask, nodes, text_property
from designer.report.context import Context
from designer.report.wording import number
from designer.topology.dependencies import providers
from designer.topology.evs import ADDRESS, DISK, NAME, SYSTEM_ATTENDANT
from designer.topology.ownership import home_node
from designer.topology.roles import group_noun, role_of


def virtual_servers(context: Context) -> Phase:
    """One part per group besides the Cluster Group and MSDTC's."""
    groups = [group for group in context.snapshot.groups.values() if group.kind not in ("cluster", "dtc")]
    parts = []
    for place, group in enumerate(groups):
        before = groups[place - 1].name if place else ""
        hold = f"{before} is online with all of its resources." if before else ""
        parts.append(Part(title=group.name, jobs=tuple(_jobs(context, group)), hold=hold))
    nouns = list(dict.fromkeys(group_noun(context.catalog, group) for group in groups))
    exchange = any(_has(context, group, SYSTEM_ATTENDANT) for group in groups)
    first = "Address, name and disks come first; the System Attendant makes the rest." if exchange else ""
    return Phase(
        number=7,
        title="Groups and virtual servers",
        aim=f"{listed([group.name for group in groups])} {'are' if len(groups) > 1 else 'is'} built, one at a time. "
        f"{first}".strip()
        if groups
        else "",
        parts=tuple(parts),
        hold=f"every {nouns[0] if len(nouns) == 1 else 'group'} of {context.cluster_name} is online at home.",
        rollback=_rollback(context, groups, exchange),
    )


def _rollback(context: Context, groups: list[Group], exchange: bool) -> str:
    if not exchange:
        return "Take the group offline and delete its resources, then the group; the disks keep their data."
    last = groups[0].name
    return (
        "Remove the virtual server at its System Attendant, then delete name, address and group (EX-3.13). "
        f"{last} owns the Message Transfer Agent and goes last (EX-3.11)."
    )


def basis(context: Context, group: Group) -> Iterator[Job]:
    """The group itself with its addresses, names and disks, brought online."""
    where = _where(context, group)
    yield Job(
        action=f"Create the group {group.name}.",
        where=where,
        inputs=typed(context, "group {} /create", group.name) or (Given("Group", group.name),),
        expected=f"{group.name} is listed, empty.",
        facts=("EX-3.01",) if _has(context, group, SYSTEM_ATTENDANT) else (),
    )
    members = context.snapshot.members(group.id)
    for kind in (ADDRESS, NAME):
        for resource in (one for one in members if one.type == kind):
            yield from generic(context, resource)
    disks = [one for one in members if one.type == DISK]
    if disks:
        yield _disks(context, group, disks, where)
    inputs = typed(context, "group {} /online", group.name) or (Given("Group", group.name),)
    yield Job(
        action=f"Bring {group.name} online.",
        where=where,
        inputs=inputs,
        expected=f"Address, name and {'disks' if len(disks) != 1 else 'disk'} of {group.name} are online on {where}.",
        facts=("EX-3.02", "EX-5.11") if _has(context, group, SYSTEM_ATTENDANT) else (),
    )


def generic(context: Context, resource: Resource) -> Iterator[Job]:
    """A resource made by hand: created, made dependent, given its properties."""
    group = context.snapshot.groups[resource.group]
    known = context.type_of(resource)
    kind = known.name if known is not None else resource.type
    where = _where(context, group)
    needs = [context.snapshot.resources[one].name for one in providers(context.snapshot).get(resource.id, ())]
    values = _properties(context, resource)
    pairs = [Given("Name", resource.name), Given("Type", kind), Given("Group", group.name)]
    pairs += [Given("Depends on", ", ".join(needs))] if needs else []
    command = typed(context, "res {} /create /group:{} /type:{}", resource.name, group.name, kind)
    rest = _further(context, resource, needs, values) if command else None
    inputs: tuple[Input, ...] = (*pairs, *values)
    if command and rest is not None:
        inputs = (*command, *rest)
    expected = f"{resource.name} is listed in {group.name}"
    expected += f" and depends on {listed(needs)}." if needs else "."
    yield Job(
        action=f"Create {resource.name}, {'an' if kind[:1] in 'AEIOU' else 'a'} {kind} resource.",
        where=where,
        inputs=inputs,
        expected=expected,
        facts=("EX-3.23",) if known is not None and known.requires else (),
    )


def _further(
    context: Context, resource: Resource, needs: list[str], values: tuple[Given, ...]
) -> tuple[Input, ...] | None:
    """The commands after the first, which create no more; None when one of them cannot be typed."""
    found: list[Input] = []
    for need in needs:
        command = typed(context, "res {} /adddep:{}", resource.name, need)
        if not command:
            return None
        found += command
    if any(not given.value for given in values):
        return (*found, *values)
    own = {given.label: given.value for given in values}
    text = assigned(own) if own else ""
    if text is None:
        return None
    return (*found, *typed(context, f"res {{}} /priv {text}", resource.name)) if text else tuple(found)


def _properties(context: Context, resource: Resource) -> tuple[Given, ...]:
    """Private properties under their registered names."""
    if resource.type == ADDRESS:
        netbios = resource.properties.get("EnableNetBIOS", True)
        return (
            Given("Address", text_property(resource, "Address")),
            Given("SubnetMask", address_mask(context, resource)),
            Given("Network", context.name(resource.network)),
            Given("EnableNetBIOS", str(int(bool(netbios)))),
        )
    found = []
    for name, value in resource.properties.items():
        found.append(Given(name, str(int(value)) if isinstance(value, bool) else str(value)))
    return tuple(found)


def _disks(context: Context, group: Group, disks: list[Resource], where: str) -> Job:
    """All disks of a group in one step; a mounted one is made dependent on its root."""
    snapshot = context.snapshot
    inputs: list[Input] = []
    mounted = False
    for resource in disks:
        needs = [snapshot.resources[one].name for one in providers(snapshot).get(resource.id, ())]
        mounted = mounted or bool(needs)
        found = typed(context, "res {} /moveto:{}", resource.name, group.name)
        for need in needs:
            found += typed(context, "res {} /adddep:{}", resource.name, need)
        inputs += found or (Given("Resource", resource.name), Given("Depends on", listed(needs) or "nothing"))
    tail = ", and let those that are mounted depend on their roots" if mounted else ""
    exchange = _has(context, group, SYSTEM_ATTENDANT)
    names = listed([one.name for one in disks]) if len(disks) <= FEW else f"all {number(len(disks))}"
    return Job(
        action=f"Move the disks of {group.name} into it{tail}.",
        where=where,
        inputs=tuple(inputs),
        expected=f"{group.name} owns {names}; the groups they came from can go.",
        facts=(("EX-3.14",) if exchange else ()) + (("EX-4.21",) if mounted else ()),
        minutes=MINUTES * len(disks),
    )


def _jobs(context: Context, group: Group) -> Iterator[Job]:
    yield from basis(context, group)
    if _has(context, group, SYSTEM_ATTENDANT):
        yield from exchange_jobs(context, group)
        return
    where = _where(context, group)
    role = role_of(context.catalog, group)
    rest = [one for one in context.snapshot.members(group.id) if one.type not in (ADDRESS, NAME, DISK)]
    if role is not None and comes_by_setup(context, role):
        yield _by_setup(context, group, rest, role.name)
    else:
        for resource in _in_order(context, rest):
            yield from generic(context, resource)
    if rest:
        yield Job(
            action=f"Bring {group.name} online again.",
            where=where,
            inputs=typed(context, "group {} /online", group.name) or (Given("Group", group.name),),
            expected=f"{listed([one.name for one in rest])} {'are' if len(rest) > 1 else 'is'} online on {where}.",
        )


def comes_by_setup(context: Context, role: GroupRole) -> bool:
    """Whether a setup program makes the resources of a role, in a group that has address, name and disks."""
    known = context.catalog.types.get(role.application)
    return known is not None and known.created == "automatically"


def _by_setup(context: Context, group: Group, rest: list[Resource], product: str) -> Job:
    values = dict.fromkeys(given for resource in rest for given in _properties(context, resource))
    return Job(
        action=f"Install {product} with its own Setup into {group.name}.",
        where=_where(context, group),
        inputs=(*values, Given("Nodes", ", ".join(node.name for node in nodes(context)))),
        expected=f"{listed([one.name for one in rest])} are in {group.name}.",
        minutes=45,
    )


def _in_order(context: Context, members: list[Resource]) -> list[Resource]:
    """Providers before their dependents."""
    needs = providers(context.snapshot)
    left, done = list(members), set[Id]()
    ids = {one.id for one in members}
    found: list[Resource] = []
    while left:
        ready = [one for one in left if not (set(needs.get(one.id, ())) & ids) - done] or left
        found += ready
        done |= {one.id for one in ready}
        left = [one for one in left if one.id not in done]
    return found


def _where(context: Context, group: Group) -> str:
    return context.name(home_node(context.snapshot, group.id)) or "Cluster"


def _has(context: Context, group: Group, kind: str) -> bool:
    return any(one.type == kind for one in context.snapshot.members(group.id))
