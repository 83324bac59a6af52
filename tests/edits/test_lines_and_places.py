"""What lines between resources, and cards on networks and disks, do when they are let go."""

from __future__ import annotations

import pytest

from designer.edits.draft import EditError, added
from designer.edits.legality import Effect, Refusal
from designer.edits.legality.depending import (
    add_connected,
    depend,
    drop_resource,
    redirect,
    resource_kinds,
    suffice,
)
from designer.edits.legality.networking import about_address, drop_address, drop_network, write_address
from designer.edits.legality.placing import drop_contents, letters_for
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.topology.addressing import address_problem, given_twice, holder_address
from designer.topology.evs import ADDRESS, DISK, NAME
from tests.support.samples import catalog, group, resource, sample, three_plus_one

DESIGN = three_plus_one()
IP, NETWORK_NAME = resource(DESIGN, "EVS1", ADDRESS), resource(DESIGN, "EVS1", NAME)
STORE, ATTENDANT = (resource(DESIGN, "EVS1", f"exchange-{kind}") for kind in ("information-store", "system-attendant"))


def pairs(snapshot: Snapshot) -> set[tuple[str, str]]:
    return {(edge.dependent, edge.provider) for edge in snapshot.dependencies.values()}


def test_a_dependency_is_added_and_told() -> None:
    outcome = depend(DESIGN, (STORE,), (IP,))
    assert isinstance(outcome, Effect)
    assert "online after it" in outcome.says
    assert (STORE, IP) in pairs(apply(DESIGN, outcome.diff))


@pytest.mark.parametrize(
    ("dependent", "provider", "why"),
    [
        (IP, NETWORK_NAME, "circle"),
        (IP, IP, "itself"),
        (NETWORK_NAME, IP, "already"),
        (STORE, resource(DESIGN, "EVS2", ADDRESS), "different groups"),
    ],
)
def test_what_the_cluster_service_refuses_is_refused_with_the_reason(dependent: str, provider: str, why: str) -> None:
    outcome = depend(DESIGN, (dependent,), (provider,))
    assert isinstance(outcome, Refusal)
    assert why in outcome.says


def test_an_end_of_a_dependency_goes_elsewhere_and_keeps_its_id() -> None:
    edge = next(one for one in DESIGN.dependencies.values() if (one.dependent, one.provider) == (NETWORK_NAME, IP))
    disk = resource(DESIGN, "EVS1", DISK)
    outcome = redirect(DESIGN, edge.id, "provider", disk)
    assert isinstance(outcome, Effect)
    assert apply(DESIGN, outcome.diff).dependencies[edge.id].provider == disk
    assert isinstance(redirect(DESIGN, edge.id, "provider", ATTENDANT), Refusal)
    assert isinstance(redirect(DESIGN, edge.id, "provider", IP), Refusal)


def test_every_kind_of_resource_that_is_offered_can_be_added() -> None:
    evs = group(DESIGN, "EVS1")
    kinds = resource_kinds(DESIGN, catalog(), evs)
    assert {ADDRESS, DISK, "generic-service"} <= {kind.id for kind in kinds}
    assert "local-quorum" not in {kind.id for kind in kinds}
    for kind in kinds:
        outcome = drop_resource(DESIGN, catalog(), kind.id, evs)
        assert isinstance(outcome, Effect)
        assert added(outcome.diff, "resources")
    assert isinstance(drop_resource(DESIGN, catalog(), ADDRESS, None), Refusal)
    assert isinstance(drop_resource(DESIGN, catalog(), "nonsense", evs), Refusal)


def test_a_new_resource_arrives_connected_either_way() -> None:
    needed = add_connected(DESIGN, catalog(), NETWORK_NAME, "provider", ADDRESS)
    assert isinstance(needed, Effect)
    (new,) = added(needed.diff, "resources")
    assert (NETWORK_NAME, new) in pairs(apply(DESIGN, needed.diff))
    needing = add_connected(DESIGN, catalog(), ATTENDANT, "dependent", "generic-service")
    assert isinstance(needing, Effect)
    (new,) = added(needing.diff, "resources")
    assert (new, ATTENDANT) in pairs(apply(DESIGN, needing.diff))


def test_one_of_two_addresses_can_suffice_and_both_be_needed_again() -> None:
    second = add_connected(DESIGN, catalog(), NETWORK_NAME, "provider", ADDRESS)
    assert isinstance(second, Effect)
    two = apply(DESIGN, second.diff)
    both = tuple(edge.provider for edge in two.dependencies.values() if edge.dependent == NETWORK_NAME)
    outcome = suffice(two, catalog(), NETWORK_NAME, both)
    assert isinstance(outcome, Effect)
    assert "does not know" in outcome.says
    either = apply(two, outcome.diff)
    assert {edge.alternative for edge in either.dependencies.values() if edge.dependent == NETWORK_NAME} != {""}
    back = suffice(either, catalog(), NETWORK_NAME, both)
    assert isinstance(back, Effect)
    assert apply(either, back.diff) == two
    assert isinstance(suffice(DESIGN, catalog(), NETWORK_NAME, (IP,)), Refusal)


def test_networks_are_numbered_from_the_top() -> None:
    one, other = DESIGN.networks
    outcome = drop_network(DESIGN, other, (other, one))
    assert isinstance(outcome, Effect)
    after = apply(DESIGN, outcome.diff)
    assert (after.networks[other].priority, after.networks[one].priority) == (1, 2)
    assert isinstance(drop_network(after, other, (other, one)), Refusal)


def test_an_address_that_changes_its_network_becomes_one_of_it() -> None:
    there = next(one for one in DESIGN.networks if one != DESIGN.resources[IP].network)
    outcome = drop_address(DESIGN, catalog(), IP, there)
    assert isinstance(outcome, Effect)
    after = apply(DESIGN, outcome.diff)
    assert after.resources[IP].network == there
    address = holder_address(after, IP)
    assert address
    assert not address_problem(after, there, address)
    assert not given_twice(after)
    assert isinstance(drop_address(DESIGN, catalog(), IP, None), Refusal)
    assert isinstance(drop_address(after, catalog(), IP, there), Refusal)


def test_an_address_is_written_or_refused_with_an_example() -> None:
    face = next(iter(DESIGN.interfaces))
    assert holder_address(apply(DESIGN, write_address(DESIGN, face, " 10.10.10.9 ")), face) == "10.10.10.9"
    assert holder_address(apply(DESIGN, write_address(DESIGN, face, "")), face) == ""
    with pytest.raises(EditError, match="such as"):
        write_address(DESIGN, face, "10.10.10.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10.10.10.99", ""),
        ("", ""),
        ("10.10.10.0", "not for a host"),
        ("::1", "not in the subnet"),
        ("10.10.10.2", "NODE2 on Private has it already"),
    ],
)
def test_what_speaks_against_an_address_is_told_while_it_is_typed(text: str, said: str) -> None:
    face = next(one.id for one in DESIGN.interfaces.values() if one.address == "10.10.10.1")
    assert about_address(DESIGN, face, text) == said


def test_the_address_of_a_server_outside_is_taken_too() -> None:
    design = sample("dell-three-plus-one")
    server = next(one for one in design.servers.values() if one.address)
    face = next(iter(design.interfaces))
    after = apply(design, write_address(design, face, server.address))
    assert {face, server.id} <= given_twice(after)


def test_logs_and_stores_go_to_another_disk() -> None:
    store = next(iter(DESIGN.stores.values()))
    other = next(disk for disk in DESIGN.disks if disk != store.disk)
    outcome = drop_contents(DESIGN, store.id, other)
    assert isinstance(outcome, Effect)
    assert apply(DESIGN, outcome.diff).stores[store.id].disk == other
    assert isinstance(drop_contents(DESIGN, store.id, store.disk), Refusal)
    assert isinstance(drop_contents(DESIGN, store.id, None), Refusal)


def test_only_free_letters_are_offered_and_a_mounted_disk_can_get_one() -> None:
    design = sample("eight-node-7-plus-1")
    mounted = next(disk for disk in design.disks.values() if disk.root is not None)
    name, effect = next(iter(letters_for(design, catalog(), mounted.id)))
    after = apply(design, effect.diff)
    assert after.disks[mounted.id].letter == name[0]
    assert after.disks[mounted.id].root is None
    assert name[0] not in {disk.letter for disk in design.disks.values()}
