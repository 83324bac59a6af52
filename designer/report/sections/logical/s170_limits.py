"""What clustering does not do, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Bullets, Lead, Note, Paragraph, Run
from designer.report.context import Context
from designer.report.roles import servers

ID = "limits"
TITLE = "What clustering does not do"
BY_DEFAULT = False


def section(context: Context) -> Sequence[Block]:
    """The limits that every client should have read before signing."""
    return [
        Lead("A failover cluster keeps a service running when a server fails. It keeps no second copy of the data."),
        Note("Clustering protects the server, not the data. Backups are needed just as without a cluster.", "warning"),
        Bullets(
            (
                (
                    Run("One copy. ", "bold"),
                    "All nodes use the same disks. Only one node at a time reads and writes them, and nothing is "
                    "replicated.",
                ),
                (
                    Run("No help against damaged data. ", "bold"),
                    "A corrupt database, a deleted file or a virus is just as corrupt, deleted or infected after "
                    "the failover.",
                ),
                (
                    Run("No help when the storage fails. ", "bold"),
                    "Disk array, controllers and fabric are shared by all nodes. Their redundancy is theirs, not the "
                    "cluster's.",
                ),
                (
                    Run("No help when the site is lost. ", "bold"),
                    "Fire, flood or a long power cut hit all nodes and the only copy of the data together.",
                ),
                (
                    Run("No help without the services around it. ", "bold"),
                    "The cluster needs domain controllers, global catalogues, DNS and the network. When they are "
                    "down, it is down.",
                ),
                (
                    Run("Clients notice. ", "bold"),
                    "A failover closes every connection. Clients must reconnect, and wait as long as the failover "
                    "takes.",
                ),
                (
                    Run("Human error moves along. ", "bold"),
                    "A wrong setting applies to the group on every node.",
                ),
            )
        ),
        Paragraph(_gain(context)),
    ]


def _gain(context: Context) -> str:
    count = len(servers(context))
    what = "its virtual servers" if count > 1 else "the virtual server" if count else "the service"
    return (
        f"What remains is worth having: when a node fails, another one takes over {what} without anybody's help, and "
        "nodes can be maintained one at a time while users work."
    )
