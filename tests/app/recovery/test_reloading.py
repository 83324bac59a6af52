"""A design takes over what its file holds by now, and can go back."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.app.session import Session, open_session
from designer.edits.objects import rename
from designer.files.errors import BadDesign
from designer.files.save import save
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from tests.support.samples import catalog, three_plus_one


def renamed(words: str) -> Snapshot:
    design = three_plus_one()
    return apply(design, rename(design, catalog(), next(iter(design.nodes)), words))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    save(tmp_path / "client.cluster", three_plus_one())
    return open_session(tmp_path / "client.cluster", catalog())


def test_reloading_is_one_step_and_counts_as_saved(session: Session) -> None:
    assert session.path is not None
    saved: list[Path] = []
    session.saved.subscribe(saved.append)
    save(session.path, renamed("THEIRS"))
    assert session.reload()
    assert session.snapshot == renamed("THEIRS")
    assert not session.store.modified
    assert saved == [session.path]
    session.store.undo()
    assert session.snapshot == three_plus_one()
    assert session.store.modified
    session.save()


def test_what_only_a_newer_program_understands_is_no_step(session: Session) -> None:
    assert session.path is not None
    text = session.path.read_text(encoding="utf-8")
    session.path.write_text(text.replace('"tables": {', '"tables": {\n"oddities": [\n{"id": "o1"}\n],', 1))
    before = session.snapshot
    assert not session.reload()
    assert session.snapshot is before


def test_a_spoiled_file_changes_nothing(session: Session) -> None:
    assert session.path is not None
    session.path.write_text("{")
    with pytest.raises(BadDesign):
        session.reload()
    assert session.snapshot == three_plus_one()
    assert not session.store.modified


def test_a_design_without_a_file_cannot_be_reloaded() -> None:
    with pytest.raises(ValueError, match="without a file"):
        Session(three_plus_one(), catalog()).reload()


def test_a_design_that_no_file_holds_stays_modified_until_it_is_saved(session: Session) -> None:
    assert session.store.is_untouched
    session.store.mark_unsaved()
    assert session.store.modified
    assert not session.store.is_untouched
    session.do("Rename", rename(session.snapshot, catalog(), next(iter(session.snapshot.nodes)), "A"))
    assert session.store.position == 1
    session.store.undo()
    assert session.store.modified
    session.save()
    assert not session.store.modified
