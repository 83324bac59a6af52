from __future__ import annotations

import dataclasses
import json
from itertools import pairwise

import pytest

from designer.files.errors import BadDesign
from designer.files.load import from_text
from designer.files.text import checksum, fingerprint, to_text
from designer.foundation.ids import natural_key
from designer.model.diff import apply, changing, removing
from designer.model.records import Cluster, Disk, Node, Placement, Resource
from designer.model.snapshot import TABLES, Snapshot
from tests.support.designs import design, two_node


def test_every_line_is_as_documented() -> None:
    text = to_text(design(Node(id="n1", name="Ünï—1", number=1), cluster=Cluster(id="cluster", name="C")))
    lines = text.splitlines()
    assert lines[:4] == ["{", '"format": "clusterwright",', '"version": "1.5",', '"min_reader": "1.0",']
    assert lines[4].startswith('"app": "clusterwright ')
    assert lines[5].startswith('"content_sha256": "')
    assert lines[6:] == [
        '"tables": {',
        '"clusters": [',
        '{"id": "cluster", "name": "C"}',
        "],",
        '"nodes": [',
        '{"id": "n1", "name": "Ünï—1", "number": 1}',
        "]",
        "}",
        "}",
    ]
    assert text.endswith("}\n")


def test_tables_come_in_fixed_order_and_records_in_natural_order() -> None:
    nodes = [Node(id=f"n{number}", name="N", number=1) for number in (10, 9, 2)]
    tables = json.loads(to_text(design(*nodes, *two_node().disks.values(), Placement(id="n2", rank=1))))["tables"]
    assert list(tables) == ["clusters", "nodes", "disks", "layout"]
    assert [record["id"] for record in tables["nodes"]] == ["n2", "n9", "n10"]


def test_the_sample_has_something_in_every_table() -> None:
    tables = json.loads(to_text(two_node()))["tables"]
    assert list(tables) == list(TABLES)
    for rows in tables.values():
        assert all(natural_key(a["id"]) < natural_key(b["id"]) for a, b in pairwise(rows))
        assert all(list(row) == sorted(row) for row in rows)


def test_a_changed_object_is_one_changed_line() -> None:
    before = two_node()
    after = apply(before, changing(before, "groups", "g2", users=1600))
    old, new = to_text(before).splitlines(), to_text(after).splitlines()
    different = [i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    assert len(different) == 2
    assert old[different[0]].startswith('"content_sha256"')
    assert '"users": 1600' in new[different[1]]


def test_the_checksum_covers_everything_but_itself_and_line_ends() -> None:
    text = to_text(two_node())
    assert json.loads(text)["content_sha256"] == checksum(text)
    assert checksum(text.replace("\n", "\r\n")) == checksum(text)
    assert checksum(text.replace('"NODE1"', '"NODE9"')) != checksum(text)
    assert checksum(text.replace('"app": "', '"app": "x')) != checksum(text)
    assert checksum(text.replace(f'"{checksum(text)}"', '"anything"')) == checksum(text)


def test_a_checksum_line_inside_the_design_is_content() -> None:
    tricky = design(Node(id="n1", name='\n"content_sha256": "x",\n', number=1))
    text = to_text(tricky)
    assert from_text(text).messages == ()
    assert from_text(text).snapshot == tricky


def test_the_fingerprint_ignores_layout_and_issued_versions_only() -> None:
    before = two_node()
    moved = apply(before, changing(before, "layout", "n1", rank=7))
    issued = dataclasses.replace(before, unknown_tables={"versions": ({"id": "v1"},)})
    renamed = apply(before, changing(before, "nodes", "n1", name="OTHER"))
    foreign = dataclasses.replace(before, unknown_tables={"sites": ({"id": "s1"},)})
    without_waiver = apply(before, removing(before, "waivers", ["w1"]))
    assert len(fingerprint(before)) == 12
    assert int(fingerprint(before), 16) >= 0
    assert fingerprint(moved) == fingerprint(issued) == fingerprint(before)
    assert len({fingerprint(each) for each in (before, renamed, foreign, without_waiver)}) == 4


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {1, 2}])
def test_what_cannot_be_written_is_refused_with_its_place(value: object) -> None:
    bad = Resource(id="r1", name="R", type="t", group="g1", properties={"Key": value})  # type: ignore[dict-item]
    with pytest.raises(BadDesign, match=r'table "resources", record "r1": cannot be written'):
        to_text(Snapshot(resources={"r1": bad}))


def test_unset_and_default_are_left_out_but_other_values_never() -> None:
    text = to_text(design(Disk(id="d1", name="", visible_to=())))
    assert '{"id": "d1", "name": "", "visible_to": []}' in text
