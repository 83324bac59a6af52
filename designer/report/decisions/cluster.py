"""DD-01 to DD-03: a cluster at all, how many nodes stand by, and whether every node works."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.report.context import Context
from designer.report.decisions.drafted import Drafted, Way
from designer.report.decisions.sight import (
    all_nodes,
    all_servers,
    counted_nodes,
    counted_users,
    exchange_servers,
    names,
    worst_words,
)
from designer.report.evidence.repair import until_back
from designer.report.roles import servers
from designer.report.study import Rung, Study
from designer.report.wording import counted, number, sentence
from designer.topology.ownership import group_owners, home_node, is_active_active, passive_nodes

MANY_NODES = 7
"""From this number on one passive node is few (EX-2.15)."""


def clustered(context: Context) -> Drafted | None:
    """DD-01: a cluster instead of stand-alone servers."""
    evs, nodes = servers(context), context.snapshot.nodes
    if len(nodes) < 2 or not evs:
        return None
    served, name = all_servers(context), context.cluster_name
    worst = worst_words(context)
    alone = counted(len(evs), "stand-alone server")
    gain = f"After the loss of any one node {served} {_is(evs)} complete again within {worst}." if worst else ""
    disks = [disk.id for disk in context.snapshot.disks.values()]
    shared = f" and {counted(len(disks), 'shared disk')}" if disks else ""
    copy = f"The data of {served} exist once, on the disks that {all_nodes(context)} share: their loss stops"
    return Drafted(
        title=f"{served} on a cluster",
        question=f"{_do(evs)} {served} run on a cluster, or {'each on a server' if len(evs) > 1 else 'on a server'} "
        "of its own?",
        ways=(
            Way(name=f"Cluster {name} of {counted_nodes(context)}", chosen=True),
            Way(
                name=sentence(alone),
                availability="worse",
                performance="same",
                cost="better",
                complexity="better",
                operability="worse",
                remark=f"No other server takes over; {counted_users(context, evs)} wait for the repair.",
            ),
        ),
        decision=f"We run {served} on the cluster {name}, so that another node takes over when one fails.",
        justification=gain or f"{all_nodes(context)} can take over from each other without anybody's help.",
        impact=f"{name} needs {counted_nodes(context)} alike in hardware and software{shared}.",
        risk=f"{copy} {'all of them' if len(evs) > 1 else 'the service'}.",
        business_question=f"Is one copy of the data of {counted_users(context, evs)} enough, with backup as its only "
        "second copy?",
        answers=("Yes, with a restore that is tried before the move", "No: a second array with a copy of the disks"),
        mitigation=f"A restore of {served} that somebody has tried.",
    )


def standing_by(context: Context) -> Drafted | None:
    """DD-02: how many nodes stand by."""
    evs, free = servers(context), passive_nodes(context.snapshot)
    nodes = len(context.snapshot.nodes)
    others = _other_shares(context)
    if nodes < 2 or not evs or not free or not others:
        return None
    active = nodes - len(free)
    chosen = f"{sentence(number(active))} active and {number(len(free))} passive"
    owners = [node for node in free if all(node in group_owners(context.snapshot, group) for group in evs)]
    takes = f"{names(context, owners or free)} can take over {all_servers(context)}"
    spare = f"After the first failure {context.cluster_name} has {counted(nodes - 1, 'node')} left"
    gap = _gap(context)
    return Drafted(
        title=f"{chosen} node{'s' if len(free) > 1 else ''}",
        question=f"How many of the {counted_nodes(context)} of {context.cluster_name} stand by for the others?",
        ways=(Way(name=f"{chosen}: {names(context, free)} standing by", chosen=True), *others),
        decision=f"We keep {names(context, free)} free of virtual servers; {names(context, _homes(context))} "
        f"{'work' if active > 1 else 'works'}.",
        justification=f"{takes}. {_fact_of_share(context)}",
        impact=f"{names(context, free)} {'carries' if len(free) == 1 else 'carry'} no load until a failover, and "
        f"{'is' if len(free) == 1 else 'are'} built like {names(context, _homes(context))}.",
        risk=_gap_words(context, gap) if gap else f"{spare}; nothing is left for a second failure.",
        business_question=f"Is it acceptable that {counted_users(context, gap.down)} wait when "
        f"{names(context, gap.nodes)} {'fails' if gap.failed == 1 else 'fail in turn'}?"
        if gap is not None
        else "",
        answers=("Yes: repair the first node at once", "No: one more stand-by node") if gap is not None else (),
        mitigation=f"Repair whichever of {all_nodes(context)} fails first before anything else.",
        facts=("EX-2.13",) if _is_recommended(context) else ("EX-2.17",),
    )


def both_work(context: Context) -> Drafted | None:
    """DD-03: active/passive or active/active, which only two nodes have to decide."""
    evs, nodes = servers(context), context.snapshot.nodes
    if len(nodes) != 2 or not evs:
        return None
    exchange = bool(exchange_servers(context))
    if is_active_active(context.snapshot):
        return _active_active(context, exchange=exchange)
    busy, free = names(context, _homes(context)), names(context, passive_nodes(context.snapshot))
    second = "a second virtual server" if len(evs) == 1 else "some of its virtual servers"
    return Drafted(
        title=f"{busy} works, {free} stands by",
        question=f"Does {free} stand by for {busy}, or does it run {second} of its own?",
        ways=(
            Way(name="Active/passive", chosen=True),
            Way(
                name="Active/active",
                availability="worse",
                performance="worse",
                cost="better",
                complexity="worse",
                operability="worse",
                remark=f"After a failover one node carries both loads{' (EX-2.05)' if exchange else ''}.",
            ),
        ),
        decision=f"We leave {free} without a virtual server while {busy} works.",
        justification=f"{free} takes over all of {all_servers(context)} with its full power"
        + ("; active/active is supported and not recommended (EX-2.05)." if exchange else "."),
        impact=f"{free} is paid for and idle until {busy} fails or is maintained.",
        risk=f"A fault of {free} shows only when it is needed, unless {all_servers(context)} moves there as a test.",
        business_question=f"Is half of the hardware standing by the right price for {counted_users(context, evs)}?",
        answers=(f"Yes: {free} as stand-by", f"No: a virtual server of its own on {free}"),
        mitigation=f"Move {all_servers(context)} to {free} at every maintenance.",
        facts=("EX-2.05",) if exchange else (),
    )


def _active_active(context: Context, *, exchange: bool) -> Drafted:
    nodes, evs = all_nodes(context), servers(context)
    own = "; ".join(f"{context.name(node)} runs {names(context, _hosted(context, node))}" for node in _homes(context))
    fact = " (EX-2.05)" if exchange else ""
    return Drafted(
        title=f"{nodes} both work",
        question=f"Do both {nodes} run virtual servers, or does one of them stand by?",
        ways=(
            Way(name="Active/active", chosen=True),
            Way(
                name="Active/passive",
                availability="better",
                performance="better",
                cost="worse",
                complexity="better",
                operability="better",
                remark=f"One node for all of {all_servers(context)}, the other one free{fact}.",
            ),
        ),
        decision=f"We use both nodes: {own}.",
        justification=f"Neither of {nodes} stands idle"
        + ("; two nodes are the only number on which that is supported (EX-2.02)." if exchange else "."),
        impact=f"Each node has to carry {all_servers(context)} together after a failover.",
        risk=f"With one node lost, {counted_users(context, evs)} share the power of the other"
        + (", whose memory has to hold both loads (EX-2.05)." if exchange else "."),
        business_question=f"Is slower service for {counted_users(context, evs)} acceptable while a node is away?",
        answers=(
            "No: a node that stands by" if exchange else "Yes",
            "Yes" if exchange else "No: a node that stands by",
        ),
        mitigation=f"Watch the load of {nodes} and keep each below half.",
        facts=("EX-2.02", "EX-2.05") if exchange else (),
    )


def _other_shares(context: Context) -> tuple[Way, ...]:
    """The same virtual servers on one node more, and on one less."""
    nodes, free = len(context.snapshot.nodes), len(passive_nodes(context.snapshot))
    active = nodes - free
    found = []
    if nodes < _most_nodes(context):
        found.append(
            Way(
                name=f"{sentence(number(active))} active and {number(free + 1)} passive",
                availability="better",
                performance="same",
                cost="worse",
                complexity="worse",
                operability="better",
                remark=f"One server more; {number(free + 1)} nodes may fail together.",
            )
        )
    if free > 1:
        found.append(
            Way(
                name=f"{sentence(number(active))} active and {number(free - 1)} passive",
                availability="worse",
                performance="same",
                cost="better",
                complexity="better",
                operability="worse",
                remark=f"One server less; {'one node' if free == 2 else counted(free - 1, 'node')} may fail.",
            )
        )
    elif nodes > 2 and exchange_servers(context):
        found.append(
            Way(
                name=f"All {number(nodes)} active",
                availability="worse",
                performance="worse",
                cost="better",
                complexity="same",
                operability="worse",
                remark="Not supported: a cluster of more than two nodes needs a free one (EX-2.12).",
            )
        )
    return tuple(found)


def _most_nodes(context: Context) -> int:
    """How many nodes a cluster may have on this Windows and this bus (EX-1.03, EX-1.04)."""
    windows = context.windows
    if windows is None:
        return len(context.snapshot.nodes) + 1
    return min(windows.max_nodes, windows.max_nodes_by_bus.get(context.cluster.bus or "", windows.max_nodes))


def _fact_of_share(context: Context) -> str:
    nodes, free = len(context.snapshot.nodes), passive_nodes(context.snapshot)
    if not exchange_servers(context):
        return f"Every other node of {context.cluster_name} earns its keep."
    if _is_recommended(context):
        return "Three active and one passive node are the recommended layout of Exchange 2003 (EX-2.13)."
    if nodes == 2:
        return "With two nodes, one of them passive, the cluster holds one Exchange Virtual Server (EX-2.04)."
    if nodes >= MANY_NODES:
        share = "two or more" if len(free) > 1 else "one"
        return f"{context.cluster_name} has {share} of its {number(nodes)} nodes free (EX-2.15)."
    together = "" if len(free) == 1 else " together"
    return f"{sentence(counted(len(free), 'node'))} may fail{together}, and every virtual server has a host (EX-2.17)."


def _is_recommended(context: Context) -> bool:
    exchange = context.exchange
    share = (len(context.snapshot.nodes), len(passive_nodes(context.snapshot)))
    return share == (4, 1) and exchange is not None and exchange.version == "2003" and bool(exchange_servers(context))


def _homes(context: Context) -> list[Id]:
    """The nodes at home to a virtual server, by Node ID."""
    free = set(passive_nodes(context.snapshot))
    nodes = sorted(context.snapshot.nodes.values(), key=lambda node: node.number)
    return [node.id for node in nodes if node.id not in free]


def _hosted(context: Context, node: Id) -> list[Id]:
    return [group for group in servers(context) if home_node(context.snapshot, group) == node]


def _gap(context: Context) -> Rung | None:
    """The fewest failures that leave a virtual server offline while a node is left, at their worst."""
    study, nodes = context.study, len(context.snapshot.nodes)
    if not isinstance(study, Study):
        return None
    return next((rung for rung in study.rungs if rung.down and rung.failed < nodes), None)


def _gap_words(context: Context, gap: Rung) -> str:
    together = " in turn" if gap.failed > 1 else ""
    fail = "fails" if gap.failed == 1 else "fail"
    stays = "stays" if len(gap.down) == 1 else "stay"
    return (
        f"When {names(context, gap.nodes)} {fail}{together}, {names(context, gap.down)} {stays} offline "
        f"{until_back(context, gap.nodes, gap.down)} (simulated)."
    )


def _is(evs: list[Id]) -> str:
    return "is" if len(evs) == 1 else "are"


def _do(evs: list[Id]) -> str:
    return "Does" if len(evs) == 1 else "Do"
