from __future__ import annotations

from typing import Any

import pytest

from designer.edits.changes import change_lines, changes
from designer.edits.dependencies import hang_on_tree, remove_dependency
from designer.edits.objects import delete, reorder, set_fields, set_property
from designer.edits.paper import set_brand, set_paper, write_narrative
from designer.edits.versions import issue_version
from designer.model.diff import Diff, apply
from designer.model.snapshot import CLUSTER_ID, Snapshot
from tests.support.samples import catalog, group, node, resource, three_plus_one


def said(design: Snapshot, diff: Diff) -> list[str]:
    return [change.text.replace("\N{NO-BREAK SPACE}", " ") for change in changes(design, diff, catalog())]


@pytest.mark.parametrize(
    ("identifier", "values", "expected"),
    [
        ("d2", {"raid": "0"}, ["Disk R · RAID: RAID 10 → RAID 0"]),
        ("d2", {"size_mb": 2048}, ["Disk R · Size: 20 GB → 2 GB"]),
        ("d2", {"letter": ""}, ["Disk R · Drive letter: R → not set"]),
        ("d2", {"name": "Queues"}, ["Queues · Name: Disk R → Queues"]),
        ("n1", {"domain_controller": True}, ["NODE1 · Domain controller: no → yes"]),
        (CLUSTER_ID, {"windows_sp": 0}, ["EXCLUSTER · Windows service pack: SP1 → no service pack"]),
        (
            CLUSTER_ID,
            {"windows": "windows-2003-datacenter"},
            ["EXCLUSTER · Windows: Windows Server 2003, Enterprise Edition → Windows Server 2003, Datacenter Edition"],
        ),
    ],
)
def test_a_field_is_told_with_its_label_and_both_values(
    identifier: str, values: dict[str, Any], expected: list[str]
) -> None:
    design = three_plus_one()
    assert said(design, set_fields(design, identifier, **values)) == expected


def test_references_are_told_by_name() -> None:
    design = three_plus_one()
    evs1 = group(design, "EVS1")
    diff = set_fields(design, evs1, owner=node(design, "NODE4"), preferred_owners=())
    assert said(design, diff) == ["EVS1 · Owner: NODE1 → NODE4", "EVS1 · Preferred owners: NODE1 and NODE4 → none"]


def test_private_properties_have_the_labels_of_their_type() -> None:
    design = three_plus_one()
    name = resource(design, "EVS1", "network-name")
    assert said(design, set_property(design, name, "RequireKerberos", False)) == [
        f"{design.resources[name].name} · Enable Kerberos authentication: yes → no"
    ]


def test_what_goes_and_comes_is_named_with_its_dependencies() -> None:
    design = three_plus_one()
    edge = next(iter(design.dependencies.values()))
    ends = [design.resources[one].name for one in (edge.dependent, edge.provider)]
    assert said(design, remove_dependency(design, edge.dependent, edge.provider)) == [
        f"{ends[0]} no longer needs {ends[1]}"
    ]
    gone = said(design, delete(design, ["n4"]))
    assert "NODE4 goes" in gone
    assert "NODE4 on Private goes" in gone
    back = delete(design, ["n4"])
    assert "NODE4 is a new node" in said(apply(design, back), back.inverse())


def test_many_dependencies_are_counted() -> None:
    design = three_plus_one()
    lines = said(design, hang_on_tree(design, catalog(), "exchange-2000"))
    assert len(lines) == 2
    assert all("dependencies" in line for line in lines)


def test_the_order_of_cards_is_nobodys_business() -> None:
    design = three_plus_one()
    assert said(design, reorder(design, ["n2", "n1"])) == []


def test_the_same_change_of_several_objects_is_one_line() -> None:
    design = three_plus_one()
    diff = Diff()
    for one in ("n1", "n2"):
        diff = diff.then(set_fields(design, one, domain_controller=True))
    diff = diff.then(set_fields(design, "n3", domain_controller=None))
    assert change_lines(changes(design, diff, catalog())) == [
        "NODE1 and NODE2 · Domain controller: no → yes",
        "NODE3 · Domain controller: no → not set",
    ]
    every = Diff()
    for disk in design.disks:
        every = every.then(set_fields(design, disk, dynamic=True))
    (line,) = change_lines(changes(design, every, catalog()))
    assert line == "Disk Q, Disk R, Disk S and 7 more · Dynamic disk: no → yes"


def test_what_comes_and_goes_keeps_its_own_line() -> None:
    design = three_plus_one()
    lines = change_lines(changes(design, delete(design, ["n3", "n4"]), catalog()))
    assert {"NODE3 goes", "NODE4 goes"} <= set(lines)


def test_what_is_said_about_documents_is_told_field_by_field() -> None:
    design = three_plus_one()
    assert said(design, set_paper(design, version="1.1", marking="Confidential")) == [
        "Documents · Version: not set → 1.1",
        "Documents · Classification: not set → Confidential",
    ]
    assert said(design, set_brand(design, logo="iVBORw0KGgo=" * 99)) == ["Branding · Logo: not set → a picture"]


def test_an_issued_version_goes_by_its_number_and_a_text_by_its_section() -> None:
    design = three_plus_one()
    assert "Version 1.0 is a new issued version" in said(design, issue_version(design, "1.0", "2026-11-22"))
    written = write_narrative(design, "topology", "before", "As agreed.")
    assert said(design, written) == ['Text in the section "topology" is a new narrative']
