"""EX-7.35: backups address the virtual server."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-7.35",
    "Backup addresses the node",
    "warning",
    "secondary",
    reads=("clusters", "groups"),
    fix=setting("clusters", "Let the backup of the cluster address the virtual servers", backup_by_evs_name=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The backup of the databases addresses a node instead of the network name of the EVS.

    Why: After a failover the databases are on another node: the job fails, or saves nothing, and nobody notices until a
    restore is needed.
    Fix: Let the jobs address the network name of every EVS, with an agent on every node that may own it.
    Bad: Backup: addresses nodes, should address the network names of the EVSs
    Good: The backup addresses the network names.
    Source: Notes on cluster backups (good2use.com). Fact EX-7.35.
    """
    by_name = context.design.cluster.backup_by_evs_name
    if not context.design.groups_of_kind("evs"):
        return
    if by_name is None:
        yield context.undecided("target of the backup", CLUSTER_ID)
    elif not by_name:
        yield context.finding("Backup: addresses nodes, should address the network names of the EVSs", CLUSTER_ID)
