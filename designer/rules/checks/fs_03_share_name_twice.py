"""FS-03: every share of the cluster has a name of its own."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.records import Resource
from designer.rules.api import Outcome, RuleContext, rule


@rule("FS-03", "Share name used twice", "error", "published", reads=("resources",))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Two file shares of the cluster have the same share name, whatever the case.

    Why: Any node may have to host both, and a server has one share of a name. The second one does not come online.
    Fix: Give one of them another share name.
    Bad: Data: share name of FS1 File Share and FS2 File Share, each needs its own
    Good: The shares are called Data and Sales.
    Source: Cluster API reference, ShareName.
    """
    holders: dict[str, list[Resource]] = {}
    for resource in context.design.resources.values():
        if resource.type != "file-share":
            continue
        name = resource.properties.get("ShareName")
        if isinstance(name, str) and name.strip():
            holders.setdefault(name.strip().casefold(), []).append(resource)
        else:
            yield context.undecided("share name", resource.id)
    for shares in holders.values():
        if len(shares) > 1:
            name = str(shares[0].properties["ShareName"]).strip()
            names = listed([share.name for share in shares])
            yield context.finding(f"{name}: share name of {names}, each needs its own", *(share.id for share in shares))
