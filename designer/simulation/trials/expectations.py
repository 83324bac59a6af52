"""What a run should lead to: as text, as records of a scenario, and whether it came so."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from designer.foundation.ids import Id
from designer.foundation.units import clock, listed, plural, seconds
from designer.model.scenarios import ExpectedState
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.outages import outages
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.names import BadText, take_name

STATES: tuple[ExpectedState, ...] = get_args(ExpectedState)

UNITS: Mapping[str, int] = {"h": 3_600_000, "min": 60_000, "s": 1000}
"""The units of time in an expectation, in ms."""

LONGEST_MS = 366 * 24 * 3_600_000
"""The longest time that an expectation may allow."""

_HOW = (
    f"write GROUP {listed(STATES, 'or')}, and after online a node and a time, as in EVS1 online on NODE2 within 180 s"
)
_TAIL = re.compile(r"within\s+(?P<number>\S+?)\s*(?P<unit>s|min|h)", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of a group; the fields mean what those of `model.scenarios.Expectation` do."""

    group: Id
    state: ExpectedState = "online"
    node: Id | None = None
    within_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an expectation came true, and a sentence on what the group did."""

    expected: Expected
    met: bool
    reason: str


def parse_expectation(text: str, snapshot: Snapshot) -> Expected:
    """What a text such as `EVS2 online on NODE4 within 180 s` or `EVS1 stays offline` expects.

    Names or ids in any case of letters, the longest that fits wins; units are s, min and h. Raises `BadText`.
    """
    if not text.strip():
        raise BadText(f"an expectation says nothing; {_HOW}")
    group, rest = take_name(text, snapshot, ("groups",), text, " ")
    words = rest.split()
    state = next((one for one in STATES if " ".join(words[: len(one.split())]).casefold() == one), None)
    if state is None:
        raise BadText(f"{text}: {_HOW}")
    parts = rest.split(maxsplit=len(state.split()))
    rest = parts[-1] if len(words) > len(state.split()) else ""
    if rest and state != "online":
        raise BadText(f'{text}: nothing may follow "{state}"; only "online" takes a node and a time')
    node = None
    if re.match(r"on\s", rest, re.IGNORECASE):
        node, rest = take_name(text, snapshot, ("nodes",), rest[2:], " ")
    return Expected(group, state, node, _within(text, rest))


def expectation_text(expected: Expected, snapshot: Snapshot) -> str:
    """The text that `parse_expectation` understands as this expectation."""
    text = f"{snapshot.name_of(expected.group)} {expected.state}"
    if expected.node is not None:
        text += f" on {snapshot.name_of(expected.node)}"
    if expected.within_ms is not None:
        unit = _unit(expected.within_ms)
        number = f"{expected.within_ms / UNITS[unit]:.3f}".rstrip("0").rstrip(".")
        text += f" within {number} {unit}"
    return text


def judge(timeline: Timeline, expected: Expected) -> Verdict:
    """Whether a run did what is expected, and what the group did."""
    met, reason = {
        "online": _online,
        "stays online": _stays_online,
        "offline": _offline,
        "stays offline": _stays_offline,
        "failed": _failed,
    }[expected.state](timeline, expected)
    return Verdict(expected, met, f"{timeline.labels[expected.group]} {reason}")


def _within(text: str, rest: str) -> int | None:
    if not rest:
        return None
    found = _TAIL.fullmatch(rest)
    if found is None:
        raise BadText(f'{text}: "{rest}" is not understood; {_HOW}')
    try:
        number = float(found["number"])
    except ValueError:
        number = math.nan
    ms = number * UNITS[found["unit"].casefold()]
    if not 0 <= ms <= LONGEST_MS:
        raise BadText(f'{text}: "{found["number"]}" is no time; write a number and s, min or h, as in within 180 s')
    return round(ms)


def _unit(ms: int) -> str:
    """The unit in which a time is said: the largest of which there are whole ones, minutes only from ten on."""
    if ms >= UNITS["h"] and ms % UNITS["h"] == 0:
        return "h"
    return "min" if ms >= 10 * UNITS["min"] and ms % UNITS["min"] == 0 else "s"


def _online(timeline: Timeline, expected: Expected) -> tuple[bool, str]:
    missing = _missing(timeline, expected.group)
    node = timeline.state_at(timeline.end).owners[expected.group]
    if missing:
        return False, _at_the_end(timeline, expected.group)
    broken = next((one for one in outages(timeline)[expected.group] if one.ms is None and not one.requested), None)
    if broken is not None:
        return False, f"was online at the end, but has not worked from {clock(broken.start)} on"
    where = timeline.labels[node] if node is not None else "no node"
    if expected.node not in (None, node):
        wanted = timeline.labels.get(expected.node or "", expected.node)  # the design may have lost that node
        return False, f"was online on {where} at the end, not on {wanted}"
    worst = max((outage.ms or 0 for outage in outages(timeline)[expected.group]), default=0)
    allowed = expected.within_ms
    if allowed is not None and worst > allowed:
        return False, f"was without service for {seconds(worst)}, {seconds(worst - allowed)} longer than allowed"
    if not worst:
        return True, f"was online on {where} all the time"
    times = _interruptions(timeline, expected.group)
    return True, f"was online on {where} at the end, after {times}"


def _stays_online(timeline: Timeline, expected: Expected) -> tuple[bool, str]:
    if _missing(timeline, expected.group, at=0):
        return False, "was not online at the beginning"
    interruptions = outages(timeline)[expected.group]
    if not interruptions:
        return True, "was online all the time"
    first = interruptions[0]
    length = f"for {seconds(first.ms)}" if first.ms is not None else "for good"
    return False, f"was without service {length} from {clock(first.start)} on"


def _offline(timeline: Timeline, expected: Expected) -> tuple[bool, str]:
    return bool(_missing(timeline, expected.group)), _at_the_end(timeline, expected.group)


def _stays_offline(timeline: Timeline, expected: Expected) -> tuple[bool, str]:
    if not _missing(timeline, expected.group):
        return False, _at_the_end(timeline, expected.group)
    ended = [outage for outage in outages(timeline)[expected.group] if outage.end is not None]
    if ended:
        return False, f"came online again at {clock(ended[0].end or 0)}, after it had gone down"
    return True, f"did not come online again and {_at_the_end(timeline, expected.group)}"


def _failed(timeline: Timeline, expected: Expected) -> tuple[bool, str]:
    state = timeline.state_at(timeline.end).groups[expected.group]
    return state == "failed", _at_the_end(timeline, expected.group)


def _missing(timeline: Timeline, group: Id, at: int | None = None) -> list[Id]:
    """The resources that a group lacks to be online at the end, or at `at` before anything happens.

    A resource that is offline from the start because nobody wants it online is not missed, as long as another one is
    online then.
    """
    final = timeline.initial if at == 0 else timeline.state_at(timeline.end)
    members = timeline.members[group]
    wanted = {member for member in members if timeline.initial.resources[member] != "offline"} or set(members)
    state = final.resources
    return [
        member for member in members if state[member] == "failed" or (member in wanted and state[member] != "online")
    ]


def _at_the_end(timeline: Timeline, group: Id) -> str:
    """What a group was like at the end, with what was wrong: "was failed on N2 at the end: IP Address is failed"."""
    final = timeline.state_at(timeline.end)
    owner = final.owners[group]
    where = f"on {timeline.labels[owner]}" if owner is not None else "on no node"
    text = f"was {final.groups[group]} {where} at the end"
    failed = [timeline.labels[one] for one in timeline.members[group] if final.resources[one] == "failed"]
    return f"{text}: {listed(failed)} failed" if failed else text


def _interruptions(timeline: Timeline, group: Id) -> str:
    found = outages(timeline)[group]
    total = seconds(sum(outage.ms or 0 for outage in found))
    return f"{total} without service" if len(found) == 1 else f"{plural(len(found), 'outage')} of {total} together"
