"""EX-1.01: the Exchange edition can be clustered."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog, Exchange, Pair
from designer.foundation.units import listed
from designer.model.diff import changing
from designer.model.records import Cluster, Node
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Choose the edition of the same version that can be clustered, where that is supported on this Windows."""
    cluster = design.cluster
    editions = _clusterable(catalog, catalog.exchange[cluster.exchange])
    if len(editions) != 1:
        return None
    edition = editions[0]
    windows, pair = catalog.windows.get(cluster.windows), catalog.pairs.get((cluster.windows, edition.id))
    if windows is not None and windows.clusterable and pair is not None and not _is_met(pair, design):
        return None
    if any(node.exchange not in ("", edition.id) for node in design.nodes.values()):
        return None
    return Fix(f"Use {edition.name} on the cluster", changing(design, "clusters", CLUSTER_ID, exchange=edition.id))


@rule("EX-1.01", "Exchange edition cannot be clustered", "error", "published", reads=("clusters",), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The design names an Exchange edition that cannot be clustered.

    Why: Setup of the Standard edition is not cluster-aware; it cannot create an Exchange Virtual Server (EVS).
    Fix: Choose Enterprise Edition, on every node.
    Bad: Exchange Server 2003 Standard Edition: cannot be clustered, needs Exchange Server 2003 Enterprise Edition
    Good: The design names Exchange Server 2003 Enterprise Edition.
    Source: Exchange Server 2003 Distilled, chapter 7; Designing Clustered Exchange 2000 Servers (flylib.com). Fact
    EX-1.01.
    """
    exchange = context.exchange
    if exchange is not None and not exchange.clusterable:
        usable = [other.name for other in _clusterable(context.catalog, exchange)]
        yield context.finding(f"{exchange.name}: cannot be clustered, needs {listed(usable, 'or')}", CLUSTER_ID)


def _clusterable(catalog: Catalog, exchange: Exchange) -> list[Exchange]:
    return [other for other in catalog.exchange.values() if other.clusterable and other.version == exchange.version]


def _is_met(pair: Pair, design: Snapshot) -> bool:
    """Whether Windows and Exchange have the service packs that this pair asks for, on every node."""
    platforms: list[Cluster | Node] = [design.cluster, *design.nodes.values()]
    enough_windows = all(one.windows_sp is None or one.windows_sp >= pair.min_windows_sp for one in platforms)
    enough_exchange = all(one.exchange_sp is None or one.exchange_sp >= pair.min_exchange_sp for one in platforms)
    return pair.supported and enough_windows and enough_exchange
