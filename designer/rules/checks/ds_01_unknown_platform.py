"""DS-01: the catalogue knows Windows and Exchange."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule


@rule("DS-01", "Unknown platform", "error", "general knowledge", reads=("clusters",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The design names a Windows or an Exchange that the program does not know.

    Why: Limits, dependencies and supported pairs follow from the platform; the rules about them cannot judge this
    design.
    Fix: Choose one of the known platforms.
    Bad: Windows "windows-nt-4" is unknown, known are windows-2000-advanced-server, windows-2000-datacenter,
    windows-2003-datacenter, windows-2003-enterprise and windows-2003-standard
    Source: The program's catalogue.
    """
    cluster, catalog = context.design.cluster, context.catalog
    for noun, name, known in (
        ("Windows", cluster.windows, list(catalog.windows)),
        ("Exchange", cluster.exchange, list(catalog.exchange)),
    ):
        if name and name not in known:
            yield context.finding(f'{noun} "{name}" is unknown, known are {listed(known)}', CLUSTER_ID)
