"""EX-3.16: no node is called like a mail domain."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule


@rule(
    "EX-3.16",
    "Node named like a mail domain",
    "error",
    "published",
    reads=("clusters", "nodes", "groups"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The full name of a node, with its domain, equals an SMTP domain of a recipient policy.

    Why: Setup of Exchange 2003 refuses such a name: mail for the domain could not be told from mail for the node.
    Fix: Rename the node, or take the domain out of the recipient policies.
    Bad: NODE1: full name node1.example.com is an SMTP domain of a recipient policy
    Good: The recipient policies know example.com only.
    Source: Exchange Server 2003 Deployment Guide, requirements for cluster setup. Fact EX-3.16.
    """
    cluster, exchange = context.design.cluster, context.exchange
    if exchange is None or exchange.version != "2003" or not context.design.groups_of_kind("evs"):
        return
    if cluster.smtp_domains is None:
        yield context.undecided("SMTP domains", CLUSTER_ID)
        return
    domains = {domain.strip().lstrip("@").rstrip(".").casefold() for domain in cluster.smtp_domains} - {""}
    for node in context.design.nodes.values():
        domain = node.domain or cluster.domain
        full = f"{node.name}.{domain}".rstrip(".").casefold()
        if domain and full in domains:
            yield context.finding(f"{node.name}: full name {full} is an SMTP domain of a recipient policy", node.id)
        elif not domain and any(one.startswith(f"{node.name.casefold()}.") for one in domains):
            yield context.undecided("domain", node.id)
