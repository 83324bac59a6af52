"""Years played at random: they agree with the chain, and with a published example of a repairable system."""

from __future__ import annotations

import pytest

from designer.simulation.studies.availability.histories import CONFIDENCE, histories, series_downtimes
from designer.simulation.studies.availability.inputs import MeanTimes
from designer.simulation.studies.availability.nodes import Failover, Pool, unavailability


def test_two_parts_in_series_that_do_not_age_while_the_system_is_down() -> None:
    """The published example: A fails every 100 h, B every 120 h, 10 h of repair, watched for 300 h."""
    down = list(series_downtimes([MeanTimes(100, 10), MeanTimes(120, 10)], 300, lambda mean: mean, lambda mean: mean))
    assert down == [(100, 110), (130, 140), (220, 230), (270, 280)]
    hours = sum(end - start for start, end in down)
    assert hours == 40
    assert f"{1 - hours / 300:.2%}" == "86.67%"


@pytest.mark.parametrize(
    ("pool", "failover"),
    [
        (Pool(2, 1, MeanTimes(10_000, 8), 1), Failover(3 / 60, 0.98, 1)),
        (Pool(4, 3, MeanTimes(2190, 4)), Failover(105 / 3600)),
    ],
)
def test_ten_thousand_years_agree_with_the_chain(pool: Pool, failover: Failover) -> None:
    played = histories(pool, failover, count=10_000)
    assert len(played.hours) == 10_000
    assert abs(played.mean - unavailability(pool, failover)) < 3 * played.half_width / CONFIDENCE
    assert played.half_width < 0.2 * played.mean


@pytest.mark.parametrize(
    ("pool", "failover"),
    [
        (Pool(4, 3, MeanTimes(200, 10), 1), Failover(0.1, 0.9, 1)),
        (Pool(8, 6, MeanTimes(100, 10), 2), Failover(0.01, 0.9, 1)),
        (Pool(5, 2, MeanTimes(100, 20), 1, needed=3), Failover(0.01)),
        (Pool(3, 3, MeanTimes(100, 10)), Failover(0)),
    ],
)
def test_bad_nodes_agree_with_the_chain(pool: Pool, failover: Failover) -> None:
    played = histories(pool, failover, count=60, seed=1)
    assert abs(played.mean - unavailability(pool, failover)) < 3 * played.half_width / CONFIDENCE


def test_what_is_shared_adds_to_the_nodes() -> None:
    pool, part = Pool(2, 1, MeanTimes(1000, 10), 1), MeanTimes(500, 5)
    failover = Failover(0.1)
    expected = 1 - (1 - unavailability(pool, failover)) * (1 - part.unavailability)
    played = histories(pool, failover, [part], count=1000)
    assert abs(played.mean - expected) < 3 * played.half_width / CONFIDENCE


def test_the_same_seed_gives_the_same_years() -> None:
    pool, failover = Pool(2, 1, MeanTimes(1000, 10), 1), Failover(0.1)
    years = [histories(pool, failover, count=50, seed=seed) for seed in (3, 3, 4)]
    assert years[0] == years[1] != years[2]
    assert years[0].hours[0] <= years[0].below(50) <= years[0].below(95) <= years[0].below(100) == years[0].hours[-1]
