"""The single failures of a design in rows: components that do the same to every virtual server stand together."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.report.context import Context
from designer.report.evidence.matrix import single_failures
from designer.report.wording import number, ranged, sentence
from designer.simulation.outcome.outages import Outcome
from designer.simulation.scenario.actions import Action, ActionKind
from designer.simulation.studies.sweep.cases import Case, Sweep
from designer.simulation.studies.sweep.verdicts import serving
from designer.simulation.studies.sweep.words import component, noun

MOST_NAMES = 3
"""So many components of a row are named; of more it is said how many there are."""

ICONS: Mapping[ActionKind, str] = {
    "power": "node",
    "disk": "disk",
    "network": "network",
    "cable": "cable",
    "path": "path",
    "fabric": "fabric",
    "array": "array",
    "site": "site",
    "directory": "directory",
    "resource": "service",
}

OWN: Mapping[ActionKind, str] = {
    "disk": "Any disk of its own",
    "cable": "Its node's link to {network}",
    "resource": "Any resource of its own",
}
"""What a row is called that is about something of which each virtual server has its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Component:
    """Components of one kind whose failure, one at a time, does the same: their faults, and what becomes of each
    virtual server. A row about resources holds the worst of those that it stands for; in a row of what each virtual
    server has of its `own`, every outcome is that of losing its own."""

    kind: ActionKind
    name: str
    faults: tuple[Action, ...]
    outcomes: Mapping[Id, Outcome]
    own: bool = False

    @property
    def is_calm(self) -> bool:
        """Whether no virtual server notices it."""
        return all(one.outcome == "unaffected" and not one.cut_off for one in self.outcomes.values())


def components(context: Context, sweep: Sweep) -> tuple[Component, ...]:
    """All single failures but those of resources, in the order of the design, then those of resources.

    Where each virtual server has disks, links or resources of its own, one row is about all of these.
    """
    groups = serving(context.snapshot)
    together: dict[Hashable, list[Case]] = {}
    resources: dict[Id, list[Case]] = {}
    for case in single_failures(sweep):
        fault = case.faults[0]
        if fault.kind == "resource":
            resources.setdefault(context.snapshot.resources[fault.subject].group, []).append(case)
            continue
        apart = (
            fault.subject if fault.kind == "power" else fault.value if fault.kind == "cable" else _home(context, fault)
        )
        effect = tuple(_told(case.outcomes[group]) for group in groups)
        together.setdefault((fault.kind, apart, effect), []).append(case)
    found = [_of_cases(context, sweep, cases, groups) for cases in together.values()]
    found += [_of_resources(context, sweep, group, cases, groups) for group, cases in resources.items()]
    return tuple(_folded(context, found))


def _folded(context: Context, rows: Sequence[Component]) -> Iterator[Component]:
    """The rows, with those that concern one virtual server each and are of one kind as a single row."""
    families: dict[Hashable, list[Component]] = {}
    for row in rows:
        struck = [group for group, end in row.outcomes.items() if end.outcome != "unaffected" or end.cut_off]
        alone = row.kind in OWN and len(struck) == 1
        families.setdefault((row.kind, row.faults[0].value) if alone else row, []).append(row)
    for family in families.values():
        yield family[0] if len(family) == 1 else _own(context, family)


def _own(context: Context, family: Sequence[Component]) -> Component:
    first = family[0]
    outcomes = {group: max((row.outcomes[group] for row in family), key=_badness) for group in first.outcomes}
    faults = tuple(fault for row in family for fault in row.faults)
    name = OWN[first.kind].format(network=context.name(first.faults[0].value))
    return Component(first.kind, name, faults, outcomes, own=True)


def _home(context: Context, fault: Action) -> Id | None:
    """The group of a disk: disks of several groups never share a row."""
    holders = (one.group for one in context.snapshot.resources.values() if one.disk == fault.subject)
    return next(holders, None) if fault.kind == "disk" else None


def _told(outcome: Outcome) -> Hashable:
    node = None if outcome.outcome == "offline" else outcome.node
    return outcome.outcome, node, outcome.outage_ms, outcome.cut_off


def _of_cases(context: Context, sweep: Sweep, cases: list[Case], groups: tuple[Id, ...]) -> Component:
    first = cases[0].faults[0]
    faults = tuple(order[0] for case in cases for order in sweep.alike(case))
    outcomes = {group: cases[0].outcomes[group] for group in groups}
    return Component(first.kind, _name(context, faults), faults, outcomes)


def _name(context: Context, faults: tuple[Action, ...]) -> str:
    """What a row is called: "NODE1", "Any disk of EVS1 (three)", "Disk Q:"."""
    names = [component(fault, context.snapshot) for fault in faults]
    one, many = noun(faults[0])
    if len(names) == 1:
        return names[0] if faults[0].kind == "power" or one in names[0].casefold() else f"{sentence(one)} {names[0]}"
    home = _home(context, faults[0])
    if home is not None:
        return f"Any disk of {context.name(home)} ({number(len(names))})"
    short = ranged(names)
    return f"Any of {listed(short)}" if len(short) <= MOST_NAMES else f"Any of {number(len(names))} {many}"


def _of_resources(context: Context, sweep: Sweep, group: Id, cases: list[Case], groups: tuple[Id, ...]) -> Component:
    faults = tuple(order[0] for case in cases for order in sweep.alike(case))
    outcomes = {one: max((case.outcomes[one] for case in cases), key=_badness) for one in groups}
    return Component("resource", f"Any resource of {context.name(group)}", faults, outcomes)


def _badness(outcome: Outcome) -> tuple[bool, bool, int]:
    return outcome.outcome == "offline", outcome.cut_off, outcome.outage_ms or 0
