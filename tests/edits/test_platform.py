from __future__ import annotations

import pytest

from designer.edits.draft import EditError
from designer.edits.objects import set_fields, set_property
from designer.edits.platform import switch_platform
from designer.model.diff import apply, between
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.topology.trees import member_dependencies
from tests.support.samples import catalog, group, resource, template, three_plus_one

TO_2000 = {"windows": "windows-2000-datacenter", "exchange": "exchange-2000-enterprise"}
TO_2003 = {"windows": "windows-2003-enterprise", "exchange": "exchange-2003-enterprise"}


def switched(design: Snapshot, **platform: str | int) -> Snapshot:
    return apply(design, switch_platform(design, catalog(), **platform))  # type: ignore[arg-type]


def edges(design: Snapshot) -> set[tuple[str, str]]:
    return {(edge.dependent, edge.provider) for edge in design.dependencies.values()}


def test_service_packs_become_the_latest_unless_they_are_given() -> None:
    cluster = switched(three_plus_one(), **TO_2000).cluster
    assert (cluster.windows, cluster.windows_sp) == ("windows-2000-datacenter", 4)
    assert (cluster.exchange, cluster.exchange_sp) == ("exchange-2000-enterprise", 3)
    cluster = switched(three_plus_one(), **TO_2000, windows_sp=3, exchange_sp=0).cluster
    assert (cluster.windows_sp, cluster.exchange_sp) == (3, 0)


def test_the_virtual_servers_hang_on_the_tree_of_the_new_exchange() -> None:
    after = switched(three_plus_one(), **TO_2000)
    assert edges(after) >= set(member_dependencies(after, catalog(), "exchange-2000"))
    smtp, store = (resource(after, "EVS1", kind) for kind in ("exchange-smtp", "exchange-information-store"))
    assert (smtp, store) in edges(after)
    assert (smtp, store) not in edges(three_plus_one())


def test_kerberos_follows_windows_and_exchange() -> None:
    after = switched(three_plus_one(), **TO_2000)
    assert after.resources[resource(after, "EVS1", "network-name")].properties == {"Name": "EVS1"}
    only_windows = switched(three_plus_one(), windows="windows-2000-datacenter")
    assert "RequireKerberos" not in only_windows.resources[resource(after, "EVS1", "network-name")].properties
    back = switched(after, **TO_2003).resources[resource(after, "EVS1", "network-name")].properties
    assert back["RequireKerberos"] is back["RequireDNS"] is True


def test_the_cluster_name_keeps_what_it_has() -> None:
    design = three_plus_one()
    name = resource(design, "Cluster Group", "network-name")
    design = apply(design, set_property(design, name, "RequireKerberos", True))
    assert switched(design, **TO_2000).resources[name].properties["RequireKerberos"] is True


def test_what_only_windows_server_2003_has_goes_and_comes() -> None:
    design = three_plus_one()
    design = apply(design, set_fields(design, "n2", boot_userva=2900, system_pages=7))
    after = switched(design, **TO_2000)
    assert {node.boot_userva for node in after.nodes.values()} == {None}
    assert [node.system_pages for node in after.nodes.values()] == [24000, 7, 24000, 24000]
    assert {node.boot_3gb for node in after.nodes.values()} == {True}
    assert {node.boot_userva for node in switched(after, **TO_2003).nodes.values()} == {3030}


def test_what_was_never_filled_in_stays_open() -> None:
    design = three_plus_one()
    design = apply(design, set_fields(design, "n1", boot_userva=None, system_pages=None))
    node = switched(design, windows="windows-2003-datacenter").nodes["n1"]
    assert (node.boot_userva, node.system_pages) == (None, None)
    assert switched(design, **TO_2000).nodes["n1"].system_pages is None


def test_anti_affinity_exists_where_windows_knows_it() -> None:
    apart = catalog().roles["evs"].anti_affinity
    after = switched(three_plus_one(), **TO_2000)
    assert after.groups[group(after, "EVS1")].anti_affinity == ()
    back = switched(after, **TO_2003)
    assert back.groups[group(back, "EVS1")].anti_affinity == (apart,)
    assert back.groups[group(back, "Cluster Group")].anti_affinity == ()
    design = three_plus_one()
    alone = apply(design, set_fields(design, group(design, "EVS1"), anti_affinity=()))
    datacenter = switched(alone, windows="windows-2003-datacenter")
    assert datacenter.groups[group(design, "EVS1")].anti_affinity == ()


def test_nodes_no_longer_differ_from_the_design() -> None:
    design = three_plus_one()
    odd = {"windows": "windows-2003-datacenter", "windows_sp": 0, "exchange": "", "exchange_sp": 1}
    design = apply(design, set_fields(design, "n2", **odd))
    node = switched(design, windows="windows-2000-datacenter").nodes["n2"]
    assert (node.windows, node.windows_sp, node.exchange_sp) == ("", None, 1)
    assert switched(design, **TO_2000).nodes["n2"].exchange_sp is None
    assert switched(design, windows_sp=2).nodes["n2"].windows_sp == 0


def test_there_and_back_is_the_same_design() -> None:
    design = switched(three_plus_one(), windows_sp=2, exchange_sp=2)
    back = switched(switched(design, **TO_2000), **TO_2003)
    assert between(design, back).touched() <= {"dependencies"}
    assert edges(back) == edges(design)


def test_what_follows_from_something_else_stays() -> None:
    design = three_plus_one()
    after = switched(design, **TO_2000)
    assert between(design, after).touched() == {"clusters", "nodes", "groups", "resources", "dependencies"}
    assert after.cluster.bus == design.cluster.bus
    assert {one.type for one in after.resources.values()} == {one.type for one in design.resources.values()}


def test_other_virtual_servers_keep_their_trees() -> None:
    design = template("file-server-two-node")
    after = switched(design, windows="windows-2003-datacenter")
    assert edges(after) == edges(design)
    assert after.cluster.exchange == design.cluster.exchange


def test_the_same_platform_again_changes_nothing() -> None:
    design = three_plus_one()
    assert not switch_platform(design, catalog(), windows=design.cluster.windows, exchange=design.cluster.exchange)
    assert not switch_platform(design, catalog())


def test_a_platform_can_be_taken_away_and_given_again() -> None:
    design = three_plus_one()
    without = switched(design, exchange="")
    assert (without.cluster.exchange, without.cluster.exchange_sp) == ("", None)
    assert switched(without, exchange="exchange-2003-enterprise").cluster.exchange_sp == 2


@pytest.mark.parametrize("platform", [{"windows": "windows-nt-4"}, {"exchange": "exchange-5.5"}])
def test_an_unknown_platform_is_answered_with_the_known_ones(platform: dict[str, str]) -> None:
    with pytest.raises(EditError, match=r"there are (windows|exchange)-2000"):
        switched(three_plus_one(), **platform)
    assert three_plus_one().find(CLUSTER_ID) is not None
