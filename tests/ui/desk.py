"""The whole window for tests: real events, settings in a temporary folder, and dialogs that answer by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from designer.app.commands.command import Submenu
from designer.app.desk.words import Entry
from designer.app.session import Session
from designer.catalog.loader import load_templates
from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.rules.platforms import Platform
from designer.ui.failover.timeline_page import TimelinePage
from designer.ui.look import Look
from designer.ui.panels.field_grid import AnyEditor
from designer.ui.program.program import Program
from designer.ui.shell.bench import Bench
from designer.ui.shell.dialogs import Conflict, InUse, IssueWords, Unsaved, WaiverWords
from designer.ui.shell.memory import Memory
from designer.ui.shell.window import MainWindow
from tests.support.samples import catalog


@dataclass
class Answers:
    """Answers of the user, given before they are asked for; what was asked and said is kept."""

    open: Path | None = None
    save: Path | None = None
    on_unsaved: Unsaved = "discard"
    on_conflict: Conflict = "cancel"
    on_in_use: InUse = "cancel"
    on_confirm: bool = True
    on_waive: WaiverWords | None = None
    on_issue: IssueWords | None = None
    on_platform: Platform | None = None
    on_new: Snapshot | None = None
    on_scenario: str | None = None
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    proposed: list[WaiverWords] = field(default_factory=list)
    suggested: list[Path] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)

    def open_file(self, folder: Path) -> Path | None:
        self.asked.append("open")
        return self.open

    def choose_file(self, folder: Path, kind: str) -> Path | None:
        self.asked.append("choose")
        return self.open

    def save_file(self, suggestion: Path, kind: str) -> Path | None:
        self.asked.append("save")
        self.suggested.append(suggestion)
        return self.save

    def save_folder(self, suggestion: Path) -> Path | None:
        return self.save_file(suggestion, "")

    def unsaved(self, name: str) -> Unsaved:
        self.asked.append(f"unsaved {name}")
        return self.on_unsaved

    def changed_on_disk(self, name: str) -> Conflict:
        self.asked.append(f"changed {name}")
        return self.on_conflict

    def in_use(self, name: str, who: str, *, is_gone: bool) -> InUse:
        self.asked.append(f"in use {name} {who}{' gone' if is_gone else ''}")
        return self.on_in_use

    def confirm(self, question: str, detail: str, deed: str) -> bool:
        self.asked.append(question)
        return self.on_confirm

    def differences(self, title: str, lines: Sequence[str]) -> None:
        self.asked.append(title)
        self.differing.extend(lines)

    def waive(self, about: str, words: WaiverWords) -> WaiverWords | None:
        self.asked.append(f"waive {about}")
        self.proposed.append(words)
        return self.on_waive

    def issue(self, words: IssueWords, taken: Sequence[str], missing: str) -> IssueWords | None:
        self.asked.append(f"version {words.number}")
        return self.on_issue

    def platform(self, session: Session, start: Platform) -> Platform | None:
        self.asked.append(f"platform {start.windows}+{start.exchange}")
        return self.on_platform

    def scenario_name(self, suggestion: str, taken: Sequence[str]) -> str | None:
        self.asked.append(f"scenario {suggestion}")
        return self.on_scenario

    def new_design(self, catalog: Catalog) -> Snapshot | None:
        self.asked.append("questions")
        return self.on_new

    def error(self, sentence: str) -> None:
        self.errors.append(sentence)


class TestDesk:
    """The program with its windows, and a user in front of the latest of them."""

    __test__ = False

    def __init__(self, qtbot: QtBot, look: Look, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.answers = Answers()
        self.memory = Memory(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        knowledge = (catalog(), load_templates())
        self.program = Program(look, self.memory, knowledge, folder / "data", lambda _: self.answers)
        first = self.program.new_window(shown=False)
        first.show()
        first.activateWindow()
        qtbot.waitUntil(first.isActiveWindow)

    @property
    def timeline(self) -> TimelinePage:
        """The page of the failover panel that shows the run."""
        page = self.bench.failover.page("timeline")
        assert isinstance(page, TimelinePage)
        return page

    @property
    def window(self) -> MainWindow:
        """The window that was opened last."""
        return self.program.windows[-1]

    def end(self) -> None:
        """Close everything, whatever is unsaved."""
        for window in tuple(self.program.windows):
            window.close_unasked()
        self.program.finish()
        self.program.deleteLater()

    @property
    def bench(self) -> Bench:
        assert self.window.bench is not None
        return self.window.bench

    @property
    def session(self) -> Session:
        return self.bench.session

    def start(self, template: str = "three-plus-one") -> None:
        """Begin with a template, and wait until everything is there."""
        self.window.files.new_from_template(template)
        self.bench.canvas.set_reduced_motion(True)
        self.qtbot.waitUntil(lambda: bool(self.session.report.rules))
        self.turn()

    def turn(self) -> None:
        """Let the event loop do what is due."""
        self.qtbot.wait(1)

    def trigger(self, command: str) -> None:
        """Choose a command in its menu."""
        self.window.menus.refresh()
        action = self.window.menus.actions[command]
        assert action.isEnabled(), command
        action.trigger()
        self.turn()

    def entries(self, submenu: Submenu) -> list[Entry]:
        """What a submenu offers now."""
        return list(submenu.entries(self.window))

    def editor(self, key: str) -> AnyEditor:
        """An editor of the inspector; its section is opened, if it is closed."""
        self.bench.inspector.reveal(key)
        return self.bench.inspector.editors[key]

    def enter(self, key: str, text: str) -> None:
        """Type into a field of the inspector, over what is there, and press Enter."""
        editor = self.editor(key)
        editor.setFocus()
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.turn()

    def press(
        self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key in a widget."""
        widget.setFocus()
        QTest.keyClick(widget, key, modifiers)
        self.turn()
