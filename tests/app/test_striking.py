"""What a fault does to what it is dropped on, and what the menu of an object offers."""

from __future__ import annotations

import pytest

from designer.app.blows import all_repairs, repairs
from designer.app.deeds import Deed, deeds_on
from designer.app.faults import action_of, fault_text
from designer.app.palette import FAULTS, faults_for
from designer.app.striking import Place, Strike, drop_fault
from designer.drawing.icons import icons
from designer.drawing.timeline.deeds import ICONS
from designer.edits.draft import Draft
from designer.edits.legality import Refusal, Spot
from designer.edits.surroundings import add_site
from designer.edits.templates import empty_design
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import NO_DAMAGE, Damage
from designer.simulation.record.events import Event
from designer.simulation.scenario.actions import ACTION_KINDS, Action, missing
from tests.support.samples import sample

DESIGN = sample("four-node-3-plus-1")
DC, FRONT_END = (
    next(server.id for server in DESIGN.servers.values() if role in server.roles) for role in ("dns", "front-end")
)


def two_sites() -> Snapshot:
    draft = Draft(DESIGN)
    for name in ("Head office", "Branch"):
        draft.do(add_site(draft.snapshot, name))
    for number, node in enumerate(DESIGN.nodes):
        draft.change("nodes", node, site=list(draft.snapshot.sites)[number % 2])
    return draft.snapshot


def struck(item: str, spot: Spot | None = None, below: Id = "", damage: Damage = NO_DAMAGE) -> Strike | Refusal:
    return drop_fault(DESIGN, f"fault:{item}", Place(spot or Spot(), below, damage))


def blows(item: str, spot: Spot | None = None, below: Id = "", damage: Damage = NO_DAMAGE) -> list[tuple[str, Id]]:
    strike = struck(item, spot, below, damage)
    assert isinstance(strike, Strike), strike
    return [(blow.kind, blow.subject) for blow in strike.blows]


@pytest.mark.parametrize("kind", ["power", "service", "hang", "start", "pause"])
def test_what_nodes_suffer_hits_the_node_below_the_pointer(kind: str) -> None:
    assert blows(kind, Spot(node="n1", group="g2")) == [(kind, "n1")]
    assert struck(kind) == Refusal("Drop it on a node")


def test_a_resource_below_the_pointer_fails_itself() -> None:
    resource = DESIGN.members("g2")[0]
    assert blows("resource", Spot(node="n1", group="g2"), below=resource.id) == [("resource", resource.id)]


def test_a_paused_node_is_resumed() -> None:
    strike = drop_fault(DESIGN, "fault:pause", Place(Spot(node="n2"), paused=frozenset({"n2"})))
    assert isinstance(strike, Strike)
    assert (strike.blows[0].kind, strike.says) == ("resume", "NODE2 is resumed")


def test_a_lost_disk_is_lost_for_everybody_or_for_one_node() -> None:
    assert blows("disk", below="d2") == [("disk", "d2"), *((f"disk={node}", "d2") for node in DESIGN.nodes)]
    assert isinstance(struck("disk", Spot(node="n1")), Refusal)


def test_a_disk_that_few_nodes_see_can_be_lost_for_those() -> None:
    draft = Draft(DESIGN)
    draft.change("disks", "d2", visible_to=("n1", "n4"))
    strike = drop_fault(draft.snapshot, "fault:disk", Place(Spot(), "d2"))
    assert isinstance(strike, Strike)
    assert [blow.label for blow in strike.blows] == ["For Every Node", "For NODE1", "For NODE4"]


def test_the_way_to_the_storage_is_a_fabric_or_a_path() -> None:
    array, fabric = next(iter(DESIGN.arrays)), next(iter(DESIGN.fabrics))
    assert blows("disk", below=array) == [("array", array)]
    paths = [path.id for path in DESIGN.paths.values() if path.fabric == fabric]
    assert blows("path", below=fabric) == [("fabric", fabric), *(("path", path) for path in paths)]
    mine = [path.id for path in DESIGN.paths.values() if path.node == "n2"]
    assert blows("path", Spot(node="n2")) == [("path", path) for path in mine]
    assert isinstance(struck("path"), Refusal)


def test_a_network_fails_and_a_cable_is_pulled() -> None:
    networks = list(DESIGN.networks)
    assert blows("network", below=networks[0]) == [("network", networks[0])]
    assert isinstance(struck("network", Spot(node="n1")), Refusal)
    assert {kind for kind, _ in blows("cable", Spot(node="n1"))} == {"cable", *(f"cable={one}" for one in networks)}
    assert blows("cable", below=networks[0]) == [(f"cable={networks[0]}", node) for node in DESIGN.nodes]
    assert struck("cable", Spot(group="g9")) == Refusal("Drop it on a node or on a network")


def test_only_directory_and_name_servers_fail() -> None:
    assert blows("directory", below=DC) == [("directory", DC)]
    refusal = struck("directory", below=FRONT_END)
    assert isinstance(refusal, Refusal)
    assert DESIGN.servers[FRONT_END].name in refusal.says


def test_a_site_fails_or_is_cut_off() -> None:
    snapshot = two_sites()
    first, second = snapshot.sites
    strike = drop_fault(snapshot, "fault:site", Place(Spot(node="n1")))
    assert isinstance(strike, Strike)
    assert [(blow.kind, blow.subject) for blow in strike.blows] == [("site", first), (f"link={second}", first)]
    assert struck("site", Spot(node="n1")) == Refusal("Drop it on a site")


def test_a_resource_is_that_of_the_disk_or_one_of_the_group() -> None:
    ((kind, resource),) = blows("resource", Spot(group="g2"), "d2")
    assert (kind, DESIGN.resources[resource].disk) == ("resource", "d2")
    assert blows("resource", Spot(group="g3")) == [("resource", one.id) for one in DESIGN.members("g3")]
    assert isinstance(struck("resource", Spot(node="n1")), Refusal)


def test_only_what_is_broken_is_repaired() -> None:
    assert isinstance(struck("repair", Spot(node="n1")), Refusal)
    network = next(iter(DESIGN.networks))
    damage = Damage(cables=frozenset({("n1", network)}), disks=frozenset(("d2", node) for node in DESIGN.nodes))
    assert blows("repair", Spot(node="n1"), damage=damage) == [(f"repair={network}", "n1")]
    assert blows("repair", below="d2", damage=damage) == [("repair", "d2")]
    assert isinstance(struck("repair", below="d3", damage=damage), Refusal)


def test_nothing_else_is_a_fault() -> None:
    assert isinstance(struck("flood", Spot(node="n1")), Refusal)


def test_the_palette_offers_faults_that_there_is_something_for() -> None:
    assert [item.key for item in faults_for(two_sites())] == [item.key for item in FAULTS]
    offered = {item.key for item in faults_for(empty_design())}
    assert "fault:power" in offered
    assert not {"fault:disk", "fault:path", "fault:network", "fault:site", "fault:directory"} & offered
    assert {item.icon for item in FAULTS} <= set(icons())


def flat(deeds: list[Deed]) -> list[Deed]:
    return [one for deed in deeds for one in (deed, *flat(list(deed.inside)))]


TABLES = (
    "nodes", "groups", "resources", "disks", "networks", "interfaces", "fabrics", "arrays", "paths", "servers", "sites"
)  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_whatever_a_menu_offers_is_an_action_of_the_simulation(table: str) -> None:
    snapshot = two_sites()
    offered = set()
    for subject in snapshot.table(table):
        for deed in flat(deeds_on(snapshot, subject)):
            if deed.blow is not None:
                action = action_of(deed.blow.kind, deed.blow.subject, 1000)
                assert not missing(action, snapshot)
                assert fault_text(deed.blow.kind, snapshot, deed.blow.subject)
                offered.add(action.kind)
    assert offered


def test_menus_and_repairs_together_cover_every_kind() -> None:
    snapshot = two_sites()
    subjects = [subject for table in TABLES for subject in snapshot.table(table)]
    found = [deed.blow for subject in subjects for deed in flat(deeds_on(snapshot, subject)) if deed.blow is not None]
    kinds = {action_of(blow.kind, blow.subject, 0).kind for blow in found}
    assert kinds == set(ACTION_KINDS) - {"repair"}
    assert set(ICONS) == set(ACTION_KINDS)
    assert set(ICONS.values()) <= set(icons())


@pytest.mark.parametrize(
    ("kind", "subject", "value"),
    [
        ("network", "net1", None),
        ("cable", "n1", None),
        ("cable", "n1", "net1"),
        ("disk", "d2", None),
        ("disk", "d2", "n3"),
        ("site", "site1", None),
        ("link", "site1", "site2"),
        ("link", "site1", None),
        ("directory", "cluster", None),
        ("path", "path1", None),
    ],
)
def test_what_is_broken_can_be_repaired_whole(kind: str, subject: Id, value: Id | None) -> None:
    snapshot = two_sites()
    damage = NO_DAMAGE.after(Event(1, 0, "action", subject, None, detail=kind, other=value), snapshot)
    assert damage.any
    offered = all_repairs(snapshot, damage)
    assert offered
    for blow in offered:
        action = action_of(blow.kind, blow.subject, 0)
        assert not missing(action, snapshot)
        damage = damage.after(Event(2, 0, "action", blow.subject, 1, detail="repair", other=action.value), snapshot)
    assert not damage.any


def test_a_broken_object_can_be_repaired_from_its_menu() -> None:
    damage = Damage(networks=frozenset({"net1"}))
    assert deeds_on(DESIGN, "net1", damage)[-1].label == "Repair Private"
    assert repairs(DESIGN, damage, "net2") == []


def test_a_word_becomes_an_action() -> None:
    assert action_of("move=n4", "g2", 5) == Action("move", "g2", "n4", 5)
    assert action_of("power", "n1", 0) == Action("power", "n1", None, 0)
    assert action_of("stall=240", "r5", 0) == Action("stall", "r5", count=240)
    assert action_of("start-failure", "r5", 0) == Action("start-failure", "r5", count=1)
    assert action_of("resource=is-alive", "r5", 7) == Action("resource", "r5", at_ms=7, how="is-alive")


@pytest.mark.parametrize("word", ["flood", "", "power=n2", "stall=long", "resource=never"])
def test_no_other_word_does(word: str) -> None:
    with pytest.raises(ValueError, match="no kind of fault"):
        action_of(word, "n1", 0)


@pytest.mark.parametrize(
    ("kind", "subject", "text"),
    [
        ("power", "n1", "NODE1 loses power"),
        ("disk", "d2", "Disk R: is lost"),
        ("disk=n2", "d2", "Disk R: is lost for NODE2"),
        ("cable=net2", "n1", "NODE1 loses its cable to Public"),
        ("network", "net1", "Private network fails"),
        ("move", "g2", "EVS1 is moved to the best possible node"),
        ("start-failure=2", "r5", "EVS1 IP Address will fail to come online twice"),
        ("repair=net2", "n1", "NODE1 has its cable to Public again"),
        ("directory", "cluster", "Directory and name service fail"),
    ],
)
def test_chips_say_what_happens(kind: str, subject: Id, text: str) -> None:
    assert fault_text(kind, DESIGN, subject) == text
