from __future__ import annotations

from designer.edits.objects import set_fields
from designer.model.diff import apply
from designer.model.snapshot import CLUSTER_ID
from designer.topology.platforms import node_windows, node_windows_sp
from tests.support.samples import catalog, node, three_plus_one


def test_a_node_has_the_windows_of_the_design_unless_it_says_otherwise() -> None:
    design = three_plus_one()
    first = node(design, "NODE1")
    design = apply(design, set_fields(design, CLUSTER_ID, windows="windows-2003-enterprise", windows_sp=1))
    assert node_windows(design, catalog(), design.nodes[first]) is catalog().windows["windows-2003-enterprise"]
    assert node_windows_sp(design, design.nodes[first]) == 1
    design = apply(design, set_fields(design, first, windows="windows-2000-datacenter"))
    assert node_windows(design, catalog(), design.nodes[first]) is catalog().windows["windows-2000-datacenter"]
    assert node_windows_sp(design, design.nodes[first]) is None
    design = apply(design, set_fields(design, first, windows="windows-nt-4", windows_sp=6))
    assert node_windows(design, catalog(), design.nodes[first]) is None
    assert node_windows_sp(design, design.nodes[first]) == 6
