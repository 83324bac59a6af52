"""Who has a design open: a small file beside it, `.~lock.NAME#`, renewed as long as the design is open.

It is a courtesy between people, not a guard: that nobody's work is overwritten is seen to by comparing content when
saving. So nothing here ever raises, and a folder that cannot be written to only means that others are not told.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from designer.files.atomic import save_bytes_atomically
from designer.files.errors import CannotWrite, one_line
from designer.files.locks import is_running

BEAT_S = 30
"""The file is renewed so often."""

STALE_S = 120
"""An owner who was not heard of for so long may be gone: four renewals were missed."""

LONGEST = 4096
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who has a design open, as far as known. `key` tells programs of one user apart; `beat` is the last renewal."""

    user: str
    host: str
    process: int
    key: str
    since: datetime.datetime
    beat: datetime.datetime

    @property
    def who(self) -> str:
        """ "anna on LAPTOP7"."""
        return f"{self.user} on {self.host}"

    def is_gone(self, now: datetime.datetime) -> bool:
        """Whether the owner crashed or lost the network, to all appearance."""
        if self.host == this_host() and not is_running(self.process):
            return True
        return abs((now - self.beat).total_seconds()) > STALE_S

    def crashed_here(self) -> bool:
        """Whether it was a program on this computer that is not running any more."""
        return self.host == this_host() and not is_running(self.process)


def myself(now: datetime.datetime) -> Owner:
    """This program as an owner."""
    import getpass  # no start of the program waits for it

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "somebody"
    return Owner(user=user, host=this_host(), process=os.getpid(), key=secrets.token_hex(8), since=now, beat=now)


def this_host() -> str:
    """What this computer calls itself."""
    import socket  # as above

    return socket.gethostname() or "this computer"


def mark_of(document: Path) -> Path:
    """The file that tells who has the design open."""
    return document.with_name(f".~lock.{document.name}#")


def owner_of(document: Path) -> Owner | None:
    """Who says to have it open; None when nobody does, or in words that are not understood."""
    try:
        with mark_of(document).open("rb") as file:
            raw: Any = json.loads(file.read(LONGEST).decode("utf-8"))
        since, beat = (datetime.datetime.fromisoformat(raw[name]) for name in ("since", "beat"))
        if since.tzinfo is None or beat.tzinfo is None:
            return None
        names = {name: one_line(str(raw[name]), LONGEST_NAME) for name in ("user", "host", "key")}
        return Owner(process=int(raw["process"]), since=since, beat=beat, **names)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def own(document: Path, me: Owner, now: datetime.datetime) -> bool:
    """Say that the design is mine, or that it still is; False when that could not be written. Asks nobody."""
    beating = replace(me, beat=now)
    described = {
        "user": beating.user,
        "host": beating.host,
        "process": beating.process,
        "key": beating.key,
        "since": beating.since.isoformat(timespec="seconds"),
        "beat": beating.beat.isoformat(timespec="seconds"),
    }
    try:
        save_bytes_atomically(mark_of(document), f"{json.dumps(described)}\n".encode())
    except CannotWrite:
        return False
    return True


def renew(document: Path, me: Owner, now: datetime.datetime) -> bool:
    """Say that it still is mine; False when somebody else has taken it over."""
    other = owner_of(document)
    if other is not None and other.key != me.key:
        return False
    own(document, me, now)
    return True


def disown(document: Path, me: Owner) -> None:
    """The design is closed; what somebody else says by now stays."""
    owner = owner_of(document)
    if owner is not None and owner.key == me.key:
        with contextlib.suppress(OSError):
            mark_of(document).unlink(missing_ok=True)
