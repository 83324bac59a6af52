"""EX-5.18: Exchange 2003 on Windows Server 2003 needs Kerberos on the network name."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.objects import set_property
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.evs import NAME


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Turn Kerberos on for the network name."""
    resource = design.resources[finding.subjects[0]]
    title = f"Turn Kerberos on for {resource.name}"
    return Fix(title, set_property(design, resource.id, "RequireKerberos", True))


@rule(
    "EX-5.18",
    "Kerberos off with Exchange 2003",
    "error",
    "published",
    reads=("clusters", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Kerberos is off on the network name of an Exchange 2003 EVS on Windows Server 2003.

    Why: Front-end servers and Outlook 2003 authenticate with Kerberos; without it the configuration is not supported.
    Exchange Setup turns it on when the System Attendant is created, so only an explicit "off" is reported.
    Fix: Take the network name offline and enable Kerberos authentication (RequireKerberos).
    Bad: EVS1: EVS1 Network Name without Kerberos, required with Exchange 2003
    Good: Kerberos is on for the name of EVS1.
    Source: Exchange Server Best Practices Analyzer; KB 302389. Fact EX-5.18.
    """
    exchange, windows = context.exchange, context.windows
    if exchange is None or windows is None or exchange.kerberos != "required" or windows.family != "2003":
        return
    for name in context.design.resources.values():
        group = context.design.groups[name.group]
        if name.type == NAME and group.kind == "evs" and name.properties.get("RequireKerberos") is False:
            yield context.finding(f"{group.name}: {name.name} without Kerberos, required with Exchange 2003", name.id)
