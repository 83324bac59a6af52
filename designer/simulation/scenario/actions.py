"""What happens to the cluster and when, and how it is written on a command line."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.names import BadText, nouns, take_name

ActionKind = Literal[
    "power",
    "service",
    "hang",
    "start",
    "pause",
    "resume",
    "evict",
    "move",
    "online",
    "offline",
    "resource",
    "start-failure",
    "stall",
    "disk",
    "path",
    "fabric",
    "array",
    "network",
    "cable",
    "link",
    "directory",
    "site",
    "repair",
]

ACTION_KINDS: tuple[ActionKind, ...] = get_args(ActionKind)

SUBJECT_TABLES: Mapping[ActionKind, tuple[str, ...]] = {
    "power": ("nodes",),
    "service": ("nodes",),
    "hang": ("nodes",),
    "start": ("nodes",),
    "pause": ("nodes",),
    "resume": ("nodes",),
    "evict": ("nodes",),
    "move": ("groups",),
    "online": ("groups", "resources"),
    "offline": ("groups", "resources"),
    "resource": ("resources",),
    "start-failure": ("resources",),
    "stall": ("resources",),
    "disk": ("disks",),
    "path": ("paths",),
    "fabric": ("fabrics",),
    "array": ("arrays",),
    "network": ("networks",),
    "cable": ("nodes",),
    "link": ("sites",),
    "directory": ("servers", "clusters"),
    "site": ("sites",),
    "repair": ("nodes", "disks", "paths", "fabrics", "arrays", "networks", "sites", "servers", "clusters"),
}
"""The tables in one of which the subject of an action of each kind is."""

VALUE_TABLES: Mapping[ActionKind, tuple[str, ...]] = {
    "move": ("nodes",),
    "disk": ("nodes",),
    "cable": ("networks",),
    "link": ("sites",),
    "repair": ("networks", "nodes", "sites"),
}
"""The tables in one of which the value is, for the kinds that may have one."""

NOTICES = ("at once", "looks-alive", "is-alive")
"""How the failure of a resource comes to be known: by an event, or at the next poll of that kind."""

COUNTED: Mapping[ActionKind, int] = {"start-failure": 1, "stall": 0}
"""The kinds with a number behind the sign =, and the number that stands for none; a stall has no end then."""

LONGEST_S = 366 * 24 * 3600
"""The latest time of an action, s."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that is done to the cluster at `at_ms` of model time.

    Nodes: power = it loses power; service = its cluster service is stopped, which first moves its groups away in order;
    hang = its cluster service hangs; start = it comes back, or its cluster service does; pause = it gets no more
    groups; resume ends that; evict = it leaves the cluster for good.

    Groups and resources: move = the group is moved to the node `value`, or without one to the best possible; online and
    offline = an administrator asks for that, which is remembered wherever the group goes; resource = it fails, noticed
    at once or as `how` says (`NOTICES`); start-failure = its next `count` attempts to come online fail; stall = the
    next time that it is pending it reports nothing for `count` seconds.

    Surroundings: disk = the disk is lost, for the node `value` or for all; path, fabric, array = lost with all that is
    behind; network = it fails for everybody; cable = the node's cable to the network `value` is pulled, or all its
    network cables; link = the connection of a site with the site `value`, or with all, is cut; directory = the domain
    controller or name server fails, or for the cluster every one of them; site = everything at the site fails; repair =
    what such an action has broken is whole again (subject and value as there).
    """

    kind: ActionKind
    subject: Id
    value: Id | None = None
    at_ms: int = 0
    how: str = ""
    count: int | None = None


def parse_event(text: str, snapshot: Snapshot) -> Action:
    """The action that `KIND:NAME[=VALUE][@SECONDS]` stands for.

    Names (or ids) are the design's, in any case of letters; one that holds ":", "=" or "@" itself is recognised,
    because the longest fitting name wins. Raises `BadText`.
    """
    word, colon, rest = text.partition(":")
    kind = next((known for known in ACTION_KINDS if known == word.strip().casefold()), None)
    if kind is None:
        kinds = listed(list(ACTION_KINDS))
        raise BadText(f'{text}: "{word}" is no kind of event; kinds are {kinds}')
    if not colon or not rest.strip():
        raise BadText(f"{text}: say which {nouns(SUBJECT_TABLES[kind])}, as in {kind}:NAME@10")
    subject, rest = take_name(text, snapshot, SUBJECT_TABLES[kind], rest)
    value, how, count = None, "", COUNTED.get(kind)
    if rest.startswith("="):
        if kind in VALUE_TABLES:
            value, rest = take_name(text, snapshot, VALUE_TABLES[kind], rest[1:])
        else:
            word, rest = _word(rest)
            if kind == "resource":
                how = _notice(text, word)
            elif kind in COUNTED:
                count = _count(text, word)
            else:
                raise BadText(f"{text}: an event of kind {kind} takes no value")
    return Action(kind, subject, value, milliseconds(text, rest), how, count)


def event_text(action: Action, snapshot: Snapshot) -> str:
    """The text that `parse_event` understands as this action; the time is left out when it is 0."""
    value = snapshot.name_of(action.value) if action.value is not None else action.how
    if action.count is not None and action.count != COUNTED.get(action.kind):
        value = str(action.count)
    at = f"@{action.at_ms / 1000:.3f}".rstrip("0").rstrip(".") if action.at_ms else ""
    return f"{action.kind}:{snapshot.name_of(action.subject)}{'=' if value else ''}{value}{at}"


def missing(action: Action, snapshot: Snapshot) -> str:
    """Which object an action needs and the design does not have: 'the node "n7"'; empty when everything is there."""
    wanted = [(SUBJECT_TABLES[action.kind], action.subject)]
    if action.value is not None:
        wanted.append((VALUE_TABLES.get(action.kind, ()), action.value))
    for tables, identifier in wanted:
        if not any(identifier in snapshot.table(table) for table in tables):
            return f'the {nouns(tables)} "{identifier}"'
    return ""


def _word(rest: str) -> tuple[str, str]:
    word, at, tail = rest[1:].partition("@")
    return word.strip(), at + tail


def _notice(text: str, word: str) -> str:
    found = word.casefold()
    if found not in NOTICES:
        raise BadText(f"{text}: a failure is noticed by {listed(NOTICES[1:], 'or')}, or without a word at once")
    return "" if found == NOTICES[0] else found


def _count(text: str, word: str) -> int:
    if not (word.isdecimal() and word.isascii() and int(word) <= LONGEST_S):
        raise BadText(f'{text}: "{word}" is no whole number up to {LONGEST_S}')
    return int(word)


def milliseconds(text: str, rest: str) -> int:
    """The time that `@SECONDS` stands for; 0 for nothing. Raises `BadText`, which quotes the whole `text`."""
    if not rest:
        return 0
    number = rest[1:].strip()
    try:
        seconds = float(number) if rest.startswith("@") else math.nan
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= LONGEST_S:
        raise BadText(f'{text}: "{number}" is no time; write the seconds after the sign @, as in @10 or @2.5')
    return round(seconds * 1000)
