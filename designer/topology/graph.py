"""Questions about a design that need graph algorithms. networkx takes 0.4 s to import, so each function asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Dependency
from designer.model.snapshot import Snapshot
from designer.topology.dependencies import has_cycle

if TYPE_CHECKING:
    from networkx import DiGraph


def prepare() -> None:
    """Import now what the functions of this module would import at their first use."""
    import networkx  # noqa: F401


def dependency_graph(snapshot: Snapshot, group: Id | None = None) -> DiGraph[Id]:
    """The dependencies as a graph with edges from dependent to provider; of one group, or of the whole design.

    Nodes carry the attribute `type`, the resource type's catalogue id.
    """
    import networkx

    graph: DiGraph[Id] = networkx.DiGraph()
    for resource in snapshot.resources.values():
        if group is None or resource.group == group:
            graph.add_node(resource.id, type=resource.type)
    for edge in snapshot.dependencies.values():
        if edge.dependent in graph and edge.provider in graph:
            graph.add_edge(edge.dependent, edge.provider)
    return graph


def cycles(snapshot: Snapshot) -> list[list[Id]]:
    """One cycle for every knot of resources that need each other, in the order "needs"; empty for a sound design."""
    if not _circular(snapshot.dependencies):
        return []  # spares the import in the normal case
    import networkx

    graph = dependency_graph(snapshot)
    knots = [part for part in networkx.strongly_connected_components(graph) if len(part) > 1]
    knots += [{resource} for resource in graph if graph.has_edge(resource, resource)]
    found = []
    for knot in knots:
        start = min(knot, key=list(graph).index)
        edges = networkx.find_cycle(graph.subgraph(knot), start)
        found.append([edge[0] for edge in edges])
    return sorted(found, key=lambda cycle: list(graph).index(cycle[0]))


@remembered
def _circular(dependencies: Mapping[Id, Dependency]) -> bool:
    needs: dict[Id, list[Id]] = {edge.provider: [] for edge in dependencies.values()}
    for edge in dependencies.values():
        needs.setdefault(edge.dependent, []).append(edge.provider)
    return has_cycle({resource: tuple(wanted) for resource, wanted in needs.items()})


def same_shape(snapshot: Snapshot, one: Id, other: Id) -> bool:
    """Whether two groups consist of the same resource types, connected the same way.

    Groups that were made the same way are recognised, and groups of different types told apart, without graph search.
    """
    first, second = _outline(snapshot, one), _outline(snapshot, other)
    if first == second:
        return True
    if _types(first) != _types(second):
        return False
    import networkx

    graphs = dependency_graph(snapshot, one), dependency_graph(snapshot, other)
    return bool(networkx.is_isomorphic(*graphs, node_match=lambda a, b: a["type"] == b["type"]))


_Outline = tuple[list[str], set[tuple[int, int]]]


def _outline(snapshot: Snapshot, group: Id) -> _Outline:
    """The types of a group's resources, sorted, and its dependencies as pairs of places in that list."""
    members = sorted(snapshot.members(group), key=lambda resource: resource.type)
    places = {resource.id: place for place, resource in enumerate(members)}
    edges = {
        (places[edge.dependent], places[edge.provider])
        for edge in snapshot.dependencies.values()
        if edge.dependent in places and edge.provider in places
    }
    return [resource.type for resource in members], edges


def _types(outline: _Outline) -> tuple[list[str], list[tuple[str, str]]]:
    """The types of the resources, and those at both ends of every dependency."""
    types, edges = outline
    return types, sorted((types[dependent], types[provider]) for dependent, provider in edges)


def shapes(snapshot: Snapshot) -> list[list[Id]]:
    """The virtual servers, those of the same shape together, in creation order."""
    result: list[list[Id]] = []
    for group in snapshot.virtual_servers():
        alike = next((members for members in result if same_shape(snapshot, members[0], group.id)), None)
        if alike is None:
            result.append([group.id])
        else:
            alike.append(group.id)
    return result


def critical_path(snapshot: Snapshot, group: Id, weights: Mapping[Id, int]) -> list[Id]:
    """The chain of resources of a group, providers first, whose weights (ms) add up to the most.

    Raises ValueError when the group's dependencies form a cycle.
    """
    import networkx

    graph = dependency_graph(snapshot, group).reverse(copy=True)
    if not networkx.is_directed_acyclic_graph(graph):
        raise ValueError(f"the dependencies of {snapshot.name_of(group)} form a cycle")
    best: dict[Id, tuple[int, list[Id]]] = {}
    for resource in networkx.topological_sort(graph):
        arriving = [best[provider] for provider in graph.predecessors(resource)]
        before, path = max(arriving, key=lambda pair: pair[0], default=(0, []))
        best[resource] = (before + weights.get(resource, 0), [*path, resource])
    return max(best.values(), key=lambda pair: pair[0], default=(0, []))[1]
