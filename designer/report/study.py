"""The simulations that the document reports on: losing nodes, and moving a virtual server on purpose."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.catalog.schema import Catalog, Tree
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.critical import Step, critical_path
from designer.simulation.outcome.outages import Outage, Outcome, outages, outcomes
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from designer.topology.evs import design_tree
from designer.topology.ownership import home_node, nodes_by_number
from designer.topology.roles import role_of
from designer.topology.trees import version_trees

_MOST_CASES = 30
"""With more sets of failed nodes than this, only neighbours by Node ID fail together."""


@dataclass(frozen=True, slots=True)
class Play:
    """One simulated scenario and the first outage of the group that is looked at."""

    timeline: Timeline
    outage: Outage | None
    path: tuple[Step, ...]

    @property
    def ms(self) -> int | None:
        """How long the group was not complete; None when it never came back, or was never away."""
        return self.outage.ms if self.outage is not None else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same two scenarios with the other Exchange version's dependency tree (its catalogue id)."""

    tree: str
    unplanned: Play
    planned: Play


@dataclass(frozen=True, slots=True)
class Rung:
    """The worst of all simulated cases in which `failed` nodes lose power at once.

    `online` virtual servers and `users` are what is left; `nodes` are those that failed in the worst case, and `down`
    the virtual servers that stayed offline then.
    """

    failed: int
    cases: int
    online: int
    users: int
    nodes: tuple[Id, ...]
    down: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """Everything that was simulated. `group` is the virtual server (or other group) looked at, `node` where it runs.

    `singles` holds, for every node, how all groups end up when it loses power.
    """

    group: Id
    node: Id
    unplanned: Play
    planned: Play
    comparison: Comparison | None
    singles: dict[Id, dict[Id, Outcome]]
    rungs: tuple[Rung, ...]

    def worst(self, groups: Sequence[Id]) -> int | None:
        """The longest outage of any of these groups after the loss of any one node, ms; None when one stays down."""
        lengths = [ends[group].outage_ms for ends in self.singles.values() for group in groups]
        known = [length for length in lengths if length is not None]
        return max(known, default=0) if len(known) == len(lengths) else None

    @property
    def survived(self) -> int:
        """How many nodes may fail, whichever they are, with every virtual server online again."""
        full = [rung.failed for rung in itertools.takewhile(lambda rung: not rung.down, self.rungs)]
        return max(full, default=0)


def study(snapshot: Snapshot, catalog: Catalog) -> Study | str:
    """Simulate what the document shows; the reason, as a sentence, when that cannot be done."""
    group = _subject(snapshot)
    if group is None:
        return "There is nothing to simulate: the design has no group that could fail over."
    node = home_node(snapshot, group)
    if node is None:
        return "There is nothing to simulate: the design has no nodes."
    try:
        return _study(snapshot, catalog, group, node)
    except CannotSimulate as error:
        reason = str(error)
        return f"{reason[:1].upper()}{reason[1:]}."


def other_tree(snapshot: Snapshot, catalog: Catalog, group: Id) -> Tree | None:
    """The tree that another Exchange version has for this virtual server; None for groups that are hung otherwise."""
    role, own = role_of(catalog, snapshot.groups[group]), design_tree(snapshot, catalog)
    if role is None or role.tree or own is None:
        return None
    return next((tree for tree in version_trees(catalog) if tree.id != own.id), None)


def _subject(snapshot: Snapshot) -> Id | None:
    """The first virtual server; in a design without one the first group that is not the Cluster Group."""
    groups = [*snapshot.virtual_servers(), *snapshot.groups.values()]
    return next((group.id for group in groups if group.kind != "cluster"), None)


def _study(snapshot: Snapshot, catalog: Catalog, group: Id, node: Id) -> Study:
    fail, move = (Action("power", node),), (Action("move", group),)
    servers = [server.id for server in snapshot.virtual_servers()]
    nodes = nodes_by_number(snapshot)
    return Study(
        group=group,
        node=node,
        unplanned=_play(simulate(snapshot, catalog, fail), group),
        planned=_play(simulate(snapshot, catalog, move), group),
        comparison=_comparison(snapshot, catalog, group, node),
        singles={lost: outcomes(simulate(snapshot, catalog, (Action("power", lost),))) for lost in nodes},
        rungs=tuple(_rungs(snapshot, catalog, servers, nodes)) if servers else (),
    )


def _play(timeline: Timeline, group: Id) -> Play:
    outage = next(iter(outages(timeline)[group]), None)
    return Play(timeline, outage, critical_path(timeline, outage) if outage is not None else ())


def _comparison(snapshot: Snapshot, catalog: Catalog, group: Id, node: Id) -> Comparison | None:
    tree = other_tree(snapshot, catalog, group)
    if tree is None:
        return None
    fail, move = (Action("power", node),), (Action("move", group),)
    return Comparison(
        tree.id,
        _play(simulate(snapshot, catalog, fail, tree=tree.id), group),
        _play(simulate(snapshot, catalog, move, tree=tree.id), group),
    )


def _rungs(snapshot: Snapshot, catalog: Catalog, servers: list[Id], nodes: list[Id]) -> Iterator[Rung]:
    for failed in range(len(nodes) + 1):
        cases = list(_cases(nodes, failed))
        yield min(
            (_rung(snapshot, catalog, servers, case, len(cases)) for case in cases),
            key=lambda rung: (rung.online, rung.users),
        )


def _cases(nodes: list[Id], failed: int) -> Iterator[tuple[Id, ...]]:
    if math.comb(len(nodes), failed) <= _MOST_CASES:
        yield from itertools.combinations(nodes, failed)
        return
    ring = nodes + nodes
    for start in range(len(nodes)):
        yield tuple(ring[start : start + failed])


def _rung(snapshot: Snapshot, catalog: Catalog, servers: list[Id], case: tuple[Id, ...], cases: int) -> Rung:
    ends = outcomes(simulate(snapshot, catalog, [Action("power", node) for node in case]))
    down = tuple(server for server in servers if ends[server].outcome == "offline")
    users = sum(snapshot.groups[server].users or 0 for server in servers if server not in down)
    return Rung(len(case), cases, len(servers) - len(down), users, case, down)
