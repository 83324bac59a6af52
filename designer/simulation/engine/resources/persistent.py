"""What administrators want to be online: the persistent state, which every move and failover follows."""

from __future__ import annotations

from collections.abc import Collection

from designer.foundation.ids import Id
from designer.simulation.engine.run import Run


def wanted(run: Run, group: Id) -> Collection[Id]:
    """The resources of a group that are to be online where it is now.

    On a node that only hosts the group for want of another that is the quorum resource alone, without which the cluster
    cannot be (MS-CMRP 3.1.4.1.70 for paused nodes), if it may run there.
    """
    mode, members = run.mode[group], run.plan.members[group]
    if mode == "run":
        if run.kept_offline.isdisjoint(members):
            return members
        return [resource for resource in members if resource not in run.kept_offline]
    quorum = run.plan.quorum
    if mode == "host only" and group == quorum.group and quorum.resource is not None:
        return (quorum.resource,) if run.home[group] in quorum.nodes else ()
    return ()


def with_providers(run: Run, resource: Id) -> set[Id]:
    """A resource with everything that it needs, directly and indirectly; of alternatives those that are on their way,
    or all where none is."""
    plan = run.plan
    found, waiting = {resource}, [resource]
    while waiting:
        one = waiting.pop()
        needed = list(plan.needs[one])
        for those in plan.alternatives.get(one, ()):
            needed.extend([other for other in those if run.active(other)] or those)
        for other in needed:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found
