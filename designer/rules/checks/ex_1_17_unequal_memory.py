"""EX-1.17: nodes that take over an EVS are as strong as its home."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.units import listed, plural
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.memory import LARGE_MB
from designer.rules.wording import less_than_home
from designer.topology.hosts import USABLE_CPUS, USABLE_MB, exchange_nodes, weaknesses


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """As much of the strongest home's memory and processors as Exchange uses, unless that calls for other settings."""
    node = design.nodes[finding.subjects[0]]
    weakness = weaknesses(design)[node.id]
    values, texts = {}, []
    if weakness.memory and node.ram_mb is not None:
        values["ram_mb"] = memory = min(max(weakness.memory.values()), USABLE_MB)
        texts.append(f"{memory:,} MB of memory")
        if node.ram_mb < LARGE_MB <= memory:
            return None
    if weakness.cpus:
        values["cpus"] = cpus = min(max(weakness.cpus.values()), USABLE_CPUS)
        texts.append(plural(cpus, "processor"))
    return Fix(f"Give {node.name} {listed(texts)}", changing(design, "nodes", node.id, **values))


@rule(
    "EX-1.17",
    "Node weaker than the one it replaces",
    "best practice",
    "secondary",
    reads=("nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A possible owner of an EVS has less memory or fewer processors than the node on which the EVS runs.
    Alternate passive nodes may.

    Why: After a failover that node has to carry the same load. Equal processors and memory are recommended for active
    nodes and for those that take over.
    Fix: Give the nodes the same memory and processors; or keep the weaker node as an alternate passive node and say so
    in its role.
    Bad: NODE4: 2 GB of memory, less than the home node of EVS1 (4 GB), EVS2 (4 GB) and EVS3 (4 GB)
    Good: NODE4 is an alternate passive node, which may be weaker.
    Source: Exchange cluster FAQ of 2005; How OTG Configures the Exchange Server Cluster (TechNet cc775973). Fact
    EX-1.17.
    """
    for node in exchange_nodes(context.design):
        if node.ram_mb is None:
            yield context.undecided("memory", node.id)
        if node.cpus is None:
            yield context.undecided("processors", node.id)
    for identifier, weakness in weaknesses(context.design).items():
        node = context.design.nodes[identifier]
        if weakness and node.role != "alternate passive":
            yield context.finding(f"{node.name}: {less_than_home(weakness, node)}", node.id)
