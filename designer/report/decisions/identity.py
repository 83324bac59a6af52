"""DD-14 and DD-15: the account of the Cluster service, and names."""

from __future__ import annotations

from designer.foundation.units import listed
from designer.report.context import Context
from designer.report.decisions.drafted import Drafted, Way
from designer.report.decisions.sight import all_nodes, all_servers, exchange_servers
from designer.report.roles import servers
from designer.report.wording import counted

LONGEST = 15
"""Characters of a NetBIOS name (EX-3.15)."""


def account(context: Context) -> Drafted | None:
    """DD-14: which rights the Cluster service's account has; nothing to decide while no account is named."""
    cluster, exchange = context.cluster, context.exchange
    if not cluster.service_account or exchange is None or not exchange_servers(context):
        return None
    name, served = cluster.service_account, all_servers(context)
    nodes, one = all_nodes(context), "s" if len(exchange_servers(context)) == 1 else ""
    old = exchange.version == "2000"
    rights = cluster.account_has_exchange_rights if cluster.account_has_exchange_rights is not None else old
    without = "The account without Exchange rights"
    with_them = "The account as Exchange Full Administrator"
    return Drafted(
        title=f"{name} {'with' if rights else 'without'} Exchange rights",
        question=f"Which rights does {name} have on {all_nodes(context)} and in Exchange?",
        ways=(
            Way(name=with_them if rights else without, chosen=True),
            Way(
                name=without if rights else with_them,
                availability="worse" if rights and old else "same",
                performance="same",
                cost="same",
                complexity="better" if rights else "worse",
                operability="worse" if rights and old else "better" if rights else "worse",
                remark="Setup of the virtual servers fails without them (EX-7.30)."
                if rights and old
                else "Exchange 2003 needs no rights for the account (EX-7.31)."
                if rights
                else f"Whoever has its password could change {served} (EX-7.31).",
            ),
        ),
        decision=f"We run the Cluster service of {all_nodes(context)} as {name}, "
        f"{'with' if rights else 'without'} rights in Exchange.",
        justification=f"{name} is the same domain account on {nodes} and a local administrator there (EX-7.33); "
        + (
            f"{served} create{one} objects in the directory with it (EX-7.30)."
            if old
            else f"whoever is logged on creates {served} (EX-7.31)."
        ),
        impact=f"The password of {name} is changed on {all_nodes(context)} at the same time.",
        risk=f"If {name} is locked out, the Cluster service starts on none of {nodes}.",
        mitigation=f"No lock-out policy for {name}, and nobody logs on to {nodes} with it.",
        facts=("EX-7.33", "EX-7.30" if old else "EX-7.31"),
    )


def naming(context: Context) -> Drafted | None:
    """DD-15: names of nodes, cluster and virtual servers."""
    evs, cluster = servers(context), context.cluster.name
    if len(context.snapshot.nodes) < 2 or not evs or not cluster:
        return None
    nodes, served = all_nodes(context), all_servers(context)
    every = [*context.names(evs), *(node.name for node in context.snapshot.nodes.values()), cluster]
    longest = max(every, key=len)
    exchange = bool(exchange_servers(context))
    fact = " (EX-3.15)" if exchange else ""
    domain = f" in {context.cluster.domain}" if context.cluster.domain else ""
    return Drafted(
        title=f"Names: {cluster}, {served}",
        question=f"What are cluster, nodes and virtual servers called{domain}?",
        ways=(
            Way(name=f"New names: {served} on {nodes}", chosen=True),
            Way(
                name="Names of the servers that users have today",
                availability="same",
                performance="same",
                cost="better",
                complexity="worse",
                operability="worse",
                remark=f"No change for clients, but old and new servers of {cluster} cannot run side by side.",
            ),
        ),
        decision=f"We call the cluster {cluster}, its nodes {nodes} and what users connect to {served}.",
        justification=f"All {counted(len(every), 'name')} differ, and the longest, {longest}, has {len(longest)} of "
        f"{LONGEST} characters{fact}."
        if len(longest) <= LONGEST
        else f"All {counted(len(every), 'name')} differ{fact}.",
        impact=f"Clients, certificates and DNS{domain} know {listed(context.names(evs))}, never a node.",
        risk=f"{served} cannot be renamed later{fact}."
        if exchange
        else f"Whoever connects to {nodes} instead of {served} is not served after a failover.",
        facts=("EX-3.15",) if exchange else (),
    )
