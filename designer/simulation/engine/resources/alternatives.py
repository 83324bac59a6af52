"""Who can run on what is there: providers that are all needed, and sets of which one suffices (MS-CMRP, complex
dependencies)."""

from __future__ import annotations

from collections.abc import Collection, Set

from designer.foundation.ids import Id
from designer.simulation.engine.run import Run

_NONE = frozenset[Id]()


def provided(run: Run, resource: Id) -> bool:
    """Whether everything that a resource needs is online, of each set of alternatives at least one."""
    plan, states = run.plan, run.resources
    for provider in plan.needs[resource]:
        if states[provider] != "online":
            return False
    if resource not in plan.alternatives:
        return True
    return all(any(states[provider] == "online" for provider in those) for those in plan.alternatives[resource])


def leans_on(run: Run, resource: Id, stopping: Collection[Id] = ()) -> bool:
    """Whether something that runs, or is on its way, would be without a provider if this resource were not there.

    An alternative may go while another one of its set is online; where the dependent goes offline as well (`stopping`),
    it goes first.
    """
    plan = run.plan
    for dependent in plan.dependents[resource]:
        if run.active(dependent):
            return True
    return any(
        run.active(dependent) and (dependent in stopping or not _another(run, resource, plan.alternatives[dependent]))
        for dependent in plan.alternative_dependents.get(resource, ())
    )


def left_without(run: Run, failed: Collection[Id]) -> Set[Id]:
    """What cannot run any more, directly or indirectly, because these resources have failed."""
    dependents, alternatives = run.plan.dependents, run.plan.alternative_dependents
    if not alternatives:
        return _NONE.union(*(run.plan.above[resource] for resource in failed))
    waiting, found = list(failed), set[Id]()
    while waiting:
        provider = waiting.pop()
        for dependent in dependents[provider]:
            if dependent not in found:
                found.add(dependent)
                waiting.append(dependent)
        for dependent in alternatives.get(provider, ()):
            if dependent not in found and not _supported(run, dependent, found.union(failed)):
                found.add(dependent)
                waiting.append(dependent)
    return found


def _another(run: Run, resource: Id, sets: tuple[tuple[Id, ...], ...]) -> bool:
    """Whether each set that this provider is in has another one online."""
    return all(
        any(other != resource and run.resources[other] == "online" for other in those)
        for those in sets
        if resource in those
    )


def _supported(run: Run, dependent: Id, gone: Collection[Id]) -> bool:
    """Whether each set of a resource has a provider online that is not about to go."""
    return all(
        any(provider not in gone and run.resources[provider] == "online" for provider in those)
        for those in run.plan.alternatives[dependent]
    )
