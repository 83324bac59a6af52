"""EX-5.20: the cluster account may create computer objects."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-5.20",
    "No right to create computer objects",
    "warning",
    "published",
    reads=("clusters", "groups"),
    fix=setting("clusters", "Let the cluster account create computer objects", account_creates_computers=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: EVSs need Kerberos, and the service account may not create computer objects in the domain.

    Why: A network name with Kerberos has a computer object in Active Directory, which the service account creates when
    the name first comes online. By default a user may create ten such objects.
    Fix: Grant "Create Computer Objects", or create the objects beforehand and let the service account write to them.
    Bad: Service account: may not create computer objects, Kerberos needs 3, one per EVS
    Good: The service account has the right to create computer objects.
    Source: KB 302389; Windows Server 2003 help (TechNet cc738070). Fact EX-5.20.
    """
    exchange, windows = context.exchange, context.windows
    if exchange is None or windows is None or exchange.kerberos != "required" or windows.family != "2003":
        return
    servers = len(context.design.groups_of_kind("evs"))
    if not servers:
        return
    allowed = context.design.cluster.account_creates_computers
    if allowed is None:
        yield context.undecided("right of the service account to create computer objects", CLUSTER_ID)
    elif not allowed:
        yield context.finding(
            f"Service account: may not create computer objects, Kerberos needs {servers}, one per EVS",
            CLUSTER_ID,
        )
