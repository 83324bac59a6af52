from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from designer.files.errors import BadDesign
from designer.files.load import Loaded, from_text
from designer.files.text import to_text
from designer.foundation.decode import LARGEST_INTEGER
from tests.support.designs import two_node

SAMPLE = to_text(two_node())

Raw = dict[str, Any]


def refusal(text: str) -> BadDesign:
    with pytest.raises(BadDesign) as caught:
        from_text(text)
    return caught.value


def edited(change: Callable[[Raw], object]) -> str:
    """The sample's text after a change of its plain data."""
    raw = json.loads(SAMPLE)
    change(raw)
    return json.dumps(raw)


def test_a_saved_text_loads_without_a_word() -> None:
    loaded = from_text(SAMPLE)
    assert loaded.snapshot == two_node()
    assert (loaded.repairs, loaded.messages, loaded.too_new) == ((), (), "")
    assert str(loaded.version) == "1.5"
    assert to_text(loaded.snapshot) == SAMPLE


def test_byte_order_mark_and_windows_line_ends_are_of_no_account() -> None:
    loaded = from_text("\ufeff" + SAMPLE.replace("\n", "\r\n"))
    assert loaded.snapshot == two_node()
    assert loaded.messages == ()


def test_a_file_put_together_by_hand_needs_neither_checksum_nor_order() -> None:
    text = """{"version": "1.0", "format": "clusterwright", "tables": {
        "nodes": [{"number": 2, "name": "B", "id": "n10"}, {"number": 1, "name": "A", "id": "n2"}],
        "clusters": [{"id": "cluster"}]}}"""
    loaded = from_text(text)
    assert loaded.messages == ()
    assert list(loaded.snapshot.nodes) == ["n2", "n10"]


def test_an_edit_by_hand_is_a_message_and_no_refusal() -> None:
    loaded = from_text(SAMPLE.replace('"NODE1"', '"NODE7"'))
    assert loaded.snapshot.nodes["n1"].name == "NODE7"
    assert loaded.messages == ("The file was edited outside Clusterwright or is damaged: its checksum does not match.",)


# --- texts that are no designs ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the file is empty"),
        (" \n\n", "the file is empty"),
        ("\ufeff", "the file is empty"),
        ("\0" * 4096, "the file is empty"),
        ("hello", "the file is not JSON: line 1, column 1: expecting value"),
        ("<html>\n</html>", "the file is not JSON: line 1, column 1: expecting value"),
        ('{\n"a": 1,,\n}', "the file is not JSON: line 2, column 8: "),
        (SAMPLE[:300], "the file is truncated: it ends in the middle, in line 9"),
        (SAMPLE[:-3], "the file is truncated: it ends in the middle, in line "),
        (SAMPLE[:-3] + "\0" * 100, "the file is truncated: it ends in the middle, in line "),
        ('{"a": 1,}', "the file is not JSON: line 1, column "),
        (SAMPLE + "x", "the file is not JSON: line "),
        ("[]", "the file is JSON, but not a Clusterwright design"),
        ("3", "the file is JSON, but not a Clusterwright design"),
        ("{}", "the file is JSON, but not a Clusterwright design"),
        ('{"format": ["clusterwright"]}', "the file is JSON, but not a Clusterwright design"),
        ('{"nodes": []}', "the file is JSON, but not a Clusterwright design"),
        ("[" * 100_000, "the file is nested too deeply for a design"),
        ('{"format": "clusterwright", "a": ' + "[" * 100_000, "the file is nested too deeply for a design"),
        ('{"format": "clusterwright", "a": ' + "9" * 5000 + "}", "the number 999999999999… is too large"),
    ],
)
def test_what_is_no_design_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    error = refusal(text)
    assert str(error).startswith(sentence)
    assert len(error.problems) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda raw: raw.pop("version"), "the version of the file format is missing or unreadable"),
        (lambda raw: raw.update(version=1), "the version of the file format is missing or unreadable"),
        (lambda raw: raw.update(version="1.x"), "the version of the file format is missing or unreadable"),
        (lambda raw: raw.update(version="0.9"), "there is no file format 0.9; the first one is 1.0"),
        (lambda raw: raw.pop("tables"), 'the file has no "tables"'),
        (lambda raw: raw.update(tables=[]), 'the file has no "tables"'),
        (lambda raw: raw["tables"].update(nodes={}), 'table "nodes": expected a list of records'),
        (lambda raw: raw["tables"].update(nodes=None), 'table "nodes": expected a list of records'),
        (lambda raw: raw["tables"].update(nodes=[5]), 'table "nodes", record 1: expected an object with fields'),
        (lambda raw: raw["tables"].update(racks=5), 'table "racks": expected a list of records'),
        (lambda raw: raw["tables"].update(racks=[5]), 'table "racks", record 1: expected an object with fields'),
        (lambda raw: raw["tables"].pop("clusters"), 'table "clusters": must hold exactly one record'),
        (lambda raw: raw["tables"]["clusters"].clear(), 'table "clusters": must hold exactly one record'),
        (
            lambda raw: raw["tables"]["clusters"].append({"id": "second"}),
            'table "clusters": must hold exactly one record, with the id "cluster"',
        ),
        (
            lambda raw: raw["tables"]["groups"][1].update(owner="n9"),
            'table "groups", record "g2": unknown node "n9"',
        ),
        (
            lambda raw: raw["tables"]["groups"][1].update(preferred_owners=["n1", "n9"]),
            'table "groups", record "g2": unknown node "n9"',
        ),
        (
            lambda raw: raw["tables"]["resources"][0].update(group="g7"),
            'table "resources", record "r1": unknown group "g7"',
        ),
        (
            lambda raw: raw["tables"]["nodes"][1].update(id="n1"),
            'table "nodes", record "n1": the id is used twice in this table',
        ),
        (
            lambda raw: raw["tables"]["waivers"][0].update(id="d1"),
            'table "waivers", record "d1": the id is used in table "disks" already',
        ),
        (lambda raw: raw["tables"]["nodes"][1].pop("id"), 'table "nodes", record 2: field "id" is missing'),
        (
            lambda raw: raw["tables"]["nodes"][1].update(id=""),
            'table "nodes", record "": field "id": expected 1 to 100',
        ),
        (
            lambda raw: raw["tables"]["nodes"][1].update(number=None),
            'table "nodes", record "n2": field "number": expected a whole number, found nothing',
        ),
        (
            lambda raw: raw["tables"]["nodes"][1].update(name="\ud800"),
            'table "nodes", record "n2": field "name": the text holds half a character',
        ),
        (
            lambda raw: raw["tables"]["nodes"][1].update(new="\ud800"),
            'table "nodes", record "n2", field "new": the text holds half a character',
        ),
        (
            lambda raw: raw["tables"]["nodes"][1].update(new={"a": [LARGEST_INTEGER + 1]}),
            'table "nodes", record "n2", field "new": the number is too large',
        ),
        (
            lambda raw: raw["tables"]["nodes"][1].update(new=[float("nan")]),
            'table "nodes", record "n2", field "new": nan is not a finite number',
        ),
        (
            lambda raw: raw["tables"]["timings"][0].update(ms=float("inf")),
            'table "timings", record "regroup": field "ms": inf is not a finite number',
        ),
        (
            lambda raw: raw["tables"].update(racks=[{"id": "s1", "\udc00": 1}]),
            'table "racks", record "s1": the text holds half a character',
        ),
        (
            lambda raw: raw["tables"]["disks"][1].update(file_system="hpfs"),
            'table "disks", record "d2": field "file_system": \'hpfs\' is not one of ntfs, fat32, fat',
        ),
        (
            lambda raw: raw["tables"]["nodes"][1].update(new=nested(60)),
            'table "nodes", record "n2", field "new": is nested too deeply',
        ),
    ],
)
def test_what_a_design_cannot_hold_is_named_with_its_place(change: Callable[[Raw], object], sentence: str) -> None:
    assert str(refusal(edited(change))).startswith(sentence)


def nested(depth: int) -> list[Any]:
    return [nested(depth - 1)] if depth else []


def test_a_number_beyond_all_bounds_is_infinite() -> None:
    text = SAMPLE.replace('"ms": 2000', '"ms": 1e999')
    assert str(refusal(text)) == 'table "timings", record "regroup": field "ms": inf is not a finite number'


def test_a_field_that_is_there_twice_is_reported() -> None:
    error = refusal(SAMPLE.replace('"id": "n1", "local', '"id": "n1", "name": "X", "id": "n1", "local'))
    assert [str(problem) for problem in error.problems] == [
        'record "n1": "id" is there twice',
        'record "n1": "name" is there twice',
    ]
    assert str(refusal('{"format": "clusterwright", "tables": {}, "tables": {}}')) == '"tables" is there twice'


def test_all_problems_come_at_once_and_the_sentence_counts_them() -> None:
    def damage(raw: Raw) -> None:
        raw["tables"]["nodes"][0]["number"] = "one"
        raw["tables"]["groups"][0]["owner"] = 1
        raw["tables"]["disks"][0]["size_mb"] = 1.5

    error = refusal(edited(damage))
    assert [problem.where for problem in error.problems] == [
        'table "nodes", record "n1"',
        'table "disks", record "d1"',
        'table "groups", record "g1"',
    ]
    assert str(error) == (
        'table "nodes", record "n1": field "number": expected a whole number, found \'one\' (and 2 more)'
    )


def test_hostile_names_cannot_forge_output() -> None:
    name = "x\nERROR: all is lost\x1b[31m\u202e\u2028" + "y" * 5000
    error = refusal(edited(lambda raw: raw["tables"]["groups"][1].update(owner=name)))
    assert str(error).isprintable()
    assert len(str(error)) < 400


def test_whatever_can_be_expressed_loads() -> None:
    def make_wrong(raw: Raw) -> None:
        raw["tables"]["dependencies"].append({"id": "dep9", "dependent": "r4", "provider": "r7"})
        raw["tables"]["dependencies"].append({"id": "dep10", "dependent": "r4", "provider": "r4"})
        raw["tables"]["resources"][0]["type"] = "quantum-disk"
        raw["tables"]["clusters"][0].update(windows="windows-nt-4", exchange="exchange-1066", exchange_sp=-7)
        raw["tables"]["groups"][1].update(preferred_owners=["n1", "n1"])

    snapshot = from_text(edited(make_wrong)).snapshot
    assert snapshot.resources["r1"].type == "quantum-disk"
    assert snapshot.cluster.windows == "windows-nt-4"
    assert len(snapshot.dependencies) == len(two_node().dependencies) + 2


def test_null_counts_as_unset() -> None:
    def set_nulls(raw: Raw) -> None:
        raw["tables"]["nodes"][0].update(notes=None, ram_mb=None, later=None)

    loaded = from_text(edited(set_nulls))
    assert loaded.snapshot.nodes["n1"].notes == ""
    assert loaded.snapshot.nodes["n1"].extra == {"later": None}
    assert loaded.repairs == ('table "nodes", record "n1": field "notes" was null and now counts as unset.',)


# --- versions --------------------------------------------------------------------------------------


def newer(version: str, min_reader: str) -> Loaded:
    def change(raw: Raw) -> None:
        raw.update(version=version, min_reader=min_reader)
        raw["tables"]["nodes"][0]["rack"] = {"row": [1, None, "ä"], "u": 3.5}
        raw["tables"]["racks"] = [{"id": "s2", "b": 1, "a": 2}, {"id": "s1"}]
        raw["tables"]["links"] = []

    return from_text(edited(change))


def test_a_newer_minor_version_opens_and_loses_nothing() -> None:
    loaded = newer("1.6", "1.0")
    assert not loaded.read_only
    assert loaded.messages[-1] == "The file is in the newer format 1.6; what is unknown here is kept as it is."
    again = from_text(to_text(loaded.snapshot)).snapshot
    assert again == loaded.snapshot
    assert again.nodes["n1"].extra == {"rack": {"row": [1, None, "ä"], "u": 3.5}}
    assert again.unknown_tables == {"racks": ({"id": "s2", "b": 1, "a": 2}, {"id": "s1"})}


def test_unknown_tables_stand_before_the_layout() -> None:
    tables = json.loads(to_text(newer("1.6", "1.0").snapshot))["tables"]
    assert list(tables)[-3:] == ["timings", "racks", "layout"]


@pytest.mark.parametrize(("version", "min_reader"), [("2.0", "2.0"), ("10.1", "1.0"), ("1.7", "1.6")])
def test_a_version_beyond_this_reader_opens_read_only(version: str, min_reader: str) -> None:
    loaded = newer(version, min_reader)
    assert loaded.read_only
    assert loaded.too_new == f"the file is in format {version}, this program knows 1.5: a newer Clusterwright is needed"
    assert loaded.messages[0] == loaded.too_new


def test_a_newer_major_version_that_cannot_be_read_says_so_first() -> None:
    def change(raw: Raw) -> None:
        raw.update(version="2.0")
        raw["tables"]["nodes"][0]["number"] = "I"

    error = refusal(edited(change))
    assert str(error) == (
        "the file is in format 2.0, this program knows 1.5: a newer Clusterwright is needed (and 1 more)"
    )


def test_unknown_parts_of_this_version_are_kept_and_told() -> None:
    def change(raw: Raw) -> None:
        raw["tables"]["groups"][1]["ownr"] = "n1"
        raw["tables"]["extras"] = [{"id": "x"}]
        raw["comment"] = "hello"

    loaded = from_text(edited(change))
    assert loaded.messages[-3:] == (
        'table "groups", record "g2": field "ownr" is unknown; it is kept but has no effect.',
        'table "extras" is unknown; it is kept but has no effect.',
        'The header entry "comment" is unknown and will be lost at the next save.',
    )
    assert from_text(to_text(loaded.snapshot)).snapshot.groups["g2"].extra == {"ownr": "n1"}


def test_a_role_that_this_version_does_not_know_is_kept() -> None:
    loaded = from_text(edited(lambda raw: raw["tables"]["groups"][1].update(kind="print-server")))
    assert loaded.repairs == ()
    assert loaded.snapshot.groups["g2"].kind == "print-server"
    assert from_text(to_text(loaded.snapshot)).snapshot == loaded.snapshot
