"""Golden cases: a folder each with a design, what happens to it, and what must come of it.

`scenario.txt` has one line for each event, in command-line form, and lines `key: value`:

    must: what the cluster service is documented to do, in a sentence or two
    generation, seed, starts at: how it is played
    expect: EVS online on N2 within 60 s     an expectation as a design may have it
    final: EVS-IP: failed                    a line of final.txt
    told: was restarted                      words of narration.txt
    never: is moved                          words that must not be there
    order: EVS-SA offline < EVS-NN offline   states in the order in which they were entered first
    at: EVS-IP online 42                     a state that is entered at this time, s
    count: failover EVS 1                    so many events of a kind about an object
    asked: N5 N2 N4                          the nodes that the last decision on a group considered, in order

`narration.txt` and `final.txt` are what the engine makes of it; they are read before they are accepted, and what must
come of it is claimed besides, so that a wrong one cannot be accepted at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designer.catalog.schema import Catalog
from designer.files.load import load
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.narrate import narrate
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import parse_event
from designer.simulation.simulate import simulate
from designer.simulation.trials.expectations import judge, parse_expectation

CASES = Path(__file__).parent / "cases"

OPTIONS = ("generation", "seed", "starts at")
CLAIMS = ("expect", "final", "told", "never", "order", "at", "count", "asked")


@dataclass(frozen=True)
class Case:
    """A case as its scenario.txt says it."""

    folder: Path
    must: str
    options: Mapping[str, str]
    events: tuple[str, ...]
    claims: tuple[tuple[str, str], ...]


def read_case(folder: Path) -> Case:
    """The case in a folder; a line that is neither option nor claim is an event."""
    must, options, events, claims = "", {}, [], []
    for line in (folder / "scenario.txt").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(": ")
        if key == "must":
            must = value
        elif key in OPTIONS:
            options[key] = value
        elif key in CLAIMS:
            claims.append((key, value))
        elif line:
            events.append(line)
    return Case(folder, must, options, tuple(events), tuple(claims))


def play_case(case: Case, catalog: Catalog) -> Timeline:
    """Its run."""
    snapshot = load(case.folder / "design.cluster").snapshot
    actions = [parse_event(text, snapshot) for text in case.events]
    options: dict[str, Any] = {"seed": int(case.options.get("seed", "0")), "service": case.options.get("generation")}
    if "starts at" in case.options:
        options["starts_at"] = case.options["starts at"]
    return simulate(snapshot, catalog, actions, **options)


def narration_text(timeline: Timeline) -> str:
    """narration.txt: the story, then what had to be assumed."""
    return "".join(f"{line}\n" for line in [*narrate(timeline), *(f"Note: {note}" for note in timeline.notes)])


def final_text(timeline: Timeline) -> str:
    """final.txt: the states of everything at the end, and how often something was restarted or failed over."""
    final, label = timeline.state_at(timeline.end), timeline.snapshot.name_of
    quorum = label(final.quorum_owner) if final.quorum_owner is not None else "nobody"
    lines = [*(f"{label(node)}: {state}" for node, state in final.nodes.items()), f"Quorum: {quorum}"]
    for group, members in timeline.members.items():
        owner = final.owners[group]
        where = f"on {label(owner)}" if owner is not None else "on no node"
        lines.append(f"{label(group)}: {final.groups[group]} {where}")
        lines += [f"  {label(member)}: {final.resources[member]}" for member in members]
    for name in ("networks", "interfaces"):
        states: Mapping[str, str] = getattr(final, name, {})
        lines += [f"{_interface(timeline.snapshot, one)}: {state}" for one, state in states.items()]
    for kind, words in (("restart", "restarts"), ("failover", "failovers"), ("failback", "failbacks")):
        counted: dict[str, int] = {}
        for event in timeline.events:
            if event.kind == kind:
                counted[event.subject] = counted.get(event.subject, 0) + 1
        lines += [f"{words} of {label(subject)}: {count}" for subject, count in counted.items()]
    return "".join(f"{line}\n" for line in lines)


def broken_claims(case: Case, timeline: Timeline) -> list[str]:
    """What is claimed of the case and not so."""
    return [
        f"{kind}: {value}{why}" for kind, value in case.claims if (why := _broken(timeline, kind, value)) is not None
    ]


def _broken(timeline: Timeline, kind: str, value: str) -> str | None:
    if kind == "expect":
        verdict = judge(timeline, parse_expectation(value, timeline.snapshot))
        return None if verdict.met else f"; {verdict.reason}"
    if kind == "final":
        return None if value in [line.strip() for line in final_text(timeline).splitlines()] else ""
    if kind in ("told", "never"):
        plain = narration_text(timeline).replace("\N{NO-BREAK SPACE}", " ")
        return None if (value in plain) == (kind == "told") else ""
    if kind == "order":
        found = [_entered(timeline, *part.strip().split(" ", 1)) for part in value.split("<")]
        numbers = [seq for entries in found for seq, _ in entries[:1]]
        return None if len(numbers) == len(found) and numbers == sorted(numbers) else f"; {found}"
    if kind == "at":
        subject, _, rest = value.partition(" ")
        state, _, when = rest.rpartition(" ")
        times = [at / 1000 for _, at in _entered(timeline, subject, state)]
        return None if float(when) in times else f"; {times}"
    if kind == "count":
        what, _, number = value.rpartition(" ")
        counted = sum(
            what == f"{event.kind} {word}"
            for event in timeline.events
            for word in {event.subject, timeline.snapshot.name_of(event.subject)}
        )
        return None if counted == int(number) else f"; {counted}"
    asked = [timeline.labels[candidate.node] for candidate in timeline.decisions[-1].candidates]
    return None if asked[: len(value.split())] == value.split() else f"; {asked}"


def _entered(timeline: Timeline, subject: str, state: str) -> list[tuple[int, int]]:
    """Number and time of every event with which the object of this name enters a state."""
    return [
        (event.seq, event.at)
        for event in timeline.events
        if event.after == state and _named(timeline.snapshot, event.subject, subject)
    ]


def _named(snapshot: Snapshot, identifier: str, name: str) -> bool:
    return name in (identifier, snapshot.name_of(identifier))


def _interface(snapshot: Snapshot, identifier: str) -> str:
    record = snapshot.interfaces.get(identifier)
    if record is None:
        return snapshot.name_of(identifier)
    return f"{snapshot.name_of(record.node)} in {snapshot.name_of(record.network)}"
