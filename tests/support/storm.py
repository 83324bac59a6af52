"""The program, edited without end until somebody kills it: run as a script with design, data folder, journal and seed.

Each change is written into the journal with the time at which it was made, each save before and after it.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path


def main() -> None:
    from PySide6.QtCore import QSettings, QTimer

    from designer.edits.objects import set_fields
    from designer.model.snapshot import CLUSTER_ID
    from designer.ui.run import Application, open_program
    from designer.ui.shell.memory import Memory

    design, data, journal, seed = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    dice = random.Random(seed)
    descriptor = os.open(journal, os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def note(kind: str) -> None:
        os.write(descriptor, f"{time.monotonic()} {kind} {session.snapshot.cluster.title}\n".encode())

    app = Application(sys.argv[:1])
    memory = Memory(QSettings(str(data / "settings.ini"), QSettings.Format.IniFormat))
    program = open_program(app, design, memory, data)
    window = program.windows[0]
    session = window.session
    assert session is not None
    session.changed.subscribe(lambda _: note("edit"))
    count = 0

    def act() -> None:
        nonlocal count
        chance = dice.random()
        if chance < 0.05 and session.store.modified:
            note("save")
            window.files.save()
            note("saved")
        elif chance < 0.1 and session.store.undo_label:
            session.store.undo()
        else:
            count += 1
            session.do("Edit", set_fields(session.snapshot, CLUSTER_ID, title=str(count)))
        # Bursts of typing, and now and then a pause.
        QTimer.singleShot(dice.choice((20, 40, 80, 150, 150, 400, 1500)), act)

    QTimer.singleShot(0, act)
    app.exec()


if __name__ == "__main__":
    main()
