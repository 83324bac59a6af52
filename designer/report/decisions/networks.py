"""DD-08: which networks carry what."""

from __future__ import annotations

from designer.foundation.units import listed
from designer.report.context import Context
from designer.report.decisions.drafted import Drafted, Way
from designer.report.decisions.sight import all_nodes, all_servers
from designer.report.roles import servers
from designer.report.wording import counted, number


def networks(context: Context) -> Drafted | None:
    """DD-08: networks for clients and networks for the nodes alone."""
    found = list(context.snapshot.networks.values())
    if len(found) < 2 or len(context.snapshot.nodes) < 2:
        return None
    private = [network for network in found if network.role == "private"]
    carrying = [network for network in found if network.role in ("mixed", "public")]
    mixed = [network for network in found if network.role == "mixed"]
    if not private or not carrying:
        return None
    alone = listed([network.name for network in private])
    clients = listed([network.name for network in carrying])
    served = all_servers(context) if servers(context) else context.cluster_name
    backs = f"{clients} carries heartbeats too" if mixed else f"{clients} carries clients only"
    ways = [Way(name=f"{alone} for the nodes alone, {clients} for clients", chosen=True)]
    if len(private) == 1:
        ways.append(
            Way(
                name=f"A second private network beside {alone}",
                availability="better",
                performance="same",
                cost="worse",
                complexity="worse",
                operability="same",
                remark=f"One adapter more in each of {counted(len(context.snapshot.nodes), 'node')}.",
            )
        )
    ways.append(
        Way(
            name=f"{clients} for everything",
            availability="worse",
            performance="worse",
            cost="better",
            complexity="better",
            operability="worse",
            remark="One network alone is not supported (EX-5.01).",
        )
    )
    subnets = listed([f"{network.name} is {network.subnet}" for network in found if network.subnet])
    rest = "" if mixed else f" With {alone} lost, the nodes fight over the quorum (EX-5.04)."
    return Drafted(
        title=f"{alone} for heartbeats, {clients} for clients",
        question=f"Which of the {number(len(found))} networks of {all_nodes(context)} carry heartbeats?",
        ways=tuple(ways),
        decision=f"We keep {alone} free of clients and let them reach {served} over {clients}.",
        justification=f"{alone} comes first for traffic between {all_nodes(context)} (EX-5.05); {backs}"
        + (f", so that the loss of {alone} costs no node (EX-5.04)." if mixed else f".{rest}"),
        impact=(f"{subnets}: {all_nodes(context)} have an address in each (EX-5.09)." if subnets else "")
        or f"{alone} and {clients} have subnets of their own (EX-5.09).",
        risk=f"A switch that {alone} and {clients} share cuts {all_nodes(context)} off from clients and each other.",
        mitigation=f"A switch of its own for {alone} of {all_nodes(context)}.",
        facts=("EX-5.01", "EX-5.04", "EX-5.05", "EX-5.09"),
    )
