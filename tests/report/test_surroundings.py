"""What is around the cluster and how its parts are set up, as tables of the document."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from designer.edits.draft import Draft
from designer.model.snapshot import Snapshot
from designer.report.blocks import Paragraph, Row, Table, plain
from designer.report.build import make_context
from designer.report.context import Issue
from designer.report.sections.logical import s100_topology
from designer.report.sections.physical import (
    s105_nodes,
    s110_networks,
    s115_addresses,
    s120_groups,
    s130_storage,
    s135_stores,
    s170_outside,
)
from designer.report.wording import ranged
from tests.report.designs import CATALOG, DESIGNS, surrounded, template
from tests.support.samples import sample

SECTIONS = (
    s100_topology,
    s105_nodes,
    s110_networks,
    s115_addresses,
    s120_groups,
    s130_storage,
    s135_stores,
    s170_outside,
)


def tables(snapshot: Snapshot) -> Mapping[str, Table]:
    """The tables of the physical design by anchor."""
    context = make_context(snapshot, CATALOG, Issue(date="2026-11-22"))
    blocks = [block for module in SECTIONS for block in module.section(context)]
    return {block.anchor: block for block in blocks if isinstance(block, Table)}


def cells(table: Table, column: str) -> list[str]:
    """A column, top to bottom."""
    index = [one.title for one in table.columns].index(column)
    return [plain(row.cells[index], {}) for row in table.rows if isinstance(row, Row)]


def said(table: Table) -> dict[str, str]:
    """The pairs of a table with two to a row."""
    rows = [[plain(cell, {}) for cell in row.cells] for row in table.rows if isinstance(row, Row)]
    return {row[at]: row[at + 1] for row in rows for at in range(0, len(row), 2) if row[at]}


def titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]


SURROUNDED = tables(surrounded())


def test_servers_outside_are_told_with_what_they_do_and_run() -> None:
    table = SURROUNDED["outside"]
    assert cells(table, "Servers") == ["DC1 and DC2", "FE1", "WITNESS1"]
    assert cells(table, "Service")[0] == "Domain controller, Global catalog, DNS, WINS"
    assert cells(table, "If one fails") == [
        "Another one serves",
        "Stops: Exchange front-end",
        "Stops: File share witness, Backup",
    ]
    assert "Exchange Server 2003" in cells(table, "Platform")[1]
    assert "Exchange" not in cells(table, "Platform")[2]
    assert cells(table, "Site") == ["Berlin", "", "Hamburg"]
    assert cells(table, "Notes")[1] == "Network Load Balancing\nOutlook Web Access from outside."


def test_every_name_has_its_addresses_by_network() -> None:
    table = SURROUNDED["names"]
    assert cells(table, "Kind").count("Outside the cluster") == 4
    assert cells(table, "Public")[cells(table, "Name").index("FE1")] == "192.168.10.7"
    first = cells(table, "Name").index("NODE1")
    assert (cells(table, "Private")[first], cells(table, "Public")[first]) == ("10.10.10.1", "192.168.10.11")
    assert cells(table, "Moves with")[cells(table, "Name").index("EVS1")] == "EVS1"


def test_sites_say_what_stands_there() -> None:
    table = SURROUNDED["sites"]
    assert cells(table, "Nodes") == ["NODE1, NODE2", "NODE3, NODE4"]
    assert cells(table, "Arrays") == ["", "Array 2"]
    assert cells(SURROUNDED["nodes-table"], "Site") == ["Berlin", "Berlin", "Hamburg", "Hamburg"]


def test_a_setting_is_said_once_and_what_differs_for_each_node() -> None:
    told = said(SURROUNDED["setup"])
    assert told["Processors"] == "4 (EX-1.19)"
    assert told["Switches in boot.ini"] == "/3GB /USERVA=3030 (EX-9.01)"
    assert told["Heap decommit"] == "0x00040000 (EX-9.06)"
    assert "Virtual" not in told
    assert "Memory" not in told
    nodes = SURROUNDED["nodes-table"]
    assert [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in cells(nodes, "Memory")] == ["4 GB"] * 3 + ["8 GB"]
    assert cells(nodes, "Windows")[3].endswith("Datacenter Edition")
    assert cells(nodes, "Boot delay, s") == ["10", "40", "70", "100"]


@pytest.mark.parametrize(
    ("boot_3gb", "userva", "told"),
    [
        (True, None, "/3GB"),
        (False, 3030, "/USERVA=3030"),
        (False, None, "neither /3GB nor /USERVA"),
        (None, None, ""),
    ],
)
def test_switches_stand_as_in_boot_ini(boot_3gb: bool | None, userva: int | None, told: str) -> None:
    draft = Draft(template("two-node-active-passive"))
    for node in draft.snapshot.nodes:
        draft.change("nodes", node, boot_3gb=boot_3gb, boot_userva=userva)
    found = said(tables(draft.snapshot)["setup"]).get("Switches in boot.ini", "")
    assert found.removesuffix(" (EX-9.01)") == told


def test_a_node_with_a_service_pack_of_its_own_says_so() -> None:
    draft = Draft(template("two-node-active-passive"))
    draft.change("nodes", "n2", exchange_sp=1)
    assert cells(tables(draft.snapshot)["nodes-table"], "Exchange") == ["", "Exchange, Service Pack 1"]


def test_adapters_that_are_set_up_alike_share_a_row() -> None:
    table = SURROUNDED["adapters"]
    assert cells(table, "Network") == ["Private", "Public", "Public"]
    assert cells(table, "Nodes") == ["Every\N{NO-BREAK SPACE}node", "NODE1 to NODE3", "NODE4"]
    assert cells(table, "Binding order") == ["2", "1", "1"]
    assert cells(table, "Gateway") == ["", "192.168.10.1", "192.168.10.2"]
    assert cells(table, "DNS servers")[:2] == ["none", "192.168.10.5\n192.168.10.6"]
    assert "no NetBIOS over TCP/IP" in cells(table, "Set to")[0]


def test_virtual_servers_say_what_they_carry() -> None:
    table = SURROUNDED["servers"]
    assert cells(table, "Users") == ["2,000", "2,000", "2,000", "6,000"]
    assert cells(table, "CPU, %")[:3] == ["45", "46", "47"]
    assert cells(table, "Taken over by")[0] == "NODE4; then NODE2 and NODE3"
    assert "Profile" not in titles(table)
    notes = plain(table.notes, {})
    assert notes.startswith("All of EVS1 to EVS3: profile Heavy")
    assert "administrative group First" in notes


def test_virtual_servers_of_which_nothing_is_known_have_a_table_all_the_same() -> None:
    draft = Draft(template("three-plus-one"))
    for group in draft.snapshot.groups:
        unset = {"profile": None, "quota_mb": None, "connections": None, "protocols": None, "retention_days": None}
        draft.change("groups", group, **unset, admin_group="", routing_group="")
    table = tables(draft.snapshot)["servers"]
    assert titles(table) == ["Virtual server", "Runs on", "Taken over by", "Users", "Part of its own"]
    assert cells(table, "Part of its own") == ["MTA", "", "", ""]
    assert not table.notes


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


def test_one_array_that_every_node_reaches_is_told_in_a_sentence() -> None:
    snapshot = sample("four-node-3-plus-1")
    assert not {"arrays", "fabrics"} & set(tables(snapshot))
    blocks = s130_storage.section(make_context(snapshot, CATALOG, Issue(date="2026-11-22")))
    text = " ".join(plain(block.text, {}) for block in blocks if isinstance(block, Paragraph))
    assert "every node reaches it over Fabric A and Fabric B, eight paths in all" in text


def test_stores_that_are_alike_share_a_row() -> None:
    table = SURROUNDED["stores-table"]
    assert cells(table, "Stores")[:3] == ["Mailbox Store 1", "Mailbox Store 2, Mailbox Store 3", "Mailbox Store 1 to 3"]
    assert cells(table, "Users each")[:2] == ["333", "333"]
    assert cells(table, "Size each")[0].replace("\N{NO-BREAK SPACE}", " ") == "20 GB"
    assert cells(table, "Notes")[:3] == ["Full-text index", "", ""]


def test_circular_logging_is_noted() -> None:
    draft = Draft(surrounded())
    draft.change("storage_groups", "sg1", circular_logging=True)
    notes = cells(tables(draft.snapshot)["stores-table"], "Notes")
    assert notes[:3] == ["Circular logging, full-text index", "Circular logging", ""]


def test_arrays_without_disks_make_a_section_too() -> None:
    draft = Draft(DESIGNS["nodes-only"]())
    draft.add("arrays", name="Array 1")
    blocks = s130_storage.section(make_context(draft.snapshot, CATALOG, Issue(date="2026-11-22")))
    assert any("Array 1" in plain(block.text, {}) for block in blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("name", ["empty", "nodes-only"])
def test_without_surroundings_there_are_no_such_tables(name: str) -> None:
    anchors = {"outside", "sites", "arrays", "fabrics", "adapters", "servers", "stores-table"}
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
    rows = found["resources"]
    needs = cells(rows, "Depends on")[cells(rows, "Type").index("System Attendant")]
    assert needs.count(" or ") == 1
    assert needs.startswith("Network Name, ")
    settings = "\n".join(cells(rows, "Settings"))
    assert all(part in settings for part in ("Kept offline", "Reports every: 30", "Retry after: 3600"))
