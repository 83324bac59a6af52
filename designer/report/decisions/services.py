"""DD-11 to DD-13: where MSDTC runs, how clients come in from outside, and what is backed up."""

from __future__ import annotations

from designer.foundation.units import NBSP, listed
from designer.report.context import Context
from designer.report.decisions.drafted import Drafted, Way
from designer.report.decisions.sight import all_nodes, all_servers, counted_users, exchange_servers
from designer.report.roles import servers
from designer.report.wording import counted, number, sentence


def coordinator(context: Context) -> Drafted | None:
    """DD-11: the group of MSDTC, which Exchange Setup asks for."""
    found = [one for one in context.snapshot.resources.values() if one.type == "msdtc"]
    if len(found) != 1 or not exchange_servers(context):
        return None
    resource = found[0]
    group = context.snapshot.groups.get(resource.group)
    if group is None or group.kind not in ("cluster", "dtc"):
        return None
    own = group.kind == "dtc"
    core = next((one.name for one in context.snapshot.groups.values() if one.kind == "cluster"), "Cluster Group")
    other = (
        Way(
            name=f"In {core}",
            availability="worse",
            performance="same",
            cost="better",
            complexity="better",
            operability="better",
            remark="No address, name and disk of its own; accepted for Exchange alone (EX-6.07).",
        )
        if own
        else Way(
            name="In a group of its own",
            availability="better",
            performance="same",
            cost="worse",
            complexity="worse",
            operability="worse",
            remark=f"One address, one name and one disk more in {context.cluster_name} (EX-6.07).",
        )
    )
    never = Way(
        name=f"In the group of {exchange_servers(context)[0].name}",
        availability="worse",
        performance="same",
        cost="better",
        complexity="same",
        operability="worse",
        remark="Never: Setup of other virtual servers would depend on that group (EX-6.07).",
    )
    return Drafted(
        title=f"MSDTC in {group.name}",
        question=f"In which group of {context.cluster_name} does {resource.name} run?",
        ways=(Way(name=f"In {group.name}", chosen=True), other, never),
        decision=f"We put {resource.name} into {group.name}, apart from {all_servers(context)}.",
        justification=f"Setup of {all_servers(context)} needs MSDTC online, and later only workflow uses it (EX-6.06).",
        impact=f"{resource.name} is set not to affect {group.name}, on whichever of {all_nodes(context)} (EX-6.08).",
        risk=f"With {resource.name} offline, neither Setup nor a service pack runs on {all_nodes(context)} (EX-6.06).",
        facts=("EX-6.06", "EX-6.07", "EX-6.08"),
    )


def front_ends(context: Context) -> Drafted | None:
    """DD-12: front-end servers, which are never clustered."""
    found = [server for server in context.snapshot.servers.values() if "front-end" in server.roles]
    if not found or not exchange_servers(context):
        return None
    who = listed([server.name for server in found])
    balanced = [server.name for server in found if server.nlb]
    how = " with Network Load Balancing" if balanced else ""
    served = all_servers(context)
    return Drafted(
        title=f"{who} as front-end{how}",
        question=f"Do clients from outside reach {served} directly or through front-end servers?",
        ways=(
            Way(name=f"{who}{how}", chosen=True),
            Way(
                name=f"Directly to {served}",
                availability="same",
                performance="worse",
                cost="better",
                complexity="better",
                operability="worse",
                remark=f"{sentence(counted(len(exchange_servers(context)), 'address', 'addresses'))} open outside.",
            ),
            Way(
                name=f"Front-ends on {all_nodes(context)}",
                availability="worse",
                performance="worse",
                cost="better",
                complexity="worse",
                operability="worse",
                remark="Not supported: front-ends stand outside a cluster (EX-7.03).",
            ),
        ),
        decision=f"We place {who} in front of {served}, outside the cluster{how}.",
        justification=f"Clients know one name and {who} find the virtual server of a mailbox (EX-7.03).",
        impact=f"{who} get{'s' if len(found) == 1 else ''} every service pack before {all_nodes(context)} (EX-7.04).",
        risk=_front_end_risk(context, [server.name for server in found], balanced),
        mitigation="" if len(balanced) < 2 else f"IPSec from {who} to {all_nodes(context)}, or a network of their own.",
        facts=("EX-7.03", "EX-7.04", "EX-7.20"),
    )


def _front_end_risk(context: Context, found: list[str], balanced: list[str]) -> str:
    if len(balanced) < 2:
        return f"If {listed(found[:1])} fails, nobody comes in through it, although {all_servers(context)} run."
    return (
        f"Traffic from {listed(found)} to {all_servers(context)} cannot use SSL and passes in clear or over IPSec "
        "(EX-7.20)."
    )


def backup(context: Context) -> Drafted | None:
    """DD-13: what is backed up and how fast it has to be back."""
    cluster = context.cluster
    keepers = [server.name for server in context.snapshot.servers.values() if "backup" in server.roles]
    if not servers(context) or not (keepers or cluster.restore_minutes or cluster.backup_by_evs_name is not None):
        return None
    served = all_servers(context)
    by_name = cluster.backup_by_evs_name is not False
    limit = f"{cluster.restore_minutes:,}{NBSP}min" if cluster.restore_minutes else ""
    speed = f"{cluster.restore_gb_per_hour:,}{NBSP}GB per hour" if cluster.restore_gb_per_hour else ""
    by = f" with {listed(keepers)}" if keepers else ""
    chosen = f"By the name{'s' if len(servers(context)) > 1 else ''} {served}" if by_name else "By the names of nodes"
    return Drafted(
        title=f"Backup of {served}",
        question=f"By which name does the backup find {served}, and how fast does a database come back?",
        ways=(
            Way(name=chosen, chosen=True),
            Way(
                name="By the names of nodes" if by_name else f"By the names {served}",
                availability="worse" if by_name else "better",
                performance="same",
                cost="same",
                complexity="worse" if by_name else "better",
                operability="worse" if by_name else "better",
                remark="After a failover the job looks on the wrong node (EX-7.35)."
                if by_name
                else "The job follows the virtual server (EX-7.35).",
            ),
        ),
        decision=f"We back up {served}{by} under {'their own' if len(servers(context)) > 1 else 'its own'} "
        f"name{'s' if len(servers(context)) > 1 else ''}, on whichever node."
        if by_name
        else f"We back up {served}{by} under the names of {all_nodes(context)}.",
        justification=sentence(
            (f"One database has to be back within {limit}" + (f" at {speed}" if speed else "") + "; " if limit else "")
            + f"the job has to find {served} on {_whichever(context)} (EX-7.35)."
        ),
        impact=f"Agents run on {all_nodes(context)}, and the system state saves the quorum (EX-7.35).",
        risk=f"Until somebody has tried a restore, nobody knows whether {counted_users(context, servers(context))} "
        "have a second copy of their data.",
        business_question=f"May a database of {served} be away for {limit} after it was damaged?" if limit else "",
        answers=("Yes, as planned", "No: smaller databases, or a faster backup system") if limit else (),
        mitigation=f"A timed restore of a database of {served}, before users move.",
        facts=("EX-7.35",),
    )


def _whichever(context: Context) -> str:
    nodes = len(context.snapshot.nodes)
    return "either node" if nodes == 2 else f"any of {number(nodes)} nodes"
