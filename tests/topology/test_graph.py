from __future__ import annotations

import pytest

from designer.edits.dependencies import add_dependency, remove_dependency
from designer.foundation.ids import Id
from designer.model.diff import adding, apply
from designer.model.records import Dependency, Group, Record, Resource
from designer.model.snapshot import Snapshot
from designer.topology.graph import critical_path, cycles, dependency_graph, same_shape, shapes
from tests.support.designs import design as small_design
from tests.support.samples import group, resource, three_plus_one


def with_cycle() -> Snapshot:
    design = three_plus_one()
    address = resource(design, "EVS1", "ip-address")
    store = resource(design, "EVS1", "exchange-information-store")
    return needing(design, address, store)


def needing(design: Snapshot, dependent: Id, provider: Id) -> Snapshot:
    """The design with one more dependency, whatever the cluster service would say."""
    return apply(design, adding([("dependencies", Dependency(id="extra", dependent=dependent, provider=provider))]))


def test_a_sound_design_has_no_cycle() -> None:
    assert cycles(three_plus_one()) == []


def test_a_cycle_is_told_in_the_order_of_needs() -> None:
    design = with_cycle()
    (cycle,) = cycles(design)
    assert [design.resources[r].type for r in cycle] == [
        "ip-address",
        "exchange-information-store",
        "exchange-system-attendant",
        "network-name",
    ]


def test_a_resource_that_needs_itself_is_a_cycle() -> None:
    design = three_plus_one()
    store = resource(design, "EVS1", "exchange-information-store")
    assert cycles(needing(design, store, store)) == [[store]]


def test_only_the_first_evs_has_the_mta_so_the_three_have_two_shapes() -> None:
    design = three_plus_one()
    one, two, three = (group(design, name) for name in ("EVS1", "EVS2", "EVS3"))
    assert shapes(design) == [[one], [two, three]]


def test_the_same_resources_connected_otherwise_are_another_shape() -> None:
    design = three_plus_one()
    two, three = group(design, "EVS2"), group(design, "EVS3")
    assert same_shape(design, two, three)
    smtp = resource(design, "EVS3", "exchange-smtp")
    attendant = resource(design, "EVS3", "exchange-system-attendant")
    store = resource(design, "EVS3", "exchange-information-store")
    changed = apply(design, remove_dependency(design, smtp, attendant))
    changed = apply(changed, add_dependency(changed, smtp, store))
    assert not same_shape(changed, two, three)


def test_the_critical_path_is_the_heaviest_chain() -> None:
    design = three_plus_one()
    evs = group(design, "EVS1")
    weights = {member.id: 1 for member in design.members(evs)}
    weights[resource(design, "EVS1", "exchange-search")] = 5
    path = [design.resources[r].type for r in critical_path(design, evs, weights)]
    assert path == ["ip-address", "network-name", "exchange-system-attendant", "exchange-search"]


def test_the_critical_path_of_a_cycle_is_refused_by_name() -> None:
    design = with_cycle()
    with pytest.raises(ValueError, match="EVS1 form a cycle"):
        critical_path(design, group(design, "EVS1"), {})


def test_the_graph_of_a_group_holds_that_group_only() -> None:
    design = three_plus_one()
    graph = dependency_graph(design, group(design, "EVS2"))
    assert len(graph) == len(design.members(group(design, "EVS2")))
    assert len(dependency_graph(design)) == len(design.resources)


def services(*groups: tuple[tuple[int, int], ...]) -> Snapshot:
    """Groups A, B, ... of four services each, A1 to A4 and so on, connected by the given pairs of numbers."""
    records: list[Record] = []
    for letter, edges in zip("AB", groups, strict=True):
        records.append(Group(id=letter, name=letter, kind="other"))
        records += [Resource(id=f"{letter}{n}", name="", type="generic-service", group=letter) for n in range(1, 5)]
        records += [
            Dependency(id=f"{letter}{one}-{two}", dependent=f"{letter}{one}", provider=f"{letter}{two}")
            for one, two in edges
        ]
    return small_design(*records)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (((2, 1), (3, 1)), ((2, 1), (3, 1)), True),
        (((2, 1), (3, 1)), ((1, 4), (2, 4)), True),
        (((2, 1), (3, 1)), ((2, 1), (3, 2)), False),
        (((2, 1), (3, 1)), ((2, 1),), False),
        (((2, 1), (3, 1)), ((1, 2), (1, 3)), False),
    ],
)
def test_shapes_do_not_depend_on_the_order_in_which_resources_were_made(
    one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...], alike: bool
) -> None:
    assert same_shape(services(one, other), "A", "B") is alike
