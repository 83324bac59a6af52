"""What happens to the cluster and when, and how it is written on a command line."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import TABLES, Snapshot

ActionKind = Literal["power", "service", "start", "move", "resource"]

ACTION_KINDS: tuple[ActionKind, ...] = get_args(ActionKind)
SUBJECT_TABLES: Mapping[ActionKind, str] = {
    "power": "nodes",
    "service": "nodes",
    "start": "nodes",
    "move": "groups",
    "resource": "resources",
}
"""The table in which the subject of an action of each kind is."""

LONGEST_S = 366 * 24 * 3600
"""The latest time of an action, s."""

MOST_NAMES = 12
"""So many names are listed when one is unknown."""


class BadEvent(ValueError):
    """An event text that cannot be understood; the message tells the user why in one sentence."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that is done to the cluster at `at_ms` of model time.

    power: the node loses power. service: its cluster service is stopped, which first moves its groups away in order.
    start: a node that is down comes back. move: the group is moved to the node `value`, or without a value to the best
    possible one. resource: the resource fails, and is noticed at once.
    """

    kind: ActionKind
    subject: Id
    value: Id | None = None
    at_ms: int = 0


def parse_event(text: str, snapshot: Snapshot) -> Action:
    """The action that `KIND:NAME[=VALUE][@SECONDS]` stands for.

    Names (or ids) are the design's, in any case of letters; one that holds ":", "=" or "@" itself is recognised,
    because the longest fitting name wins. Raises `BadEvent`.
    """
    word, colon, rest = text.partition(":")
    kind = next((known for known in ACTION_KINDS if known == word.strip().casefold()), None)
    if kind is None:
        kinds = listed(list(ACTION_KINDS))
        raise BadEvent(f'{text}: "{word}" is no kind of event that this version plays; kinds are {kinds}')
    if not colon or not rest.strip():
        raise BadEvent(f"{text}: say which {TABLES[SUBJECT_TABLES[kind]].noun}, as in {kind}:NAME@10")
    subject, rest = _take_name(text, snapshot, SUBJECT_TABLES[kind], rest)
    value: Id | None = None
    if rest.startswith("="):
        if kind != "move":
            raise BadEvent(f"{text}: an event of kind {kind} takes no value")
        value, rest = _take_name(text, snapshot, "nodes", rest[1:])
    return Action(kind, subject, value, _milliseconds(text, rest))


def event_text(action: Action, snapshot: Snapshot) -> str:
    """The text that `parse_event` understands as this action; the time is left out when it is 0."""
    value = f"={snapshot.name_of(action.value)}" if action.value is not None else ""
    at = f"@{action.at_ms / 1000:.3f}".rstrip("0").rstrip(".") if action.at_ms else ""
    return f"{action.kind}:{snapshot.name_of(action.subject)}{value}{at}"


def _take_name(text: str, snapshot: Snapshot, table: str, rest: str) -> tuple[Id, str]:
    """The id of the object that `rest` begins with, and what follows; the longest name that fits wins."""
    folded = rest.lstrip().casefold()
    fitting: dict[str, list[Id]] = {}
    for identifier in snapshot.table(table):
        name = snapshot.name_of(identifier).casefold()
        if _begins_with(folded, name):
            fitting.setdefault(name, []).append(identifier)
    for identifier in snapshot.table(table):  # ids only where no name is written the same
        if _begins_with(folded, identifier.casefold()):
            fitting.setdefault(identifier.casefold(), [identifier])
    if not fitting:
        raise BadEvent(_unknown(text, snapshot, table, rest))
    longest = max(fitting, key=len)
    if len(fitting[longest]) > 1:
        ids = listed(fitting[longest], "or")
        raise BadEvent(f"{text}: there are several {TABLES[table].noun}s of that name; use an id instead: {ids}")
    rest = rest.lstrip()
    cut = next(length for length in range(len(rest) + 1) if rest[:length].casefold() == longest)
    return fitting[longest][0], rest[cut:].lstrip()


def _begins_with(text: str, name: str) -> bool:
    tail = text[len(name) :].lstrip()
    return text.startswith(name) and (not tail or tail[0] in "=@")


def _unknown(text: str, snapshot: Snapshot, table: str, rest: str) -> str:
    noun = TABLES[table].noun
    wanted = rest.partition("@")[0].partition("=")[0].strip()
    known = [snapshot.name_of(identifier) for identifier in snapshot.table(table)]
    if not known:
        return f"{text}: there is no {noun} {wanted}; the design has no {noun}s"
    shown = listed(known) if len(known) <= MOST_NAMES else f"{', '.join(known[:MOST_NAMES])} and more"
    return f"{text}: there is no {noun} {wanted}; {noun}s are {shown}"


def _milliseconds(text: str, rest: str) -> int:
    if not rest:
        return 0
    number = rest[1:].strip()
    try:
        seconds = float(number) if rest.startswith("@") else math.nan
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= LONGEST_S:
        raise BadEvent(f'{text}: "{number}" is no time; write the seconds after the sign @, as in @10 or @2.5')
    return round(seconds * 1000)
