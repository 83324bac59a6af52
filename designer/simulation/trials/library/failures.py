"""Tests that fail resources."""

from __future__ import annotations

from collections.abc import Mapping

from designer.foundation.ids import Id
from designer.simulation.scenario.actions import Action
from designer.simulation.trials.expectations import Expected
from designer.simulation.trials.library.setting import Builder, ReadyRun, Runs, Setting
from designer.topology.evs import INFORMATION_STORE, NAME

SMTP = "exchange-smtp"
GAP_MS = 120_000
"""The time between two failures of a resource, so that it is online again in between."""

NEVER = 1_000
"""So many failed attempts to come online are more than any budget allows."""


def on_request(setting: Setting, code: str) -> Runs | str:
    """SMTP fails once, the Information Store until its group moves (AT-03)."""
    runs: list[ReadyRun] = []
    for server in setting.servers:
        smtp, store = setting.resource(server, SMTP), setting.resource(server, INFORMATION_STORE)
        if smtp is not None:
            runs.append(_once(setting, f"{code} {setting.name(server)} SMTP once", server, smtp, ""))
        if store is not None:
            runs += _until_it_moves(setting, f"{code} {setting.name(server)} store", server, store, "")
    return tuple(runs) or "no virtual server has an Information Store"


def process_ended(setting: Setting, code: str) -> Runs | str:
    """The Information Store's process ends, which the next poll finds: once, and until the group moves (TC-12)."""
    runs: list[ReadyRun] = []
    for server in setting.servers:
        store, name = setting.resource(server, INFORMATION_STORE), f"{code} {setting.name(server)}"
        if store is not None:
            runs.append(_once(setting, f"{name} once", server, store, "looks-alive"))
            runs += _until_it_moves(setting, f"{name} until it moves", server, store, "looks-alive")
    return tuple(runs) or "no virtual server has an Information Store"


def never_again(setting: Setting, code: str) -> Runs | str:
    """The network name fails and starts nowhere any more: the group uses up its failovers (TC-13)."""
    runs = []
    for server in setting.servers:
        name = setting.resource(server, NAME)
        if name is not None:
            actions = (Action("start-failure", name, None, 0, "", NEVER), Action("resource", name))
            expected = (Expected(server, "failed"), *setting.undisturbed(besides=server))
            runs.append(ReadyRun(f"{code} {setting.name(server)}", actions, expected))
    return tuple(runs) or "no virtual server has a network name"


def _once(setting: Setting, name: str, server: Id, resource: Id, how: str) -> ReadyRun:
    plan = setting.plan
    restarted = plan.restart_actions[resource] != "none" and plan.restarts[resource].threshold > 0
    expected = (Expected(server, "online", setting.homes[server]),) if restarted else ()
    return ReadyRun(name, (Action("resource", resource, None, 0, how),), expected)


def _until_it_moves(setting: Setting, name: str, server: Id, resource: Id, how: str) -> list[ReadyRun]:
    """One failure more than restarts are allowed; nothing where the policy does not let the group move."""
    budget = setting.plan.restarts[resource]
    times = budget.threshold + 1
    if setting.plan.restart_actions[resource] != "failover" or budget.threshold * GAP_MS > budget.period_ms:
        return []
    target = setting.goes_on(server, setting.homes)
    expected = Expected(server, "failed") if target is None else Expected(server, "online", target)
    actions = tuple(Action("resource", resource, None, number * GAP_MS, how) for number in range(times))
    return [ReadyRun(name, actions, (expected,))]


BUILDERS: Mapping[str, Builder] = {
    "AT-03": on_request,
    "TC-12": process_ended,
    "TC-13": never_again,
}
