"""Ready scenarios for any design: the acceptance tests and the cases of the failover test plan, as far as the engine
can play them, with what the rules of the cluster promise as their expectations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from designer.catalog.ready import ReadyTest, load_ready_tests
from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import CannotSimulate, make_plan
from designer.simulation.trials.library import failures, moves, networks, nodes, surroundings
from designer.simulation.trials.library.setting import Builder, ReadyRun, Setting, make_setting

Status = Literal["played", "manual", "unsupported", "left out"]

BUILDERS: Mapping[str, Builder] = {
    **moves.BUILDERS,
    **nodes.BUILDERS,
    **networks.BUILDERS,
    **failures.BUILDERS,
    **surroundings.BUILDERS,
}
"""How the tests that are played become actions, by code."""


@dataclass(frozen=True, slots=True)
class ReadyScenario:
    """A test of the library on one design: what it says, whether it is played, why not, and its runs if it is."""

    test: ReadyTest
    status: Status
    reason: str
    runs: tuple[ReadyRun, ...]


def offered(snapshot: Snapshot, catalog: Catalog, service: str | None = None) -> list[ReadyScenario]:
    """The whole library as it applies to a design, in the order of the tests; for the cluster service of its Windows,
    or for another one, a catalogue id."""
    try:
        plan = make_plan(snapshot, catalog, catalog.services[service] if service is not None else None)
    except CannotSimulate as error:
        return [_offer(None, test, str(error)) for test in load_ready_tests().values()]
    setting = make_setting(plan)
    nobody = "" if setting.servers else "the design has no virtual server that is online at home"
    return [_offer(setting, test, nobody) for test in load_ready_tests().values()]


def _offer(setting: Setting | None, test: ReadyTest, obstacle: str) -> ReadyScenario:
    if test.unsupported:
        return ReadyScenario(test, "unsupported", test.unsupported, ())
    if test.manual:
        return ReadyScenario(test, "manual", test.manual, ())
    if setting is None or obstacle:
        return ReadyScenario(test, "left out", obstacle, ())
    runs = BUILDERS[test.code](setting, test.code)
    if isinstance(runs, str):
        return ReadyScenario(test, "left out", runs, ())
    return ReadyScenario(test, "played", "", runs)


__all__ = ["ReadyRun", "ReadyScenario", "Status", "offered"]
