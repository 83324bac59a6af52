"""What the engine and Pacemaker make of the same moments, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import networkx

from designer.foundation.ids import Id
from designer.simulation.record.state import ClusterState
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.oracle.cases import AGAIN, APART, Case
from tests.oracle.crm import Answer, Deed, ask
from tests.oracle.explanations import explanation, nowhere
from tests.oracle.guard import NotMapped
from tests.oracle.mapping import Export, cib_export
from tests.oracle.moments import Moment, has_attendant
from tests.support.samples import catalog


@dataclass(frozen=True)
class Difference:
    """Something that the two do not agree on, and the name of the explanation, if there is one."""

    what: str
    explanation: str = ""


@dataclass
class Tally:
    """How much was compared: moments, those refused with the reason, and what differed."""

    moments: int
    refused: Counter[str]
    differences: list[Difference]

    def unexplained(self) -> list[str]:
        """What differs without a known reason."""
        return [found.what for found in self.differences if not found.explanation]


def compare(case: Case, timeline: Timeline | None = None) -> Tally:
    """Put every moment of a case to Pacemaker, each from the state that the engine was in."""
    tally = Tally(0, Counter(), [])
    timeline = timeline or simulate(case.snapshot, catalog(), case.actions, service=case.service)
    for moment, begin, end in moments(case, timeline):
        try:
            export = cib_export(moment)
        except NotMapped as refusal:
            tally.refused[str(refusal)] += 1
            continue
        after = timeline.state_at(end)
        if any(word.endswith("pending") for word in after.resources.values()):
            tally.refused["it has not settled when the next action strikes"] += 1
            continue
        answer = ask(export.text, export.arguments, export.nodes, export.resources)
        tally.moments += 1
        tally.differences += differences(moment, export, answer, timeline, begin, after)
    return tally


def moments(case: Case, timeline: Timeline) -> Iterator[tuple[Moment, int, int]]:
    """Each action with the state before it, and the times (ms) between which the engine plays it."""
    service = catalog().services[case.service]
    powered, paused = set(case.snapshot.nodes), set[Id]()
    failed: Counter[tuple[Id, Id | None]] = Counter()
    for number, action in enumerate(case.actions):
        begin = action.at_ms
        end = case.actions[number + 1].at_ms - 1 if number + 1 < len(case.actions) else begin + APART - 1
        before = timeline.state_at(begin - 1)
        if action.kind == "power":
            powered.discard(action.subject)
        elif action.kind == "start":
            powered.add(action.subject)
        elif action.kind == "pause" and before.nodes[action.subject] == "up":
            paused.add(action.subject)
        elif action.kind == "resume" and before.nodes[action.subject] == "paused":
            paused.discard(action.subject)
        if action.kind != "resource" or number == 0 or begin - case.actions[number - 1].at_ms > AGAIN:
            failed.clear()
        owner = _owner(case, before, action)
        majority = case.snapshot.cluster.quorum == "majority-node-set"
        quorate = not majority or 2 * len(powered) > len(case.snapshot.nodes)
        spans = {group: offline_span(case, group) for group in case.snapshot.groups}
        counted = failed[action.subject, owner]
        moment = Moment(case.snapshot, service, before, action, frozenset(paused), counted, quorate, spans)
        yield moment, begin, end
        failed[action.subject, owner] += 1


def _owner(case: Case, state: ClusterState, action: Action) -> Id | None:
    if action.kind != "resource":
        return None
    return state.owners[case.snapshot.resources[action.subject].group]


def offline_span(case: Case, group: Id) -> int:
    """How long a whole group takes to go offline: the longest chain of dependents before providers."""
    stops = {member.id: member.offline_ms or 0 for member in case.snapshot.members(group)}
    graph: networkx.DiGraph[Id] = networkx.DiGraph()
    graph.add_nodes_from(stops)
    edges = case.snapshot.dependencies.values()
    graph.add_edges_from((edge.dependent, edge.provider) for edge in edges if edge.dependent in stops)
    done: dict[Id, int] = {}
    for resource in networkx.topological_sort(graph):
        done[resource] = stops[resource] + max((done[before] for before in graph.predecessors(resource)), default=0)
    return max(done.values(), default=0)


def differences(
    moment: Moment, export: Export, answer: Answer, timeline: Timeline, begin: int, after: ClusterState
) -> list[Difference]:
    """Where placement, actions or their order differ."""
    there = {export.back()[name]: where for name, where in answer.placed.items()}
    back = export.back()
    found = []
    for group in moment.snapshot.groups:
        members = [member.id for member in moment.snapshot.members(group)]
        ours = {member: _place(after, group, member) for member in members}
        theirs = {member: None if there[member] is None else back[there[member] or ""] for member in members}
        if ours != theirs:
            text = f"{_strike(moment)}: {group} is {_told(ours)} here and {_told(theirs)} there"
            found.append(Difference(text, explanation(moment, group, ours, theirs, after.owners)))
        elif moment.quorate and not (nowhere(ours) and has_attendant(moment.snapshot, group)):
            # without quorum Pacemaker stops in order what Windows ends at once; and an EVS may have tried in vain
            deeds = _Deeds(moment, export, answer, group)
            found += [Difference(f"{_strike(moment)}: {group}: {text}") for text in deeds.compare(timeline, begin)]
    return found


def _place(state: ClusterState, group: Id, member: Id) -> Id | None:
    return state.owners[group] if state.resources[member] == "online" else None


def _strike(moment: Moment) -> str:
    action = moment.action
    return f"{action.kind}:{action.subject}{'=' + action.value if action.value else ''}@{action.at_ms // 1000}"


def _told(placed: Mapping[Id, Id | None]) -> str:
    places = set(placed.values())
    return str(next(iter(places))) if len(places) == 1 else str(dict(placed))


class _Deeds:
    """What both do with one group on its way: which resources stop and start, in which order and when."""

    def __init__(self, moment: Moment, export: Export, answer: Answer, group: Id) -> None:
        self.moment = moment
        self.members = {member.id: member for member in moment.snapshot.members(group)}
        back = export.back()
        self.group = group
        self.theirs = {
            Deed(deed.what, back[deed.resource], back[deed.node])
            for deed in answer.deeds
            if back[deed.resource] in self.members
        }
        self.order = {
            (
                Deed(first.what, back[first.resource], back[first.node]),
                Deed(then.what, back[then.resource], back[then.node]),
            )
            for first, then in answer.order
        }

    def compare(self, timeline: Timeline, begin: int) -> Iterator[str]:
        failed = self.moment.action.subject
        passes = _passes(timeline, self.members, begin)
        if any(count > 1 for count in Counter((what, resource) for what, resource, _, _, _ in passes).values()):
            return  # tried on several nodes; Pacemaker is told of the end alone
        ours = {Deed(what, resource, node) for what, resource, node, _, _ in passes}
        theirs = {deed for deed in self.theirs if not (deed.what == "stop" and deed.resource == failed)}
        if ours != theirs:
            yield f"does {_listed(ours - theirs)} only here and {_listed(theirs - ours)} only there"
            return
        yield from self._graph("start", 1, ours)
        yield from self._graph("stop", -1, ours)
        yield from self._times(passes)

    def _graph(self, what: str, direction: int, deeds: set[Deed]) -> Iterator[str]:
        """Our dependencies without detours against the orders among what is done, without detours."""
        there: networkx.DiGraph[Id] = networkx.DiGraph()
        there.add_nodes_from(deed.resource for deed in deeds if deed.what == what)
        here = there.copy()
        there.add_edges_from(
            (first.resource, then.resource)
            for first, then in self.order
            if first.what == then.what == what and {first.resource, then.resource} <= set(here)
        )
        edges = [(edge.provider, edge.dependent)[::direction] for edge in self.moment.snapshot.dependencies.values()]
        here.add_edges_from(edge for edge in edges if set(edge) <= set(here))
        wanted, found = (set(networkx.transitive_reduction(graph).edges) for graph in (here, there))
        if wanted != found:
            yield f"{what}s in another order: {wanted ^ found}"

    def _times(self, passes: list[tuple[str, Id, Id, int, int]]) -> Iterator[str]:
        """Pacemaker's graph, played with our durations, against the times of the engine.

        A group leaves at once and as a whole, so whatever starts elsewhere waits for everything that stops. What
        follows the start of a resource that has failed is measured from when the engine starts it again.
        """
        first = {Deed(what, resource, node): start for what, resource, node, start, _ in passes}
        last = {Deed(what, resource, node): end for what, resource, node, _, end in passes}
        stops = [end for deed, end in last.items() if deed.what == "stop"]
        for deed, start in first.items():
            before = [one for one, then in self.order if then == deed and one in last and one.what == deed.what]
            if before:
                due = max(last[one] for one in before)
            elif deed.what == "stop":
                due = min(first[one] for one in first if one.what == "stop")
            elif self.moment.action.kind == "resource" or not stops:
                continue  # after a restart delay, or the time that it takes to notice
            else:
                due = max(stops)
            if start != due:
                yield f"{deed.resource} {deed.what}s at {start} ms and not at {due} ms"
            length = self.members[deed.resource].online_ms if deed.what == "start" else None
            if length is not None and last[deed] - start != length:
                yield f"{deed.resource} takes {last[deed] - start} ms and not {length} ms to come online"


def _passes(timeline: Timeline, members: Mapping[Id, object], begin: int) -> list[tuple[str, Id, Id, int, int]]:
    """Every stop and start in the engine from a time on: what, resource, node, when it begins and ends (ms).

    What needs a failed resource is offline pending while it still waits; its own time counts from the end on.
    """
    found = []
    since: dict[Id, int] = {}
    for event in timeline.events:
        if event.kind != "resource" or event.subject not in members or event.at < begin:
            continue
        if event.at >= begin + AGAIN:
            break
        since_when = since.pop(event.subject, event.at)
        if event.after in ("online pending", "offline pending"):
            since[event.subject] = event.at
        elif event.after == "online":
            found.append(("start", event.subject, event.node or "", since_when, event.at))
        elif event.before == "offline pending":
            length = getattr(members[event.subject], "offline_ms", None) or 0
            found.append(("stop", event.subject, event.node or "", event.at - length, event.at))
    return found


def _listed(deeds: set[Deed]) -> str:
    return ", ".join(f"{deed.what} {deed.resource} on {deed.node}" for deed in sorted(deeds)) or "nothing"
