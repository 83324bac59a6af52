"""Phase 8: who may own what, and what happens when it fails."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import NBSP, listed
from designer.model.records import Group, Resource
from designer.report.blocks import Given
from designer.report.building.commands import is_bare, is_plain, quoted, typed
from designer.report.building.forming import MSDTC
from designer.report.building.steps import Input, Job, Part, Phase
from designer.report.building.values import comma, nodes
from designer.report.context import Context
from designer.topology.ownership import home_node, possible_owners

_ACTIONS = {"none": 0, "restart": 1, "failover": 2}
"""The registry value of what follows a failure: nothing, a restart only, a restart and then a failover."""


def policies(context: Context) -> Phase:
    """One part per group that a design says anything about."""
    groups = [group for group in context.snapshot.groups.values() if group.kind != "cluster"]
    parts = [Part(title=group.name, jobs=tuple(_group(context, group))) for group in groups]
    if context.cluster.enforce_anti_affinity or context.cluster.ordered_target:
        parts.append(Part(title="The cluster", jobs=tuple(_cluster(context))))
    names = listed([group.name for group in groups])
    return Phase(
        number=8,
        title="Policies and owners",
        aim=f"{names} know where they may run, where they run best, and when they stop trying." if groups else "",
        parts=tuple(part for part in parts if part.jobs),
        hold=f"the lists of owners of {names} are those of the design.",
        rollback="Write the value that was there beside each step and set it back; nothing moves meanwhile.",
    )


def _group(context: Context, group: Group) -> Iterator[Job]:
    where = context.name(home_node(context.snapshot, group.id)) or "Cluster"
    owners = context.names(group.preferred_owners)
    if owners:
        yield Job(
            action=f"Set the preferred owners of {group.name}, in this order.",
            where=where,
            inputs=_owners(context, group, owners),
            expected=f"{owners[0]} comes first.",
            facts=("EX-8.01", "EX-8.03", "EX-8.18"),
        )
    yield _failover(context, group, where)
    if group.anti_affinity:
        yield _apart(context, group, where)
    for resource in context.snapshot.members(group.id):
        if resource.possible_owners is not None:
            yield _possible(context, resource, where)
    set_here = [one for one in context.snapshot.members(group.id) if _values(one) and one.type != MSDTC]
    quiet = [one for one in set_here if _values(one) == {"RestartAction": _ACTIONS["restart"]}]
    if quiet:
        yield _quiet(context, group, quiet, where)
    for resource in (one for one in set_here if one not in quiet):
        yield Job(
            action=f"Set what {resource.name} does when it fails.",
            where=where,
            inputs=_set(context, resource),
            expected=_effect(resource),
            facts=("EX-8.06", "EX-8.07") if resource.restart_action else ("EX-8.05",),
        )


def _quiet(context: Context, group: Group, quiet: list[Resource], where: str) -> Job:
    return Job(
        action=f"Keep the side services of {group.name} from moving it: they restart, and no more.",
        where=where,
        inputs=tuple(one for resource in quiet for one in _set(context, resource)),
        expected=f"{listed([context.label(one.id) for one in quiet])} {'do' if len(quiet) > 1 else 'does'} not affect "
        f"{group.name}.",
        facts=("EX-8.06", "EX-8.07"),
    )


def _set(context: Context, resource: Resource) -> tuple[Input, ...]:
    values = _values(resource)
    text = " ".join(f"{name}={value}" for name, value in values.items())
    return typed(context, f"res {{}} /prop {text}", resource.name) or (
        Given("Resource", resource.name),
        *(Given(name, str(value)) for name, value in values.items()),
    )


def _owners(context: Context, group: Group, owners: list[str]) -> tuple[Input, ...]:
    if all(map(is_bare, owners)):
        found = typed(context, f"group {{}} /setowners:{','.join(owners)}", group.name)
        if found:
            return found
    return (Given("Group", group.name), Given("Preferred owners", comma(owners)))


def _failover(context: Context, group: Group, where: str) -> Job:
    defaults = context.catalog.defaults
    values = {"AutoFailbackType": 1 if group.failback else 0}
    if group.failover_threshold is not None:
        values["FailoverThreshold"] = group.failover_threshold
    values["FailoverPeriod"] = group.failover_period_h or defaults.failover_period_h
    told = "stays where it is when its node returns"
    if group.failback:
        told = "goes home when its node returns"
        if group.failback_from is not None and group.failback_until is not None:
            values["FailbackWindowStart"], values["FailbackWindowEnd"] = group.failback_from, group.failback_until
            told += f", between {group.failback_from}:00 and {group.failback_until}:00"
    text = " ".join(f"{name}={value}" for name, value in values.items())
    return Job(
        action=f"{'Allow' if group.failback else 'Prevent'} failback of {group.name} and set its failover period.",
        where=where,
        inputs=typed(context, f"group {{}} /prop {text}", group.name)
        or (Given("Group", group.name), *(Given(name, str(value)) for name, value in values.items())),
        expected=f"{group.name} {told}.",
        facts=("EX-8.01", "EX-8.02"),
    )


def _apart(context: Context, group: Group, where: str) -> Job:
    names = list(group.anti_affinity)
    inputs: tuple[Input, ...] = ()
    if all(map(is_plain, names)):
        text = ",".join(map(quoted, names)) + (":multistr" if len(names) > 1 else "")
        inputs = typed(context, f"group {{}} /prop AntiAffinityClassNames={text}", group.name)
    return Job(
        action=f"Keep {group.name} apart from the others of its class.",
        where=where,
        inputs=inputs or (Given("Group", group.name), Given("AntiAffinityClassNames", comma(names))),
        expected=f"{group.name} carries the class; a free node is taken before a shared one.",
    )


def _possible(context: Context, resource: Resource, where: str) -> Job:
    able = possible_owners(context.snapshot, resource)
    out = [node.name for node in nodes(context) if node.id not in able]
    inputs: tuple[Input, ...] = ()
    for name in out:
        inputs += typed(context, f"res {{}} /removeowner:{name}", resource.name) if is_bare(name) else ()
    return Job(
        action=f"Set the possible owners of {resource.name}.",
        where=where,
        inputs=inputs if len(inputs) == len(out) and out else (Given("Possible owners", comma(context.names(able))),),
        expected=f"Only {listed(context.names(able))} may own it." if able else "No node may own it.",
        facts=("EX-8.04",),
    )


def _values(resource: Resource) -> dict[str, int]:
    """What the design sets itself, under its registered name; the rest stays at the type's default."""
    found = {
        "RestartAction": _ACTIONS[resource.restart_action] if resource.restart_action is not None else None,
        "RestartThreshold": resource.restart_threshold,
        "RestartPeriod": resource.restart_period_ms,
        "PendingTimeout": resource.pending_timeout_ms,
        "LooksAlivePollInterval": resource.looks_alive_ms,
        "IsAlivePollInterval": resource.is_alive_ms,
    }
    return {name: value for name, value in found.items() if value is not None}


def _effect(resource: Resource) -> str:
    if resource.restart_action == "none":
        return f"{resource.name} stays failed and moves nothing."
    if resource.pending_timeout_ms is not None:
        return f"It may be silent for {resource.pending_timeout_ms // 1000}{NBSP}s while it starts or stops."
    return "The values are as written."


def _cluster(context: Context) -> Iterator[Job]:
    values = {
        "ClusterEnforcedAntiAffinity": context.cluster.enforce_anti_affinity,
        "DisableGroupPreferredOwnerRandomization": context.cluster.ordered_target,
    }
    for name, value in values.items():
        if value:
            yield Job(
                action=f"Set the cluster property {name}.",
                where=context.cluster_name,
                inputs=(Given(name, "1"),),
                expected="It is kept on every node.",
            )
