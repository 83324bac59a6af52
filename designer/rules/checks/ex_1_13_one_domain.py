"""EX-1.13: all nodes are in one domain."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.alike import usual
from designer.rules.api import Finding, Fix, RuleContext, rule


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """The domain of the design."""
    node, domain = design.nodes[finding.subjects[0]], design.cluster.domain.strip()
    if not domain:
        return None
    return Fix(f"Put {node.name} into {domain}", changing(design, "nodes", node.id, domain=""))


@rule("EX-1.13", "Nodes in different domains", "error", "general knowledge", reads=("clusters", "nodes"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node is a member of another domain than the rest of the cluster.

    Why: The nodes share one service account, and the computer objects of the virtual servers belong to one domain.
    Fix: Join all nodes to the same domain.
    Bad: NODE3: domain corp.example.com, elsewhere example.com
    Good: The design has the NetBIOS name EXAMPLE, a node the full name example.com of the same domain.
    Source: Field practice; setup requirements of Exchange 2007 clusters. Fact EX-1.13.
    """
    cluster = context.design.cluster
    domains: dict[Id, str] = {}
    for node in context.design.nodes.values():
        domain = node.domain.strip() or cluster.domain.strip()
        if domain:
            domains[node.id] = domain
    expected = cluster.domain.strip() or usual(domains)
    for member, domain in domains.items():
        if expected is not None and not _same(domain, expected):
            name = context.design.nodes[member].name
            yield context.finding(f"{name}: domain {domain}, elsewhere {expected}", member)


def _same(one: str, other: str) -> bool:
    """Whether two names can be of one domain: a NetBIOS name is taken for the first part of the long one."""
    first, second = one.casefold().split("."), other.casefold().split(".")
    return first[0] == second[0] if 1 in (len(first), len(second)) else first == second
