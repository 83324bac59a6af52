"""The program's questions as dialogs of the system. Most starts ask nothing, so Qt's dialogs are imported late."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from designer.app.session import Session
from designer.catalog.schema import Catalog
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.rules.platforms import Platform
from designer.ui.look import Look
from designer.ui.shell.dialogs import DESIGNS, Conflict, InUse, IssueWords, Unsaved, WaiverWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class QtDialogs:
    """The dialogs of the system."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        self._parent = parent
        self._look = look

    def open_file(self, folder: Path) -> Path | None:
        """The design to open."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self._parent, tr("Open Design"), str(folder), tr("{designs};;All files (*)").format(designs=DESIGNS)
        )
        return Path(chosen) if chosen else None

    def choose_file(self, folder: Path, kind: str) -> Path | None:
        """The file to take something from."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(self._parent, tr("Choose File"), str(folder), kind)
        return Path(chosen) if chosen else None

    def save_file(self, suggestion: Path, kind: str) -> Path | None:
        """Where to write; the extension of the suggestion is added to a name without one."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(self._parent, tr("Save"), str(suggestion), kind)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(suggestion.suffix)

    def save_folder(self, suggestion: Path) -> Path | None:
        """The folder to write files into, by a name that the user gives."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Save into a New Folder"), str(suggestion), tr("Folder")
        )
        return Path(chosen) if chosen else None

    def unsaved(self, name: str) -> Unsaved:
        """Save, Don't Save or Cancel."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(QMessageBox.Icon.Question, tr("Save the changes to {name}?").format(name=name))
        box.setInformativeText(tr("Without saving, they are lost."))
        save = box.addButton(tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(tr("&Don't Save"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            return "save"
        return "discard" if box.clickedButton() is discard else "cancel"

    def changed_on_disk(self, name: str) -> Conflict:
        """Overwrite, Save As or Cancel."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(
            QMessageBox.Icon.Warning, tr("Somebody else has changed {name} since you opened it.").format(name=name)
        )
        box.setInformativeText(tr("Overwriting it loses their changes."))
        another = box.addButton(tr("Save &As…"), QMessageBox.ButtonRole.AcceptRole)
        overwrite = box.addButton(tr("&Overwrite"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(another)
        box.exec()
        if box.clickedButton() is overwrite:
            return "overwrite"
        return "save as" if box.clickedButton() is another else "cancel"

    def in_use(self, name: str, who: str, *, is_gone: bool) -> InUse:
        """Read Only, Open a Copy, Cancel, and Take Over where the other seems to be gone."""
        from PySide6.QtWidgets import QMessageBox

        if is_gone:
            text, detail = (
                tr("{name} was left open by {who}").format(name=name, who=who),
                tr("Nothing was heard of them for more than two minutes."),
            )
        else:
            text, detail = (
                tr("{name} is open: {who} works on it").format(name=name, who=who),
                tr("What you both save would overwrite each other."),
            )
        box = self._box(QMessageBox.Icon.Question, text)
        box.setInformativeText(tr("{detail} How do you want to open it?").format(detail=detail))
        look = box.addButton(tr("&Read-Only"), QMessageBox.ButtonRole.AcceptRole)
        copy = box.addButton(tr("A &Copy"), QMessageBox.ButtonRole.AcceptRole)
        over = box.addButton(tr("&Take Over"), QMessageBox.ButtonRole.DestructiveRole) if is_gone else None
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(look)
        box.exec()
        answers: list[tuple[object, InUse]] = [(look, "look"), (copy, "copy")]
        if over is not None:
            answers.append((over, "take over"))
        return next((answer for button, answer in answers if button is box.clickedButton()), "cancel")

    def confirm(self, question: str, detail: str, deed: str) -> bool:
        """The deed or Cancel, which is what Enter and Escape mean."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(QMessageBox.Icon.Warning, question)
        box.setInformativeText(detail)
        yes = box.addButton(deed, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is yes

    def differences(self, title: str, lines: Sequence[str]) -> None:
        """A list to read."""
        from designer.ui.shell.differences import DifferencesDialog

        DifferencesDialog(title, lines, self._parent).exec()

    def waive(self, about: str, words: WaiverWords) -> WaiverWords | None:
        """The words of a waiver; None when it was cancelled."""
        from designer.ui.shell.waiving import WaiveDialog

        dialog = WaiveDialog(about, words, self._parent)
        return dialog.answer() if dialog.exec() else None

    def issue(self, words: IssueWords, taken: Sequence[str], missing: str) -> IssueWords | None:
        """The version to issue; None when it was cancelled."""
        from designer.ui.shell.issuing import IssueDialog

        dialog = IssueDialog(words, taken, missing, self._parent)
        return dialog.answer() if dialog.exec() else None

    def platform(self, session: Session, start: Platform) -> Platform | None:
        """Another platform; None when it was cancelled."""
        from designer.ui.shell.platform_dialog import PlatformDialog

        dialog = PlatformDialog(session, start, self._parent)
        return dialog.answer() if dialog.exec() else None

    def scenario_name(self, suggestion: str, taken: Sequence[str]) -> str | None:
        """The name of a scenario; None when it was cancelled."""
        from designer.ui.shell.scenario_dialog import ScenarioDialog

        dialog = ScenarioDialog(suggestion, taken, self._parent)
        return dialog.answer() if dialog.exec() else None

    def new_design(self, catalog: Catalog) -> Snapshot | None:
        """A design out of answers to six questions; None when it was cancelled."""
        from designer.ui.shell.questions import QuestionsDialog

        dialog = QuestionsDialog(catalog, self._look, self._parent)
        return dialog.answer() if dialog.exec() else None

    def error(self, sentence: str) -> None:
        """One sentence and an OK button."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(QMessageBox.Icon.Warning, sentence)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.exec()

    def _box(self, icon: QMessageBox.Icon, text: str) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._parent)
        box.setWindowTitle("Clusterwright")
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(icon)
        box.setText(text)
        return box
