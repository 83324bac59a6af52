"""EX-1.18: an alternate passive node may be weaker."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import less_than_home
from designer.topology.hosts import weaknesses


@rule(
    "EX-1.18",
    "Alternate passive node is weaker",
    "information",
    "secondary",
    reads=("nodes", "groups", "resources"),
    subsumes=("EX-2.16",),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An alternate passive node has less memory or fewer processors than the home node of an EVS that it may own.

    Why: A weaker alternate passive node is allowed and saves money, because it is asked last. After a second failure,
    however, the EVS runs there with less capacity.
    Fix: None needed. Tell the client that capacity is reduced then.
    Bad: NODE4: alternate passive node; 2 GB of memory, less than the home node of EVS1 (4 GB), EVS2 (4 GB) and EVS3 (4
    GB)
    Good: The alternate passive node has the memory of the others.
    Source: How OTG Configures the Exchange Server Cluster (TechNet cc775973). Fact EX-1.18.
    """
    for identifier, weakness in weaknesses(context.design).items():
        node = context.design.nodes[identifier]
        if weakness and node.role == "alternate passive":
            yield context.finding(f"{node.name}: alternate passive node; {less_than_home(weakness, node)}", node.id)
