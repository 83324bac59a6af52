"""The simulations that the document reports on: losing nodes, and moving a virtual server on purpose."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from designer.catalog.schema import Catalog, Tree
from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.snapshot import Snapshot
from designer.report.swept import swept
from designer.simulation.outcome.critical import Step, critical_path
from designer.simulation.outcome.outages import Outage, Outcome, outages
from designer.simulation.plan.plan import CannotSimulate, make_plan
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from designer.simulation.studies.sweep.verdicts import ladder
from designer.topology.evs import design_tree
from designer.topology.ownership import home_node, nodes_by_number
from designer.topology.roles import role_of
from designer.topology.trees import version_trees


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
    """The worst of all simulated cases in which `failed` nodes lose power, one after the other.

    `online` virtual servers and `users` are what is left; `nodes` are those that failed in the worst case, and `down`
    the virtual servers that stayed offline then.
    """

    failed: int
    cases: int
    online: int
    users: int
    nodes: tuple[Id, ...]
    down: tuple[Id, ...]


class Study:
    """What a document simulates of one group, played when it is asked for.

    `group` is the virtual server (or other group) looked at, `node` where it runs.
    """

    def __init__(self, snapshot: Snapshot, catalog: Catalog, group: Id, node: Id) -> None:
        self._snapshot, self._catalog = snapshot, catalog
        self.group, self.node = group, node

    @functools.cached_property
    def unplanned(self) -> Play:
        """The node loses power."""
        return play(self._snapshot, self._catalog, self.group, Action("power", self.node))

    @functools.cached_property
    def planned(self) -> Play:
        """The group is moved on purpose."""
        return play(self._snapshot, self._catalog, self.group, Action("move", self.group))

    @functools.cached_property
    def comparison(self) -> Comparison | None:
        """Both with the other tree; None for a group that has none, or that it would hang in a circle."""
        tree = other_tree(self._snapshot, self._catalog, self.group)
        if tree is None:
            return None
        fail, move = Action("power", self.node), Action("move", self.group)
        try:
            return Comparison(
                tree.id,
                play(self._snapshot, self._catalog, self.group, fail, tree.id),
                play(self._snapshot, self._catalog, self.group, move, tree.id),
            )
        except CannotSimulate:
            return None

    @functools.cached_property
    def singles(self) -> dict[Id, dict[Id, Outcome]]:
        """For every node, by Node ID, how all groups end up when it loses power."""
        cases = swept(self._snapshot, self._catalog).cases
        lost = {case.faults[0].subject: case for case in cases if [one.kind for one in case.faults] == ["power"]}
        return {node: dict(lost[node].outcomes) for node in nodes_by_number(self._snapshot)}

    @functools.cached_property
    def rungs(self) -> tuple[Rung, ...]:
        """What is left when no node, one node, ... has failed; nothing for a design without virtual servers."""
        if not self._snapshot.virtual_servers():
            return ()
        return tuple(
            Rung(
                rung.failed,
                rung.cases,
                rung.online,
                rung.users,
                tuple(fault.subject for fault in rung.worst.faults) if rung.worst is not None else (),
                rung.down,
            )
            for rung in ladder(swept(self._snapshot, self._catalog))
        )

    def worst(self, groups: Sequence[Id]) -> int | None:
        """The longest outage of any of these groups after the loss of any one node, ms; None when one stays down."""
        lengths = [ends[group].outage_ms for ends in self.singles.values() for group in groups]
        known = [length for length in lengths if length is not None]
        return max(known, default=0) if len(known) == len(lengths) else None

    @property
    def survived(self) -> int:
        """How many nodes may fail, whichever they are, with every virtual server online again.

        Only numbers of which every set was played count: the sample of larger ones proves nothing.
        """
        nodes = len(self._snapshot.nodes)
        complete = (rung for rung in self.rungs if not rung.failed or rung.cases >= math.comb(nodes, rung.failed))
        full = [rung.failed for rung in itertools.takewhile(lambda rung: not rung.down, complete)]
        return max(full, default=0)


@remembered
def study(snapshot: Snapshot, catalog: Catalog) -> Study | str:
    """What the document can simulate; the reason, as a sentence, when nothing can be."""
    group = _subject(snapshot)
    if group is None:
        return "There is nothing to simulate: the design has no group that could fail over."
    node = home_node(snapshot, group)
    if node is None:
        return "There is nothing to simulate: the design has no nodes."
    try:
        make_plan(snapshot, catalog)
    except CannotSimulate as error:
        reason = str(error)
        return f"{reason[:1].upper()}{reason[1:]}."
    return Study(snapshot, catalog, group, node)


def play(snapshot: Snapshot, catalog: Catalog, group: Id, action: Action, tree: str | None = None) -> Play:
    """One scenario of one action, with the outage of a group in it. Raises `CannotSimulate`."""
    timeline = simulate(snapshot, catalog, (action,), tree=tree)
    outage = next(iter(outages(timeline)[group]), None)
    return Play(timeline, outage, critical_path(timeline, outage) if outage is not None else ())


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
