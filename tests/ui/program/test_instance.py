"""One program per user: a further start hands its files over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.files.save import save
from designer.ui.program.instance import Instance, understood
from tests.support.samples import three_plus_one

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from designer.ui.program.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
print(instance.is_first, instance.hand_over([Path(path) for path in sys.argv[2:]]))
"""


def second(folder: Path, *paths: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SECOND, str(folder), *paths]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_files_are_handed_over_to_the_first_start(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.is_first
    first.listen()
    heard: list[list[str]] = []
    first.asked.connect(heard.append)
    for paths in ([str(tmp_path / "größe & <b>.cluster"), "relative.cluster"], []):
        heard.clear()
        process = second(tmp_path, *paths)
        qtbot.waitUntil(lambda process=process: process.poll() is not None, timeout=20_000)
        assert process.communicate()[0] == "False True\n"
        expected = [str(Path(path).absolute()) for path in paths]
        assert heard == [expected]
    first.end()


def test_without_anybody_who_listens_a_start_goes_on_alone(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    process = second(tmp_path, "a.cluster")
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    assert process.communicate()[0] == "False False\n"
    first.end()
    assert Instance(tmp_path).is_first


def test_a_folder_that_cannot_be_made_lets_everybody_start_alone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    instance = Instance(tmp_path / "file" / "data")
    assert not instance.is_first
    assert not instance.hand_over([])
    instance.listen()
    instance.end()


@pytest.mark.parametrize(
    "message",
    [b"", b"\xff", b"5", b"{}", b'"a"', b"[1]", b"[" * 100_000, json.dumps(["a"] * 51).encode()],
)
def test_what_no_start_says_is_not_understood(message: bytes) -> None:
    assert understood(message) is None


def test_what_a_start_says_is_understood() -> None:
    assert understood(b'["/a/b.cluster"]\n') == ["/a/b.cluster"]
    assert understood(b"[]\n") == []


def test_the_program_itself_opens_what_a_second_start_names(tmp_path: Path) -> None:
    """Two real starts: the second one ends at once, and the first one shows its file."""
    save(tmp_path / "client.cluster", three_plus_one())
    script = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from designer.ui import run\n"
        "from designer.ui.program.program import Program\n"
        "opened = Program.open\n"
        "def told(self, paths):\n"
        "    opened(self, paths)\n"
        "    print([w.session.name for w in self.windows if w.session is not None], flush=True)\n"
        "    QTimer.singleShot(0, self.quit)\n"
        "Program.open = told\n"
        "begin = run.Instance.listen\n"
        "def listen(self):\n"
        "    begin(self)\n"
        "    print('listening', flush=True)\n"
        "run.Instance.listen = listen\n"
        "sys.exit(run.run(None))\n"
    )
    environment = os.environ | {
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    first = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=environment)
    assert first.stdout is not None
    try:
        assert first.stdout.readline() == "listening\n"
        command = [sys.executable, "-m", "designer", str(tmp_path / "client.cluster")]
        assert subprocess.run(command, env=environment, timeout=30, check=False).returncode == 0
        assert first.stdout.readline() == "['client.cluster']\n"
        assert first.wait(30) == 0
    finally:
        first.kill()
        first.communicate()
    left = [path.name for path in (tmp_path / "data" / "clusterwright").rglob("*") if path.is_file()]
    assert left == ["program.lock"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".~lock")] == []
