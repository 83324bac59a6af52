"""Room for mailboxes: one mailbox, a database, the LUN that databases share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.sizing.bounds import exact, whole

AVERAGE_KB = 50
"""Size of an average message, assumed."""

RETENTION_BY_VERSION: Mapping[str, int] = {"2000": 0, "2003": 7}
"""Days that deleted items are kept by default, by Exchange version (EX-4.33)."""

RETENTION_DAYS = RETENTION_BY_VERSION["2003"]

STRUCTURE_SHARE = 0.2
"""What a database is larger than its contents, from later guidance for Exchange 2007."""

FREE_SHARE = 0.2
"""Share of a LUN that stays free (EX-4.38)."""

INDEX_SHARE = 0.2
"""Full-text index as a share of what it indexes; 0.1 to 0.3 are known in the field (EX-4.39)."""

REPAIR_SHARE = 1.1
"""Free space for offline defragmentation and repair, times the largest database (EX-4.38)."""

_WORKDAYS = exact("workdays", 5 / 7)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One mailbox in MB: what its owner sees, and deleted items that are still kept."""

    content_mb: float
    dumpster_mb: float

    @property
    def size_mb(self) -> float:
        """What it takes in the database, before structure."""
        return self.content_mb + self.dumpster_mb


@dataclass(frozen=True, slots=True)
class DatabaseLun:
    """Databases on one LUN, in MB. The largest database has `users_per_database`; `content_mb` is without structure.

    `total_mb` are all databases, `index_mb` their full-text index, `lun_mb` what the LUN must have. `repair_mb` is what
    repairing the largest database needs elsewhere.
    """

    users_per_database: int
    content_mb: float
    database_mb: float
    total_mb: float
    index_mb: float
    lun_mb: float
    repair_mb: float


def mailbox(
    quota_mb: float,
    messages_per_day: float,
    *,
    average_kb: float = AVERAGE_KB,
    retention_days: float = RETENTION_DAYS,
    fill: float = 1.0,
) -> Mailbox:
    """What one mailbox takes when its quota is filled to the share `fill`.

    Every message sent or received in the retention time counts as deleted once, on five days of the week. Raises
    ValueError for negative numbers and a share outside 0 to 1. Fact EX-4.33.
    """
    content = exact("quota_mb", quota_mb, 0, 10**9) * exact("fill", fill, 0, 1)
    daily_mb = exact("messages_per_day", messages_per_day, 0, 10**6) * exact("average_kb", average_kb, 0, 10**6) / 1024
    dumpster = daily_mb * exact("retention_days", retention_days, 0, 3650) * _WORKDAYS
    return Mailbox(float(content), float(dumpster))


def database_lun(
    users: int,
    mailbox_mb: float,
    databases: int = 1,
    *,
    structure_share: float = STRUCTURE_SHARE,
    free_share: float = FREE_SHARE,
    index_share: float = 0.0,
) -> DatabaseLun:
    """The databases of `users` mailboxes of `mailbox_mb` each, spread evenly, and the LUN that holds them.

    `structure_share` is added to the contents; `index_share` (`INDEX_SHARE` is usual) only when the full-text index is
    on the same LUN; `free_share` of the LUN stays free. Raises ValueError for fewer than 1 user or database, negative
    numbers, and a free share above 0.9. Facts EX-4.34, EX-4.38 and EX-4.39.
    """
    largest = -(-whole("users", users, 1) // whole("databases", databases, 1))
    each = exact("mailbox_mb", mailbox_mb)
    grown = each * (1 + exact("structure_share", structure_share, 0, 10))
    total = users * grown
    index = total * exact("index_share", index_share, 0, 1)
    lun = (total + index) / (1 - exact("free_share", free_share, 0, 0.9))
    return DatabaseLun(
        users_per_database=largest,
        content_mb=float(largest * each),
        database_mb=float(largest * grown),
        total_mb=float(total),
        index_mb=float(index),
        lun_mb=float(lun),
        repair_mb=float(largest * grown * exact("repair_share", REPAIR_SHARE)),
    )
