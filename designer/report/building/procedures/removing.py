"""Taking a cluster out of service, in the reverse order of building it."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.records import Group
from designer.report.blocks import Given
from designer.report.building.steps import Job, Part, Phase
from designer.report.building.values import comma, nodes
from designer.report.context import Context
from designer.topology.evs import MTA, SYSTEM_ATTENDANT, of_type
from designer.topology.names import computer_names


def removing(context: Context) -> Phase:
    """Virtual servers, the one with the Message Transfer Agent last, then nodes, then names and disks."""
    snapshot = context.snapshot
    groups = [one for one in snapshot.virtual_servers() if of_type(snapshot, one.id, SYSTEM_ATTENDANT)]
    groups.sort(key=lambda group: bool(of_type(snapshot, group.id, MTA)))
    last = groups[-1].name if groups else ""
    parts = [Part(title=group.name, jobs=tuple(_server(context, group, groups))) for group in reversed(groups[:-1])]
    parts += [Part(title=group.name, jobs=tuple(_server(context, group, groups))) for group in groups[-1:]]
    others = [one for one in snapshot.virtual_servers() if one not in groups]
    parts += [Part(title=group.name, jobs=(_other(group),)) for group in others]
    parts.append(Part(title="Nodes, names and disks", jobs=tuple(_rest(context))))
    told = f" {last} owns the Message Transfer Agent and goes last." if len(groups) > 1 else ""
    return Phase(
        number=14,
        letter="D",
        title="Decommission",
        aim=f"{context.cluster_name} is undone in the reverse order of building.{told}",
        parts=tuple(parts),
        rollback="Until its System Attendant is removed, a virtual server is brought online again; behind that only "
        "phase 7 and a restore lead back."
        if groups
        else "Until its resources are deleted, a group is brought online again.",
    )


def _server(context: Context, group: Group, groups: list[Group]) -> Iterator[Job]:
    rest = [one.name for one in groups if one is not group]
    yield Job(
        action=f"Move mailboxes, public folder replicas and connectors away from {group.name}.",
        where=group.name,
        inputs=(Given("Target server"),),
        expected=f"{group.name} holds none of them.",
        facts=("EX-3.12",),
        minutes=240,
    )
    yield Job(
        action=f"Give away the other duties of {group.name}.",
        where=group.name,
        inputs=(Given("Routing group master, postmaster, Recipient Update Service, bridgehead now on"),),
        expected=f"None of them names {group.name} any more.",
        facts=("EX-3.12",),
        minutes=30,
    )
    attendants = comma([one.name for one in of_type(context.snapshot, group.id, SYSTEM_ATTENDANT)])
    is_2000 = context.exchange is not None and context.exchange.version == "2000"
    how = f"delete {attendants}" if is_2000 else f"choose Remove Exchange Virtual Server on {attendants}"
    yield Job(
        action=f"Take {group.name} offline and {how}.",
        where=group.name,
        expected="Its Exchange resources and its directory objects are gone."
        + (f" {listed(rest)} must be gone before." if rest and of_type(context.snapshot, group.id, MTA) else ""),
        facts=("EX-3.11", "EX-3.13"),
        minutes=15,
    )
    yield Job(
        action=f"Delete name, address and the empty group {group.name}.",
        where=group.name,
        expected="Its disks are free.",
        facts=("EX-3.13",),
    )


def _other(group: Group) -> Job:
    return Job(
        action=f"Move the data of {group.name} elsewhere, take it offline and delete it.",
        where=group.name,
        inputs=(Given("Target server"),),
        expected="Its disks are free.",
        minutes=120,
    )


def _rest(context: Context) -> Iterator[Job]:
    all_nodes = nodes(context)
    if context.exchange is not None:
        for node in all_nodes:
            yield Job(
                action="Remove Exchange with its Setup; then the next node.",
                where=node.name,
                expected=f"{node.name} carries no Exchange.",
                facts=("EX-3.21",),
                minutes=30,
            )
        yield Job(
            action="Delete the MSDTC resource, which Setup has needed until now.",
            where=context.cluster_name,
            expected="It is gone.",
            facts=("EX-6.06", "EX-6.09"),
        )
    for node in reversed(all_nodes[1:]):
        yield Job(
            action="Evict the node.",
            where=node.name,
            expected=f"{context.cluster_name} goes on without {node.name}.",
        )
    yield Job(
        action="Remove the cluster from the last node.",
        where=all_nodes[0].name,
        expected=f"{context.cluster_name} does not answer any more.",
        minutes=10,
    )
    yield Job(
        action="Delete the computer accounts and the DNS and WINS records.",
        where=context.cluster.domain or "Domain",
        inputs=(Given("Names", comma([name for name, _ in computer_names(context.snapshot)])),),
        expected="A later cluster with another account can use the names.",
        facts=("EX-5.17",),
        minutes=15,
    )
    if context.snapshot.disks:
        yield Job(
            action="Take back zoning and masking before the nodes get other work.",
            where=comma([array.name for array in context.snapshot.arrays.values()]) or "Array",
            expected="No node sees a shared disk.",
            facts=("EX-4.31",),
            minutes=30,
        )
