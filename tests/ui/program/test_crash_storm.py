"""The program is killed while it is edited: at most five seconds are lost, and the saved file is never damaged."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from designer.app.recovery.offers import difference, offers
from designer.app.recovery.restoring import restore
from designer.files.load import load
from designer.files.recovery.shelf import orphans
from designer.files.save import save
from designer.files.sweeping import OLD_S, sweep
from tests.support import storm
from tests.support.samples import catalog, three_plus_one
from tests.support.volume import volume

KILLS = volume(200)
AT_ONCE = 3
PROMISED_S = 5.0
LONGEST_LIFE_S = 8.0
PATIENCE_S = 40.0


@dataclass
class Victim:
    """One run of the program, and what it wrote down."""

    folder: Path
    process: subprocess.Popen[bytes]
    killed: float = 0.0

    @property
    def design(self) -> Path:
        return self.folder / "client.cluster"

    def journal(self) -> list[tuple[float, str, str]]:
        """Time, kind and title of everything that happened; the last line may be incomplete."""
        path = self.folder / "journal"
        lines = path.read_text().splitlines(keepends=True) if path.exists() else []
        parts = [line.rstrip("\n").split(" ", 2) for line in lines if line.endswith("\n")]
        return [(float(moment), kind, title) for moment, kind, title in parts]

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.killed = time.monotonic()
        self.process.wait()


def begin(folder: Path, seed: int) -> Victim:
    (folder / "data").mkdir(parents=True)
    save(folder / "client.cluster", three_plus_one())
    arguments = [folder / "client.cluster", folder / "data", folder / "journal", seed]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[3])}
    command = [sys.executable, storm.__file__, *map(str, arguments)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    return Victim(folder, process)


def examine(victim: Victim) -> float:
    """Check what is left; returns how many seconds of edits are lost."""
    journal = victim.journal()
    original = three_plus_one().cluster.title
    titles = {title for _, kind, title in journal if kind == "save"} | {original}
    # A damaged file would raise, one that somebody edited or that lost its end would be told.
    saved = load(victim.design)
    assert saved.messages == ()
    assert saved.repairs == ()
    assert saved.snapshot.cluster.title in titles
    finished = [title for _, kind, title in journal if kind == "saved"]
    begun = [title for _, kind, title in journal if kind == "save"]
    assert saved.snapshot.cluster.title in (finished[-1:] or [original]) + begun[-1:]

    edits = [(moment, title) for moment, kind, title in journal if kind == "edit"]
    held = orphans(victim.folder / "data" / "recovery")
    found = [saved.snapshot.cluster.title]
    for offer in offers(held):
        assert not offer.has_failed
        told = difference(offer, catalog())
        assert told.has_file
        session = restore(offer, catalog())
        assert session.path == victim.design
        found.append(session.snapshot.cluster.title)
    held.leave()
    if not edits:
        return 0.0
    # Titles come back when edits are undone; the latest time at which one was there counts.
    latest = max((at for at, (_, title) in enumerate(edits) if title in found), default=-1)
    lost = edits[latest + 1 :]
    return victim.killed - lost[0][0] if lost else 0.0


# Killed after so many seconds at most, each run takes about five; runs go on beside each other.
@pytest.mark.parametrize("batch", range(-(-KILLS // AT_ONCE)))
def test_a_killed_program_loses_at_most_five_seconds(batch: int, tmp_path: Path) -> None:
    dice = random.Random(1000 + batch)
    count = min(AT_ONCE, KILLS - batch * AT_ONCE)
    victims = [begin(tmp_path / str(number), batch * AT_ONCE + number) for number in range(count)]
    try:
        deadline = time.monotonic() + PATIENCE_S
        while not all(victim.journal() for victim in victims):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        moments = sorted(dice.uniform(0.0, LONGEST_LIFE_S) for _ in victims)
        start = time.monotonic()
        for victim, moment in zip(victims, moments, strict=True):
            time.sleep(max(0.0, start + moment - time.monotonic()))
            victim.kill()
    finally:
        for victim in victims:
            victim.process.kill()
            victim.process.wait()
    losses = [examine(victim) for victim in victims]
    assert max(losses) <= PROMISED_S, losses
    for victim in victims:
        for leftover in victim.folder.glob(".clusterwright-*.tmp"):
            os.utime(leftover, (time.time() - 2 * OLD_S,) * 2)
        sweep(victim.folder)
        assert list(victim.folder.glob(".clusterwright-*.tmp")) == []
