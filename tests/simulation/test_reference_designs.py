"""What reference designs do when nodes fail, as their sources tell it."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.simulation.record.timeline import Timeline
from tests.simulation.play import play
from tests.support.samples import group, sample, three_plus_one

TEN_MINUTES = "@600"


def servers(design: Snapshot, timeline: Timeline) -> dict[str, str]:
    """Where each virtual server is at the end, or that it is not online."""
    end = timeline.state_at(timeline.end)
    return {
        one.name: design.name_of(end.owners[one.id] or "") if end.groups[one.id] == "online" else end.groups[one.id]
        for one in design.groups_of_kind("evs")
    }


@pytest.fixture(params=["sample", "template"])
def recommended(request: pytest.FixtureRequest) -> Snapshot:
    return three_plus_one() if request.param == "template" else sample("four-node-3-plus-1")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_three_plus_one_survives_the_loss_of_any_active_node(
    recommended: Snapshot, number: int, catalog: Catalog
) -> None:
    after = servers(recommended, play(recommended, catalog, f"power:NODE{number}"))
    expected = {f"EVS{one}": f"NODE{one}" for one in (1, 2, 3)} | {f"EVS{number}": "NODE4"}
    assert after == expected


@pytest.mark.parametrize("second", [2, 3])
def test_a_second_failure_leaves_that_virtual_server_failed_and_the_others_online(
    recommended: Snapshot, second: int, catalog: Catalog
) -> None:
    after = servers(recommended, play(recommended, catalog, "power:NODE1", f"power:NODE{second}{TEN_MINUTES}"))
    expected = {"EVS1": "NODE4", "EVS2": "NODE2", "EVS3": "NODE3"} | {f"EVS{second}": "failed"}
    assert after == expected


def test_n_plus_one_survives_one_failure(catalog: Catalog) -> None:
    design = sample("enterprise-vault-n-plus-1")
    assert servers(design, play(design, catalog, "power:NODEA")) == {"EVS1": "NODEC", "EVS2": "NODEB"}
    assert servers(design, play(design, catalog, "power:NODEB")) == {"EVS1": "NODEA", "EVS2": "NODEC"}


@pytest.mark.parametrize(("first", "second"), [("A", "B"), ("B", "A")])
def test_when_both_active_nodes_fail_the_stand_by_keeps_what_it_has(first: str, second: str, catalog: Catalog) -> None:
    design = sample("enterprise-vault-n-plus-1")
    timeline = play(design, catalog, f"power:NODE{first}", f"power:NODE{second}{TEN_MINUTES}")
    kept, lost = ("EVS1", "EVS2") if first == "A" else ("EVS2", "EVS1")
    after = servers(design, timeline)
    assert after[kept] == "NODEC"
    assert after[lost] == "failed"
    assert timeline.state_at(timeline.end).owners[group(design, lost)] == next(
        node.id for node in design.nodes.values() if node.name == "NODEC"
    )


def test_without_its_stand_by_a_virtual_server_does_not_go_to_the_node_of_the_other(catalog: Catalog) -> None:
    design = sample("enterprise-vault-n-plus-1")
    after = servers(design, play(design, catalog, "power:NODEC", f"power:NODEA{TEN_MINUTES}"))
    assert after == {"EVS1": "offline", "EVS2": "NODEB"}


def test_the_primary_passive_node_takes_over_first_and_the_alternate_ones_after_it(catalog: Catalog) -> None:
    design = sample("microsoft-four-plus-one-plus-two")
    losses = [f"power:NODE{number}@{600 * (number - 1)}" for number in (1, 2, 3)]
    after = servers(design, play(design, catalog, *losses))
    assert after == {"EVS1": "NODE5", "EVS2": "NODE6", "EVS3": "NODE7", "EVS4": "NODE4"}


def test_three_virtual_servers_each_have_a_passive_node_of_six_plus_two(catalog: Catalog) -> None:
    design = sample("eight-node-6-plus-2")
    after = servers(design, play(design, catalog, "power:NODE1", f"power:NODE4{TEN_MINUTES}"))
    assert (after["EVS1"], after["EVS4"]) == ("NODE7", "NODE8")
