"""Working on the storage with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from designer.app.session import Session
from designer.drawing.storage import letter_at
from designer.edits.draft import Draft
from designer.edits.surroundings import add_array
from designer.topology.evs import group_of_disk
from designer.ui.canvas.view import Canvas
from tests.support.samples import group
from tests.ui.hands import Hand


@pytest.fixture(autouse=True)
def storage(canvas: Canvas) -> None:
    canvas.set_view("storage")


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def head(canvas: Canvas, subject: str) -> tuple[float, float]:
    """A point of a group's card, or of a disk, where nothing else is."""
    area = canvas.settled.areas[subject]
    return (area.x + area.w * 0.55, area.y + 9)


def disks_of(session: Session, name: str) -> list[str]:
    owner = group(session.snapshot, name)
    return [disk for disk in session.snapshot.disks if group_of_disk(session.snapshot, disk) == owner]


def test_a_disk_is_dragged_to_another_group(session: Session, canvas: Canvas, hand: Hand) -> None:
    disk, evs2 = disks_of(session, "EVS1")[0], group(session.snapshot, "EVS2")
    hand.press(head(canvas, disk))
    hand.move(head(canvas, evs2))
    assert canvas.preview.effect is not None
    assert "EVS2" in canvas.preview.effect.says
    hand.release()
    assert group_of_disk(session.snapshot, disk) == evs2
    session.store.undo()
    assert group_of_disk(session.snapshot, disk) == group(session.snapshot, "EVS1")


def test_a_right_click_cancels_the_drag(session: Session, canvas: Canvas, hand: Hand) -> None:
    disk, before = disks_of(session, "EVS1")[0], session.snapshot
    hand.press(head(canvas, disk))
    hand.move(head(canvas, group(session.snapshot, "EVS2")))
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.RightButton, pos=hand.point(head(canvas, disk)))
    hand.release()
    assert session.snapshot is before


def test_a_store_is_dragged_onto_another_disk(session: Session, canvas: Canvas, hand: Hand) -> None:
    store = next(iter(session.snapshot.stores.values()))
    other = next(disk for disk in disks_of(session, "EVS1") if disk != store.disk)
    hand.press(store.id)
    hand.move(head(canvas, other))
    assert canvas.preview.effect is not None
    assert store.name in canvas.preview.effect.says
    hand.release()
    assert session.snapshot.stores[store.id].disk == other


def test_the_logs_of_a_storage_group_are_dragged_onto_another_disk(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    logs = next(iter(session.snapshot.storage_groups.values()))
    other = next(disk for disk in disks_of(session, "EVS1") if disk != logs.log_disk)
    hand.drag(logs.id, head(canvas, other))
    assert session.snapshot.storage_groups[logs.id].log_disk == other


def test_a_store_that_is_dropped_on_no_disk_stays(session: Session, canvas: Canvas, hand: Hand) -> None:
    store, before = next(iter(session.snapshot.stores)), session.snapshot
    hand.drag(store, (4, 4))
    assert session.snapshot is before


def test_a_click_on_the_letter_offers_the_free_ones(session: Session, canvas: Canvas, hand: Hand) -> None:
    disk = next(one for one in session.snapshot.disks.values() if one.letter)
    hand.click(letter_at(canvas.settled.areas[disk.id]).centre)
    menu = open_menu()
    taken = {one.letter for one in session.snapshot.disks.values()}
    offered = {action.text().replace("&", "") for action in menu.actions()}
    assert offered
    assert not offered & {f"{letter}:" for letter in taken}
    chosen = menu.actions()[0]
    letter = chosen.text().replace("&", "")[0]
    chosen.trigger()
    menu.close()
    assert session.snapshot.disks[disk.id].letter == letter


def test_a_disk_from_the_palette_goes_to_the_group_below_the_pointer(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    evs2, before = group(session.snapshot, "EVS2"), set(session.snapshot.disks)
    assert hand.bring("disk", head(canvas, evs2))
    hand.drop()
    (new,) = set(session.snapshot.disks) - before
    assert group_of_disk(session.snapshot, new) == evs2
    assert canvas.selection() == (new,)


def test_a_disk_is_dragged_to_another_array(session: Session, canvas: Canvas, hand: Hand) -> None:
    draft = Draft(session.snapshot)
    draft.do(add_array(draft.snapshot, session.catalog))
    draft.do(add_array(draft.snapshot, session.catalog))
    session.do("Two arrays", draft.diff)
    first, second = session.snapshot.arrays
    disk = disks_of(session, "EVS1")[0]
    assert session.snapshot.disks[disk].array == first
    area = canvas.settled.areas[second]
    hand.drag(head(canvas, disk), (area.x + 10, area.bottom - 5))
    assert session.snapshot.disks[disk].array == second
    assert group_of_disk(session.snapshot, disk) == group(session.snapshot, "EVS1")


def test_a_node_has_no_place_in_the_storage(canvas: Canvas, hand: Hand) -> None:
    assert not hand.bring("node", (60, 60))


def test_delete_takes_a_store_away(session: Session, canvas: Canvas, hand: Hand) -> None:
    store = next(iter(session.snapshot.stores))
    hand.click(store)
    assert canvas.selection() == (store,)
    hand.key(Qt.Key.Key_Delete)
    assert store not in session.snapshot.stores
