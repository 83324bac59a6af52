"""How long a restore takes, and how large a database may be to come back in time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.sizing.bounds import FAR, exact, whole

RATES: Mapping[str, tuple[int, int]] = {"tape": (20, 60), "disk or snapshot": (60, 120)}
"""Slow and fast restore in GB per hour: LTO-1 and LTO-2 streaming, disk or VSS. Assumed."""

SECONDS_PER_LOG = 5
"""Replay of one log file in a restore; 2 to 10 are usual. Assumed."""

RULE_OF_THUMB_GB = 50
"""Largest database where no restore window is agreed, assumed; 35 to 50 are usual (EX-4.34)."""


@dataclass(frozen=True, slots=True)
class RestoreTime:
    """Parts of a restore, in hours."""

    copy_h: float
    replay_h: float
    verify_h: float

    @property
    def total_h(self) -> float:
        """From the start of the restore to the mounted database."""
        return self.copy_h + self.replay_h + self.verify_h


@dataclass(frozen=True, slots=True)
class RestoreWindow:
    """How long restoring one database may take, and how fast it goes; `fixed_h` is what every restore takes."""

    hours: float
    gb_per_hour: float
    fixed_h: float = 0.0


def restore_time(
    database_gb: float,
    gb_per_hour: float,
    logs: int = 0,
    seconds_per_log: float = SECONDS_PER_LOG,
    verify_h: float = 0.0,
) -> RestoreTime:
    """How long it takes to restore a database, replay `logs` log files and verify the result.

    Raises ValueError for negative numbers and for less than 0.001 GB per hour. Facts EX-4.34 and EX-4.35.
    """
    copy = exact("database_gb", database_gb, 0, FAR) / exact("gb_per_hour", gb_per_hour, 0.001)
    replay = whole("logs", logs) * exact("seconds_per_log", seconds_per_log, 0, 3600) / 3600
    return RestoreTime(float(copy), float(replay), float(exact("verify_h", verify_h, 0, 10**6)))


def largest_database(window_h: float, gb_per_hour: float, fixed_h: float = 0.0) -> float:
    """The largest database in GB that restores within `window_h` hours, `fixed_h` of which pass in any case.

    0 when the fixed part takes all the time. Raises ValueError for negative numbers and less than 0.001 GB per hour.
    Fact EX-4.34.
    """
    left = exact("window_h", window_h, 0, 10**6) - exact("fixed_h", fixed_h, 0, 10**6)
    rate = exact("gb_per_hour", gb_per_hour, 0.001)
    return float(left * rate) if left > 0 else 0.0
