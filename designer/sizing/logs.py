"""Room for transaction logs."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from designer.sizing.bounds import exact, whole
from designer.sizing.databases import FREE_SHARE

LOG_FILE_MB = 5
"""Size of one log file of Exchange 2000 and 2003 (EX-4.35)."""

BACKUP_DAYS = 3
"""Days of logs that must fit when the backup fails, assumed."""

CHECKPOINT_MB = 20
"""Logs that a crash leaves to replay in each storage group, even on a quiet system (EX-4.36)."""


@dataclass(frozen=True, slots=True)
class LogLun:
    """Logs of a working day, in MB and in files; of all days without a backup; and the LUN that holds these, in MB."""

    daily_mb: float
    files_per_day: int
    total_mb: float
    lun_mb: float


def log_lun(
    users: int,
    log_mb_per_day: float,
    backup_days: float = BACKUP_DAYS,
    *,
    free_share: float = FREE_SHARE,
    moved_per_day: int = 0,
    mailbox_mb: float = 0.0,
) -> LogLun:
    """The logs of `users` for `backup_days` without a backup, and a LUN of which `free_share` stays free.

    `log_mb_per_day` is a user's, from the profile. A mailbox that is moved in is written to the logs in full:
    `moved_per_day` mailboxes of `mailbox_mb` come on top, each day. Raises ValueError for fewer than 1 user, negative
    numbers, and a free share above 0.9. Facts EX-4.35 and EX-4.38.
    """
    daily = whole("users", users, 1) * exact("log_mb_per_day", log_mb_per_day, 0, 10**6)
    daily += whole("moved_per_day", moved_per_day) * exact("mailbox_mb", mailbox_mb, 0, 10**9)
    total = daily * exact("backup_days", backup_days, 0, 3650)
    lun = total / (1 - exact("free_share", free_share, 0, 0.9))
    return LogLun(float(daily), ceil(daily / LOG_FILE_MB), float(total), float(lun))
