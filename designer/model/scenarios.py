"""What is done to a cluster in a simulation, and what is expected to come of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.model.records import Record, ref

ExpectedState = Literal["online", "stays online", "offline", "stays offline", "failed"]
TrialOutcome = Literal["passed", "failed"]
"""What came of playing a scenario: everything as expected, or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Record):
    """A named run of the simulation. `starts_at` is the time of day in the cluster when it begins, "HH:MM" (unset =
    noon); failback windows are measured by it. `seed` decides what the cluster service picks at random.

    `result` is what came of it when it was played and that was recorded, on the day `result_on` (YYYY-MM-DD), with the
    design and the script of these fingerprints (`designer.files.structure`).
    """

    name: str
    starts_at: str = ""
    seed: int = 0
    notes: str = ""
    result: TrialOutcome | None = None
    result_on: str = ""
    result_design: str = ""
    result_script: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """Something that strikes in a scenario, `at_ms` after its beginning.

    `kind` is a word of `simulation.scenario.ActionKind`, which says what the other fields mean. Subject and value are
    ids of objects of any table; unlike references they may lead nowhere, as a step outlives what it was meant for.
    """

    scenario: Id = ref("scenarios")
    kind: str
    subject: Id
    value: Id | None = None
    how: str = ""
    count: int | None = None
    at_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation(Record):
    """What a scenario must lead to for a group, an id that may lead nowhere.

    online: it is online at the end, on `node` if that is given, and not without service for longer than `within_ms`
    if that is given. stays online: it is never without service. offline: it is not online at the end. stays offline: it
    is not online at any time after the first step has taken it down. failed: a resource of it is failed at the end.
    """

    scenario: Id = ref("scenarios")
    group: Id
    state: ExpectedState = "online"
    node: Id | None = None
    within_ms: int | None = None
