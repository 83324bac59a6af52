"""Thousands of random gestures at the whole window, after which everything is as the design says, and nothing is lost.

A failing run prints its gestures, as few as could be found, and how to do them again:

    CLUSTERWRIGHT_MONKEY="three-plus-one drag:1 undo:2" pytest tests/ui/monkey
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from designer.model.snapshot import Snapshot
from designer.ui.canvas.items import PieceItem
from designer.ui.look import Look
from tests.support.volume import is_deep, volume
from tests.ui.desk import TestDesk
from tests.ui.monkey.means import DESIGNS
from tests.ui.monkey.monkey import Act, Chapter, random_acts, read_acts, shortened, told
from tests.ui.monkey.proofs import Trouble, Watch, children_of, resident_mb, widgets

VARIABLE = "CLUSTERWRIGHT_MONKEY"
GESTURES = 5_000
CHAPTER = 250
"""Gestures from the opening of a design to its end."""

TOLERANCE_MB = 40
"""So much may the process be larger in the second half of the book than in the first, in which everything that is made
when it is first needed comes into being."""

SHORTEN_S = 240 if is_deep() else 60
LAST = Path(__file__).parents[3] / "build" / "monkey.txt"
"""The gestures of the run under way, for the case that it takes the process with it."""


@pytest.fixture
def exceptions(qtbot: QtBot) -> Iterator[list[Any]]:
    with qtbot.captureExceptions() as caught:
        yield caught
    QGuiApplication.clipboard().clear()


@pytest.fixture
def watch(exceptions: list[Any]) -> Iterator[Watch]:
    made = Watch(exceptions)
    yield made
    made.stop()


def chapters() -> list[tuple[str, list[Act]]]:
    """What is played: designs, and the gestures in each."""
    wanted = os.environ.get(VARIABLE, "")
    if wanted:
        design, _, acts = wanted.partition(" ")
        return [(design.replace("_", " "), read_acts(acts))]
    seed = int(os.environ.get("CLUSTERWRIGHT_SEED", "20030326"))
    dice = Random(seed)
    print(f"\nseed {seed}")
    count = max(1, volume(GESTURES) // CHAPTER)
    designs = dice.choices(DESIGNS, k=count)
    return [(design, random_acts(dice, CHAPTER)) for design in designs]


@contextmanager
def fresh_desk(qtbot: QtBot, look: Look, folder: Path) -> Iterator[TestDesk]:
    desk = TestDesk(qtbot, look, folder)
    desk.window.resize(1440, 900)
    doorman = QTimer()
    doorman.timeout.connect(refuse)
    doorman.start(100)
    yield desk
    doorman.stop()
    desk.end()
    desk.turn()


def refuse() -> None:
    """A dialog that waits for an answer gets none."""
    waiting = QApplication.activeModalWidget()
    if isinstance(waiting, QDialog):
        waiting.reject()


def test_the_window_survives_a_monkey(qtbot: QtBot, look: Look, tmp_path: Path, watch: Watch) -> None:
    LAST.parent.mkdir(exist_ok=True)
    book = chapters()
    counts: list[tuple[int, int, int, int]] = []
    memory: list[float] = []
    with fresh_desk(qtbot, look, tmp_path) as desk:
        for number, (design, acts) in enumerate(book, 1):
            print(f"chapter {number} of {len(book)}: {design}", flush=True)
            LAST.write_text(f"{design.replace(' ', '_')} ", encoding="utf-8")
            try:
                chapter = Chapter(desk, watch, design)
                chapter.play(acts, LAST)
                chapter.end()
            except Trouble as trouble:
                report(qtbot, look, tmp_path, watch, design, acts, trouble)
            del chapter
            counts.append(census(desk))
            if sys.platform == "linux":
                memory.append(resident_mb())
    print(f"{sum(len(acts) for _, acts in book)} gestures in {len(book)} chapters; MB: {[round(mb) for mb in memory]}")
    print(f"items, snapshots, widgets, objects: {counts}")
    assert all(items == 0 for items, *_ in counts), f"items of the drawing outlive their design: {who_keeps()}"
    half = len(counts) // 2
    if half:
        for number, what in enumerate(("items", "snapshots", "widgets", "objects of the window")):
            first, last = (max(count[number] for count in part) for part in (counts[:half], counts[half:]))
            assert last <= first * 1.1 + 3, f"{what} grow from {first} to {last}"
    if half and memory:
        assert max(memory[half:]) - max(memory[:half]) < TOLERANCE_MB, memory


def census(desk: TestDesk) -> tuple[int, int, int, int]:
    """What is still there after a design was closed: items, snapshots, widgets, objects of the window."""
    QPixmapCache.clear()  # Qt keeps up to 10 MB of icons, which would pass for growth
    for _ in range(3):
        desk.turn()
        gc.collect()
    alive = gc.get_objects()
    items = sum(isinstance(one, PieceItem) for one in alive)
    snapshots = sum(isinstance(one, Snapshot) for one in alive)
    return items, snapshots, widgets(), children_of(desk.window)


def who_keeps() -> list[str]:
    """What refers to the first item that ought to be gone, step by step."""
    found: Any = next((one for one in gc.get_objects() if isinstance(one, PieceItem)), None)
    chain, seen = [], set[int]()
    while found is not None and len(chain) < 14:
        seen.add(id(found))
        chain.append(f"{type(found).__module__}.{type(found).__qualname__} {_in_short(found)}")
        owners = [one for one in gc.get_referrers(found) if id(one) not in seen and not hasattr(one, "f_code")]
        found = next((one for one in owners if one is not chain), None)
    return chain


def _in_short(found: Any) -> str:
    try:
        return str(list(found) if isinstance(found, dict) else found)[:160]
    except RuntimeError as error:  # of Qt's objects, whose other half is gone
        return str(error)


def report(
    qtbot: QtBot, look: Look, folder: Path, watch: Watch, design: str, acts: Sequence[Act], trouble: Trouble
) -> None:
    """Fail with the shortest list of gestures that could be found."""
    print(f"\n{trouble}\nmaking the list shorter ...", flush=True)
    last = LAST.read_text(encoding="utf-8").split()[1:]
    done = acts[: len(last)]

    def run(some: Sequence[Act]) -> str:
        with fresh_desk(qtbot, look, folder) as desk:
            try:
                chapter = Chapter(desk, watch, design)
                chapter.play(some)
                chapter.end()
            except Trouble as again:
                return str(again)
        return ""

    again = run(done)
    few = shortened(done, run, SHORTEN_S) if again else list(done)
    certain = "" if again else " (not again in a fresh window)"
    recipe = f'{VARIABLE}="{design.replace(" ", "_")} {told(few)}"'
    raise AssertionError(f"{trouble}\n{len(few)} gestures{certain}: {recipe}") from trouble
