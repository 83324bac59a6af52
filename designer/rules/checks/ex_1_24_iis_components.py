"""EX-1.24: what Exchange Setup needs of IIS."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.topology.platforms import node_windows

_SERVICES = ("WWW", "SMTP", "NNTP")


@rule(
    "EX-1.24",
    "IIS components missing",
    "error",
    "published",
    reads=("clusters", "nodes", "groups"),
    fix=setting("nodes", "Install the IIS components on {name}", iis_components=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node of an Exchange cluster lacks the WWW, SMTP or NNTP service, or ASP.NET on Windows Server 2003.

    Why: Exchange Setup stops without them. NNTP is needed too, although it does not work in a cluster.
    Fix: Install them on every node before Exchange.
    Bad: NODE4: WWW, SMTP, NNTP and ASP.NET not complete, Exchange Setup needs them all
    Good: NODE4 has all of them.
    Source: Exchange installation notes (AL Recreation helpdesk archive); KML study notes. Fact EX-1.24.
    """
    if not context.design.groups_of_kind("evs"):
        return
    for node in context.design.nodes.values():
        if node.iis_components is None:
            yield context.undecided("IIS components", node.id)
        elif not node.iis_components:
            windows = node_windows(context.design, context.catalog, node)
            wanted = _SERVICES if windows is None or windows.family == "2000" else (*_SERVICES, "ASP.NET")
            yield context.finding(f"{node.name}: {listed(wanted)} not complete, Exchange Setup needs them all", node.id)
