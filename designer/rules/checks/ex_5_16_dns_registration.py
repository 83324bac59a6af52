"""EX-5.16: an EVS comes online with its name in DNS."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.objects import set_property
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.evs import NAME


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let the name come online only after it is registered."""
    resource = design.resources[finding.subjects[0]]
    title = f"Let {resource.name} register in DNS first"
    return Fix(title, set_property(design, resource.id, "RequireDNS", True))


@rule(
    "EX-5.16",
    "EVS without DNS registration",
    "error",
    "general knowledge",
    reads=("clusters", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: On Windows Server 2003 the network name of an EVS comes online even when it cannot register in DNS.

    Why: Exchange and its clients find an EVS by DNS. A name that is online without its record looks healthy to the
    cluster while nobody can connect, and after a move the old record stays.
    Fix: Set "DNS registration must succeed" on the network name.
    Bad: EVS1: EVS1 Network Name online without its DNS record, should wait for it
    Good: DNS registration must succeed (RequireDNS) for the network name of EVS1.
    Source: Field practice; Windows Server 2003 help (TechNet cc784571) on name resolution. Fact EX-5.16.
    """
    design = context.design
    if context.windows is None or context.windows.family != "2003" or design.cluster.dns_dynamic_updates is False:
        return
    for resource in design.resources.values():
        group = design.groups[resource.group]
        if resource.type == NAME and group.kind == "evs" and resource.properties.get("RequireDNS") is False:
            yield context.finding(
                f"{group.name}: {resource.name} online without its DNS record, should wait for it", resource.id
            )
