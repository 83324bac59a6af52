"""Whatever a design looks like, its estimate is one: shares of time, ranked, that add up, and can be told."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from hypothesis import given, settings

from designer.cli.estimates.document import as_json
from designer.cli.estimates.found import Chance, found
from designer.cli.estimates.text import as_text
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.studies.availability.estimate import Availability, availability
from designer.simulation.studies.availability.inputs import Inputs, MeanTimes, Share
from tests.support.clusters import changed
from tests.support.random_clusters import random_cluster
from tests.support.samples import catalog
from tests.support.strategies import snapshots
from tests.support.volume import volume

CATALOG = catalog()
NOISE = 1e-12


def checked(server: Availability) -> None:
    shares = [cause.share for cause in server.contributors]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)
    assert 0 <= server.in_nodes <= server.unplanned + NOISE
    assert server.unplanned <= min(1, sum(shares)) + NOISE
    assert server.alone_in_nodes - NOISE <= server.alone <= 1
    assert 0 <= server.outside_nodes <= 1
    assert all(cause.inputs and cause.formula for cause in server.contributors)
    assert {part.cause for part in server.shared} == {
        *(cause.cause for cause in server.contributors if not cause.nodes),
        *(one.cause for one in server.unknown),
    }


def told(snapshot: Snapshot, inputs: Inputs) -> None:
    everything = found(Path("any.cluster"), snapshot, CATALOG, inputs, Chance(2, 2, 0))
    for server in everything.estimates.servers:
        checked(server)
    assert as_text(everything)
    assert json.loads(as_json(everything))["schema"] == "clusterwright-availability"


def random_inputs(dice: Random) -> Inputs:
    figures = (None, MeanTimes(dice.choice([1, 50, 10_000]), dice.choice([0, 1, 500])), Share(dice.choice([0, 99.5])))
    return Inputs(
        node=MeanTimes(dice.choice([10, 500, 10_000]), dice.choice([0, 2, 100])),
        storage=dice.choice(figures),
        surroundings=dice.choice(figures),
        power=dice.choice(figures),
        coverage=dice.choice([0, 0.5, 1]),
        repair_crews=dice.choice([None, 1, 3]),
        moves_per_year=dice.choice([None, 0, 12, 100_000]),
    )


def test_random_clusters_are_estimated() -> None:
    for number in range(volume(1000)):
        dice = Random(number)
        snapshot = random_cluster(dice)
        for group in snapshot.groups.values():
            if group.kind == "other" and dice.random() < 0.5:
                snapshot = changed(snapshot, "groups", group.id, kind="file-server")
        told(snapshot, random_inputs(dice))


@settings(max_examples=volume(1000), deadline=None)
@given(snapshots())
def test_whatever_is_drawn_is_estimated_or_refused(snapshot: Snapshot) -> None:
    try:
        estimates = availability(snapshot, CATALOG)
    except CannotSimulate:
        return
    for server in estimates.servers:
        checked(server)
