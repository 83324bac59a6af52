"""Tests that lose nodes and start them again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designer.foundation.ids import Id
from designer.simulation.scenario.actions import Action, ActionKind
from designer.simulation.trials.expectations import Expected
from designer.simulation.trials.library.setting import BOOT_MS, SETTLED_MS, Builder, ReadyRun, Runs, Setting

OUT_OF_SERVICE_MS = 600_000
"""So long the power is gone before a cold start, and a node is out of service for an update."""

STAGGER_S = 30
"""The difference between the boot delays of two nodes where a design does not say them (EX-8.17)."""


def service_stopped(setting: Setting, code: str) -> Runs | str:
    """The cluster service of each active node stops (TC-03)."""
    return _each(setting, code, "service", setting.active())


def first_switched_off(setting: Setting, code: str) -> Runs | str:
    """The first active node loses power (TC-04)."""
    return _each(setting, code, "power", setting.active()[:1])


def second_switched_off(setting: Setting, code: str) -> Runs | str:
    """The second active node loses power (TC-05)."""
    return _each(setting, code, "power", setting.active()[1:2]) or "the design has only one active node"


def further_switched_off(setting: Setting, code: str) -> Runs | str:
    """Each other active node loses power (TC-06)."""
    return _each(setting, code, "power", setting.active()[2:]) or "the design has no more than two active nodes"


def three_ways(setting: Setting, code: str) -> Runs | str:
    """Each active node is stopped, switched off and reset (AT-04)."""
    runs: list[ReadyRun] = []
    for node in setting.active():
        name = f"{code} {setting.name(node)}"
        runs.append(ReadyRun(f"{name} stopped", (Action("service", node),), _promise(setting, [node], "service")))
        runs.append(ReadyRun(f"{name} switched off", (Action("power", node),), _promise(setting, [node], "power")))
        reset = (Action("power", node), Action("start", node, None, BOOT_MS))
        runs.append(ReadyRun(f"{name} reset", reset, _after_reset(setting, node)))
    return tuple(runs)


def quorum_owner_lost(setting: Setting, code: str) -> Runs | str:
    """The node that owns the quorum loses power (AT-06)."""
    group, owner = setting.plan.quorum.group, setting.quorum_owner()
    if group is None or owner is None:
        return "the design has no Cluster Group"
    state = Expected(group, "online" if setting.has_quorum([owner]) else "offline")
    expected = (state, *_promise(setting, [owner], "power"))
    return (ReadyRun(f"{code} {setting.name(owner)}", (Action("power", owner),), expected),)


def passive_lost(setting: Setting, code: str) -> Runs | str:
    """Each passive node loses power (TC-15)."""
    return _each(setting, code, "power", setting.passive()) or "the design has no passive node"


def two_in_turn(setting: Setting, code: str) -> Runs | str:
    """An active node loses power, then a second one (TC-14)."""
    active = setting.active()
    if len(setting.nodes) < 3 or len(active) < 2:
        return "it needs three nodes, two of them active"
    first, second = active[:2]
    once = setting.without([first], setting.homes)
    twice = setting.without([first, second], once)
    actions = (Action("power", first), Action("power", second, None, SETTLED_MS))
    expected = setting.promise(twice)
    if any(setting.at_random(server) for server in setting.servers):
        expected = ()
    return (ReadyRun(f"{code} {setting.name(first)}, then {setting.name(second)}", actions, expected),)


def cold_start(setting: Setting, code: str) -> Runs | str:
    """Everything loses power; ten minutes later all nodes start at once (TC-16)."""
    return (_start_of(setting, code, dict.fromkeys(setting.nodes, 0)),)


def staggered_start(setting: Setting, code: str) -> Runs | str:
    """The same, with the nodes starting after their boot delays (AT-11)."""
    if len(setting.nodes) < 2:
        return "the design has only one node"
    said = {node: setting.snapshot.nodes[node].boot_delay_s for node in setting.nodes}
    delays = {
        node: STAGGER_S * (place + 1) if (delay := said[node]) is None else delay
        for place, node in enumerate(setting.nodes)
    }
    return (_start_of(setting, code, delays),)


def rolling_update(setting: Setting, code: str) -> Runs | str:
    """Each node in turn, passive ones first: service stopped, started again, its virtual servers moved home (TC-20)."""
    if len(setting.nodes) < 2:
        return "the design has only one node"
    actions: list[Action] = []
    at = 0
    for node in [*setting.passive(), *setting.active()]:
        actions.append(Action("service", node, None, at))
        actions.append(Action("start", node, None, at + SETTLED_MS))
        at += 2 * SETTLED_MS
        homecomers = [server for server in setting.servers if setting.homes[server] == node]
        actions += [Action("move", server, node, at) for server in homecomers]
        at += SETTLED_MS if homecomers else 0
    expected = tuple(Expected(server, "online", setting.homes[server]) for server in setting.servers)
    return (ReadyRun(code, tuple(actions), expected),)


def _each(setting: Setting, code: str, kind: ActionKind, nodes: Sequence[Id]) -> Runs:
    return tuple(
        ReadyRun(f"{code} {setting.name(node)}", (Action(kind, node),), _promise(setting, [node], kind))
        for node in nodes
    )


def _promise(setting: Setting, gone: Sequence[Id], kind: ActionKind) -> tuple[Expected, ...]:
    """Where the servers are when nodes have lost power, or left in order."""
    ordered = (
        kind == "service" and setting.plan.quorum.model != "local"
    )  # such a node still counts for the majority, and hands the quorum over
    return setting.promise((setting.leaving if ordered else setting.without)(gone, setting.homes))


def _after_reset(setting: Setting, node: Id) -> tuple[Expected, ...]:
    """Its servers are elsewhere or at home again, by their failback; those with a window are left out."""
    lost = setting.without([node], setting.homes)
    return tuple(
        Expected(server, "online", setting.after_return(server))
        for server, home in setting.homes.items()
        if home == node and lost[server] is not None and setting.snapshot.groups[server].failback_from is None
    )


def _start_of(setting: Setting, code: str, delays: Mapping[Id, int]) -> ReadyRun:
    off = [Action("power", node) for node in setting.nodes]
    on = [Action("start", node, None, OUT_OF_SERVICE_MS + 1000 * delays[node]) for node in setting.nodes]
    expected = tuple(Expected(server, "online") for server in setting.servers)
    return ReadyRun(code, (*off, *on), expected)


BUILDERS: Mapping[str, Builder] = {
    "AT-04": three_ways,
    "AT-06": quorum_owner_lost,
    "AT-11": staggered_start,
    "TC-03": service_stopped,
    "TC-04": first_switched_off,
    "TC-05": second_switched_off,
    "TC-06": further_switched_off,
    "TC-14": two_in_turn,
    "TC-15": passive_lost,
    "TC-16": cold_start,
    "TC-20": rolling_update,
}
