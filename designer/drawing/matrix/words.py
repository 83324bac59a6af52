"""The failure matrix in words: what faults, outcomes and lines are called, and why a cell is as it is."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr, words
from designer.foundation.units import NBSP, seconds
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.outages import Outcome
from designer.simulation.scenario.actions import Action, ActionKind
from designer.simulation.studies.sweep.cases import Case, Sweep
from designer.simulation.studies.sweep.faults import Order
from designer.simulation.studies.sweep.words import component

CALM_KEY = "calm"
HEADING_KEY = "heading"

MOST_NAMES = 3
"""So many of the things that may take each other's place are named."""

MOST_TOGETHER = 6
"""So many things are named together where there is room."""

_FAULTS: dict[ActionKind, str] = {
    "power": tr("node {name}"),
    "disk": tr("disk {name}"),
    "network": tr("network {name}"),
    "cable": tr("cable {name}"),
    "path": tr("path {name}"),
    "fabric": tr("fabric {name}"),
    "array": tr("array {name}"),
    "site": tr("site {name}"),
    "directory": tr("server {name}"),
    "resource": tr("resource {name}"),
}
"""A fault by what it takes away, for names that do not say what they are."""

FAULTS = words("fault", "faults")
OUTCOMES = words("different outcome", "different outcomes")
_SECTIONS = {
    1: tr("Single faults"),
    2: tr("Two faults, one after the other"),
    3: tr("Three nodes, one after the other"),
}


def fault_name(fault: Action, snapshot: Snapshot) -> str:
    """What a fault takes away, with what it is where its name does not begin with that."""
    name = component(fault, snapshot)
    full = _FAULTS[fault.kind]
    noun = full.format(name="").strip()
    return name if fault.kind == "power" or name.casefold().startswith(noun.casefold()) else full.format(name=name)


def names_of(sweep: Sweep, order: Order) -> str:
    """The faults of a case: "NODE1, then any of Disk R:, Disk S: and Disk T:"."""
    return tr(", then ").join(_any_of(sweep, order, place) for place in range(len(order)))


def _any_of(sweep: Sweep, order: Order, place: int) -> str:
    fault = order[place]
    if sweep.faults.count((fault,)) == 1:
        return fault_name(fault, sweep.snapshot)
    names = [component(one, sweep.snapshot) for one in sweep.faults.like(fault)]
    if any(one in sweep.faults.like(fault) for one in order[:place]):
        return tr("another of these")
    if len(names) > MOST_NAMES + 1:
        names = [*names[:MOST_NAMES], tr("{count} more").format(count=len(names) - MOST_NAMES)]
    return tr("any of {names}").format(names=listed(names, tr("or")))


def any_one_of(sweep: Sweep, cases: Sequence[Case]) -> str:
    """All single faults with one effect, if they are of one kind and few: "Disk R, Disk S or Disk T"; else ""."""
    faults = [fault for case in cases if len(case.faults) == 1 for (fault,) in sweep.alike(case)]
    if not 1 < len(faults) <= MOST_TOGETHER or len({fault.kind for fault in faults}) > 1 or len(cases[0].faults) > 1:
        return ""
    rest = [component(fault, sweep.snapshot) for fault in faults[1:]]
    return listed([fault_name(faults[0], sweep.snapshot), *rest], tr("or"))


def struck_by(case: Case, snapshot: Snapshot) -> str:
    """The faults of a case as they are played, which names the run: "NODE1, then disk R"."""
    return tr(", then ").join(fault_name(fault, snapshot) for fault in case.faults)


def section_words(number: int) -> str:
    """What stands above the lines with so many faults."""
    return _SECTIONS.get(number) or tr("{number} faults, one after the other").format(number=number)


def counted_words(count: int, lines: int) -> str:
    """How many faults there are below a heading, and how many effects they have."""
    if lines == count:
        return tr("{count:,} played").format(count=count)
    outcomes = plural(lines, *OUTCOMES)
    return tr("{count:,} played, {outcomes}").format(count=count, outcomes=outcomes)


def calm_words(count: int) -> str:
    """The name of the line of all that does nothing."""
    return tr("{faults} without effect").format(faults=plural(count, *FAULTS))


def more_words(count: int) -> str:
    """What stands behind the first of several faults with one effect."""
    return tr("+{count:,}").format(count=count)


def outcome_word(outcome: Outcome) -> str:
    """How a group ended up, in a word or a number."""
    if outcome.cut_off:
        return tr("Cut off")
    if outcome.outcome == "offline":
        return tr("Offline")
    if outcome.outcome == "taken offline":
        return tr("Taken offline")
    if not outcome.outage_ms:
        return "" if outcome.outcome == "unaffected" else f"0{NBSP}s"
    return brief(outcome.outage_ms)


def brief(ms: int) -> str:
    """A length of time as it stands in a cell: "80 s", from ten minutes on "12 min", from two hours on "3 h"."""
    if ms < 600_000:
        return f"{max(1, round(ms / 1000))}{NBSP}s"
    if ms < 7_200_000:
        return tr("{minutes} min").format(minutes=round(ms / 60_000)).replace(" ", NBSP)
    return f"{round(ms / 3_600_000)}{NBSP}h"


def cell_sentence(sweep: Sweep, case: Case, group: Id, target: int | None = None) -> str:
    """What happens to a group and why: one or two sentences."""
    snapshot = sweep.snapshot
    name, outcome = snapshot.name_of(group), case.outcomes[group]
    said = _ending(snapshot, name, outcome, sweep.homes.get(group))
    reason = _reason(sweep, case, group)
    late = ""
    if target is not None and outcome.outage_ms is not None and outcome.outage_ms > target:
        late = tr(" That is longer than the {target} it may take.").format(target=seconds(target))
    trying = tr(" The cluster is still trying at the end.") if case.endless and group in case.offline else ""
    return f"{said}{reason}{late}{trying}"


def _ending(snapshot: Snapshot, name: str, outcome: Outcome, home: Id | None) -> str:
    node = snapshot.name_of(outcome.node) if outcome.node is not None else tr("no node")
    if outcome.outcome == "offline":
        return tr("{name} stays offline.").format(name=name)
    if outcome.outcome == "taken offline":
        return tr("{name} is taken offline.").format(name=name)
    ms = outcome.outage_ms or 0
    if outcome.cut_off:
        return tr("{name} is online on {node}, and no client reaches it.").format(name=name, node=node)
    if outcome.outcome == "unaffected":
        return tr("{name} stays on {node}, without any outage.").format(name=name, node=node)
    if not ms:
        return tr("{name} goes to {node} without an outage.").format(name=name, node=node)
    if outcome.node == home:
        return tr("{name} is back on {node} after {ms}.").format(name=name, node=node, ms=seconds(ms))
    return tr("{name} moves to {node}, online after {ms}.").format(name=name, node=node, ms=seconds(ms))


def _reason(sweep: Sweep, case: Case, group: Id) -> str:
    """What can be told from the faults alone: which of them took what the group needs."""
    snapshot, outcome = sweep.snapshot, case.outcomes[group]
    if outcome.outcome == "unaffected" and not outcome.cut_off:
        return ""
    if outcome.cut_off:
        return tr(" The network of its address is down.")
    disks = {one.disk for one in snapshot.members(group) if one.disk}
    lost = [fault for fault in case.faults if fault.kind == "disk" and fault.subject in disks]
    if lost:
        return tr(" It needs disk {name}.").format(name=listed([component(one, snapshot) for one in lost]))
    if outcome.outcome == "offline" and len(case.offline) == len(case.outcomes):
        return tr(" Nothing is online any more.")
    return tr(" Every node that is left runs a virtual server already.") if _is_crowded(sweep, case, group) else ""


def _is_crowded(sweep: Sweep, case: Case, group: Id) -> bool:
    """Whether a virtual server is offline and all nodes with power run another one."""
    servers = [server.id for server in sweep.snapshot.virtual_servers()]
    left = set(sweep.snapshot.nodes) - {fault.subject for fault in case.faults if fault.kind == "power"}
    online = (case.outcomes[one] for one in servers if one not in case.offline)
    return group in case.offline and group in servers and left <= {one.node for one in online}


def line_sentence(sweep: Sweep, cases: Sequence[Case], most: int = 8) -> str:
    """All that has one effect, as the tip of a line tells it."""
    if len(cases) < 2:
        return names_of(sweep, cases[0].faults) if cases else ""
    shown = [names_of(sweep, case.faults) for case in cases[:most]]
    rest = sum(case.alike for case in cases[most:])
    if rest:
        shown.append(tr("{rest:,} more").format(rest=rest))
    return tr("With the same effect:\n{shown}").format(shown="\n".join(shown))
