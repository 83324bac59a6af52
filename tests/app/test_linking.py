"""The commands that connect objects, for those who work without a mouse."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu
from designer.app.commands.linking import LINKING
from designer.app.describing import described
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.topology.evs import ADDRESS, disk_text, group_of_disk
from designer.topology.ownership import group_owners
from tests.app.test_actions import StandIn
from tests.support.samples import catalog, group, node, resource, three_plus_one

DESIGN = three_plus_one()


def submenu(identifier: str) -> Submenu:
    return next(one for one in LINKING if isinstance(one, Submenu) and one.id == identifier)


def after(identifier: str, value: str, *selection: Id) -> Snapshot:
    """The design after an entry was chosen."""
    desk = StandIn(DESIGN, *selection)
    menu = submenu(identifier)
    assert menu.enabled(desk)
    assert value in [entry.value for entry in menu.entries(desk) if entry.enabled]
    menu.pick(desk, value)
    assert desk.session is not None
    return desk.session.snapshot


def pairs(snapshot: Snapshot) -> set[tuple[str, str]]:
    return {(edge.dependent, edge.provider) for edge in snapshot.dependencies.values()}


def test_a_dependency_is_added_and_removed() -> None:
    store, ip = resource(DESIGN, "EVS1", "exchange-information-store"), resource(DESIGN, "EVS1", ADDRESS)
    assert (store, ip) in pairs(after("design.depend", ip, store))
    name = resource(DESIGN, "EVS1", "network-name")
    assert (name, ip) not in pairs(after("design.undepend", ip, name))


def test_only_what_may_be_needed_is_offered() -> None:
    ip, name = resource(DESIGN, "EVS1", ADDRESS), resource(DESIGN, "EVS1", "network-name")
    offered = [entry.value for entry in submenu("design.depend").entries(StandIn(DESIGN, ip))]
    assert name not in offered
    assert ip not in offered


def test_a_resource_is_added_to_the_group_of_what_is_selected() -> None:
    ip = resource(DESIGN, "EVS2", ADDRESS)
    changed = after("design.add-resource", "generic-service", ip)
    (new,) = set(changed.resources) - set(DESIGN.resources)
    assert changed.resources[new].group == group(DESIGN, "EVS2")


def test_a_disk_gets_a_letter_and_another_group() -> None:
    disk = next(one for one in DESIGN.disks if group_of_disk(DESIGN, one) == group(DESIGN, "EVS1"))
    evs2 = group(DESIGN, "EVS2")
    assert group_of_disk(after("design.give", evs2, disk), disk) == evs2
    letters = submenu("design.letter").entries(StandIn(DESIGN, disk))
    assert after("design.letter", letters[0].value, disk).disks[disk].letter == letters[0].value[0]


def test_a_store_goes_to_another_disk() -> None:
    store = next(iter(DESIGN.stores.values()))
    other = next(disk for disk in DESIGN.disks if disk != store.disk)
    assert after("design.put", other, store.id).stores[store.id].disk == other


def test_owners_are_chosen() -> None:
    evs, third = group(DESIGN, "EVS1"), node(DESIGN, "NODE3")
    assert third not in group_owners(after("design.possible", third, evs), evs)
    assert after("design.preferred", third, evs).groups[evs].preferred_owners[-1] == third
    checked = [entry.value for entry in submenu("design.preferred").entries(StandIn(DESIGN, evs)) if entry.checked]
    assert set(checked) == set(DESIGN.groups[evs].preferred_owners)


def test_a_network_is_raised_and_lowered() -> None:
    first, second = sorted(DESIGN.networks, key=lambda one: DESIGN.networks[one].priority or 0)
    raised = next(one for one in LINKING if isinstance(one, Command) and one.id == "design.priority-up")
    desk = StandIn(DESIGN, second)
    assert raised.enabled(desk)
    raised.call(desk)
    assert desk.session is not None
    assert desk.session.snapshot.networks[second].priority == 1
    assert desk.session.snapshot.networks[first].priority == 2


def test_without_a_fitting_selection_nothing_is_offered() -> None:
    evs = group(DESIGN, "EVS1")
    for menu in LINKING:
        if isinstance(menu, Submenu) and menu.id in ("design.letter", "design.depend", "design.put", "design.join"):
            assert not menu.enabled(StandIn(DESIGN, evs))
            assert menu.needs


def test_connections_are_described_in_words() -> None:
    edge = next(iter(DESIGN.dependencies.values()))
    text = described(DESIGN, catalog(), edge.id)
    assert DESIGN.name_of(edge.dependent) in text
    assert "online after it" in text
    face = next(iter(DESIGN.interfaces.values()))
    assert face.address in described(DESIGN, catalog(), face.id)
    store = next(iter(DESIGN.stores.values()))
    assert store.disk is not None
    assert disk_text(DESIGN.disks[store.disk]) in described(DESIGN, catalog(), store.id)
