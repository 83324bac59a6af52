"""The time strip: what happens as chips above the ruler, what is skipped, and the handle of the playhead."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QMouseEvent, QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from designer.app.moments import moment_of
from designer.app.playback import Playback
from designer.drawing.primitives import Line, Primitive
from designer.drawing.timeline.deeds import ICONS, ON_PURPOSE
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.simulation.scenario.actions import Action
from designer.ui.canvas.ink import Ink
from designer.ui.failover.branch_button import BranchButton
from designer.ui.failover.chart import Still
from designer.ui.failover.chips import CHIP_HEIGHT, Chip, ChipButton, Ghost
from designer.ui.failover.crowd import Place, placed
from designer.ui.failover.peek import Peek
from designer.ui.failover.ruler import (
    CHIPS,
    RULER,
    Fork,
    fork_at,
    fork_marks,
    loop_marks,
    moments,
    quiet_marks,
    scale,
)
from designer.ui.failover.scale import Sheet
from designer.ui.plain import set_tip

GRID_MS = 100
"""Chips are dragged from tenth to tenth of a second."""

LATER_MS = 5_000
"""How much later the copy of a chip strikes at whose moment the playhead is."""

LONGEST_STEM = 24
"""Chips that stand farther from their moments have no line to them, but for the chosen one."""

ICON_LEFT = 12
"""A chip's icon stands over its moment: so far from its left end."""


class TimeStrip(Still):
    """The fixed upper part of the timeline. Chips are dragged, copied and taken away by mouse and keys."""

    told = Signal(str)
    """What was done to a chip, for the status line."""

    def __init__(self, ink: Ink, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(ink, parent)
        self._playback = playback
        self.chips: list[ChipButton] = []
        self._actions: tuple[Action, ...] = ()
        self._places: list[Place] = []
        self._forks: tuple[Fork, ...] = ()
        self.chosen = -1
        """The number of the chosen action of the branch, -1 for none."""
        self._taken: Action | None = None
        self._carried: tuple[int, int] | None = None
        self._ghost = Ghost(ink, self)
        self._peek: Peek | None = None
        self.branch_button = BranchButton(playback, self)
        self.setAccessibleName(tr("Time strip"))

    # The run

    def show_run(self, sheet: Sheet | None) -> None:
        """Show what happens in the branch that is played, over a sheet."""
        playback = self._playback
        before, self._actions = self._actions, playback.branch.actions
        if self._actions != before and self.chosen >= 0:
            kept = before[self.chosen] if self.chosen < len(before) else None
            self.chosen = self._actions.index(kept) if kept in self._actions else -1
        self._forks = _forks(playback)
        self._describe()
        self.show_sheet(sheet, CHIPS + RULER if sheet is not None else 0)
        self.branch_button.show_run()
        self.wear()
        self._place_chips()

    def wear(self) -> None:
        """The colours have changed."""
        self.branch_button.set_theme(self.ink.theme)
        self.repaint_still()

    def choose(self, number: int) -> None:
        """Choose an action of the branch, and give its chip the keyboard."""
        if 0 <= number < len(self.chips):
            self.chosen = number
            self._place_chips()
            self.chips[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_by(self, way: int) -> None:
        """Choose the next action, or with -1 the one before, round and round, and go to its moment."""
        if self._actions:
            beginning = 0 if way > 0 else len(self._actions) - 1
            number = (self.chosen + way) % len(self._actions) if self.chosen >= 0 else beginning
            self.choose(number)
            self.scrubbed.emit(float(self._actions[number].at_ms))

    def wish(self, number: int, wish: str) -> None:
        """Do what a key or the menu asks of an action of the branch (see `chips.Wish`)."""
        if not 0 <= number < len(self._actions):
            return
        action, playback = self._actions[number], self._playback
        if wish == "remove":
            self._remove(number)
        elif wish == "copy":
            self.choose(playback.copy(number, self._elsewhere(action)))
        elif wish == "take":
            self._taken = action
            self.told.emit(tr("Ctrl+V lets it strike at the playhead, too"))
        elif wish == "put" and self._taken in self._actions:
            taken = self._actions.index(self._taken)
            self.choose(playback.copy(taken, self._elsewhere(self._taken)))
        elif wish == "here":
            self.choose(playback.shift(number, int(playback.at_ms)))
        elif wish == "go":
            self.scrubbed.emit(float(action.at_ms))

    # Painting

    def more(self, sheet: Sheet) -> list[Primitive]:
        """The ruler, and stems from the chips to their moments."""
        playback = self._playback
        events = playback.timeline.events if playback.timeline is not None else ()
        drawn = [*scale(sheet), *quiet_marks(sheet, playback.quiet, skipped=playback.skips)]
        drawn += [*moments(sheet, events), *fork_marks(sheet, self._forks)]
        drawn += loop_marks(sheet, playback.mark_in, playback.mark_out, loops=playback.loops)
        for number, (place, action) in enumerate(zip(self._places, self._actions, strict=False)):
            if sheet.axis.shows(action.at_ms):
                x = sheet.x(action.at_ms)
                start = min(max(x, place.x + 8), place.right - 8)
                if number != self.chosen and abs(start - x) > LONGEST_STEM:
                    continue
                role = "accent" if action.kind in ON_PURPOSE else "failed.stroke"
                drawn.append(Line(((start, CHIPS - 4), (x, CHIPS + 1)), "ghost" if action in playback.lost else role))
        return drawn

    def paint_handle(self, painter: QPainter, x: float) -> None:
        """Something to grip in the ruler."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.brush("failed.stroke"))
        top = CHIPS + 1.0
        corners = [(x - 5.5, top), (x + 5.5, top), (x + 5.5, top + 6), (x, top + 12), (x - 5.5, top + 6)]
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def changeEvent(self, event: QEvent) -> None:
        """Chips are as wide as their words in the font of the day."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_chips()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips keep within the strip."""
        super().resizeEvent(event)
        self._place_chips()

    # The ruler

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a moment, or to the branch that was forked there."""
        fork = self._fork_at(event.position())
        if fork is not None and event.button() == Qt.MouseButton.LeftButton:
            self._playback.switch(fork.branch)
        else:
            super().mousePressEvent(event)
            self._peek_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub, or tell about the moment under the pointer."""
        super().mouseMoveEvent(event)
        fork = self._fork_at(event.position())
        set_tip(self, fork.text if fork is not None else "")
        self._peek_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self._hide_peek()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is shown of a moment goes with the strip."""
        self._hide_peek()

    @property
    def peek(self) -> Peek | None:
        """The card about a moment, while it is shown."""
        return self._peek if self._peek is not None and self._peek.isVisible() else None

    def _peek_at(self, at: QPointF) -> None:
        sheet, run = self.sheet, self._playback.run
        inside = sheet is not None and at.y() >= CHIPS and at.x() >= sheet.x(sheet.axis.start_ms) - 6
        if sheet is None or run is None or not (inside or self._scrubs):
            self._hide_peek()
            return
        if self._peek is None or self._peek.parentWidget() is not self.window():
            self._peek = Peek(self.ink, self.window())
        moment = moment_of(run, sheet.ms(at.x()))
        x = min(max(at.x(), sheet.x(sheet.axis.start_ms)), sheet.x(sheet.axis.end_ms))
        self._peek.show_moment(moment, self.mapTo(self.window(), QPoint(round(x), 0)))

    def _hide_peek(self) -> None:
        if self._peek is not None:
            self._peek.hide()

    def _fork_at(self, at: QPointF) -> Fork | None:
        return fork_at(self.sheet, self._forks, at.x(), at.y()) if self.sheet is not None else None

    # Chips

    def _remove(self, number: int) -> None:
        had_focus = self.chips[number].hasFocus()
        self.told.emit(tr("Taken away: {what}").format(what=self.chips[number].chip.text))
        self._playback.remove(number)
        if had_focus and self._actions:
            self.choose(min(number, len(self._actions) - 1))

    def _elsewhere(self, action: Action) -> int:
        at = int(self._playback.at_ms)
        return at if abs(at - action.at_ms) >= GRID_MS else action.at_ms + LATER_MS

    def _nudge(self, number: int, by_ms: int) -> None:
        self.choose(self._playback.shift(number, self._actions[number].at_ms + by_ms))

    def _carry(self, number: int, along: float, copies: bool) -> None:
        """Show where a dragged chip would strike."""
        sheet = self.sheet
        if sheet is None:
            return
        at = sheet.ms(sheet.x(self._actions[number].at_ms) + along)
        at = round(at / GRID_MS) * GRID_MS
        self._carried = (number, at)
        chip = self.chips[number].chip
        words = tr("{at_ms}, a copy") if copies else "{at_ms}"
        shown = Chip(at, f"{words.format(at_ms=clock(at))}  {chip.text}", chip.icon, chip.fault, chip.lost)
        self._ghost.show_chip(shown, chosen=True, short=False)
        width = round(shown.width)
        left = max(0, min(round(sheet.x(at)) - ICON_LEFT, self.width() - width - 4))
        self._ghost.setGeometry(left, _top(), width, CHIP_HEIGHT)
        self._ghost.show()
        self._ghost.raise_()
        self.told.emit(tr("{chip} at {at_ms}").format(chip=chip.text, at_ms=clock(at)))

    def _drop(self, counts: bool, copies: bool) -> None:
        carried, self._carried = self._carried, None
        self._ghost.hide()
        if carried is not None and counts:
            number, at = carried
            deed = self._playback.copy if copies else self._playback.shift
            self.choose(deed(number, at))

    def _choose_focused(self, number: int) -> None:
        if number != self.chosen:
            self.chosen = number
            self._place_chips()

    def _open_menu(self, number: int, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, keys, wish in (
            (tr("Go to Its Moment"), tr("Return"), "go"),
            (tr("Strike at the Playhead"), "", "here"),
            (tr("Duplicate"), "Ctrl+D", "copy"),
            (tr("Copy"), "Ctrl+C", "take"),
            (tr("Remove"), tr("Del"), "remove"),
        ):
            action = menu.addAction(f"{label}\t{keys}" if keys else label)
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.triggered.connect(lambda _, wish=wish: self.wish(number, wish))
        menu.popup(place)

    def _describe(self) -> None:
        playback, lost = self._playback, set(self._playback.lost)
        for number in range(len(self.chips), len(self._actions)):
            self._add_button(number)
        while len(self.chips) > len(self._actions):
            gone = self.chips.pop()
            gone.hide()
            gone.deleteLater()
        for button, one in zip(self.chips, self._actions, strict=True):
            text, fault = playback.text_of(one), one.kind not in ON_PURPOSE
            button.chip = Chip(one.at_ms, text, ICONS[one.kind], fault, lost=one in lost)
        self.setAccessibleDescription(
            "; ".join(
                tr("{chip} at {at_ms}").format(chip=one.chip.text, at_ms=clock(one.chip.at_ms)) for one in self.chips
            )
        )

    def _add_button(self, number: int) -> None:
        button = ChipButton(self.ink, self)
        button.wished.connect(lambda wish: self.wish(number, wish))
        button.nudged.connect(lambda by_ms: self._nudge(number, by_ms))
        button.carried.connect(lambda along, copies: self._carry(number, along, copies))
        button.dropped.connect(self._drop)
        button.chosen.connect(lambda: self._choose_focused(number))
        button.menu_wanted.connect(lambda place: self._open_menu(number, place))
        self.chips.append(button)

    def _place_chips(self) -> None:
        """Beside each other where they would cover each other; those outside the part of the run that is shown hide."""
        sheet = self.sheet
        seen = [one for one, action in enumerate(self._actions) if sheet is not None and sheet.axis.shows(action.at_ms)]
        self._places = [Place(-1000.0, 0.0)] * len(self._actions)
        gutter = round(sheet.x(sheet.axis.start_ms)) - ICON_LEFT - 6 if sheet is not None else 0
        self.branch_button.setGeometry(4, 1, max(40, gutter - 4), CHIPS - 3)
        self.branch_button.setVisible(sheet is not None)
        if sheet is not None and seen:
            anchors = [sheet.x(self._actions[one].at_ms) - ICON_LEFT for one in seen]
            widths = [self.chips[one].chip.width for one in seen]
            chosen = seen.index(self.chosen) if self.chosen in seen else -1
            places = placed(anchors, widths, chosen, float(gutter), self.width() - 4.0)
            for one, place in zip(seen, places, strict=True):
                self._places[one] = place
        for number, button in enumerate(self.chips):
            place = self._places[number]
            button.setVisible(number in seen)
            button.setGeometry(round(place.x), _top(), round(place.width), CHIP_HEIGHT)
            button.show_chip(button.chip, chosen=number == self.chosen, short=place.is_short)
            button.raise_()
        self.repaint_still()


def _top() -> int:
    return (CHIPS - CHIP_HEIGHT) // 2


def _forks(playback: Playback) -> tuple[Fork, ...]:
    """Where the branch was forked, and where others were forked from it."""
    branch, found = playback.branch, []
    if branch.parent is not None:
        parent = playback.tree.branch(branch.parent)
        said = tr("Forked here from: {title}. A click goes back there.").format(title=parent.title)
        found.append(Fork(branch.forked_ms, parent.id, said))
    for child in playback.tree.children(branch.id):
        said = tr("Forked here: {title}. A click goes there.").format(title=child.title)
        found.append(Fork(child.forked_ms, child.id, said))
    return tuple(found)
