"""EX-7.30: with Exchange 2000 the service account needs Exchange rights."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-7.30",
    "Service account without Exchange rights",
    "warning",
    "published",
    reads=("clusters", "groups"),
    fix=setting(
        "clusters", "Give the service account of the cluster Exchange rights", account_has_exchange_rights=True
    ),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: With Exchange 2000, the service account is not Exchange Full Administrator: of the organisation for the
    first EVS, of the administrative group for further ones.

    Why: Exchange 2000 creates and upgrades the directory objects of an EVS under this account. EVSs that exist go on
    running without the right; a new System Attendant cannot be created, and an upgraded one does not come online
    (events 2146 and 2065).
    Fix: Make the account Exchange Full Administrator before any EVS is created or upgraded.
    Bad: Service account: no Exchange rights, Exchange 2000 needs Exchange Full Administrator
    Good: The account is Exchange Full Administrator.
    Source: KB 821834; KB 887722. Fact EX-7.30.
    """
    exchange, has = context.exchange, context.design.cluster.account_has_exchange_rights
    if exchange is None or exchange.version != "2000" or not context.design.groups_of_kind("evs"):
        return
    if has is None:
        yield context.undecided("Exchange rights of the service account", CLUSTER_ID)
    elif not has:
        yield context.finding(
            "Service account: no Exchange rights, Exchange 2000 needs Exchange Full Administrator",
            CLUSTER_ID,
        )
