"""Phase 6: what is installed on every node, one node after the other."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.records import Node
from designer.report.blocks import Given
from designer.report.building.commands import moved, typed
from designer.report.building.forming import MSDTC, cluster_group
from designer.report.building.steps import Job, Part, Phase
from designer.report.building.values import exchange_on, exchange_pack, nodes, others
from designer.report.context import Context
from designer.report.wording import ranged


def software(context: Context) -> Phase:
    """Exchange where the design has it; antivirus and backup agents on every node."""
    all_nodes = nodes(context)
    exchange = context.exchange is not None
    parts = []
    for place, node in enumerate(all_nodes):
        before = all_nodes[place - 1].name if place else ""
        hold = f"Setup on {before} is finished, {before} has restarted and is up. Never run Setup on two nodes at once "
        hold = f"{hold}(EX-3.21)." if before and exchange else ""
        parts.append(Part(title=node.name, jobs=tuple(_node(context, node)), hold=hold))
    names = listed(ranged([node.name for node in all_nodes]))
    what = "Exchange" if exchange else "the same software"
    return Phase(
        number=6,
        title="Exchange on the nodes" if exchange else "Software on the nodes",
        aim=f"{names} get {what} in turn, each without any group on it while Setup runs."
        if exchange
        else f"{names} get the same agents in turn.",
        parts=tuple(parts),
        hold=f"{names} show the same version and service pack; no virtual server exists yet."
        if exchange
        else f"{names} carry the same agents.",
        rollback="Run Setup again on that node and remove Exchange; the cluster stays as phase 5 left it."
        if exchange
        else "Remove the agents from that node.",
    )


def _node(context: Context, node: Node) -> Iterator[Job]:
    if context.exchange is not None:
        yield from _exchange(context, node)
    yield Job(
        action="Install cluster-aware antivirus with its exclusions, and the backup agent.",
        where=node.name,
        expected="Q:\\MSCS, the cluster folder and all Exchange data are left out."
        if context.exchange is not None
        else "The cluster folder and the quorum are left out.",
        facts=("EX-4.32", "EX-7.34", "EX-7.35"),
        minutes=20,
    )


def _exchange(context: Context, node: Node) -> Iterator[Job]:
    group = cluster_group(context)
    rest = [other for other in nodes(context) if other.id != node.id]
    if group is not None and rest:
        yield Job(
            action=f"Move {group.name} and every other group away from {node.name}.",
            where=node.name,
            inputs=moved(context, group.name, rest[0].name),
            expected=f"{node.name} owns no group; {others(context, node.id)} {'own' if len(rest) > 1 else 'owns'} "
            "them.",
            facts=("EX-3.21",),
        )
    dtc = [one.name for one in context.snapshot.resources.values() if one.type == MSDTC]
    if dtc:
        yield Job(
            action=f"Check that {listed(dtc)} is online.",
            where=node.name,
            inputs=typed(context, "res {} /online /wait:120", dtc[0]),
            expected="Setup finds it.",
            facts=("EX-6.06",),
        )
    yield Job(
        action="Run Exchange Setup; choose Messaging and Collaboration, and the System Management Tools.",
        where=node.name,
        inputs=(Given("Product", exchange_on(context, node)), Given("Path", node.install_path)),
        expected="Setup says that it installs the cluster-aware version, and ends without an error.",
        facts=("EX-1.10", "EX-3.21", "EX-7.32"),
        minutes=45,
    )
    pack = exchange_pack(context, node)
    if pack is None or pack > 0:
        yield Job(
            action="Install the service pack of Exchange and its updates, then restart.",
            where=node.name,
            inputs=(Given("Service pack", f"Service Pack {pack}" if pack else ""),),
            expected=f"{node.name} is up again with the new version; virtual servers made later have it at once.",
            facts=("EX-3.21", "EX-1.06"),
            minutes=30,
        )
    if node.services_manual:
        yield Job(
            action="Check that the Exchange services start by hand.",
            where=node.name,
            expected="The cluster starts and stops them, nobody else.",
            facts=("EX-3.08",),
        )
    if node.pop3_imap4_manual:
        yield Job(
            action="Set the services POP3 and IMAP4 to start by hand.",
            where=node.name,
            expected="Neither is disabled.",
            facts=("EX-3.07",),
        )
