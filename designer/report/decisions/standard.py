"""Which function drafts which of the standard decisions."""

from __future__ import annotations

from designer.report.context import Context
from designer.report.decisions import cluster, identity, networks, policy, quorum, services, storage, tree
from designer.report.decisions.drafted import Draft, Drafted

DRAFTS: tuple[Draft, ...] = (
    cluster.clustered,
    cluster.standing_by,
    cluster.both_work,
    quorum.quorum,
    tree.tree,
    storage.layout,
    storage.reached,
    networks.networks,
    policy.failback,
    policy.owners,
    services.coordinator,
    services.front_ends,
    services.backup,
    identity.account,
    identity.naming,
)
"""DD-01, DD-02 and so on, in order."""


def drafts(context: Context) -> dict[int, Drafted]:
    """The standard decisions that this design makes, by number."""
    found = ((number, draft(context)) for number, draft in enumerate(DRAFTS, 1))
    return {number: drafted for number, drafted in found if drafted is not None}
