"""Cases of a sweep in words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from designer.foundation.ids import Id
from designer.foundation.units import listed, plural, seconds
from designer.simulation.outcome.outages import Outcome
from designer.simulation.scenario.actions import Action
from designer.simulation.studies.sweep.cases import Case, Sweep
from designer.simulation.studies.sweep.words import component, noun

MOST_NAMES = 6
"""So many names are listed of one kind of components."""

MOST_ORDERS = 4
"""So many faults in a row are listed as examples."""


def effects(sweep: Sweep, cases: Iterable[Case]) -> list[tuple[str, str]]:
    """Every effect that single faults have, in the order of the cases, with the components that have it.

    Faults that only send a group back to its own node are one effect if that takes equally long.
    """
    alike: dict[tuple[str, int], list[Case]] = {}
    for case in cases:
        alike.setdefault(_kind_of_effect(sweep, case), []).append(case)
    rows = []
    for (_, at_home), those in alike.items():
        what = _effect(sweep, those[0])
        if at_home and len(those) > 1:
            groups = dict.fromkeys(_hit(case)[0] for case in those)
            each = (
                "each on its own node"
                if len(groups) > 1
                else f"on {_node(sweep, those[0].outcomes[_hit(those[0])[0]])}"
            )
            what = f"{listed([sweep.snapshot.name_of(group) for group in groups])} {each} after {seconds(at_home)}"
        rows.append((what, causes(sweep, those)))
    return rows


def _kind_of_effect(sweep: Sweep, case: Case) -> tuple[str, int]:
    """The effect in words, or only its length when one group is back on its own node."""
    hit = _hit(case)
    outcome = case.outcomes[hit[0]] if len(hit) == 1 else None
    if outcome is not None and outcome.outage_ms and outcome.node == sweep.homes[hit[0]]:
        return "", outcome.outage_ms
    return _effect(sweep, case), 0


def _hit(case: Case) -> list[Id]:
    """The groups that are not where they were without an outage: first those that stay offline, then long outages."""
    hit = [group for group, outcome in case.outcomes.items() if outcome.outcome != "unaffected" or outcome.cut_off]
    return sorted(
        hit, key=lambda group: -(length if (length := case.outcomes[group].outage_ms) is not None else math.inf)
    )


def _effect(sweep: Sweep, case: Case) -> str:
    if len(case.offline) == len(case.outcomes):
        return "everything stays offline"
    if len(case.lost) == len(case.outcomes) and not case.offline and not case.longest_ms:
        return "everything is cut off from its clients"
    return "; ".join(f"{sweep.snapshot.name_of(group)} {_end(sweep, case.outcomes[group])}" for group in _hit(case))


def _node(sweep: Sweep, outcome: Outcome) -> str:
    return sweep.snapshot.name_of(outcome.node) if outcome.node is not None else "no node"


def _end(sweep: Sweep, outcome: Outcome) -> str:
    if outcome.outcome == "offline":
        return "stays offline"
    if outcome.cut_off:
        return "is cut off from its clients"
    if not outcome.outage_ms:
        return f"goes to {_node(sweep, outcome)} without an outage"
    return f"on {_node(sweep, outcome)} after {seconds(outcome.outage_ms)}"


def causes(sweep: Sweep, cases: Iterable[Case]) -> str:
    """All components that single faults with one effect take away, by kind: "disks R: and S:; node NODE1"."""
    names: dict[tuple[str, str], list[str]] = {}
    for case in cases:
        for (fault,) in sweep.alike(case):
            names.setdefault(noun(fault), []).append(component(fault, sweep.snapshot))
    return "; ".join(_kind(one, many, found) for (one, many), found in names.items())


def _kind(one: str, many: str, names: Sequence[str]) -> str:
    """Components of one kind, without the noun where their names say it."""
    if all(name.casefold().startswith(one) for name in names):
        return _some(names)
    return f"{one if len(names) == 1 else many} {_some(names)}"


def _some(names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMES:
        return listed(list(names))
    return f"{', '.join(names[: MOST_NAMES - 1])} and {len(names) - MOST_NAMES + 1} more"


def orders(sweep: Sweep, cases: Sequence[Case]) -> str:
    """Faults in a row with one effect: a few of them, and how many more there are."""
    shown = cases[:MOST_ORDERS]
    more = sum(case.alike for case in cases) - len(shown)
    text = "; ".join(sequence(sweep, case) for case in shown)
    return f"{text}; and {plural(more, 'other order')}" if more else text


def sequence(sweep: Sweep, case: Case) -> str:
    """The faults of one case: "NODE1, then disk R:"."""
    return ", then ".join(_named(sweep, fault) for fault in case.faults)


def _named(sweep: Sweep, fault: Action) -> str:
    name = component(fault, sweep.snapshot)
    return name if fault.kind == "power" else _kind(*noun(fault), [name])


def counted(number: int, what: str) -> str:
    """`counted(1234, "pair")` -> "1,234 pairs"."""
    return f"{number:,} {what if number == 1 else what + 's'}"
