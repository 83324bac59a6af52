"""DD-04: what decides which nodes go on when they do not see each other."""

from __future__ import annotations

from designer.report.context import Context
from designer.report.decisions.drafted import Drafted, Way
from designer.report.decisions.sight import all_nodes, counted_nodes
from designer.report.wording import counted, number, sentence
from designer.topology.evs import disk_text
from designer.topology.witness import has_witness


def quorum(context: Context) -> Drafted | None:
    """DD-04: a quorum disk, or a majority of nodes."""
    cluster, nodes = context.cluster, len(context.snapshot.nodes)
    if nodes < 2:
        return None
    if cluster.quorum == "majority-node-set":
        return _majority(context, nodes)
    disk = context.snapshot.disks.get(cluster.quorum_disk or "")
    if cluster.quorum != "disk" or disk is None:
        return None
    name, at = context.cluster_name, disk_text(disk)
    last = nodes - 1
    ways = [Way(name=f"Disk {at} for the quorum alone" if disk.letter else f"{at} for the quorum alone", chosen=True)]
    if context.windows is None or "majority-node-set" in context.windows.quorum_models:
        ways.append(_majority_way(nodes))
    ways.append(
        Way(
            name="Quorum on a disk with data",
            availability="worse",
            performance="worse",
            cost="better",
            complexity="same",
            operability="worse",
            remark="Load on that disk can fail the quorum, and with it all nodes (EX-4.08).",
        )
    )
    every = "both" if nodes == 2 else f"all {number(nodes)}"
    surviving = f"{counted(last, 'node')} of {number(nodes)} can" if last > 1 else "one of two nodes can"
    return Drafted(
        title=f"Quorum on disk {at}",
        question=f"What decides which of {all_nodes(context)} go on when they do not see each other?",
        ways=tuple(ways),
        decision=f"We give {all_nodes(context)} the shared disk {at} as their quorum and put nothing else on it.",
        justification=f"As long as {at} is there, {surviving} fail and {name} keeps running"
        + (
            f"; a Majority Node Set of {number(nodes)} stands {_losses(nodes)} (EX-6.03)."
            if len(ways) > 2
            else ", and a dedicated disk keeps data traffic away from it (EX-4.08)."
        ),
        impact=f"{at} holds the configuration of {all_nodes(context)} and has to be redundant (EX-4.10).",
        risk=f"If {at} is lost, {name} stops on {every} nodes until somebody repairs it.",
        mitigation=f"Redundant spindles for {at}, and a way to start {all_nodes(context)} without it (EX-6.14).",
        facts=("EX-4.08", "EX-4.10", *(("EX-6.03",) if len(ways) > 2 else ())),
    )


def _majority(context: Context, nodes: int) -> Drafted:
    name = context.cluster_name
    witness = " with a file share witness" if has_witness(context.snapshot) else ""
    stands = "one loss" if witness and nodes == 2 else _losses(nodes)
    return Drafted(
        title=f"Majority Node Set of {counted_nodes(context)}",
        question=f"What decides which of {all_nodes(context)} go on when they do not see each other?",
        ways=(
            Way(name=f"Majority Node Set{witness}", chosen=True),
            Way(
                name="A quorum disk",
                availability="better",
                performance="same",
                cost="worse",
                complexity="better",
                operability="better",
                remark=f"{sentence(counted(nodes - 1, 'node'))} may fail, but all of them need the same disk.",
            ),
        ),
        decision=f"We let the majority of {all_nodes(context)} decide{witness}.",
        justification=f"{name} needs no disk that all {number(nodes)} nodes reach; it stands {stands} (EX-6.03).",
        impact=f"MSDTC and the data of {name} still need shared disks (EX-6.05).",
        risk=f"With {number(_needed(nodes) - 1)} of {number(nodes)} nodes left, {name} stops although they work.",
        mitigation=f"Repair a failed node of {name} before the next one fails.",
        facts=("EX-6.03", "EX-6.05"),
    )


def _majority_way(nodes: int) -> Way:
    return Way(
        name="Majority Node Set",
        availability="worse",
        performance="same",
        cost="better" if nodes > 2 else "same",
        complexity="worse",
        operability="worse",
        remark=f"{sentence(number(_needed(nodes)))} of {number(nodes)} nodes have to be up (EX-6.03).",
    )


def _needed(nodes: int) -> int:
    """A majority (EX-6.03)."""
    return nodes // 2 + 1


def _losses(nodes: int) -> str:
    left = nodes - _needed(nodes)
    return counted(left, "loss", "losses")
