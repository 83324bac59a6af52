from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from designer.app.session import Checked, Session, open_session
from designer.edits.draft import EditError
from designer.edits.groups import add_server
from designer.edits.nodes import add_node
from designer.edits.objects import rename, set_fields
from designer.files.errors import CannotWrite, ChangedOnDisk
from designer.files.text import to_text
from tests.support.samples import catalog, group, node, template, three_plus_one


def test_the_report_follows_every_edit_and_undo() -> None:
    session = Session(template("two-node-active-passive"), catalog())
    assert session.report.count("warning") == 0
    session.do("Add EVS", add_server(session.snapshot, catalog(), "evs"))
    assert any(finding.code == "EX-2.05" for finding in session.report.open)
    session.store.undo()
    assert not any(finding.code == "EX-2.05" for finding in session.report.open)


def test_many_edits_in_one_turn_are_checked_once() -> None:
    due: list[Callable[[], None]] = []
    heard: list[Checked] = []
    session = Session(three_plus_one(), catalog(), later=due.append)
    session.checked.subscribe(heard.append)
    for name in ("A", "B", "C"):
        session.do(
            "Rename",
            rename(session.snapshot, catalog(), node(session.snapshot, "NODE1") if name == "A" else "n1", name),
        )
    assert heard == []
    assert len(due) == 1
    due.pop()()
    assert len(heard) == 1
    assert heard[0].report.snapshot is session.snapshot


def test_a_preview_tells_what_an_edit_would_bring_and_changes_nothing() -> None:
    session = Session(three_plus_one(), catalog())
    before = session.snapshot
    fourth = session.preview(add_server(before, catalog(), "evs"))
    assert {finding.code for finding in fourth.appeared} & {"EX-2.02", "EX-2.12"}
    assert session.snapshot is before
    assert not session.store.modified


def test_save_reopen_and_go_on(tmp_path: Path) -> None:
    session = Session(three_plus_one(), catalog())
    assert session.name == "Untitled"
    session.do("Add node", add_node(session.snapshot, catalog()))
    path = tmp_path / "mail.cluster"
    session.save(path)
    assert not session.store.modified
    assert session.name == "mail.cluster"
    again = open_session(path, catalog())
    assert again.snapshot == session.snapshot
    again.do("Rename", rename(again.snapshot, catalog(), node(again.snapshot, "NODE5"), "SPARE"))
    assert again.store.modified
    again.save()
    assert open_session(path, catalog()).snapshot == again.snapshot


def test_a_file_that_somebody_changed_is_overwritten_only_when_told_to(tmp_path: Path) -> None:
    path = tmp_path / "mail.cluster"
    Session(three_plus_one(), catalog()).save(path)
    mine, theirs = open_session(path, catalog()), open_session(path, catalog())
    theirs.do("Users", set_fields(theirs.snapshot, group(theirs.snapshot, "EVS1"), users=5))
    theirs.save()
    mine.do("Users", set_fields(mine.snapshot, group(mine.snapshot, "EVS1"), users=7))
    with pytest.raises(ChangedOnDisk):
        mine.save()
    assert open_session(path, catalog()).snapshot == theirs.snapshot
    assert mine.store.modified
    mine.save(overwrite=True)
    assert open_session(path, catalog()).snapshot == mine.snapshot


def test_a_design_without_a_file_needs_a_path() -> None:
    with pytest.raises(ValueError, match="path"):
        Session(three_plus_one(), catalog()).save()


def test_a_design_of_a_newer_program_is_neither_changed_nor_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.cluster"
    newer = to_text(three_plus_one()).replace('"version": "1.5"', '"version": "2.0"')
    path.write_text(newer, encoding="utf-8", newline="\n")
    session = open_session(path, catalog())
    with pytest.raises(EditError, match=r"in format 2\.0"):
        session.do("Add node", add_node(session.snapshot, catalog()))
    for target in (None, tmp_path / "copy.cluster"):
        with pytest.raises(CannotWrite, match=r"in format 2\.0"):
            session.save(target)
    assert path.read_text(encoding="utf-8") == newer
    assert list(tmp_path.iterdir()) == [path]
