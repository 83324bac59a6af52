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
    """What: An alternate passive node has less memory or fewer processors than the home of an EVS that it may own.

    Why: This is allowed and saves money: the node is asked last. Once it is asked, after a second failure, the EVS runs
    with less capacity.
    Fix: Nothing, if the client knows; the document says so.
    Bad: NODE4: alternate passive node; 2 GB of memory, less than the home of EVS1 (4 GB), EVS2 (4 GB) and EVS3 (4 GB)
    Good: An alternate passive node with the memory of the others.
    Source: The cluster of Microsoft's own operations group. Fact EX-1.18.
    """
    for identifier, weakness in weaknesses(context.design).items():
        node = context.design.nodes[identifier]
        if weakness and node.role == "alternate passive":
            yield context.finding(f"{node.name}: alternate passive node; {less_than_home(weakness, node)}", node.id)
