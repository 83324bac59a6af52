"""EX-5.19: no Kerberos on the network name with Exchange 2000."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.objects import set_property
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.evs import NAME


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Turn Kerberos off for the network name."""
    resource = design.resources[finding.subjects[0]]
    title = f"Turn Kerberos off for {resource.name}"
    return Fix(title, set_property(design, resource.id, "RequireKerberos", False))


@rule(
    "EX-5.19",
    "Kerberos on with Exchange 2000",
    "error",
    "published",
    reads=("clusters", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Kerberos is on for the network name of an Exchange 2000 EVS.

    Why: It was not tested with Exchange 2000 and is not supported there.
    Fix: Take the network name offline and turn Kerberos authentication (RequireKerberos) off.
    Bad: EVS1: EVS1 Network Name with Kerberos, not supported with Exchange 2000
    Good: Kerberos is off for the name of EVS1.
    Source: KB 235529. Fact EX-5.19.
    """
    exchange = context.exchange
    if exchange is None or exchange.kerberos != "unsupported":
        return
    for name in context.design.resources.values():
        group = context.design.groups[name.group]
        if name.type == NAME and group.kind == "evs" and name.properties.get("RequireKerberos") is True:
            yield context.finding(
                f"{group.name}: {name.name} with Kerberos, not supported with Exchange {exchange.version}", name.id
            )
