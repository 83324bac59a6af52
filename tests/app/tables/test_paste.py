"""Pasting: one edit of everything that can be taken over, and a list of what cannot."""

from __future__ import annotations

from designer.app.fields.field import Context
from designer.app.tables.clipboard import read_cells
from designer.app.tables.kinds import KINDS, TableId, kind_of
from designer.app.tables.paste import MOST_LINES, block, fill, paste
from designer.app.tables.table import Table, table_of
from designer.foundation.cells import write_cells
from designer.model.diff import apply
from designer.model.registers import code_of
from designer.model.snapshot import Snapshot
from tests.support.designs import two_node
from tests.support.samples import catalog, three_plus_one


def table(kind: TableId, design: Snapshot | None = None) -> Table:
    return table_of(Context(design or three_plus_one(), catalog()), kind_of(kind))


def column(shown: Table, key: str) -> int:
    return [one.key for one in shown.columns].index(key)


def everything(shown: Table) -> list[tuple[int, int]]:
    return [(line, place) for line in range(len(shown.ids)) for place in range(len(shown.columns))]


def test_copying_a_whole_table_and_pasting_it_changes_nothing() -> None:
    for kind in KINDS:
        shown = table(kind.id, None if kind.place == "design" else two_node())
        for headings in (True, False):
            text = write_cells(block(shown, everything(shown), headings=headings))
            written = paste(shown, read_cells(text), 0, 0)
            assert (bool(written.diff), written.changed, written.refused) == (False, 0, ())


def test_good_cells_are_taken_over_and_bad_ones_told() -> None:
    shown = table("nodes")
    memory = column(shown, "ram_mb")
    written = paste(shown, [["8", "2"], ["lots", "4"], ["16 GB", "many"]], 0, memory)
    design = apply(three_plus_one(), written.diff)
    assert [design.nodes[node].ram_mb for node in ("n1", "n2", "n3")] == [8192, 4096, 16_384]
    assert [design.nodes[node].cpus for node in ("n1", "n2", "n3")] == [2, 4, 4]
    assert written.changed == 3
    assert [(one.identifier, one.key) for one in written.refused] == [("n2", "ram_mb"), ("n3", "cpus")]
    assert written.refused[0].says == 'NODE2, Memory (GB): "lots" – A size, such as 200 GB'
    assert written.says("node") == "3 cells changed, 2 cells refused"


def test_lines_below_the_last_add_disks() -> None:
    shown = table("disks")
    count = len(shown.ids)
    written = paste(shown, [["Data 1", "", "500"], ["Data 2", "", "huge"]], count, 0)
    design = apply(three_plus_one(), written.diff)
    assert len(design.disks) == count + 2
    assert len(written.added) == 2
    first, second = (design.disks[disk] for disk in written.added)
    assert (first.name, first.size_mb) == ("Data 1", 500 * 1024)
    assert second.name == "Data 2"
    assert [one.reason for one in written.refused] == ["A size, such as 200 GB"]
    assert not second.letter  # an empty cell unsets


def test_where_nothing_is_added_lines_below_the_last_are_refused() -> None:
    shown = table("stores")
    written = paste(shown, [["EVS1", "First Storage Group", "Store 9"], ["", "", ""]], len(shown.ids), 0)
    assert not written.diff
    assert [one.reason for one in written.refused] == ["There is no such line, and none is added here"]


def test_headings_say_which_columns_and_names_which_lines() -> None:
    shown = table("nodes")
    lines = [["Processors", "Name", "Memory"], ["2", "node3", "1"], ["8", "NODE9", "32"]]
    written = paste(shown, lines, 2, 5)
    design = apply(three_plus_one(), written.diff)
    assert (design.nodes["n3"].cpus, design.nodes["n3"].ram_mb) == (2, 1024)
    (new,) = written.added
    assert (design.nodes[new].name, design.nodes[new].ram_mb) == ("NODE9", 32_768)
    assert not written.refused


def test_headings_without_a_name_go_by_place() -> None:
    shown = table("nodes")
    written = paste(shown, [["Memory (GB)"], ["8"], ["16"]], 1, 0)
    design = apply(three_plus_one(), written.diff)
    assert [design.nodes[node].ram_mb for node in ("n1", "n2", "n3")] == [4096, 8192, 16_384]


def test_what_is_only_said_may_be_pasted_as_it_is_and_not_otherwise() -> None:
    shown = table("addresses")
    written = paste(shown, [["NODE1", "Private", "10.10.10.101"], ["NODE7", "Private", "10.10.10.102"]], 0, 0)
    assert written.changed == 2
    assert [one.text for one in written.refused] == ["NODE7", "Private"]


def test_addresses_of_adapters_and_of_resources_are_pasted_alike() -> None:
    shown = table("addresses")
    place = column(shown, "address")
    written = paste(shown, [[f"10.1.0.{line + 1}"] for line in range(len(shown.ids))], 0, place)
    assert not written.refused
    design = apply(three_plus_one(), written.diff)
    assert [table("addresses", design).cell(line, place).text for line in (0, len(shown.ids) - 1)] == [
        "10.1.0.1",
        f"10.1.0.{len(shown.ids)}",
    ]


def test_names_can_be_swapped() -> None:
    shown = table("nodes")
    written = paste(shown, [["NODE2"], ["NODE3"], ["NODE1"]], 0, 0)
    design = apply(three_plus_one(), written.diff)
    assert [design.nodes[node].name for node in ("n1", "n2", "n3")] == ["NODE2", "NODE3", "NODE1"]
    assert not written.refused


def test_a_name_that_is_taken_is_refused_and_nothing_is_left_half_done() -> None:
    shown = table("nodes")
    written = paste(shown, [["NODE4", "", "", "8"], ["NODE4", "", "", ""]], 0, 0)
    design = apply(three_plus_one(), written.diff)
    assert [design.nodes[node].name for node in ("n1", "n2")] == ["NODE1", "NODE2"]
    assert {one.key for one in written.refused} == {"name", "number"}


def test_owners_are_lists_of_names() -> None:
    shown = table("owners")
    place = column(shown, "preferred_owners")
    written = paste(shown, [["NODE4, NODE1", "NODE1, NODE2"]], 1, place)
    design = apply(three_plus_one(), written.diff)
    group = shown.ids[1]
    assert design.groups[group].preferred_owners == ("n4", "n1")
    assert {member.possible_owners for member in design.members(group)} == {("n1", "n2")}


def test_a_disk_changes_its_group_by_its_cell() -> None:
    shown = table("disks")
    place = column(shown, "group")
    line = shown.ids.index("d2")
    written = fill(shown, [(line, place)], "EVS2")
    design = apply(three_plus_one(), written.diff)
    evs2 = next(group.id for group in design.groups.values() if group.name == "EVS2")
    assert [one.group for one in design.resources.values() if one.disk == "d2"] == [evs2]
    gone = fill(shown, [(line, place)], "")
    assert not [one for one in apply(three_plus_one(), gone.diff).resources.values() if one.disk == "d2"]


def test_one_text_fills_many_cells_and_the_empty_line() -> None:
    shown = table("disks")
    size = column(shown, "size_mb")
    written = fill(shown, [(0, size), (1, size), (len(shown.ids), size)], "50")
    design = apply(three_plus_one(), written.diff)
    assert [design.disks[disk].size_mb for disk in (*shown.ids[:2], *written.added)] == [50 * 1024] * 3


def test_far_too_many_lines_are_refused_as_a_whole() -> None:
    written = paste(table("nodes"), [["x"]] * (MOST_LINES + 1), 0, 0)
    assert not written.diff
    assert "2,001 lines" in written.refused[0].reason


def test_hostile_names_are_only_names() -> None:
    shown = table("nodes")
    hostile = "<b>x</b>" + "y" * 10_000
    written = paste(shown, [[hostile], ["=1+1"]], 0, 0)
    design = apply(three_plus_one(), written.diff)
    assert [design.nodes[node].name for node in ("n1", "n2")] == [hostile, "=1+1"]
    again = table("nodes", design)
    text = write_cells(block(again, everything(again)))
    assert not paste(again, read_cells(text), 0, 0).diff
    refused = paste(again, [[hostile.upper(), "x"]], 1, 0).refused
    assert refused
    assert all(len(one.says) < 400 for one in refused)


def test_characters_that_cannot_be_printed_are_refused_with_their_names() -> None:
    written = paste(table("nodes"), [["NODE\u202e9"], ["\N{GRINNING FACE}"]], 0, 0)
    assert not written.diff
    assert [one.reason for one in written.refused] == [
        "The documents' typefaces cannot print U+202E (right-to-left override): leave it out",
        "The documents' typefaces cannot print U+1F600 (grinning face): leave it out",
    ]


def test_lines_without_a_code_become_entries_of_a_register() -> None:
    shown = table("requirements", two_node())
    headings = ["Code", "Requirement", "Priority", "Linked to"]
    written = paste(shown, [headings, ["NFR-01", "Mail", "Could", "DD-16"], ["", "Fax", "Must", "evs1, Nobody"]], 0, 0)
    design = apply(two_node(), written.diff)
    assert [one.priority for one in design.requirements.values()] == ["could", "must"]
    assert [code_of(one) for one in design.requirements.values()] == ["NFR-01", "NFR-02"]
    assert [one.links for one in design.requirements.values()] == [("dd1",), ()]
    assert [one.reason for one in written.refused] == [
        "Nobody is no code of an entry, a rule or a test, and no name of an object"
    ]


def test_a_code_that_nobody_has_is_not_made_up() -> None:
    written = paste(table("risks", two_node()), [["Code", "Cause"], ["RK-07", "Fire"]], 0, 0)
    assert not written.diff
    assert written.refused[0].reason == "There is no risk called RK-07; a line without a code is added"


def test_a_short_line_leaves_alone_what_it_does_not_reach() -> None:
    shown = table("nodes")
    written = paste(shown, read_cells("8\t2\n16\n"), 0, column(shown, "ram_mb"))
    design = apply(three_plus_one(), written.diff)
    assert (design.nodes["n2"].ram_mb, design.nodes["n2"].cpus) == (16_384, 4)
