"""What a command is tried with: how it comes to be enabled, and what there is to see of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.edits.legality import Effect
from designer.edits.legality.depending import add_connected
from designer.edits.objects import delete, set_fields
from designer.edits.surroundings import connect_paths
from designer.edits.waivers import waive
from designer.ui.shell.command_palette import CommandPalette
from designer.ui.shell.dialogs import WaiverWords
from tests.ui.desk import TestDesk
from tests.ui.program.test_recovery import begin, leave_draft

Prepare = Callable[[TestDesk], object]
Seen = Callable[[TestDesk], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`seen` is another value after the command than before, or `becomes` is what it is then.

    `first` brings the window, which shows a design of four nodes, into a state where the command is enabled. Of a
    submenu the entry is chosen whose text begins with `entry`, else the last one that is enabled. Of a shortcut that
    does only half of what the command does, `keyed` tells what else has to be done first; then any effect will do.
    """

    seen: Seen
    first: Sequence[Prepare] = ()
    becomes: Any = None
    entry: str = ""
    keyed: Mapping[str, Prepare] = field(default_factory=dict)


# What there is to see


def design(desk: TestDesk) -> Any:
    session = desk.window.session
    return session.snapshot if session is not None else None


def session(desk: TestDesk) -> Any:
    return desk.window.session


def selection(desk: TestDesk) -> Any:
    return desk.window.selection


def asked(desk: TestDesk) -> Any:
    return tuple(desk.answers.asked)


def folder(desk: TestDesk) -> Any:
    return sorted(path.name for path in desk.folder.iterdir())


def scale(desk: TestDesk) -> Any:
    return desk.bench.canvas.camera.scale


def centre(desk: TestDesk) -> Any:
    canvas = desk.bench.canvas
    return canvas.to_scene(canvas.viewport().rect().center().toPointF())


def view(desk: TestDesk) -> Any:
    return desk.window.sight.view


def expanded(desk: TestDesk) -> Any:
    return desk.bench.canvas.expanded


def workspace(desk: TestDesk) -> Any:
    return desk.window.workspace


def actions(desk: TestDesk) -> Any:
    panel = desk.bench.started_failover
    return [(one.kind, one.subject, one.value) for one in panel.playback.actions] if panel is not None else []


def playhead(desk: TestDesk) -> Any:
    return desk.bench.failover.playback.at_ms


def playing(desk: TestDesk) -> Any:
    return desk.bench.failover.is_playing


def modals(desk: TestDesk) -> Any:
    """The dialogs that were opened."""
    return list(desk.answers.dialogs)


def find_bar(desk: TestDesk) -> Any:
    bar = desk.window.search.bar
    return bar is not None and bar.isVisible()


def command_palette(desk: TestDesk) -> Any:
    return any(one.isVisible() for one in desk.window.findChildren(CommandPalette))


def copied_picture(desk: TestDesk) -> Any:
    return QGuiApplication.clipboard().mimeData().hasImage()


def active(desk: TestDesk) -> Any:
    return QApplication.activeWindow()


def finding(desk: TestDesk) -> Any:
    panel = desk.bench.started_findings
    line = panel.current if panel is not None else None
    return line.entry.finding.key if line is not None else None


# How things come to be


def do(*commands: str) -> Prepare:
    """Other commands first."""

    def prepare(desk: TestDesk) -> None:
        for one in commands:
            desk.trigger(one)

    return prepare


def select(*ids: str) -> Prepare:
    return lambda desk: desk.window.select(ids)


def group(desk: TestDesk) -> None:
    """Select the first Exchange server."""
    desk.window.select((desk.session.snapshot.groups_of_kind("evs")[0].id,))


def resource(words: str) -> Prepare:
    """Select the first resource of the first Exchange server whose name ends so."""

    def prepare(desk: TestDesk) -> None:
        first = desk.session.snapshot.groups_of_kind("evs")[0].id
        members = desk.session.snapshot.members(first)
        desk.window.select((next(one.id for one in members if words in one.name),))

    return prepare


def network(role: str) -> Prepare:
    """Select the first network of a role."""

    def prepare(desk: TestDesk) -> None:
        networks = desk.session.snapshot.networks.values()
        desk.window.select((next(one.id for one in networks if one.role == role),))

    return prepare


def two_addresses(desk: TestDesk) -> None:
    """A network name depends on two addresses, and is selected."""
    resource("Network Name")(desk)
    name = desk.window.selection[0]
    outcome = add_connected(desk.session.snapshot, desk.session.catalog, name, "provider", "ip-address")
    assert isinstance(outcome, Effect)
    desk.session.do("Add an address", outcome.diff)
    desk.window.select((name,))


def a_store(desk: TestDesk) -> None:
    """Select the first store."""
    desk.window.select((next(iter(desk.session.snapshot.stores)),))


def fault(kind: str = "power", subject: str = "n1") -> Prepare:
    """Something has happened, and the clock stands."""

    def prepare(desk: TestDesk) -> None:
        desk.window.enter("failover")
        desk.window.player.add_fault(kind, subject)
        desk.bench.failover.playback.pause()
        desk.turn()

    return prepare


def later(desk: TestDesk) -> None:
    """The playhead is in the middle of a failover."""
    desk.bench.failover.playback.seek(30_000)
    desk.turn()


def wrong(desk: TestDesk) -> None:
    """Two disks that no cluster can use, and the first finding about them chosen."""
    for disk in ("d2", "d3"):
        desk.window.edit("Break", lambda snapshot, disk=disk: set_fields(snapshot, disk, dynamic=True))
    desk.session.check_now()
    desk.turn()
    desk.bench.set_shown("findings", True)
    found = next(one for one in desk.session.report.open if one.code == "EX-4.05")
    desk.bench.findings.go_to(found)
    desk.turn()


def waived(desk: TestDesk) -> None:
    """A finding that is accepted, and chosen."""
    wrong(desk)
    finding = next(one for one in desk.session.report.open if one.code == "EX-4.05")
    diff = waive(
        desk.session.snapshot, finding.code, finding.subjects, reason="So it is.", author="A", date="2004-01-05"
    )
    desk.session.do("Waive", diff)
    desk.session.check_now()
    desk.turn()
    desk.bench.findings.go_to(finding)
    desk.turn()


def answer(**values: Any) -> Prepare:
    """What the user will answer; a string for `save` and `open` is a file's name."""

    def prepare(desk: TestDesk) -> None:
        for name, value in values.items():
            setattr(desk.answers, name, desk.folder / value if name in ("save", "open") else value)

    return prepare


WORDS = WaiverWords("Because.", "A. Smith", "2004-01-05", "")


def saved(desk: TestDesk) -> None:
    """The design has a file, and was changed since."""
    desk.answers.save = desk.folder / "client.cluster"
    assert desk.window.files.save_as()
    desk.trigger("design.add-node")


def pointed(desk: TestDesk) -> None:
    """The canvas has the focus."""
    desk.bench.canvas.setFocus()


def play(desk: TestDesk) -> None:
    desk.bench.failover.playback.play()


def paths(desk: TestDesk) -> None:
    """Nodes are connected to an array over a fabric."""
    desk.trigger("design.add-fabric")
    desk.trigger("design.add-array")
    desk.window.edit("Connect", connect_paths)
    assert desk.session.snapshot.paths


def without_a_path(desk: TestDesk) -> None:
    first = next(iter(desk.session.snapshot.paths))
    desk.window.edit("Cut", lambda snapshot: delete(snapshot, [first]))


def empty_clipboard(desk: TestDesk) -> None:
    QGuiApplication.clipboard().setText("")


def searched(desk: TestDesk) -> None:
    """Something with several matches was looked for."""
    desk.trigger("edit.find")
    bar = desk.window.search.bar
    assert bar is not None
    QTest.keyClicks(bar.field, "NODE")
    desk.qtbot.waitUntil(lambda: desk.window.search.has_matches)


def compared(desk: TestDesk) -> None:
    desk.answers.differing.clear()
    desk.answers.open = desk.folder / "client.cluster"


def two_windows(desk: TestDesk) -> None:
    desk.window.adopt(None)
    desk.trigger("file.new-window")
    desk.start()


def behind(desk: TestDesk) -> None:
    two_windows(desk)
    desk.program.windows[0].showMinimized()


def left_behind(desk: TestDesk) -> None:
    """A crash has left an unsaved design."""
    root = desk.folder / "left behind"
    root.mkdir(exist_ok=True)
    leave_draft(root, None)
    begin(desk, root)


def closed(desk: TestDesk) -> None:
    desk.window.adopt(None)


def zoomed(desk: TestDesk) -> None:
    desk.trigger("view.zoom-in")
    desk.trigger("view.zoom-in")
