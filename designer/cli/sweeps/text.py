"""A sweep as it would stand in a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from designer.cli.lines import WIDTH, heading, paragraph
from designer.cli.sweeps.wording import causes, counted, effects, orders, sequence
from designer.foundation.ids import Id
from designer.foundation.units import listed, plural, seconds, size
from designer.simulation.studies.sweep.capacity import Load, capacity
from designer.simulation.studies.sweep.cases import Case, Sweep
from designer.simulation.studies.sweep.verdicts import ladder, new_losses, worst_for

LEFT = 46
"""The widest that the left of two columns gets."""

MOST_ROWS = 20
"""So many effects are shown of each number of faults."""


def as_text(path: Path, sweep: Sweep) -> str:
    """What single points of failure there are, what else single faults do, what more faults do beyond that, and what is
    left then; lines of at most 100 characters."""
    lines = heading(path, _played(sweep), "simulated, not measured")
    lines += _singles(sweep)
    for number in range(2, sweep.depth + 1):
        lines += _several(sweep, number)
    lines += [*_worst(sweep), *_ladder(sweep), *_capacity(sweep)]
    for note in sweep.notes:
        lines += ["", *paragraph(note)]
    return "".join(f"{line}\n" for line in lines)


def _played(sweep: Sweep) -> str:
    numbers = [sum(case.alike for case in sweep.cases if len(case.faults) == length) for length in (1, 2, 3)]
    parts = [f"{counted(numbers[0], 'component')} one by one"]
    if numbers[1]:
        parts.append(f"{counted(numbers[1], 'pair')} in a row")
    if numbers[2]:
        parts.append(f"{counted(numbers[2], 'triple')} of nodes in a row")
    return f"the loss of {listed(parts)}"


def _singles(sweep: Sweep) -> Iterator[str]:
    cases = [case for case in sweep.cases if len(case.faults) == 1]
    fatal = effects(sweep, (case for case in cases if case.lost))
    harmless = [case for case in cases if not case.lost and not case.longest_ms]
    others = effects(sweep, (case for case in cases if not case.lost and case.longest_ms))
    if fatal:
        yield from ("", "Single points of failure: with them something is lost for good", *_table(fatal))
    else:
        yield from ("", "Single points of failure: none. Whatever fails alone, everything comes back.")
    if others:
        yield from ("", "Every other component alone, the longest outage first", *_table(others))
    if harmless:
        yield from ("", "No group is disturbed", *_table([("", causes(sweep, harmless))]))


def _several(sweep: Sweep, number: int) -> Iterator[str]:
    """What so many faults in a row take offline beyond what fewer of them do."""
    found: dict[tuple[Id, ...], list[Case]] = {}
    for case, groups in new_losses(sweep):
        if len(case.faults) == number:
            found.setdefault(groups, []).append(case)
    word = {2: "Two faults in a row", 3: "Three nodes in a row"}[number]
    less = {2: "neither takes alone", 3: "no two of them take"}[number]
    if not found:
        yield from ("", f"{word} take nothing away that {less}.")
        return
    rows = [(f"{_names(sweep, groups)}", orders(sweep, cases)) for groups, cases in found.items()]
    yield from ("", f"{word}: what they take away and {less}", *_table(rows))


def _names(sweep: Sweep, groups: Sequence[Id]) -> str:
    if len(groups) == len(sweep.homes):
        return "everything"
    return listed([sweep.snapshot.name_of(group) for group in groups])


def _worst(sweep: Sweep) -> Iterator[str]:
    """Per group the longest outage that ends, and what it is lost with."""
    rows = []
    for group in sweep.snapshot.groups:
        worst = worst_for(sweep, group)
        parts = []
        if worst.lost:
            parts.append(f"lost with {causes(sweep, worst.lost)}")
        if worst.longest is not None:
            length = seconds(worst.longest.outcomes[group].outage_ms or 0)
            otherwise = "otherwise " if parts else ""
            parts.append(f"{otherwise}away for {length} at most, after the loss of {causes(sweep, [worst.longest])}")
        rows.append((sweep.snapshot.name_of(group), "; ".join(parts) or "never interrupted"))
    yield from ("", "The worst that a single fault does to each group", *_table(rows))


def _ladder(sweep: Sweep) -> Iterator[str]:
    rungs = ladder(sweep)
    if len(rungs) < 2:
        return
    servers, with_users = rungs[0].online + len(rungs[0].down), any(rung.users for rung in rungs)
    yield from ("", "What is left when nodes are lost in a row, at worst")
    for rung in rungs:
        users = f"  {rung.users:>9,} users" if with_users else ""
        lost = plural(rung.failed, "node") if rung.failed else "no node"
        head = f"  {lost:>8}  {rung.online} of {servers} online{users}"
        why = f"  {sequence(sweep, rung.worst)}" if rung.worst is not None and rung.down else ""
        yield from paragraph(f"{head}{why}", rest=len(head) + 2)


def _capacity(sweep: Sweep) -> Iterator[str]:
    rows = []
    for node, loads in capacity(sweep).items():
        for measure, load in loads.items():
            rows.append((f"{sweep.snapshot.name_of(node)}", f"{_load(sweep, measure, load)}"))
    if rows:
        yield from ("", "What each node carries after a failover, at worst", *_table(rows))


def _load(sweep: Sweep, measure: str, load: Load) -> str:
    what = {"cpu_percent": "processor", "memory_mb": "memory", "users": "users"}[measure]
    text = f"{what} {_amount(measure, load.worst)}"
    if load.case is not None:
        text += f" after the loss of {sequence(sweep, load.case)}, normally {_amount(measure, load.normal)}"
    if load.is_over and load.limit is not None:
        text += f": more than it can carry, {_amount(measure, load.limit)}"
    return text


def _amount(measure: str, value: int) -> str:
    return {"cpu_percent": f"{value} %", "memory_mb": size(value), "users": f"{value:,}"}[measure]


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Two columns, each wrapped, with the number of rows that are left out."""
    shown = rows[:MOST_ROWS]
    left = min(LEFT, max(len(one) for one, _ in shown))
    for one, other in shown:
        room = WIDTH - left - 4 if left else WIDTH - 2
        firsts = textwrap.wrap(one, left, break_on_hyphens=False) if left else []
        seconds_ = textwrap.wrap(other, room, break_on_hyphens=False)
        for first, second in zip_longest(firsts, seconds_, fillvalue=""):
            yield f"  {first:<{left}}  {second}".rstrip() if left else f"  {second}"
    if len(rows) > len(shown):
        yield f"  and {plural(len(rows) - len(shown), 'effect')} more, which --format json lists"
