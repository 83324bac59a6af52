"""EX-5.19: no Kerberos on the network name with Exchange 2000."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.evs import NAME, of_type


@rule("EX-5.19", "Kerberos on with Exchange 2000", "error", "published", reads=("clusters", "groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Kerberos is on for the network name of an Exchange 2000 EVS.

    Why: It was not tested with Exchange 2000 and is not supported there.
    Fix: Take the network name offline and turn Kerberos authentication (RequireKerberos) off.
    Bad: EVS1: EVS1 Network Name with Kerberos, not supported with Exchange 2000
    Source: KB 235529. Fact EX-5.19.
    """
    exchange = context.exchange
    if exchange is None or exchange.kerberos != "unsupported":
        return
    for group in context.design.groups_of_kind("evs"):
        for name in of_type(context.design, group.id, NAME):
            if name.properties.get("RequireKerberos") is True:
                yield context.finding(
                    f"{group.name}: {name.name} with Kerberos, not supported with Exchange {exchange.version}", name.id
                )
