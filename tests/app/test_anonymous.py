"""Nothing that belongs to the client is left in a report, and everything else is."""

from __future__ import annotations

from pathlib import Path

from designer.app.anonymous import without_names
from designer.edits.objects import set_fields
from designer.model.diff import apply
from designer.model.snapshot import CLUSTER_ID, TABLES
from tests.support.samples import three_plus_one


def test_every_name_of_a_design_is_replaced() -> None:
    design = three_plus_one()
    design = apply(design, set_fields(design, CLUSTER_ID, client="Müller & Söhne", title="Mail (neu)"))
    names = ["Müller & Söhne", "Mail (neu)"]
    names += [record.name for table in TABLES for record in design.table(table).values() if hasattr(record, "name")]
    report = "\n".join(f"KeyError: {name!r} <{name}> {name}." for name in names)
    clean = without_names(report, design)
    assert [name for name in names if len(name) > 2 and name in clean] == []
    assert clean.count("KeyError") == len(names)


def test_parts_of_words_stay() -> None:
    clean = without_names("NODE1 and NODE11 in ANODE1", three_plus_one())
    assert clean == "<node 1> and NODE11 in ANODE1"


def test_the_file_and_the_users_folder_are_replaced() -> None:
    path = Path.home() / "Contoso" / "mail.cluster"
    text = f"{path} mail.cluster {Path.home() / 'x.py'} mailbox"
    assert without_names(text, path=path) == "<file> <file> ~/x.py mailbox"


def test_without_a_design_there_is_nothing_to_hide() -> None:
    assert without_names("ValueError: 5") == "ValueError: 5"
