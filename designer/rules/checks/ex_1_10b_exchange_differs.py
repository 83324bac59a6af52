"""EX-1.10b: all nodes have the same Exchange in the same language."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import changing
from designer.model.records import Node
from designer.model.snapshot import Snapshot
from designer.rules.alike import majority, usual
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.versions import node_version
from designer.topology.hosts import exchange_nodes


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """The Exchange of the design, and the language of most nodes."""
    node, languages = design.nodes[finding.subjects[0]], _languages(design)
    language = majority(languages)
    same = languages.get(node.id) in (None, language)
    if not design.cluster.exchange or (not same and language is None):
        return None
    written = next((one.language for one in design.nodes.values() if languages.get(one.id) == language), node.language)
    own = {} if node.exchange in ("", design.cluster.exchange) else {"exchange": "", "exchange_sp": None}
    if own and any(other.exchange or other.exchange_sp is not None for other in design.nodes.values() if other != node):
        return None  # an upgrade under way has an order (EX-3.22)
    diff = changing(design, "nodes", node.id, language=node.language if same else written, **own)
    return Fix(f"Give {node.name} the same Exchange as the others", diff)


@rule(
    "EX-1.10b",
    "Exchange differs between nodes",
    "error",
    "general knowledge",
    reads=("clusters", "nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node that may own an EVS has another Exchange version, edition or language than the others.

    Why: An EVS moves between the nodes, and its databases, resource DLLs and settings are served by whatever is
    installed there.
    Fix: Install the same Exchange on every node.
    Bad: NODE4: Exchange Server 2003 Standard Edition, elsewhere Exchange Server 2003 Enterprise Edition
    Good: All nodes have one Exchange in one language.
    Source: Field practice. Fact EX-1.10.
    """
    design = context.design
    versions = {node.id: version for node in design.nodes.values() if (version := _version(design, node))}
    expected = design.cluster.exchange or usual(versions)
    languages = _languages(design)
    language = usual(languages)
    for node in exchange_nodes(design):
        differs = []
        if versions.get(node.id, expected) != expected and not _is_upgraded_around(context, node):
            differs.append(f"{_name(context, versions[node.id])}, elsewhere {_name(context, expected)}")
        if languages.get(node.id, language) != language:
            other = next(one.language for one in design.nodes.values() if languages.get(one.id) == language)
            differs.append(f"Exchange in {node.language}, elsewhere in {other}")
        if differs:
            yield context.finding(f"{node.name}: {'; '.join(differs)}", node.id)
        elif languages and node.id not in languages:
            yield context.undecided("language", node.id)


def _is_upgraded_around(context: RuleContext, node: Node) -> bool:
    """Whether the node is one that an upgraded virtual server cannot go to, which is a finding of its own (EX-3.22)."""
    found, cluster = node_version(context.design, context.catalog, node.id), context.design.cluster
    planned = context.exchange.version if context.exchange is not None else ""
    return found is not None and cluster.exchange_sp is not None and planned == "2003" and found[0] < planned


def _version(design: Snapshot, node: Node) -> str:
    return node.exchange or design.cluster.exchange


def _languages(design: Snapshot) -> dict[Id, str]:
    return {node.id: language for node in design.nodes.values() if (language := node.language.strip().casefold())}


def _name(context: RuleContext, version: str | None) -> str:
    known = context.catalog.exchange.get(version or "")
    return known.name if known is not None else f'"{version}"'
