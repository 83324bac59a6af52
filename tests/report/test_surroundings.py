"""What is around the cluster and how its parts are set up, as tables of the document."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from designer.edits.draft import Draft
from designer.model.snapshot import Snapshot
from designer.report.blocks import Band, Row, Table, plain
from designer.report.build import make_context
from designer.report.context import Issue
from designer.report.sections.logical import s100_topology
from designer.report.sections.physical import s110_networks, s120_groups, s130_storage
from designer.report.wording import ranged
from tests.report.designs import CATALOG, DESIGNS, surrounded, template
from tests.support.samples import sample

SECTIONS = (s100_topology, s110_networks, s120_groups, s130_storage)


def tables(snapshot: Snapshot) -> Mapping[str, Table]:
    """The tables of the physical design by anchor."""
    context = make_context(snapshot, CATALOG, Issue(date="2026-11-22"))
    blocks = [block for module in SECTIONS for block in module.section(context)]
    return {block.anchor: block for block in blocks if isinstance(block, Table)}


def cells(table: Table, column: str) -> list[str]:
    """A column, top to bottom."""
    index = [one.title for one in table.columns].index(column)
    return [plain(row.cells[index], {}) for row in table.rows if isinstance(row, Row)]


def titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]


SURROUNDED = tables(surrounded())


def test_servers_outside_are_told_with_what_they_do_and_run() -> None:
    table = SURROUNDED["outside"]
    assert cells(table, "Server") == ["DC1", "DC2", "FE1", "WITNESS1"]
    assert cells(table, "Roles")[0] == "Domain controller, Global catalog, DNS, WINS"
    assert cells(table, "Address")[0] == "192.168.10.5"
    assert "Exchange Server 2003" in cells(table, "Platform")[2]
    assert "Exchange" not in cells(table, "Platform")[3]
    assert cells(table, "Site") == ["Berlin", "Berlin", "", "Hamburg"]
    assert cells(table, "Notes")[2] == "Network Load Balancing\nOutlook Web Access from outside."


def test_their_addresses_are_in_the_plan() -> None:
    table = SURROUNDED["addresses"]
    assert cells(table, "Kind").count("Outside the cluster") == 4
    assert cells(table, "Network")[cells(table, "Address").index("192.168.10.7")] == "Public"


def test_sites_say_what_stands_there() -> None:
    table = SURROUNDED["sites"]
    assert cells(table, "Nodes") == ["NODE1, NODE2", "NODE3, NODE4"]
    assert cells(table, "Arrays") == ["", "Array 2"]
    assert cells(SURROUNDED["nodes"], "Site") == ["Berlin", "Berlin", "Hamburg", "Hamburg"]


def test_a_setting_is_said_once_and_what_differs_for_each() -> None:
    table = SURROUNDED["setup"]
    said = dict(zip(cells(table, "Setting"), cells(table, "Value"), strict=True))
    assert said["Processors"] == "4"
    assert said["Memory"].replace("\N{NO-BREAK SPACE}", " ") == "4 GB on NODE1 to NODE3; 8 GB on NODE4"
    assert said["Windows"].endswith("Datacenter Edition on\N{NO-BREAK SPACE}NODE4")
    assert said["Switches in boot.ini"] == "/3GB /USERVA=3030"
    assert said["Heap decommit"] == "0x00040000"
    assert "Virtual" not in said
    bands = [plain(row.text, {}) for row in table.rows if isinstance(row, Band)]
    assert bands == ["Hardware", "Operating system", "Exchange set-up", "Memory switches", "Availability"]


@pytest.mark.parametrize(
    ("boot_3gb", "userva", "told"),
    [
        (True, None, "/3GB"),
        (False, 3030, "/USERVA=3030"),
        (False, None, "neither /3GB nor /USERVA"),
        (None, None, None),
    ],
)
def test_switches_stand_as_in_boot_ini(boot_3gb: bool | None, userva: int | None, told: str | None) -> None:
    draft = Draft(template("two-node-active-passive"))
    for node in draft.snapshot.nodes:
        draft.change("nodes", node, boot_3gb=boot_3gb, boot_userva=userva)
    table = tables(draft.snapshot)["setup"]
    said = dict(zip(cells(table, "Setting"), cells(table, "Value"), strict=True))
    assert said.get("Switches in boot.ini") == told


def test_a_node_with_a_service_pack_of_its_own_says_so() -> None:
    draft = Draft(template("two-node-active-passive"))
    draft.change("nodes", "n2", exchange_sp=1)
    table = tables(draft.snapshot)["setup"]
    said = dict(zip(cells(table, "Setting"), cells(table, "Value"), strict=True))
    assert said["Exchange"] == "Exchange, Service Pack 1 on\N{NO-BREAK SPACE}NODE2"


def test_adapters_that_are_set_up_alike_share_a_row() -> None:
    table = SURROUNDED["adapters"]
    assert cells(table, "Network") == ["Private", "Public", "Public"]
    assert cells(table, "Nodes") == ["Every\N{NO-BREAK SPACE}node", "NODE1 to NODE3", "NODE4"]
    assert cells(table, "Binding order") == ["2", "1", "1"]
    assert cells(table, "Gateway") == ["", "192.168.10.1", "192.168.10.2"]
    assert cells(table, "DNS servers")[:2] == ["none", "192.168.10.5\n192.168.10.6"]
    assert "no NetBIOS over TCP/IP" in cells(table, "Set to")[0]


def test_virtual_servers_say_what_they_carry() -> None:
    table = SURROUNDED["loads"]
    assert plain(table.title, {}) == "What the virtual servers carry: 6,000 users"
    assert cells(table, "CPU, %") == ["45", "46", "47"]
    assert cells(table, "Profile") == ["Heavy"] * 3
    assert "Users" not in titles(SURROUNDED["policies"])
    assert "Administrative group of every virtual server: First." in plain(table.notes, {})


def test_users_alone_stand_beside_the_policies() -> None:
    draft = Draft(template("three-plus-one"))
    for group in draft.snapshot.groups:
        unset = {"profile": None, "quota_mb": None, "connections": None, "protocols": None, "retention_days": None}
        draft.change("groups", group, **unset)
    found = tables(draft.snapshot)
    assert "loads" not in found
    assert cells(found["policies"], "Users")[1:] == ["2,000"] * 3


def test_disks_tell_their_array_and_what_is_true_of_all_only_once() -> None:
    table = SURROUNDED["disks"]
    assert cells(table, "Array")[:2] == ["Array 1", "Array 1"]
    assert cells(table, "LUN")[0] == "LUN0"
    assert cells(table, "Spindles")[-1] == "11"
    assert "File system" not in titles(table)
    assert "Every disk is formatted with NTFS" in plain(table.notes, {})
    one = tables(sample("four-node-3-plus-1"))["disks"]
    assert "Array" not in titles(one)
    assert plain(one.notes, {}).startswith("Every disk lies in Array 1, is formatted with NTFS")


def test_a_file_system_that_differs_has_a_column() -> None:
    draft = Draft(template("three-plus-one"))
    draft.change("disks", "d2", file_system="fat32")
    assert cells(tables(draft.snapshot)["disks"], "File system")[:2] == ["NTFS", "FAT32"]


def test_arrays_and_fabrics_are_told() -> None:
    arrays = SURROUNDED["arrays"]
    assert cells(arrays, "Model") == ["HP StorageWorks EVA5000", ""]
    assert cells(arrays, "Shared disks") == ["7", "3"]
    assert cells(arrays, "Hardware list") == ["Listed", ""]
    fabrics = SURROUNDED["fabrics"]
    assert cells(fabrics, "Connects") == [
        "NODE1 to NODE3 with Array 1\nEvery node with Array 2",
        "Every node with every array",
    ]
    whole = tables(sample("four-node-3-plus-1"))["fabrics"]
    assert plain(whole.title, {}) == "Every node reaches every array over each of two fabrics"


def test_stores_that_are_alike_share_a_row() -> None:
    table = SURROUNDED["stores"]
    assert cells(table, "Stores")[:3] == ["Mailbox Store 1", "Mailbox Store 2, Mailbox Store 3", "Mailbox Store 1 to 3"]
    assert cells(table, "Users each")[:2] == ["333", "333"]
    assert cells(table, "Size each")[0].replace("\N{NO-BREAK SPACE}", " ") == "20 GB"
    assert cells(table, "Notes")[:3] == ["Full-text index", "", ""]


def test_circular_logging_is_noted() -> None:
    draft = Draft(surrounded())
    draft.change("storage_groups", "sg1", circular_logging=True)
    notes = cells(tables(draft.snapshot)["stores"], "Notes")
    assert notes[:3] == ["Circular logging, full-text index", "Circular logging", ""]


def test_arrays_without_disks_make_a_section_too() -> None:
    draft = Draft(DESIGNS["nodes-only"]())
    draft.add("arrays", name="Array 1")
    assert cells(tables(draft.snapshot)["arrays"], "Array") == ["Array 1"]


@pytest.mark.parametrize("name", ["empty", "nodes-only"])
def test_without_surroundings_there_are_no_such_tables(name: str) -> None:
    anchors = {"outside", "sites", "arrays", "fabrics", "adapters", "loads", "stores"}
    assert not anchors & set(tables(DESIGNS[name]()))


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["NODE1", "NODE2", "NODE3"], ["NODE1 to NODE3"]),
        (["NODE1", "NODE2"], ["NODE1", "NODE2"]),
        (["EXN08", "EXN09", "EXN10", "X"], ["EXN08 to EXN10", "X"]),
        (["Store 1", "Store 2", "Store 3", "Store 5"], ["Store 1 to 3", "Store 5"]),
        (["A", "B", "C"], ["A", "B", "C"]),
        ([], []),
    ],
)
def test_names_that_count_on_are_put_in_short(names: list[str], short: list[str]) -> None:
    assert ranged(names) == short


def test_what_administrators_keep_offline_and_alternatives_are_printed() -> None:
    draft = Draft(template("three-plus-one"))
    evs = draft.snapshot.groups_of_kind("evs")[0].id
    members = {member.type: member.id for member in draft.snapshot.members(evs)}
    attendant = members["exchange-system-attendant"]
    draft.change("groups", evs, kept_offline=True)
    draft.change("resources", members["exchange-smtp"], kept_offline=True, report_ms=30_000, retry_period_ms=3_600_000)
    edges = [edge for edge in draft.snapshot.dependencies.values() if edge.dependent == attendant]
    for edge in edges[1:3]:
        draft.change("dependencies", edge.id, alternative="one of")
    found = tables(draft.snapshot)
    assert cells(found["policies"], "Runs on")[1] == "NODE1, kept offline"
    rows = found[f"resources-{evs}"]
    needs = dict(zip(cells(rows, "Type"), cells(rows, "Depends on"), strict=True))["System Attendant"]
    assert needs.count(" or ") == 1
    assert needs.startswith("Network Name, ")
    settings = "\n".join(cells(rows, "Settings"))
    assert all(part in settings for part in ("Kept offline", "Reports every: 30", "Retry after: 3600"))
