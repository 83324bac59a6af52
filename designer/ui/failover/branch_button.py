"""The branches of what is tried, at the left of the time strip: which one is played, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from designer.app.branches import branch_text
from designer.app.playback import Playback
from designer.drawing.theme import Theme
from designer.foundation.language import tr
from designer.ui.icons import icon
from designer.ui.plain import menu_text, set_tip

LONGEST_NAME = 80


class BranchButton(QToolButton):
    """Forks the run while there is one branch; then it shows which one is played, with a menu of all."""

    def __init__(self, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._editor: QLineEdit | None = None
        self._text = ""
        self.menu_of_branches = QMenu(self)
        self.menu_of_branches.aboutToShow.connect(self._fill)
        self.setProperty("kind", "branch")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._clicked)
        self.show_run()

    def set_theme(self, theme: Theme) -> None:
        """Paint the icon in other colours."""
        self.setIcon(icon(theme, "fork", "accent" if self._playback.can_play else "ghost", 16))

    def show_run(self) -> None:
        """Show which branch is played."""
        playback = self._playback
        several = len(playback.branches) > 1
        self.setEnabled(playback.can_play or several)
        if several:
            order = [one.id for _, one in playback.tree.in_order()]
            place, title = order.index(playback.branch.id) + 1, playback.branch.title
            self._text = f"{place}/{len(order)} ▾  {title}"
            said = tr("Branch {place} of {count}: {title}").format(place=place, count=len(order), title=title)
        else:
            self._text = tr("What if also…")
            said = tr("Fork here (B): keep what has happened until the playhead, and try something else from there on")
        self.setAccessibleName(said)
        set_tip(self, said)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text has another room."""
        self._elide()

    def rename(self) -> None:
        """Let the user call the branch that is played something, in place."""
        if self._editor is not None:
            return
        self._editor = editor = QLineEdit(self._playback.branch.title, self.parentWidget())
        editor.setAccessibleName(tr("Name of the branch"))
        editor.setMaxLength(LONGEST_NAME)
        editor.setGeometry(self.geometry().adjusted(0, 0, 70, 0))
        editor.selectAll()
        editor.installEventFilter(self)
        editor.show()
        editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return takes the name over, Esc gives it up, and so does leaving the field for elsewhere."""
        if watched is not self._editor:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                self._end_rename(take=event.key() != Qt.Key.Key_Escape)
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self._end_rename(take=True)
        return False

    def _end_rename(self, *, take: bool) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        editor.hide()
        editor.deleteLater()
        branch = self._playback.branch
        if take and editor.text().strip() != branch.title:
            self._playback.name_branch(branch.id, editor.text())

    def _clicked(self) -> None:
        if len(self._playback.branches) > 1:
            self.menu_of_branches.popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self._playback.fork()

    def _fill(self) -> None:
        """All branches as a tree, and what can be done with the one that is played."""
        menu, playback = self.menu_of_branches, self._playback
        menu.clear()
        for depth, branch in playback.tree.in_order():
            action = menu.addAction(menu_text(branch_text(depth, branch)))
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.setCheckable(True)
            action.setChecked(branch.id == playback.branch.id)
            action.triggered.connect(lambda _, identifier=branch.id: playback.switch(identifier))
        menu.addSeparator()
        for label, deed in (
            (tr("Fork Here: What If Also"), playback.fork),
            (tr("Rename Branch"), self.rename),
            (tr("Delete Branch"), lambda: playback.remove_branch(playback.branch.id)),
        ):
            action = menu.addAction(label)
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.triggered.connect(lambda _, deed=deed: deed())

    def _elide(self) -> None:
        room = max(0, self.width() - self.iconSize().width() - 16)
        self.setText(menu_text(self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)))
