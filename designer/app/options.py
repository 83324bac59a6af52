"""Options side by side: the users of a design on other layouts of nodes, each simulated and checked like the design."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from math import ceil
from typing import Any

from designer.catalog.loader import load_catalog
from designer.catalog.schema import Catalog, Template, TemplateDisk, TemplateGroup
from designer.edits.draft import Draft, EditError
from designer.edits.stores import storage_groups_of
from designer.edits.templates import from_template
from designer.foundation.ids import Id
from designer.foundation.language import plural, tr, words
from designer.model.records import Bus, Group, Record
from designer.model.snapshot import Snapshot
from designer.rules.api import LEVELS, Level
from designer.rules.engine import check
from designer.simulation.outcome.outages import Outcome, outcomes
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from designer.simulation.studies.availability.estimate import availability
from designer.simulation.studies.sweep.verdicts import serving
from designer.topology.ownership import nodes_by_number
from designer.topology.roles import role_of

DESIGN = "design"

NODES = words("node", "nodes")
SERVERS = words("virtual server", "virtual servers")

LAYOUTS: Mapping[str, tuple[int, int]] = {"1+1": (2, 1), "2+1": (3, 2), "3+1": (4, 3), "A/A": (2, 2)}
"""Nodes and virtual servers of each alternative."""

NOT_OF_NODES = ("id", "name", "number", "role", "site", "boot_delay_s", "notes", "extra")
NOT_OF_SERVERS = (
    *("id", "name", "kind", "owner", "preferred_owners", "users", "notes", "extra"),
    *("connections", "cpu_percent", "memory_mb", "protocols"),
)
NOT_OF_CLUSTERS = (
    *("id", "name", "quorum", "quorum_disk", "dispersed", "replication", "bus", "notes", "extra"),
    *("components", "smtp_domains"),
)
"""What is not taken from the design: everything else is, from its first node, its first server and itself."""

OWN_TIMES = ("online_ms", "offline_ms", "pending_timeout_ms", "time_basis")
"""Times that resources of an alternative have from the resource of the same type in the design's first server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was found out about one option, all of it simulated or modelled.

    `worst_ms` is the longest outage of a virtual server when any one node loses power (None: one stays offline, named
    in `down`). `minutes` a year are those of the worst virtual server, `in_nodes` what nodes alone make of them (None:
    not to be estimated). After the loss of one node `spare` nodes are free at least, and one carries `most_users` at
    most.
    """

    worst_ms: int | None
    down: tuple[str, ...]
    minutes: float | None
    in_nodes: float | None
    spare: int
    most_users: int
    findings: Mapping[Level, int]

    @property
    def holds(self) -> bool:
        """Whether every virtual server is online again after the loss of any one node."""
        return not self.down


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A layout: its nodes and virtual servers, how many licences it takes of what, and the figures.

    `figures` are None where the layout is impossible; `problem` says why. `assumed` are sentences on how it was made.
    """

    key: str
    nodes: int
    servers: int
    licences: tuple[tuple[str, int], ...]
    assumed: tuple[str, ...] = ()
    figures: Figures | None = None
    problem: str = ""

    @property
    def passive(self) -> int:
        """Nodes on which nothing runs as long as nothing has failed."""
        return max(0, self.nodes - self.servers)


def options_for(snapshot: Snapshot, catalog: Catalog | None = None) -> tuple[Option, ...]:
    """The design itself, then each of `LAYOUTS` for the same users.

    Raises `EditError` for a design without a virtual server: there is nothing that could be laid out otherwise.
    """
    known = catalog if catalog is not None else load_catalog()
    servers = snapshot.virtual_servers()
    if not servers:
        raise EditError(tr("There is nothing to compare: the design has no virtual server"))
    own = _measured(snapshot, known, DESIGN, ())
    return own, *(_alternative(snapshot, known, key) for key in LAYOUTS)


def _alternative(snapshot: Snapshot, catalog: Catalog, key: str) -> Option:
    nodes, servers = LAYOUTS[key]
    cluster = snapshot.cluster
    windows = catalog.windows.get(cluster.windows)
    licences = _licences(snapshot, catalog, nodes)
    problem = ""
    if windows is None:
        problem = tr("The design does not say which Windows it is for.")
    elif nodes > windows.max_nodes:
        problem = _too_many(windows.name, windows.max_nodes)
    elif nodes > windows.max_nodes_by_bus.get(_bus(snapshot), nodes):
        bus = catalog.fields["clusters"]["bus"].choices[_bus(snapshot)]
        problem = _too_many(bus, windows.max_nodes_by_bus[_bus(snapshot)])
    if problem:
        return Option(key=key, nodes=nodes, servers=servers, licences=licences, problem=problem)
    try:
        made = _made(snapshot, catalog, nodes, servers)
    except EditError as error:
        return Option(key=key, nodes=nodes, servers=servers, licences=licences, problem=f"{error}.")
    return _measured(made, catalog, key, _assumptions(snapshot, servers))


def _too_many(what: str, most: int) -> str:
    return tr("{what} carries at most {count}.").format(what=what, count=plural(most, *NODES))


def _made(snapshot: Snapshot, catalog: Catalog, nodes: int, servers: int) -> Snapshot:
    """The alternative as a design: as from a template, with the users, disks and times of the design."""
    cluster, pattern = snapshot.cluster, snapshot.virtual_servers()[0]
    role = role_of(catalog, pattern)
    storage = {one.id for one in storage_groups_of(snapshot, pattern.id)}
    stores = sum(1 for store in snapshot.stores.values() if store.storage_group in storage)
    design = from_template(
        catalog,
        Template(
            id="",
            title=cluster.title,
            summary="",
            windows=cluster.windows,
            windows_sp=cluster.windows_sp or 0,
            exchange=cluster.exchange,
            exchange_sp=cluster.exchange_sp,
            bus=_bus(snapshot),
            nodes=nodes,
            cluster="CLUSTER",
            domain=cluster.domain,
            msdtc="own group" if snapshot.groups_of_kind("dtc") else "cluster group",
            public_subnet="192.168.10.0/24",
            private_subnet="10.10.10.0/24",
            disk=_disks(snapshot, pattern),
            profile=pattern.profile or "",
            quota_mb=pattern.quota_mb,
            group=tuple(
                TemplateGroup(
                    name=tr("EVS{number}").format(number=number),
                    node=number,
                    role=role.id if role is not None else "evs",
                    users=share,
                    storage_groups=max(1, len(storage)),
                    stores=max(1, ceil(stores / max(1, len(storage)))),
                )
                for number, share in enumerate(_shares(snapshot, servers), start=1)
            ),
        ),
    )
    return _timed(design, snapshot, pattern)


def _timed(design: Snapshot, snapshot: Snapshot, pattern: Group) -> Snapshot:
    """The same with the times and figures that the other design has of its own."""
    draft = Draft(replace(design, timings=snapshot.timings))
    own = {one.type: one for one in snapshot.members(pattern.id)}
    for resource in tuple(design.resources.values()):
        like = own.get(resource.type)
        if like is not None:
            draft.change("resources", resource.id, **{field: getattr(like, field) for field in OWN_TIMES})
    draft.change("clusters", snapshot.cluster.id, **_taken(snapshot.cluster, NOT_OF_CLUSTERS))
    for node in nodes_by_number(snapshot)[:1]:
        figures = _taken(snapshot.nodes[node], NOT_OF_NODES)
        for made in tuple(design.nodes):
            draft.change("nodes", made, **figures)
    for server in design.virtual_servers():
        draft.change("groups", server.id, **_taken(pattern, NOT_OF_SERVERS))
    return draft.snapshot


def _taken(record: Record, left_out: Sequence[str]) -> dict[str, Any]:
    return {spec.name: getattr(record, spec.name) for spec in fields(record) if spec.name not in left_out}


def _measured(snapshot: Snapshot, catalog: Catalog, key: str, assumed: tuple[str, ...]) -> Option:
    nodes, servers = len(snapshot.nodes), len(snapshot.virtual_servers())
    option = Option(
        key=key, nodes=nodes, servers=servers, licences=_licences(snapshot, catalog, nodes), assumed=assumed
    )
    try:
        return replace(option, figures=_figures(snapshot, catalog))
    except CannotSimulate as error:
        return replace(option, problem=tr("It cannot be simulated: {error}.").format(error=error))


def _figures(snapshot: Snapshot, catalog: Catalog) -> Figures:
    counted = serving(snapshot)
    ends = [outcomes(simulate(snapshot, catalog, (Action("power", node),))) for node in nodes_by_number(snapshot)]
    down = tuple(snapshot.name_of(one) for one in counted if any(end[one].outcome == "offline" for end in ends))
    longest = max((end[one].outage_ms or 0 for end in ends for one in counted), default=0)
    estimates = availability(snapshot, catalog).servers
    worst = max(estimates, key=lambda one: one.unplanned, default=None)
    findings = check(snapshot, catalog)
    return Figures(
        worst_ms=None if down else longest,
        down=down,
        minutes=worst.minutes(worst.unplanned) if worst is not None else None,
        in_nodes=worst.minutes(worst.in_nodes) if worst is not None else None,
        spare=min((_free(snapshot, node, end) for node, end in zip(nodes_by_number(snapshot), ends, strict=True))),
        most_users=max(_busiest(snapshot, end) for end in ends),
        findings={level: findings.count(level) for level in LEVELS},
    )


def _free(snapshot: Snapshot, lost: Id, ends: Mapping[Id, Outcome]) -> int:
    """How many nodes run no virtual server after the loss of one."""
    busy = {ends[one].node for one in serving(snapshot) if ends[one].outcome != "offline"}
    return len(set(snapshot.nodes) - busy - {lost})


def _busiest(snapshot: Snapshot, ends: Mapping[Id, Outcome]) -> int:
    carried: dict[Id | None, int] = {}
    for one in serving(snapshot):
        if ends[one].outcome != "offline":
            carried[ends[one].node] = carried.get(ends[one].node, 0) + (snapshot.groups[one].users or 0)
    return max(carried.values(), default=0)


def _licences(snapshot: Snapshot, catalog: Catalog, nodes: int) -> tuple[tuple[str, int], ...]:
    """Windows and Exchange on every node, passive ones too (EX-1.25)."""
    windows, exchange = catalog.windows.get(snapshot.cluster.windows), catalog.exchange.get(snapshot.cluster.exchange)
    return tuple((product.name, nodes) for product in (windows, exchange) if product is not None)


def _assumptions(snapshot: Snapshot, servers: int) -> tuple[str, ...]:
    pattern = snapshot.virtual_servers()[0].name
    found = [
        tr("Disks, storage groups, stores and times of every virtual server are those of {name}.").format(name=pattern),
        tr("The nodes are those of the design; one site, one disk array, and any node can own any virtual server."),
    ]
    if any(group.users for group in snapshot.virtual_servers()):
        spread = (
            tr("The users of the design, spread evenly.") if servers > 1 else tr("All users on one virtual server.")
        )
        found.append(spread)
    return tuple(found)


def _shares(snapshot: Snapshot, servers: int) -> list[int | None]:
    known = [group.users for group in snapshot.virtual_servers() if group.users is not None]
    if not known:
        return [None] * servers
    each, rest = divmod(sum(known), servers)
    return [each + (place < rest) for place in range(servers)]


def _disks(snapshot: Snapshot, pattern: Group) -> tuple[TemplateDisk, ...]:
    """The disks of a virtual server as a template has them."""
    own = [snapshot.disks[one.disk] for one in snapshot.members(pattern.id) if one.disk is not None]
    return tuple(
        TemplateDisk(holds=one.holds or ("database",), size_mb=one.size_mb or 0, raid=one.raid or "1") for one in own
    )


def _bus(snapshot: Snapshot) -> Bus:
    return snapshot.cluster.bus or "fibre-channel"
