"""EX-2.16: nodes that are the last resort."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("EX-2.16", "Alternate passive node", "information", "secondary", reads=("nodes", "groups"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node of an Exchange cluster has the role "alternate passive".

    Why: Such a node may be cheaper than the others. It serves backups and mailbox moves, and an EVS goes there only
    when the primary passive nodes are taken, so less may be expected of it then.
    Fix: Tell the client. List the node behind the primary passive nodes in the preferred owners.
    Bad: NODE4: alternate passive, the target of last resort
    Good: NODE4 is the primary passive node.
    Source: How OTG Configures the Exchange Server Cluster (TechNet cc775973). Fact EX-2.16.
    """
    if not context.design.groups_of_kind("evs"):
        return
    for node in context.design.nodes.values():
        if node.role == "alternate passive":
            yield context.finding(f"{node.name}: alternate passive, the target of last resort", node.id)
