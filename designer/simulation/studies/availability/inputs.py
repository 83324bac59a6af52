"""What an estimate of availability counts on: figures of parts, and what the caller chooses."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import CannotSimulate
from designer.sizing.bounds import OutOfRange, exact, whole

Basis = Literal["design", "partly design", "given", "assumed", "simulated", "not given"]
"""Where a value comes from: the design, some of it, the caller, nobody's figure, a simulated run, or nowhere."""

MOST_HOURS = 10**8
"""The longest MTBF that makes sense, h: 11,000 years."""


@dataclass(frozen=True, slots=True)
class MeanTimes:
    """A part that fails every `mtbf_h` hours of working and takes `mttr_h` to repair, both means."""

    mtbf_h: float
    mttr_h: float

    @property
    def unavailability(self) -> float:
        """The share of time in which it does not work."""
        return self.mttr_h / (self.mtbf_h + self.mttr_h)

    @property
    def text(self) -> str:
        """For people: "MTBF 200,000 h, MTTR 8 h"."""
        return f"MTBF {self.mtbf_h:,.10g} h, MTTR {self.mttr_h:,.10g} h"

    @property
    def formula(self) -> str:
        """How the share of time follows from it."""
        return f"{self.mttr_h:,.10g} h / ({self.mtbf_h:,.10g} h + {self.mttr_h:,.10g} h)"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of which only the availability is known, in percent, and not how often it fails."""

    percent: float

    @property
    def unavailability(self) -> float:
        """The share of time in which it does not work."""
        return float((100 - Fraction(repr(self.percent))) / 100)

    @property
    def text(self) -> str:
        """For people: "availability 99.995 %"."""
        return f"availability {self.percent:.10g} %"

    @property
    def formula(self) -> str:
        """How the share of time follows from it."""
        return f"{float(100 - Fraction(repr(self.percent))):.10g} %"


Figure = MeanTimes | Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the caller may choose; `given` names the fields that he did, `designed` those that the design says
    (`inputs_of`), and all others are assumed.

    A figure in the design wins over `node` and `storage`, which stand for nodes and disk arrays without one.
    `surroundings` are directory, DNS and client network in one figure, `power` site and power; None leaves them out,
    and the result says so. `coverage` is the probability that a failover works, `manual_recovery_h` how long people
    take when it does not, `repair_crews` how many nodes can be under repair at the same time (None: all).
    `moves_per_year` are planned moves of each virtual server. `year_h` are the hours of the year that minutes count in.

    Raises `OutOfRange` for what makes no sense.
    """

    node: MeanTimes = MeanTimes(10_000, 8)
    storage: Figure | None = MeanTimes(200_000, 8)
    surroundings: Figure | None = None
    power: Figure | None = None
    coverage: float = 0.98
    manual_recovery_h: float = 1
    repair_crews: int | None = 1
    moves_per_year: float | None = None
    year_h: float = 8760
    given: frozenset[str] = frozenset()
    designed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        exact("coverage", self.coverage, 0, 1)
        exact("manual_recovery_h", self.manual_recovery_h, 0, 8760)
        exact("year_h", self.year_h, 1, 10_000)
        if self.repair_crews is not None:
            whole("repair_crews", self.repair_crews, 1, 1000)
        if self.moves_per_year is not None:
            exact("moves_per_year", self.moves_per_year, 0, 100_000)
        for name in ("node", "storage", "surroundings", "power"):
            figure = getattr(self, name)
            if isinstance(figure, MeanTimes):
                exact(name, figure.mtbf_h, 1, MOST_HOURS)
                exact(name, figure.mttr_h, 0, MOST_HOURS)
            elif figure is not None:
                exact(name, figure.percent, 0, 100)

    def basis(self, name: str) -> Basis:
        """Where the value of a field comes from."""
        if getattr(self, name) is None and name != "repair_crews":
            return "not given"
        if name in self.given:
            return "given"
        return "design" if name in self.designed else "assumed"


def inputs_of(snapshot: Snapshot, **chosen: Any) -> Inputs:
    """What the design says of itself, behind what the caller has `chosen`, fields of `Inputs`.

    Raises `CannotSimulate` for what makes no sense.
    """
    cluster = snapshot.cluster
    shares = {
        "storage": cluster.storage_percent,
        "surroundings": cluster.surroundings_percent,
        "power": cluster.power_percent,
    }
    said: dict[str, Any] = {
        **{name: Share(percent) for name, percent in shares.items() if percent is not None},
        "coverage": cluster.failovers_work / 100 if cluster.failovers_work is not None else None,
        "manual_recovery_h": cluster.recovery_h,
        "repair_crews": cluster.repair_crews,
        "moves_per_year": cluster.moves_per_year,
    }
    designed = {name: value for name, value in said.items() if value is not None and name not in chosen}
    try:
        return Inputs(**designed, **chosen, designed=frozenset(designed))
    except OutOfRange as error:
        raise CannotSimulate(f"the cluster's {error.argument.replace('_', ' ')}: {error.reason}") from error
