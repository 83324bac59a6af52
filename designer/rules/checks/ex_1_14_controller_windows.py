"""EX-1.14: the domain controllers are new enough for Exchange."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import service_pack

_ROLES = {"domain-controller", "global-catalog"}
_MIN_SP = 3


@rule(
    "EX-1.14",
    "Domain controller too old for Exchange",
    "error",
    "published",
    reads=("clusters", "servers"),
    fix=setting("servers", f"Raise {{name}} to Service Pack {_MIN_SP}", windows_sp=_MIN_SP),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A domain controller or global catalogue server for an Exchange 2003 cluster runs Windows 2000 with less
    than Service Pack 3.

    Why: Exchange 2003 takes its directory data only from controllers with Windows 2000 Service Pack 3 or Windows Server
    2003; Exchange 2000 takes any.
    Fix: Update the domain controllers before Exchange Setup.
    Bad: DC1: Windows 2000 Server Service Pack 2, Exchange 2003 needs Service Pack 3 on domain controllers
    Good: DC1 has Service Pack 3.
    Source: Exchange and domain controllers (Windows IT Pro 41630). Fact EX-1.14.
    """
    exchange = context.exchange
    if exchange is None or exchange.version != "2003":
        return
    for server in context.design.servers.values():
        if _ROLES.isdisjoint(server.roles):
            continue
        if not server.windows:
            yield context.undecided("Windows version", server.id)
            continue
        windows = context.catalog.windows.get(server.windows)
        if windows is None or windows.family != "2000":
            continue
        if server.windows_sp is None:
            yield context.undecided("service pack of Windows", server.id)
        elif server.windows_sp < _MIN_SP:
            yield context.finding(
                f"{server.name}: {windows.name} {service_pack(server.windows_sp)}, Exchange 2003 needs Service Pack"
                f" {_MIN_SP} on domain controllers",
                server.id,
            )
