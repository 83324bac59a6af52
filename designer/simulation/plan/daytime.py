"""The time of day in the cluster, and the windows of it in which a group may fail back."""

from __future__ import annotations

import re
from typing import Literal

from designer.model.records import Group

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
NOON = "12:00"


def time_of_day(text: str) -> int:
    """The ms since midnight that "HH:MM" stands for; noon for an empty text. Raises ValueError, with a sentence."""
    found = re.fullmatch(r"(\d{1,2}):(\d\d)", (text or NOON).strip(), re.ASCII)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(f'"{text}" is no time of day; write hours and minutes, as in 22:00')
    return int(found[1]) * HOUR_MS + int(found[2]) * 60_000


def has_window(group: Group) -> bool:
    """Whether failback has a window: two hours of the day. With one hour, or others, there is none."""
    return all(hour is not None and 0 <= hour <= 23 for hour in (group.failback_from, group.failback_until))


def never_opens(group: Group) -> bool:
    """Whether a group is to fail back in a window that begins when it ends."""
    return bool(group.failback) and has_window(group) and group.failback_from == group.failback_until


def window_wait(group: Group, now: int) -> int | Literal["never"]:
    """How long a group waits for its window at a time of the day, both in ms; 0 in it and without one.

    The window goes from its first full hour to its last, which does not belong to it [assumed], over midnight if need
    be; one that begins when it ends never opens [assumed].
    """
    if not has_window(group):
        return 0
    start, end = (group.failback_from or 0) * HOUR_MS, (group.failback_until or 0) * HOUR_MS
    if start == end:
        return "never"
    since = (now - start) % DAY_MS
    return 0 if since < (end - start) % DAY_MS else DAY_MS - since
