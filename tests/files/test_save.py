from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest

from designer.files import load as load_module
from designer.files import save as save_module
from designer.files.errors import CannotWrite, ChangedOnDisk
from designer.files.load import load
from designer.files.save import save
from designer.files.text import to_text
from designer.model.diff import apply, changing
from designer.model.records import Node, Resource
from designer.model.snapshot import Snapshot
from tests.support.designs import design, two_node


def renamed(snapshot: Snapshot) -> Snapshot:
    return apply(snapshot, changing(snapshot, "nodes", "n1", name="RENAMED"))


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "ä b.cluster"
    saved = save(path, two_node())
    assert saved.durable
    assert saved.digest == hashlib.sha256(path.read_bytes()).hexdigest() == load(path).digest
    assert load(path).snapshot == two_node()
    assert load(path).messages == ()


def test_saving_again_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.cluster"
    save(path, two_node())
    before = path.read_bytes()
    assert before == to_text(two_node()).encode()
    save(path, load(path).snapshot)
    assert path.read_bytes() == before


def test_a_file_changed_by_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.cluster"
    first = save(path, two_node())
    loaded = load(path)
    second = save(path, renamed(two_node()), expect=loaded.digest)
    theirs = path.read_bytes()
    with pytest.raises(ChangedOnDisk) as caught:
        save(path, two_node(), expect=first.digest)
    assert str(caught.value) == (
        f"{path}: cannot be written: somebody else has changed it since it was opened; save under another name"
    )
    assert path.read_bytes() == theirs
    assert list(tmp_path.iterdir()) == [path]
    assert save(path, two_node(), expect=second.digest).digest == first.digest


def test_a_file_that_somebody_deleted_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.cluster"
    saved = save(path, two_node())
    path.unlink()
    save(path, two_node(), expect=saved.digest)
    assert load(path).snapshot == two_node()


UNSAVABLE = {
    "half a character": (design(Node(id="n1", name="\ud800", number=1)), 'record "n1": cannot be written as text'),
    "not a number": (
        design(
            *two_node().groups.values(),
            *two_node().nodes.values(),
            Resource(id="r1", name="R", type="t", group="g1", properties={"Weight": float("nan")}),
        ),
        'record "r1": cannot be written as text',
    ),
    "a huge number": (design(Node(id="n1", name="N", number=2**53)), 'field "number": 9007199254740992 is too large'),
    "a dangling reference": (
        design(Resource(id="r1", name="R", type="t", group="g9")),
        'record "r1": unknown group "g9"',
    ),
    "no cluster": (dataclasses.replace(two_node(), clusters={}), 'table "clusters": must hold exactly one record'),
    "an unknown field that hides a known one": (
        design(Node(id="n1", name="N", number=1, extra={"notes": "hidden"})),
        "the design would not be the same when opened again",
    ),
    "a record under a wrong id": (
        dataclasses.replace(design(), nodes={"n1": Node(id="n2", name="N", number=1)}),
        "the design would not be the same when opened again",
    ),
}


@pytest.mark.parametrize(("snapshot", "reason"), UNSAVABLE.values(), ids=UNSAVABLE)
def test_a_design_that_could_not_be_opened_again_never_reaches_the_disk(
    snapshot: Snapshot, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.cluster"
    save(path, two_node())
    before = path.read_bytes()
    with pytest.raises(CannotWrite) as caught:
        save(path, snapshot)
    assert str(caught.value).startswith(f"{path}: cannot be written: ")
    assert reason in str(caught.value)
    assert str(caught.value).isprintable()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_design_too_large_to_be_opened_again_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (load_module, save_module):
        monkeypatch.setattr(module, "LARGEST_FILE_MB", 1)
    large = design(Node(id="n1", name="N", number=1, notes="x" * 2**20))
    with pytest.raises(CannotWrite, match="the design is larger than 1 MB"):
        save(tmp_path / "a.cluster", large)
    assert list(tmp_path.iterdir()) == []
