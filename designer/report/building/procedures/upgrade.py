"""From Exchange 2000 to Exchange 2003 without a pause for all: node by node, then virtual server by virtual server."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Group, Node
from designer.report.blocks import Given
from designer.report.building.commands import moved
from designer.report.building.steps import Job, Part, Phase
from designer.report.building.values import comma, nodes
from designer.report.context import Context
from designer.topology.evs import ADDRESS, DISK, MTA, NAME, SYSTEM_ATTENDANT, of_type
from designer.topology.ownership import home_node, passive_nodes

_KEPT = (ADDRESS, NAME, DISK)


def rolling_upgrade(context: Context) -> Phase | None:
    """The whole upgrade; None unless the design has Exchange 2000 and two nodes."""
    snapshot = context.snapshot
    groups = [one for one in snapshot.virtual_servers() if of_type(snapshot, one.id, SYSTEM_ATTENDANT)]
    if context.exchange is None or context.exchange.version != "2000" or not groups or len(snapshot.nodes) < 2:
        return None
    groups.sort(key=lambda group: not of_type(snapshot, group.id, MTA))
    parts = [Part(title="Before the upgrade", jobs=tuple(_before(context, groups))), *_turns(context, groups)]
    parts.append(Part(title="When all are upgraded", jobs=tuple(_after(context, groups))))
    names = listed([group.name for group in groups])
    return Phase(
        number=12,
        letter="U",
        title="Rolling upgrade to Exchange 2003",
        aim=f"{names} {'are' if len(groups) > 1 else 'is'} down only while each is upgraded itself, one at a time.",
        parts=tuple(parts),
        hold=f"{names} {'run' if len(groups) > 1 else 'runs'} on Exchange 2003 and may run on every node again.",
        rollback="Before its own upgrade a virtual server goes back to a node with Exchange 2000; behind it only a "
        "restore leads back (EX-3.22).",
    )


def _turns(context: Context, groups: list[Group]) -> Iterator[Part]:
    """Nodes and virtual servers in turn: a node follows as soon as nothing with Exchange 2000 runs on it any more."""
    snapshot, free = context.snapshot, _first_node(context)
    yield Part(title=f"First node: {free.name}", jobs=tuple(_node(context, free)))
    refuge = next(node.id for node in nodes(context) if node.id != free.id)
    where = {group.id: home_node(snapshot, group.id) or refuge for group in groups}
    where = {group: refuge if node == free.id else node for group, node in where.items()}
    done = {free.id}
    for group in groups:
        left = where[group.id]
        yield Part(title=group.name, jobs=tuple(_server(context, group, left, free)), hold=_hold(free))
        where[group.id] = free.id
        if left not in done and left not in where.values():
            free = snapshot.nodes[left]
            done.add(left)
            yield Part(title=f"Next node: {free.name}", jobs=tuple(_node(context, free)))
    for node in nodes(context):
        if node.id not in done:
            yield Part(title=f"Next node: {node.name}", jobs=tuple(_node(context, node)))


def _first_node(context: Context) -> Node:
    """The node that nothing runs on, else the last one."""
    passive = passive_nodes(context.snapshot)
    return context.snapshot.nodes[passive[0]] if passive else nodes(context)[-1]


def _hold(node: Node) -> str:
    return f"{node.name} has restarted with Exchange 2003 and is up, and no other virtual server is being upgraded."


def _before(context: Context, groups: list[Group]) -> Iterator[Job]:
    names = comma([node.name for node in nodes(context)])
    yield Job(
        action="Bring all nodes to Exchange 2000 Service Pack 3 and Windows 2000 Service Pack 4.",
        where=names,
        expected="Exchange 2003 Setup accepts the nodes.",
        facts=("EX-1.08",),
        minutes=60,
    )
    if len(context.snapshot.nodes) > 2 and not passive_nodes(context.snapshot):
        yield Job(
            action="Empty one virtual server and remove it: more than two nodes need a passive one.",
            where=groups[-1].name,
            expected="One node runs nothing.",
            facts=("EX-2.02", "EX-2.12"),
            minutes=240,
        )
    yield Job(
        action="Remove Instant Messaging, Chat, Key Management Service and the MS Mail and cc:Mail connectors.",
        where="Organisation",
        expected="Exchange 2003 Setup finds none of them.",
        facts=("EX-7.01",),
        minutes=30,
    )
    fronts = [server.name for server in context.snapshot.servers.values() if "front-end" in server.roles]
    if fronts:
        yield Job(
            action="Upgrade the front-end servers first.",
            where=listed(fronts),
            expected="Mobile clients report no synchronisation key errors.",
            facts=("EX-7.04",),
            minutes=120,
        )
    yield Job(
        action="Check that MSDTC is online and that the installer is Exchange Full Administrator.",
        where=context.cluster_name,
        inputs=(Given("Installer's account"),),
        expected="Setup will run on every node.",
        facts=("EX-6.06", "EX-7.32"),
    )


def _node(context: Context, node: Node) -> Iterator[Job]:
    yield Job(
        action=f"Move every group away from {node.name}.",
        where=node.name,
        expected=f"{node.name} owns no group.",
        facts=("EX-3.21",),
    )
    yield Job(
        action="Run Exchange 2003 Setup as an upgrade, then restart the node.",
        where=node.name,
        inputs=(Given("Path", node.install_path),),
        expected=f"{node.name} is up with Exchange 2003; no other node is touched meanwhile.",
        facts=("EX-3.21", "EX-2.21"),
        minutes=60,
    )


def _server(context: Context, group: Group, left: Id, node: Node) -> Iterator[Job]:
    snapshot = context.snapshot
    kept = [one.name for one in snapshot.members(group.id) if one.type in _KEPT]
    attendants = of_type(snapshot, group.id, SYSTEM_ATTENDANT)
    yield Job(
        action=f"Take the Exchange resources of {group.name} offline, and nothing else.",
        where=context.name(left),
        inputs=(Given("Stay online", comma(kept)),),
        expected=f"{listed(kept)} stay online.",
        facts=("EX-3.21",),
    )
    yield Job(
        action=f"Move {group.name} to {node.name}.",
        where=node.name,
        inputs=moved(context, group.name, node.name),
        expected=f"{node.name} owns {group.name}.",
        facts=("EX-3.21",),
    )
    yield Job(
        action=f"Choose Upgrade Exchange Virtual Server on {comma([one.name for one in attendants])}.",
        where=node.name,
        expected="It reports success; its protocols now depend on the System Attendant.",
        facts=("EX-3.21", "EX-8.11"),
        minutes=20,
    )
    old = [one.name for one in nodes(context) if one.id != node.id]
    yield Job(
        action=f"Bring {group.name} online and keep it off the nodes with Exchange 2000.",
        where=node.name,
        inputs=(Given("No possible owners until they are upgraded", comma(old)),),
        expected=f"{group.name} is online on {node.name}.",
        facts=("EX-3.22",),
        minutes=10,
    )


def _after(context: Context, groups: list[Group]) -> Iterator[Job]:
    rest = listed([node.name for node in nodes(context)])
    yield Job(
        action="Set the possible owners back, and move each virtual server to every owner and home.",
        where=listed([group.name for group in groups]),
        inputs=(Given("Possible owners", rest),),
        expected="Each comes online on each of them.",
        facts=("EX-3.22", "EX-8.04"),
        minutes=60,
    )
    yield Job(
        action="Take the Exchange rights from the cluster service account.",
        where=context.cluster.domain or "Domain",
        inputs=(Given("Service account", context.cluster.service_account),),
        expected="The cluster runs without them.",
        facts=("EX-7.31",),
    )
    yield Job(
        action="Upgrade Windows only now, node by node; then enable Kerberos on every network name.",
        where=rest,
        expected="Mount points and more than four nodes wait until all nodes run Windows Server 2003.",
        facts=("EX-1.07", "EX-5.18", "EX-4.19"),
        minutes=240,
    )
