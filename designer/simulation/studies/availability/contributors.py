"""What costs a virtual server how much time, as formulas that can be recalculated by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.foundation.units import seconds
from designer.simulation.studies.availability.inputs import Basis, Inputs
from designer.simulation.studies.availability.layer import NodeLayer
from designer.simulation.studies.availability.nodes import Pool, no_free_node, too_few_nodes
from designer.simulation.studies.availability.shared import Shared
from designer.simulation.studies.availability.switchover import Switchover


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A value that a formula takes, as text, and where it comes from."""

    name: str
    text: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Contributor:
    """One cause of downtime: the share of time that it costs, how that is found, and what goes into it.

    `single` says that its failure alone takes the virtual server down until it is repaired, `nodes` that it is about
    nodes and no shared part. `subjects` are the parts of the design concerned, if they are in it.
    """

    cause: str
    share: float
    formula: str
    inputs: tuple[Ingredient, ...]
    single: bool
    nodes: bool
    subjects: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A cause that could not be counted, as no figure is given for it."""

    cause: str
    single: bool


def contributors(
    layer: NodeLayer, shared: Iterable[Shared], switchover: Switchover, inputs: Inputs
) -> tuple[Contributor, ...]:
    """All causes that can be counted, the largest first. Those of the nodes are first-order."""
    rows = [*_of_nodes(layer, switchover, inputs), *(_of_shared(part, inputs) for part in shared if part.figures)]
    return tuple(sorted(rows, key=lambda row: -row.share))


def unknowns(shared: Iterable[Shared]) -> tuple[Unknown, ...]:
    """All causes that cannot be counted."""
    return tuple(Unknown(part.cause, part.single) for part in shared if not part.figures)


def _of_nodes(layer: NodeLayer, switchover: Switchover, inputs: Inputs) -> Iterator[Contributor]:
    pool, failover = layer.pool, layer.failover
    mean = Ingredient("nodes", pool.times.text, layer.basis)
    coverage = Ingredient("coverage", f"{failover.coverage:g}", inputs.basis("coverage"))
    yearly = f"{inputs.year_h / pool.times.mtbf_h:,.3g} failures a year"
    if pool.spare > 0:
        share = min(1.0, failover.coverage * failover.switch_h / pool.times.mtbf_h)
        time = Ingredient("outage when its node is lost", seconds(switchover.lost_ms or 0), "simulated")
        formula = f"{yearly} × {_factor(failover.coverage)}{time.text}"
        yield Contributor("Failovers when its node fails", share, formula, (mean, coverage, time), False, True, ())
        if failover.coverage < 1:
            share = min(1.0, (1 - failover.coverage) * failover.manual_h / pool.times.mtbf_h)
            hours = f"{failover.manual_h:,.10g} h"
            time = Ingredient("recovery by people", hours, inputs.basis("manual_recovery_h"))
            formula = f"{yearly} × {_factor(1 - failover.coverage)}{hours}"
            yield Contributor("Failovers that do not work", share, formula, (mean, coverage, time), False, True, ())
    crews = Ingredient("repair crews", _crews(pool), inputs.basis("repair_crews"))
    yield _no_free_node(layer, (mean, crews), inputs)
    for whole in (pool if pool.needed else None, layer.cluster):
        if whole is not None:
            yield _no_majority(whole, (mean, crews), inputs)


def _no_free_node(layer: NodeLayer, ingredients: tuple[Ingredient, ...], inputs: Inputs) -> Contributor:
    pool = layer.pool
    down, spare, servers = f"{inputs.year_h:,.10g} h", pool.nodes - pool.servers, pool.servers
    if pool.nodes == 1:
        formula = f"{down} × {pool.times.formula}"
    elif servers == 1:
        formula = f"{down} × P({'both' if pool.nodes == 2 else f'all {pool.nodes}'} nodes failed)"
    else:
        waiting = f"max(0, k − {spare})" if spare else "k"
        formula = f"{down} × Σ P(k of {pool.nodes} nodes failed) × {waiting} / {servers}"
    subjects = layer.members.nodes
    return Contributor("No free node", no_free_node(pool), formula, ingredients, pool.spare < 1, True, subjects)


def _no_majority(pool: Pool, ingredients: tuple[Ingredient, ...], inputs: Inputs) -> Contributor:
    most = pool.nodes - pool.needed
    formula = f"{inputs.year_h:,.10g} h × P(more than {most} of {pool.nodes} nodes failed)"
    return Contributor("No majority of nodes", too_few_nodes(pool), formula, ingredients, most < 1, True, ())


def _of_shared(part: Shared, inputs: Inputs) -> Contributor:
    figures = tuple(Ingredient(part.cause, figure.text, part.basis) for figure in part.figures)
    formula = f"{inputs.year_h:,.10g} h × {part.formula}"
    return Contributor(part.cause, part.unavailability, formula, figures, part.single, False, part.subjects)


def _factor(share: float) -> str:
    return "" if share == 1 else f"{share:.6g} × "


def _crews(pool: Pool) -> str:
    return "one per node" if pool.crews is None else str(pool.crews)
