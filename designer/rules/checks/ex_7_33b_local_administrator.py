"""EX-7.33b: the service account is a local administrator."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-7.33b",
    "Service account is no local administrator",
    "error",
    "published",
    reads=("clusters", "nodes"),
    fix=setting(
        "clusters", "Make the service account of the cluster a local administrator", account_is_local_admin=True
    ),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The service account is not a member of the local Administrators on every node.

    Why: The Cluster service opens devices and changes the registry under this account. Without the rights of an
    administrator, resources fail to come online, the System Attendant among them.
    Fix: Add the account to the local Administrators of every node.
    Bad: Service account: no local administrator, must be one on every node
    Good: The account is a local administrator on every node.
    Source: KB 887722. Fact EX-7.33.
    """
    is_admin = context.design.cluster.account_is_local_admin
    if not context.design.nodes:
        return
    if is_admin is None:
        yield context.undecided("local rights of the service account", CLUSTER_ID)
    elif not is_admin:
        yield context.finding("Service account: no local administrator, must be one on every node", CLUSTER_ID)
