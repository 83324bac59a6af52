"""EX-7.31: with Exchange 2003 the service account needs no Exchange rights."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-7.31",
    "Service account with Exchange rights",
    "information",
    "published",
    reads=("clusters", "groups"),
    fix=setting(
        "clusters",
        "Take the Exchange rights from the service account of the cluster",
        account_has_exchange_rights=False,
    ),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: With Exchange 2003, the service account has Exchange rights.

    Why: Exchange 2003 works under the account of the administrator who creates the EVS. The rights are left over from
    Exchange 2000, and whoever knows the password of the service account has them too.
    Fix: Take the rights away once all EVSs are upgraded.
    Bad: Service account: has Exchange rights, Exchange 2003 needs none
    Good: The account has no Exchange rights.
    Source: KB 821834. Fact EX-7.31.
    """
    exchange = context.exchange
    if exchange is None or exchange.version != "2003" or not context.design.groups_of_kind("evs"):
        return
    if context.design.cluster.account_has_exchange_rights:
        yield context.finding("Service account: has Exchange rights, Exchange 2003 needs none", CLUSTER_ID)
