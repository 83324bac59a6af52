from __future__ import annotations

from designer.topology.dependencies import generations, has_cycle, providers, reachable, reversed_needs
from tests.support.samples import three_plus_one

NEEDS = {"name": ("ip",), "ip": (), "disk": (), "sa": ("name", "disk"), "store": ("sa",)}


def test_generations_put_providers_first_and_what_can_start_together_in_one_list() -> None:
    assert generations(NEEDS) == [["ip", "disk"], ["name"], ["sa"], ["store"]]


def test_what_is_on_or_behind_a_cycle_never_starts() -> None:
    needs = {**NEEDS, "ip": ("store",)}
    assert generations(needs) == [["disk"]]
    assert has_cycle(needs)
    assert not has_cycle(NEEDS)


def test_reachable_follows_needs_to_the_end_and_stops_on_cycles() -> None:
    assert reachable(NEEDS, "sa") == {"name", "ip", "disk"}
    assert reachable({"a": ("b",), "b": ("a",)}, "a") == {"a", "b"}


def test_reversed_needs_tell_the_dependents() -> None:
    assert reversed_needs(NEEDS)["sa"] == ("store",)
    assert reversed_needs(NEEDS)["store"] == ()


def test_every_resource_of_a_design_has_an_entry() -> None:
    design = three_plus_one()
    assert providers(design).keys() == design.resources.keys()
