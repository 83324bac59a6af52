"""A design as it would be on another platform: what would break, what would be gained, what would stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.catalog.schema import Catalog, Tree, Windows
from designer.edits.platform import switch_platform
from designer.foundation.ids import Id
from designer.foundation.units import listed, seconds
from designer.model.diff import Diff, apply
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding
from designer.rules.engine import Report, check, compare
from designer.rules.platforms import Platform
from designer.simulation.outcome.outages import outcomes
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from designer.topology.evs import design_tree
from designer.topology.ownership import home_node

QUORUM_NAMES = {"majority-node-set": "Majority Node Set", "local": "local quorum"}
STORE = "exchange-information-store"
BUS_NAMES = {"scsi": "parallel SCSI", "fibre-channel": "Fibre Channel", "iscsi": "iSCSI", "sas": "SAS"}


@dataclass(frozen=True, slots=True)
class Capability:
    """Something that only one of two platforms can do, as the other platform has it."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Simulated:
    """Outages of a virtual server in ms, simulated with the design's own times on its tree and on the other one.

    None stands for a server that does not come back.
    """

    group: Id
    tree: str
    other_tree: str
    move: tuple[int | None, int | None]
    node_loss: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Lens:
    """A design on another platform: `diff` would put it there, `report` is what the rules would say then.

    `breaks`, `goes` and `stays` are its open findings against those of today, gravest class first.
    """

    diff: Diff
    report: Report
    breaks: tuple[Finding, ...]
    goes: tuple[Finding, ...]
    stays: tuple[Finding, ...]
    gained: tuple[Capability, ...]
    lost: tuple[Capability, ...]
    simulated: Simulated | None


def lens(snapshot: Snapshot, catalog: Catalog, platform: Platform, before: Report | None = None) -> Lens:
    """The design as it would be on another platform.

    `before` is the report of the design, if there is one. Raises `EditError` for a platform that the catalogue does
    not know.
    """
    today = before if before is not None and before.snapshot is snapshot else check(snapshot, catalog)
    diff = switch_platform(
        snapshot,
        catalog,
        windows=platform.windows,
        windows_sp=platform.windows_sp,
        exchange=platform.exchange,
        exchange_sp=platform.exchange_sp,
    )
    after = apply(snapshot, diff)
    report = check(after, catalog, today, today.today)
    difference = compare(today, report)
    gained, lost = _capabilities(snapshot, after, catalog)
    return Lens(
        diff,
        report,
        difference.appeared,
        difference.gone,
        difference.same,
        gained,
        lost,
        _simulated(snapshot, after, catalog),
    )


def simulated_texts(found: Simulated, snapshot: Snapshot, catalog: Catalog) -> list[str]:
    """What the simulation says, one sentence each, called simulated."""
    name, tree, other = snapshot.name_of(found.group), catalog.trees[found.tree], catalog.trees[found.other_tree]
    return [
        f"{name}, {what}: {_time(there)} on the {other.name} tree, {_time(here)} on the {tree.name} tree "
        "(simulated, same times)"
        for what, (here, there) in (("planned move", found.move), ("loss of its node", found.node_loss))
    ]


def _time(ms: int | None) -> str:
    return "no return" if ms is None else seconds(ms)


def _capabilities(
    before: Snapshot, after: Snapshot, catalog: Catalog
) -> tuple[tuple[Capability, ...], tuple[Capability, ...]]:
    gained: list[Capability] = []
    lost: list[Capability] = []
    for is_gain, capability in (
        *_of_windows(before, after, catalog),
        *_of_mount_points(before, after, catalog),
        *_of_exchange(before, after, catalog),
    ):
        (gained if is_gain else lost).append(capability)
    return tuple(gained), tuple(lost)


def _of_windows(before: Snapshot, after: Snapshot, catalog: Catalog) -> Iterator[tuple[bool, Capability]]:
    old, new = (catalog.windows.get(one.cluster.windows) for one in (before, after))
    if old is None or new is None:
        return
    here, there = (_most_nodes(one, before.cluster.bus) for one in (old, new))
    if here != there:
        over = f" over {BUS_NAMES[before.cluster.bus]}" if before.cluster.bus else ""
        text = f"At most {there} nodes{over} instead of {here}" if there else f"No cluster{over}"
        yield there > here, Capability(text, "EX-1.03" if new.clusterable else "EX-1.02")
    apart = catalog.services[new.service].keeps_apart
    if catalog.services[old.service].keeps_apart != apart:
        with_it = "Anti-affinity: a failover avoids nodes that run another virtual server"
        text = with_it if apart else "No anti-affinity: a failover does not avoid busy nodes"
        yield apart, Capability(text, "Cluster service of Windows Server 2003")
    for is_gain, names in (
        (True, [one for one in new.quorum_models if one not in old.quorum_models]),
        (False, [one for one in old.quorum_models if one not in new.quorum_models]),
    ):
        if names:
            models = [QUORUM_NAMES.get(one, one) for one in names]
            text = f"Quorum may be {listed(models)} as well" if is_gain else f"No {' and no '.join(models)}"
            yield is_gain, Capability(text, "EX-6.01" if is_gain else "EX-1.22")


def _most_nodes(windows: Windows, bus: str | None) -> int:
    return windows.max_nodes_by_bus.get(bus, windows.max_nodes) if bus else windows.max_nodes


def _of_mount_points(before: Snapshot, after: Snapshot, catalog: Catalog) -> Iterator[tuple[bool, Capability]]:
    here, there = (_has_mount_points(one, catalog) for one in (before, after))
    if here is not None and there is not None and here != there:
        text = (
            "Mount points: letters no longer limit the number of disks" if there else "No mount points on shared disks"
        )
        yield there, Capability(text, "EX-4.19")


def _has_mount_points(design: Snapshot, catalog: Catalog) -> bool | None:
    windows, exchange = catalog.windows.get(design.cluster.windows), catalog.exchange.get(design.cluster.exchange)
    if windows is None:
        return None
    return windows.mount_points and (exchange is None or exchange.mount_points)


def _of_exchange(before: Snapshot, after: Snapshot, catalog: Catalog) -> Iterator[tuple[bool, Capability]]:
    here, there = (_uses_kerberos(one, catalog) for one in (before, after))
    if here is not None and there is not None and here != there:
        text = (
            "Kerberos on the names of the virtual servers"
            if there
            else "No Kerberos on the names of the virtual servers"
        )
        yield there, Capability(text, "EX-5.18" if there else "EX-5.19")
    old, new = (design_tree(one, catalog) for one in (before, after))
    if old is not None and new is not None:
        waiting, wait = _behind_store(old), _behind_store(new)
        if waiting and not wait:
            yield True, Capability("Protocols and search start beside the Information Store, not after it", "EX-8.11")
        elif wait and not waiting:
            yield False, Capability("Protocols and search wait for the Information Store", "EX-8.12")


def _uses_kerberos(design: Snapshot, catalog: Catalog) -> bool | None:
    windows, exchange = catalog.windows.get(design.cluster.windows), catalog.exchange.get(design.cluster.exchange)
    if windows is None or exchange is None:
        return None
    return bool(exchange.name_properties.get(windows.family, {}).get("RequireKerberos"))


def _behind_store(tree: Tree) -> bool:
    return any(STORE in member.needs for member in tree.member)


def _simulated(before: Snapshot, after: Snapshot, catalog: Catalog) -> Simulated | None:
    """Both outages on both trees; None where the trees are the same, or nothing can be simulated."""
    old, new = (catalog.exchange.get(one.cluster.exchange) for one in (before, after))
    group = _first_on_version_tree(before, catalog)
    if group is None or old is None or new is None or old.tree == new.tree:
        return None
    node = home_node(before, group)
    if node is None:
        return None
    try:
        move, loss = (
            tuple(outcomes(simulate(before, catalog, [action], tree=one.tree))[group].outage_ms for one in (old, new))
            for action in (Action("move", group), Action("power", node))
        )
    except CannotSimulate:
        return None
    return Simulated(group, old.tree, new.tree, (move[0], move[1]), (loss[0], loss[1]))


def _first_on_version_tree(design: Snapshot, catalog: Catalog) -> Id | None:
    """The first virtual server whose tree is that of the Exchange version."""
    for group in design.virtual_servers():
        role = catalog.roles.get(group.kind)
        if role is not None and not role.tree:
            return group.id
    return None
