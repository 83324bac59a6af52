"""What must be true of the window at any moment, whatever was done to it."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QAbstractAnimation, QObject, QRectF, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from designer.app.asides import same_cluster
from designer.app.fields.field import Context
from designer.app.forms import Form, form_of
from designer.app.playback import Playback
from designer.app.rows import Row
from designer.files.load import from_text
from designer.files.text import to_text
from designer.foundation.units import clock
from designer.model.integrity import integrity_problems
from designer.model.snapshot import Snapshot
from designer.rules.engine import check
from designer.ui.canvas.stage import Stage
from designer.ui.canvas.view import Canvas
from designer.ui.panels.outline import Outline
from tests.ui.desk import TestDesk

FAILED = Path(__file__).parents[3] / "build" / "monkey"
"""Where images are kept that ought to be the same."""

ALIKE = 8
"""So far apart are colours where an edge was painted in two parts; nobody sees that."""

FEW = 600
"""So many values differ at most: a dashed line that is painted in two parts begins anew at the seam."""

DASH_PX = 4
"""A dash has a gap beside it within so many pixels."""

SERIOUS = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
HARMLESS = "This plugin does not support"
"""What the offscreen platform says about every window with a minimum size, a menu or a drag."""


class Trouble(AssertionError):
    """Something is not as it has to be."""


class Watch:
    """Hears of exceptions that Qt swallowed and of what Qt says on its log. `stop` ends that."""

    def __init__(self, exceptions: list[Any]) -> None:
        self._exceptions = exceptions
        self._said: list[str] = []
        self._before = qInstallMessageHandler(self._hear)

    def stop(self) -> None:
        """Let Qt say things as before."""
        qInstallMessageHandler(self._before)

    def complain(self, when: str) -> None:
        """Raise `Trouble` when there was anything since the last time."""
        if self._exceptions:
            kind, value, trace = self._exceptions.pop(0)
            self._exceptions.clear()
            raise Trouble(f"{when}: {kind.__name__}: {value}").with_traceback(trace)
        if self._said:
            said, self._said = self._said, []
            raise Trouble(f"{when}: Qt says {said[0]!r}")

    def _hear(self, kind: QtMsgType, context: object, message: str) -> None:
        if kind in SERIOUS and not message.startswith(HARMLESS):
            self._said.append(message)


def expect(fine: object, sentence: str) -> None:
    """Raise `Trouble` unless it is so."""
    if not fine:
        raise Trouble(sentence)


def check_now(desk: TestDesk) -> None:
    """Bring everything to rest, and compare all that is shown with the design."""
    canvas = desk.bench.canvas
    rest(desk)
    snapshot = desk.session.snapshot
    problems = integrity_problems(snapshot)
    expect(not problems, f"the design is broken: {problems[:3]}")
    check_file(snapshot)
    fresh = check(snapshot, desk.session.catalog)
    live = desk.session.check_now()
    expect(live.open == fresh.open, "the findings are not those of a fresh check")
    desk.turn()
    check_scene(canvas)
    check_pixels(canvas)
    check_panels(desk)
    check_run(desk)


def rest(desk: TestDesk) -> None:
    """No gesture, no animation, no typing, no playback under way."""
    canvas = desk.bench.canvas
    canvas.cancel_gesture()
    desk.window.settle()
    failover = desk.bench.started_failover
    if failover is not None and failover.is_playing:
        failover.playback.pause()
    desk.turn()
    canvas.cancel_gesture()
    glide = canvas.camera._glide
    if glide.state() == QAbstractAnimation.State.Running:
        glide.setCurrentTime(glide.duration())
    canvas.stage.motion.finish()
    expect(not canvas.is_busy, "a cancelled gesture is still under way")
    expect(canvas.stage._ghost is None, "something hangs on the pointer without a gesture")
    expect(canvas.preview.effect is None, "an effect is announced without a gesture")


def check_run(desk: TestDesk) -> None:
    """In Failover the canvas shows the moment at the playhead, of a run of the design as it is."""
    canvas, panel = desk.bench.canvas, desk.bench.started_failover
    if panel is None or canvas.mode != "failover":
        return
    playback = panel.playback
    if playback.timeline is not None:
        due = playback.timeline.state_at(int(playback.at_ms))
        shown_now = canvas.scenery.state
        expect(
            shown_now is not None and replace(shown_now, at=due.at) == due,  # between two events only the clock goes on
            f"the canvas shows another moment than {playback.at_ms}",
        )
        expect(canvas.moment == clock(due.at), f"the canvas says {canvas.moment}, the playhead is at {clock(due.at)}")
        of_design = playback.timeline.snapshot
        expect(same_cluster(of_design, desk.session.snapshot), "the run is not one of the design as it is")
    expect(0 <= playback.at_ms <= playback.length_ms, f"the playhead is at {playback.at_ms} of {playback.length_ms}")
    check_branches(playback)
    pages = panel.transport.pages.buttons
    down = [word for word, button in pages.items() if button.isChecked()]
    expect(down == [panel.page_word], f"the tab of {down} is down, the page is {panel.page_word}")
    strip = desk.timeline.strip
    struck = [one.chip.at_ms for one in strip.chips]
    expect(struck == [one.at_ms for one in playback.branch.actions], "the chips are not what happens")
    expect(strip.chosen < len(strip.chips), "a chip is chosen that is not there")
    expect(not strip._ghost.isVisible(), "a chip hangs on the pointer without a gesture")


def check_branches(playback: Playback) -> None:
    """Every branch hangs on one that is there, none on itself, and one of them is played."""
    branches = playback.branches
    known = [one.id for one in branches]
    expect(len(set(known)) == len(known), f"branches share an id: {known}")
    expect(playback.branch in branches, "the branch that is played is none of the tree")
    lost = [one.id for one in branches if one.parent is not None and one.parent not in known]
    expect(not lost, f"branches hang on nothing: {lost}")
    listed = [one.id for _, one in playback.tree.in_order()]
    expect(sorted(listed) == sorted(known), f"the tree lists {listed} of {known}")
    for one in branches:
        times = [action.at_ms for action in one.actions]
        expect(times == sorted(times) and one.forked_ms >= 0, f"branch {one.id} is out of order: {times}")
    parts = sorted((*playback.actions, *playback.lost), key=lambda one: one.at_ms)
    expect(len(parts) == len(playback.branch.actions), "what happens and what does not is not the branch")


def check_left_over(desk: TestDesk) -> None:
    """A design that was closed leaves no process and no dialog behind."""
    desk.turn()
    left = multiprocessing.active_children()
    expect(not left, f"processes go on without a design: {left}")
    open_ones = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog | QMenu) and one.isVisible()]
    expect(not open_ones, f"still open: {[(type(one).__name__, one.windowTitle()) for one in open_ones]}")


def check_file(snapshot: Snapshot) -> None:
    """The file holds all of the design, and is the same file when it is written again."""
    text = to_text(snapshot)
    read = from_text(text).snapshot
    expect(read == snapshot, "the design is another one after saving and opening")
    expect(to_text(read) == text, "the file is another one after opening and saving")


def check_scene(canvas: Canvas) -> None:
    """What the scene shows is what a scene made from the snapshot alone shows."""
    twin = Canvas(canvas.session)
    try:
        twin.set_theme(canvas.stage.ink.theme)
        twin.animation_ms = twin.camera.duration_ms = 0
        twin.viewport().resize(canvas.viewport().size())
        twin._mode, twin._scenery, twin._selection, twin._hover = (
            canvas._mode,
            canvas._scenery,
            canvas._selection,
            canvas._hover,
        )
        twin._found, twin._pointed = canvas._found, canvas._pointed
        twin.camera.restore(canvas.camera.outlook())
        for _ in range(2):  # how much is told depends on the scale, which fitting finds out
            twin._scenery = canvas._scenery
            twin.render_now()
        twin.animation_ms, twin.tempo = canvas.animation_ms, canvas.tempo
        twin._show_live()
        expect(twin.scenery == canvas.scenery, f"drawn from {canvas.scenery}, not {twin.scenery}")
        expect(twin.settled == canvas.settled, "the picture is not that of the design")
        ours, theirs = shown(canvas.stage), shown(twin.stage)
        for what in theirs:
            expect(ours[what] == theirs[what], f"{what}: {_first_difference(ours[what], theirs[what])}")
        same(painted(canvas.stage), painted(twin.stage), "the drawing is painted otherwise")
        lost = [one for one in canvas.selection() if canvas.session.snapshot.find(one) is None]
        expect(not lost, f"selected, but not there: {lost}")
    finally:
        shiboken6.delete(twin)


def shown(stage: Stage) -> dict[str, Any]:
    """Everything of which a scene consists."""
    return {
        "pieces": dict(stage.pieces),
        "pieces that are still on their way": sorted(stage._moving),
        "items": Counter(type(item).__name__ for item in stage.items()),
        "frames": stage._frame_item._frames,
        "marks": stage._marks_item._placed,
        "hollow cards": (stage._hollow, stage._hidden),
        "cards that stand out": stage._lit,
    }


def painted(stage: Stage) -> QImage:
    """The scene as pixels, at a size at which every card can be told from its neighbours."""
    wide, high = max(1, round(stage.picture.width)), max(1, round(stage.picture.height))
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    stage.render(painter, QRectF(image.rect()), QRectF(0, 0, stage.picture.width, stage.picture.height))
    painter.end()
    return image


def check_pixels(canvas: Canvas) -> None:
    """What a canvas has kept as pixels is what it would paint anew."""
    kept = canvas.viewport().grab().toImage()
    canvas.stage.touched.emit(None)
    same(kept, canvas.viewport().grab().toImage(), "kept pixels are out of date")


def difference(ours: QImage, theirs: QImage) -> int:
    """How many values of red, green or blue differ so much that it can be seen."""
    if ours.size() != theirs.size():
        return ours.width() * ours.height()
    return _seen(_between(ours, theirs))


def apart(ours: QImage, theirs: QImage) -> int:
    """The same, not counting what lies a few pixels along in the other image, both ways round.

    Qt's dashes begin elsewhere in a line when only a part of it is painted; a line that is there too much or not at all
    finds nothing like it beside it.
    """
    if ours.size() != theirs.size():
        return ours.width() * ours.height()
    both = _least_between(ours, theirs)
    painter = QPainter(both)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
    painter.drawImage(0, 0, _least_between(theirs, ours))
    painter.end()
    return _seen(both)


def _least_between(ours: QImage, theirs: QImage) -> QImage:
    """How far each pixel of ours is from the nearest value that theirs has beside it."""
    least = _between(ours, theirs)
    painter = QPainter(least)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Darken)
    for step in range(1, DASH_PX + 1):
        for dx, dy in ((step, 0), (-step, 0), (0, step), (0, -step)):
            painter.drawImage(0, 0, _between(ours, theirs.copy(dx, dy, theirs.width(), theirs.height())))
    painter.end()
    return least


def _between(ours: QImage, theirs: QImage) -> QImage:
    both = theirs.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(both)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, ours)
    painter.end()
    return both


def _seen(both: QImage) -> int:
    pixels = bytes(both.constBits())  # blue, green, red and one byte that means nothing
    return sum(value > ALIKE for colour in range(3) for value in pixels[colour::4])


def same(ours: QImage, theirs: QImage, sentence: str) -> None:
    """Raise `Trouble` when two images differ, and keep both."""
    if ours == theirs or difference(ours, theirs) <= FEW or apart(ours, theirs) <= FEW:
        return
    FAILED.mkdir(parents=True, exist_ok=True)
    ours.save(str(FAILED / "is.png"))
    theirs.save(str(FAILED / "ought-to-be.png"))
    raise Trouble(f"{sentence}; see {FAILED}")


def _first_difference(ours: Any, theirs: Any) -> str:
    if isinstance(ours, dict):
        for key in {**ours, **theirs}:
            if ours.get(key) != theirs.get(key):
                return f"{key} is {str(ours.get(key))[:600]}, not {str(theirs.get(key))[:600]}"
    return f"{str(ours)[:600]}, not {str(theirs)[:600]}"


def check_panels(desk: TestDesk) -> None:
    """Outline and inspector say what fresh ones would say."""
    bench, session = desk.bench, desk.session
    twin = Outline(session, desk.window._look)
    try:
        twin.refresh()
        expect(_rows(twin._model) == _rows(bench.outline._model), "the outline is not that of the design")
    finally:
        shiboken6.delete(twin)
    form = form_of(Context(session.snapshot, session.catalog), bench.canvas.selection())
    ours = bench.inspector.form
    expect(ours is not None and _said(ours) == _said(form), "the inspector shows something else than what is selected")
    for row in form.rows():
        editor = bench.inspector.editors.get(row.key)
        if editor is not None:
            expect(_said_in(editor.shown) == _said_in(row), f"the inspector shows {editor.shown}, not {row}")


def _said(form: Form) -> list[str]:
    rows = [line for section in form.sections for line in (section.title, *map(_said_in, section.rows))]
    return [*form.ids, form.title, form.noun, form.icon, form.table, *rows]


def _said_in(row: Row) -> str:
    """A row without the function that makes its edit, which is another one every time."""
    return str({spec.name: getattr(row, spec.name) for spec in fields(row) if spec.name != "put"})


def _rows(model: Any) -> list[tuple[int, str]]:
    rows: list[tuple[int, str]] = []

    def collect(parent: Any, depth: int) -> None:
        for number in range(parent.rowCount()):
            item = parent.child(number)
            rows.append((depth, item.text()))
            collect(item, depth + 1)

    collect(model.invisibleRootItem(), 0)
    return rows


def check_history(desk: TestDesk, first: Snapshot) -> None:
    """Undoing everything leads to the first snapshot, redoing as much to the last."""
    rest(desk)
    session = desk.session
    last, steps = session.snapshot, 0
    while session.store.undo_label is not None:
        desk.window.undo()
        steps += 1
    expect(session.snapshot == first, "undoing everything does not lead back to the design that was opened")
    expect(to_text(session.snapshot) == to_text(first), "undoing everything leads to another file")
    check_now(desk)
    for _ in range(steps):
        desk.window.redo()
    expect(session.snapshot == last, "redoing everything does not lead to the last design")


def resident_mb() -> float:
    """How much memory this process uses. Raises OSError where the system does not tell."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * 4096 / 2**20


def widgets() -> int:
    """How many widgets there are."""
    return len(QApplication.allWidgets())


def children_of(owner: QObject) -> int:
    """How many objects belong to something, directly or not."""
    return len(owner.findChildren(QObject))
