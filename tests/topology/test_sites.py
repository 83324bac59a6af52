from __future__ import annotations

from designer.edits.objects import set_fields
from designer.model.diff import adding, apply
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.model.surroundings import Site
from designer.topology.sites import copied, is_dispersed, nodes_by_site
from tests.support.samples import node, three_plus_one


def placed(**sites: str) -> Snapshot:
    """Three + one with two sites, at which some nodes stand."""
    design = three_plus_one()
    design = apply(design, adding([("sites", Site(id=one, name=one)) for one in ("site1", "site2")]))
    for name, site in sites.items():
        design = apply(design, set_fields(design, node(design, name), site=site))
    return design


def test_only_sites_with_nodes_count() -> None:
    design = placed(NODE1="site1", NODE3="site1")
    assert nodes_by_site(design) == {"site1": [node(design, "NODE1"), node(design, "NODE3")]}
    assert not is_dispersed(design)


def test_a_cluster_is_dispersed_where_it_says_so_or_its_nodes_stand_apart() -> None:
    assert is_dispersed(placed(NODE1="site1", NODE3="site2"))
    design = three_plus_one()
    assert not is_dispersed(design)
    assert is_dispersed(apply(design, set_fields(design, CLUSTER_ID, dispersed=True)))


def test_a_disk_is_replicated_as_it_says_and_else_as_the_design_says() -> None:
    design = three_plus_one()
    disk = next(iter(design.disks))
    assert copied(design, design.disks[disk]) is None
    design = apply(design, set_fields(design, CLUSTER_ID, replication="asynchronous"))
    assert copied(design, design.disks[disk]) == "asynchronous"
    design = apply(design, set_fields(design, disk, replicated="none"))
    assert copied(design, design.disks[disk]) == "none"
