"""Phases 3 to 5: the cluster on its first node, the others one by one, then quorum and MSDTC."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.records import Group, Network, Node, Resource
from designer.report.blocks import Given
from designer.report.building.commands import moved, typed
from designer.report.building.groups import basis, generic
from designer.report.building.steps import Input, Job, Part, Phase
from designer.report.building.values import address_mask, nodes, others, servers_with, text_property
from designer.report.context import Context
from designer.report.wording import counted
from designer.topology.devices import quorum_disk
from designer.topology.evs import ADDRESS, NAME, of_type

MSDTC = "msdtc"
MAJORITY = "majority-node-set"
_ROLES = {"private": (1, "private"), "public": (2, "clients only"), "mixed": (3, "all communication")}
"""The registry value of a network's role, and what it is called (EX-5.02)."""


def first_node(context: Context) -> Phase:
    """The cluster on its first node, and the roles of its networks."""
    snapshot, first = context.snapshot, nodes(context)[0]
    group = cluster_group(context)
    return Phase(
        number=3,
        title="Form the cluster",
        aim=f"{context.cluster_name} exists, with {first.name} as its only node.",
        parts=(Part(jobs=(_create(context, group, first), *_networks(context, first))),) if snapshot.nodes else (),
        hold=f"{context.cluster_name} answers by name and address, and {first.name} owns every shared disk.",
        rollback=f"Remove the cluster from {first.name}; the disks keep their letters and their format.",
    )


def joining(context: Context) -> Phase:
    """Every other node, one after the other."""
    first, *rest = nodes(context)
    parts = tuple(
        Part(
            title=node.name,
            jobs=tuple(_join(context, node, first)),
            hold=f"{before.name} is up in {context.cluster_name} and has owned its Cluster Group once."
            if place
            else f"{first.name} owns all shared disks of {context.cluster_name}.",
        )
        for place, (before, node) in enumerate(zip((first, *rest), rest, strict=False))
    )
    return Phase(
        number=4,
        title="Join the other nodes",
        aim=f"{others(context, first.id)} {'join' if len(rest) > 1 else 'joins'} {first.name}, one at a time."
        if rest
        else "",
        parts=parts,
        hold=f"every one of the {counted(len(nodes(context)), 'node')} of {context.cluster_name} is up and has owned "
        "its Cluster Group.",
        rollback=f"Evict the node that fails to join and start its part again; {first.name} goes on alone.",
    )


def quorum_and_msdtc(context: Context) -> Phase:
    """The quorum model, the witness, and MSDTC where Exchange needs it."""
    jobs = [*_quorum(context), *_msdtc(context)]
    owners = [context.name(resource.group) for resource in _dtc_resources(context)]
    told = f", and MSDTC runs in {listed(list(dict.fromkeys(owners)))}" if owners else ""
    return Phase(
        number=5,
        title="Quorum and MSDTC",
        aim=f"{context.cluster_name} has the quorum of the design{told}." if jobs else "",
        parts=(Part(jobs=tuple(jobs)),) if jobs else (),
        hold=f"MSDTC is online on every node of {context.cluster_name} in turn: no Exchange Setup runs without it "
        "(EX-6.06)."
        if owners and context.exchange is not None
        else f"the Cluster Group of {context.cluster_name} is online.",
        rollback="Name the quorum that was there before; delete the MSDTC resource and whatever was made for it."
        if owners
        else "Name the quorum that was there before.",
    )


def cluster_group(context: Context) -> Group | None:
    """The Cluster Group, if it is drawn."""
    return next((group for group in context.snapshot.groups.values() if group.kind == "cluster"), None)


def _create(context: Context, group: Group | None, first: Node) -> Job:
    snapshot, cluster = context.snapshot, context.cluster
    addresses = of_type(snapshot, group.id, ADDRESS) if group is not None else []
    names = of_type(snapshot, group.id, NAME) if group is not None else []
    name = next((text_property(one, "Name") for one in names), "") or cluster.name
    inputs: list[Input] = [Given("Cluster name", name), Given("Domain", cluster.domain)]
    for address in addresses:
        inputs += [
            Given("IP address", text_property(address, "Address")),
            Given("Subnet mask", address_mask(context, address)),
            Given("Network", context.name(address.network)),
        ]
    if not addresses:
        inputs += [Given("IP address"), Given("Subnet mask"), Given("Network")]
    inputs.append(Given("Service account", cluster.service_account))
    disk = quorum_disk(snapshot)
    if disk is not None:
        inputs.append(Given("Quorum disk", f"{disk.letter}:" if disk.letter else disk.name))
    return Job(
        action=f"Create the cluster in Cluster Administrator, while {others(context, first.id) or 'no other node'} "
        f"{'stay' if ' and ' in others(context, first.id) else 'stays'} off.",
        where=first.name,
        inputs=tuple(inputs),
        expected=f"{group.name if group else 'The Cluster Group'} is online on {first.name}{_with(context, group)}.",
        facts=("EX-4.08", "EX-4.31", "EX-6.01"),
        minutes=20,
    )


def _with(context: Context, group: Group | None) -> str:
    """The resources that come with the Cluster Group."""
    members = context.snapshot.members(group.id) if group is not None else []
    names = [one.name for one in members if one.type not in (MSDTC, MAJORITY)]
    return f", with {listed(names)}" if names else ""


def _networks(context: Context, first: Node) -> Iterator[Job]:
    networks = list(context.snapshot.networks.values())
    for network in networks:
        if network.role not in _ROLES:
            continue
        value, words = _ROLES[network.role]
        yield Job(
            action=f"Give the network {network.name} its role: {words}.",
            where=first.name,
            inputs=typed(context, f"network {{}} /prop Role={value}", network.name)
            or (Given("Network", network.name), Given("Role", f"{value}, {words}")),
            expected=f"{network.name} shows the role {words}.",
            facts=("EX-5.02", "EX-5.03", "EX-5.04"),
        )
    inside = sorted(
        (network for network in networks if network.role in ("private", "mixed")),
        key=lambda network: network.priority if network.priority is not None else len(networks) + 1,
    )
    if len(inside) > 1:
        yield _priority(context, inside, first)


def _priority(context: Context, inside: list[Network], first: Node) -> Job:
    names = [network.name for network in inside]
    forms = ",".join(["{}"] * len(names))
    return Job(
        action="Put the networks into this order for the traffic between nodes.",
        where=first.name,
        inputs=typed(context, f"/setnetpri:{forms}", *names) or (Given("Order", ", ".join(names)),),
        expected=f"{names[0]} comes first.",
        facts=("EX-5.05",),
    )


def _join(context: Context, node: Node, first: Node) -> Iterator[Job]:
    yield Job(
        action="Switch the node on and check that it sees the shared disks.",
        where=node.name,
        expected=f"Disk Management lists them; {first.name} keeps owning them.",
        facts=("EX-4.31",),
        minutes=10,
    )
    yield Job(
        action="Join the node to the cluster in Cluster Administrator.",
        where=node.name,
        inputs=(
            Given("Cluster", context.cluster.name),
            Given("Node", node.name),
            Given("Service account", context.cluster.service_account),
        ),
        expected=f"{node.name} is up, with Node ID {node.number}.",
        minutes=10,
    )
    group = cluster_group(context)
    if group is None:
        return
    for target in (node, first):
        yield Job(
            action=f"Move {group.name} to {target.name}.",
            where=node.name,
            inputs=moved(context, group.name, target.name),
            expected=f"{group.name} is online on {target.name}.",
            facts=("EX-8.15",),
        )


def _quorum(context: Context) -> Iterator[Job]:
    snapshot, first = context.snapshot, nodes(context)[0]
    disk = quorum_disk(snapshot)
    log = context.cluster.quorum_log_kb
    if snapshot.cluster.quorum == "disk" and disk is not None:
        yield _quorum_disk(context, first)
    if snapshot.cluster.quorum == "majority-node-set":
        votes = len(snapshot.nodes)
        yield Job(
            action="Change the quorum to Majority Node Set.",
            where=first.name,
            inputs=tuple(
                Given("Quorum resource", one.name) for one in snapshot.resources.values() if one.type == MAJORITY
            ),
            expected=f"{context.cluster_name} goes on while {votes // 2 + 1} of its {votes} nodes are up.",
            facts=("EX-6.03",),
            minutes=10,
        )
    if snapshot.cluster.file_share_witness or servers_with(context, "file-share-witness"):
        yield Job(
            action="Set up the file share witness outside the cluster and enter it as MNSFileShare.",
            where=first.name,
            inputs=(Given("Server", ", ".join(servers_with(context, "file-share-witness"))), Given("Share")),
            expected="The witness counts as one vote more.",
            facts=("EX-6.04",),
            minutes=15,
        )
    if log is not None and snapshot.cluster.quorum != "disk":
        yield Job(
            action="Set the size of the quorum log.",
            where=first.name,
            inputs=(Given("Reset quorum log at", f"{log} KB"),),
            facts=("EX-4.13",),
        )


def _quorum_disk(context: Context, first: Node) -> Job:
    snapshot, log = context.snapshot, context.cluster.quorum_log_kb
    disk = quorum_disk(snapshot)
    assert disk is not None
    resource = next((one for one in snapshot.resources.values() if one.disk == disk.id), None)
    name = resource.name if resource is not None else disk.name
    size = f" /maxlogsize:{log}" if log is not None else ""
    command = typed(context, f"/quorum:{{}} /path:{disk.letter}:\\MSCS\\{size}", name) if disk.letter else ()
    by_hand: list[Input] = [Given("Quorum resource", name), Given("Quorum log", f"{log} KB" if log else "")]
    return Job(
        action=f"Name {name} as the quorum and set the size of its log.",
        where=first.name,
        inputs=command or tuple(by_hand),
        expected=f"{name} is the quorum resource" + (f", its log is reset at {log} KB." if log is not None else "."),
        facts=("EX-4.08", "EX-4.09", "EX-4.13"),
    )


def _dtc_resources(context: Context) -> list[Resource]:
    return [resource for resource in context.snapshot.resources.values() if resource.type == MSDTC]


def _msdtc(context: Context) -> Iterator[Job]:
    found = _dtc_resources(context)
    by_comclust = context.windows is not None and context.windows.family == "2000"
    for resource in found:
        group = context.snapshot.groups[resource.group]
        if group.kind != "cluster":
            yield from basis(context, group)
        if by_comclust:
            for node in nodes(context):
                yield Job(
                    action="Run comclust, and wait until it has finished before the next node.",
                    where=node.name,
                    inputs=("comclust",),
                    expected=f"It ends without an error on {node.name}.",
                    facts=("EX-6.11",),
                )
        else:
            yield from generic(context, resource)
        yield Job(
            action=f"Keep {resource.name} from affecting its group, and check that network DTC access is off.",
            where=context.name(group.owner) or nodes(context)[0].name,
            inputs=typed(context, "res {} /prop RestartAction=1", resource.name)
            if resource.restart_action == "restart"
            else (),
            expected=f"A full MSDTC log does not move {group.name}.",
            facts=("EX-6.08", "EX-6.10"),
        )
