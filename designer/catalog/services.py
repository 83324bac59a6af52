"""What one generation of the cluster service does differently from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The cluster service of a Windows generation. All times in ms; None means never or not at all.

    `failover_threshold` None stands for one failover less than there are nodes. `restart_delay_ms` passes before a
    failed resource is started again, `retry_period_ms` before one that has used up its restarts is tried once more.
    `gives_up`: a group that can fail over no more is left with everything offline, or only the failed resource with all
    that needs it. `anti_affinity` yields when it is soft; when it is enforceable, a property of the cluster makes it
    strict.
    `random_target`: without preferred owners, a node that is lost has its groups spread at random. `or_dependencies`:
    one provider of a set can suffice. `isolated_owner_yields`: a quorum owner without any working network steps aside.
    `quorum_votes`: nodes and witness have votes, and the disk is one of them; else who holds the quorum resource goes
    on. `dynamic_votes`: a node that leaves takes its vote along. `hang_watchdog_ms` ends a node whose cluster service
    hangs. `times` replace those of the catalogue (times.toml).
    """

    id: str
    name: str
    failover_threshold: int | None = None
    restart_threshold: int
    restart_delay_ms: int
    retry_period_ms: int | None = None
    gives_up: Literal["group", "resource"]
    anti_affinity: Literal["none", "soft", "enforceable"]
    random_target: bool
    or_dependencies: bool
    isolated_owner_yields: bool
    quorum_votes: bool
    dynamic_votes: bool
    hang_watchdog_ms: int | None = None
    source: str
    times: Mapping[str, int] = field(default_factory=dict)

    @property
    def keeps_apart(self) -> bool:
        """Whether it knows anti-affinity."""
        return self.anti_affinity != "none"

    def failovers(self, nodes: int) -> int:
        """How often a group may fail over within its period in a cluster of so many nodes."""
        return max(0, nodes - 1) if self.failover_threshold is None else self.failover_threshold
