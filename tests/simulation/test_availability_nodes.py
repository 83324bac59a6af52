"""The chain of failing nodes: both worked examples to the printed digit, binomials, and a solver of another kind."""

from __future__ import annotations

from math import comb

import pytest

from designer.simulation.studies.availability.inputs import Inputs, MeanTimes, Share
from designer.simulation.studies.availability.nodes import (
    Failover,
    Pool,
    failed_nodes,
    no_free_node,
    too_few_nodes,
    unavailability,
)
from designer.sizing.bounds import OutOfRange

ASTRONOMICAL_YEAR_MIN = 525_960
YEAR_MIN = 525_600


def test_an_active_and_a_passive_node_with_one_repair_crew() -> None:
    """Switch-over 3 min with a coverage of 0.98, else an hour; shared storage besides."""
    pool = Pool(2, 1, MeanTimes(10_000, 8), crews=1)
    nodes = unavailability(pool, Failover(3 / 60, 0.98, 1))
    assert f"{nodes:.3e}" == "8.167e-06"
    assert f"{nodes * ASTRONOMICAL_YEAR_MIN:.2f}" == "4.30"
    covered = 0.98 * (3 / 60) / 10_000 * ASTRONOMICAL_YEAR_MIN
    uncovered = 0.02 * 1 / 10_000 * ASTRONOMICAL_YEAR_MIN
    both = no_free_node(pool) * ASTRONOMICAL_YEAR_MIN
    assert [f"{part:.2f}" for part in (covered, uncovered, both)] == ["2.58", "1.05", "0.67"]
    storage = MeanTimes(200_000, 8).unavailability
    assert f"{storage * ASTRONOMICAL_YEAR_MIN:.2f}" == "21.04"
    total = 1 - (1 - nodes) * (1 - storage)
    assert f"{total * ASTRONOMICAL_YEAR_MIN:.2f}" == "25.33"
    assert f"{100 * (1 - total):.5f}" == "99.99518"
    assert f"{storage / total:.0%}" == "83%"
    assert f"{MeanTimes(10_000, 8).unavailability * ASTRONOMICAL_YEAR_MIN:.1f}" == "420.4"


def test_three_servers_on_four_nodes_with_a_crew_each() -> None:
    """Four failures of a node a year, 105 s each; storage 99.995 %, directory, DNS and network 99.99 %."""
    pool, failover = Pool(4, 3, MeanTimes(2190, 4)), Failover(105 / 3600)
    own = failover.down_h / 2190 * YEAR_MIN
    shared = [Share(99.995).unavailability, Share(99.99).unavailability]
    rows = [own, no_free_node(pool) * YEAR_MIN, *(part * YEAR_MIN for part in shared)]
    assert [f"{row:.1f}" for row in rows] == ["7.0", "3.5", "26.3", "52.6"]
    total = 1 - (1 - unavailability(pool, failover)) * (1 - shared[0]) * (1 - shared[1])
    assert f"{total * YEAR_MIN:.1f}" == f"{sum(rows):.1f}" == "89.3"
    assert f"{100 * (1 - total):.3f}" == "99.983"
    alone = 1 - (1 - MeanTimes(2190, 4).unavailability) * (1 - shared[0]) * (1 - shared[1])
    assert f"{alone * YEAR_MIN / 60:.1f}" == "17.3"
    assert f"{100 * (1 - alone):.2f}" == "99.80"


@pytest.mark.parametrize(("nodes", "servers"), [(2, 1), (3, 2), (4, 3), (8, 6)])
def test_with_a_crew_per_node_the_failed_nodes_are_binomial(nodes: int, servers: int) -> None:
    times = MeanTimes(2190, 4)
    u = times.unavailability
    expected = [comb(nodes, k) * u**k * (1 - u) ** (nodes - k) for k in range(nodes + 1)]
    pool = Pool(nodes, servers, times)
    assert failed_nodes(pool) == pytest.approx(expected)
    short = sum(share * max(0, k - (nodes - servers)) / servers for k, share in enumerate(expected))
    assert no_free_node(pool) == pytest.approx(short)


def test_fewer_crews_and_fewer_spares_cost_time() -> None:
    times = MeanTimes(500, 24)
    crews = [no_free_node(Pool(8, 6, times, crews)) for crews in (1, 2, 4, None)]
    assert crews == sorted(crews, reverse=True)
    assert crews[0] > 2 * crews[-1]
    spares = [no_free_node(Pool(8, servers, times)) for servers in (8, 7, 6, 5)]
    assert spares == sorted(spares, reverse=True)
    assert spares[0] == pytest.approx(times.unavailability)


def test_a_majority_that_is_needed_stops_everybody() -> None:
    times = MeanTimes(100, 10)
    free, needed = Pool(5, 2, times), Pool(5, 2, times, needed=3)
    assert too_few_nodes(free) == 0
    assert too_few_nodes(needed) == pytest.approx(sum(failed_nodes(free)[3:]))
    assert unavailability(needed, Failover(0.1)) > unavailability(free, Failover(0.1))
    assert Pool(2, 1, times, needed=2).spare == 0


def test_nodes_that_are_repaired_at_once_cost_only_switch_overs() -> None:
    pool = Pool(2, 1, MeanTimes(1000, 0))
    assert unavailability(pool, Failover(1)) == pytest.approx(1 / 1001)


@pytest.mark.parametrize("crews", [1, None])
@pytest.mark.parametrize("times", [MeanTimes(10_000, 8), MeanTimes(50, 20)])
def test_the_chain_agrees_with_its_transition_rates_solved_as_equations(times: MeanTimes, crews: int | None) -> None:
    """The states both up, switching, uncovered, one up, none up."""
    fails, repaired = 1 / times.mtbf_h, 1 / times.mttr_h
    switch_h, coverage, manual_h = 0.05, 0.9, 1.0
    up, switching, uncovered, one, none = range(5)
    rates = {
        (up, switching): fails * coverage,
        (up, uncovered): fails * (1 - coverage),
        (up, one): fails,
        (switching, one): 1 / switch_h,
        (uncovered, one): 1 / manual_h,
        (one, none): fails,
        (one, up): repaired,
        (none, one): repaired * (1 if crews == 1 else 2),
    }
    shares = stationary(rates, 5)
    expected = shares[switching] + shares[uncovered] + shares[none]
    assert unavailability(Pool(2, 1, times, crews), Failover(switch_h, coverage, manual_h)) == pytest.approx(expected)


def stationary(rates: dict[tuple[int, int], float], states: int) -> list[float]:
    """The shares of time of a Markov chain, by the elimination of states (Grassmann, Taksar and Heyman)."""
    matrix = [[rates.get((start, end), 0.0) for end in range(states)] for start in range(states)]
    for last in range(states - 1, 0, -1):
        out = sum(matrix[last][:last])
        for start in range(last):
            matrix[start][last] /= out
            for end in range(last):
                matrix[start][end] += matrix[start][last] * matrix[last][end]
    weights = [1.0]
    for state in range(1, states):
        weights.append(sum(weights[start] * matrix[start][state] for start in range(state)))
    return [weight / sum(weights) for weight in weights]


@pytest.mark.parametrize(
    ("values", "argument"),
    [
        ({"coverage": 1.1}, "coverage"),
        ({"repair_crews": 0}, "repair_crews"),
        ({"node": MeanTimes(0, 8)}, "node"),
        ({"storage": MeanTimes(10, -1)}, "storage"),
        ({"power": Share(101)}, "power"),
        ({"surroundings": Share(float("nan"))}, "surroundings"),
        ({"moves_per_year": -1}, "moves_per_year"),
    ],
)
def test_inputs_that_make_no_sense_are_refused(values: dict[str, object], argument: str) -> None:
    with pytest.raises(OutOfRange) as error:
        Inputs(**values)  # type: ignore[arg-type]
    assert error.value.argument == argument


def test_inputs_know_what_was_given() -> None:
    inputs = Inputs(coverage=1, given=frozenset({"coverage"}))
    assert [inputs.basis(name) for name in ("coverage", "node", "power")] == ["given", "assumed", "not given"]
