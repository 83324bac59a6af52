"""EX-4.32: file scanners keep off the cluster's and Exchange's files."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-4.32",
    "Antivirus without exclusions",
    "warning",
    "published",
    reads=("clusters", "groups"),
    fix=setting("clusters", "List the cluster's folders as antivirus exclusions", antivirus_exclusions=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    r"""What: The file-level antivirus software scans the folders of the cluster and of Exchange.

    Why: A scanner that holds a file of the quorum or of the store lets a resource fail, so that the cluster fails over
    needlessly; one that repairs databases or logs destroys them.
    Fix: Exclude \MSCS on the quorum disk, %SystemRoot%\Cluster, the temporary folder of the service account, Mdbdata,
    Mtadata, Mailroot and, with Exchange 2000, drive M:. Leave M: out of file backups too.
    Bad: File-level antivirus without exclusions for the cluster and Exchange
    Good: The exclusions are set.
    Source: Windows IT Pro on antivirus exclusions; Jackson Technical, article 16. Fact EX-4.32.
    """
    if not context.design.groups_of_kind("evs"):
        return
    excluded = context.design.cluster.antivirus_exclusions
    if excluded is None:
        yield context.undecided("antivirus exclusions", CLUSTER_ID)
    elif not excluded:
        yield context.finding("File-level antivirus without exclusions for the cluster and Exchange", CLUSTER_ID)
