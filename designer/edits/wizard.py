"""A design out of six answers, laid out as an experienced consultant would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from designer.catalog.ranges import is_within, quantity, range_text
from designer.catalog.schema import Catalog, Exchange, Pair, Template, TemplateGroup, TemplateNode, Windows
from designer.edits.draft import EditError
from designer.edits.templates import from_template
from designer.foundation.language import listed, plural, tr
from designer.foundation.units import size
from designer.model.records import Bus
from designer.model.snapshot import Snapshot
from designer.sizing.assumptions import Assumptions
from designer.sizing.databases import RETENTION_BY_VERSION
from designer.sizing.layout import evs_layout
from designer.sizing.restore import RULE_OF_THUMB_GB

FEWEST_NODES = 2

BUSES: tuple[Bus, ...] = ("fibre-channel", "scsi", "iscsi", "sas")

LARGE = 7
"""Clusters of so many nodes or more have two primary passive nodes, smaller ones one (EX-2.12, EX-2.15)."""

GOOD_USERS, MOST_USERS = 3000, 4000
"""Users of an EVS: what leaves room to grow (assumed), and the most published from production (EX-2.18)."""

LEAST_QUOTA_MB, MOST_QUOTA_MB = 10, 10_240
"""The quotas that are offered, assumed."""

LARGEST_DISK_MB = 2 * 1024 * 1024
"""What a basic disk can have, assumed: its partition table counts no further."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers: platform (a Windows and an Exchange), nodes, users of all EVSs, their profile and quota, and bus."""

    windows: str
    exchange: str
    nodes: int
    users: int
    profile: str
    quota_mb: int
    bus: str


@dataclass(frozen=True, slots=True)
class Ranges:
    """The least and the most of each number, as far as platform and bus allow it."""

    nodes: tuple[int, int]
    users: tuple[int, int]
    quota_mb: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """Who does what: the users of each EVS, each at home on its own node; primary and alternate passive nodes.

    `remarks` are sentences about what is unusual about that.
    """

    users: tuple[int, ...]
    primary: int
    alternate: int
    remarks: tuple[str, ...] = ()

    @property
    def nodes(self) -> int:
        """All nodes."""
        return len(self.users) + self.primary + self.alternate


def design_for(catalog: Catalog, answers: Answers) -> Snapshot:
    """The design that `plan_for` describes, complete with storage, addresses, letters and dependencies.

    Raises `EditError` as `plan_for` does, and for disks that would be too large.
    """
    plan = plan_for(catalog, answers)
    windows, exchange = catalog.windows[answers.windows], catalog.exchange[answers.exchange]
    design = from_template(
        catalog,
        Template(
            id="",
            title=f"{_title(plan)}, {exchange.name}",
            summary="",
            windows=answers.windows,
            windows_sp=windows.latest_service_pack,
            exchange=answers.exchange,
            exchange_sp=exchange.latest_service_pack,
            bus=next(bus for bus in BUSES if bus == answers.bus),
            nodes=answers.nodes,
            cluster="EXCLUSTER",
            domain="example.com",
            msdtc="cluster group",
            public_subnet="192.168.10.0/24",
            private_subnet="10.10.10.0/24",
            profile=answers.profile,
            quota_mb=answers.quota_mb,
            node=tuple(_roles(plan)),
            group=tuple(
                TemplateGroup(name=tr("EVS{number}").format(number=number), node=number, users=users)
                for number, users in enumerate(plan.users, start=1)
            ),
            notes=(
                f"Proposed for {answers.users:,} users of the profile {catalog.profiles[answers.profile].name} with"
                f" {size(answers.quota_mb)} each. Replace names, addresses and letters with the client's."
            ),
        ),
    )
    _check_disks(design, answers, plan, ranges_of(catalog, answers))
    return design


def plan_for(catalog: Catalog, answers: Answers) -> Plan:
    """How many EVSs the answers make, and which nodes stay passive.

    Two nodes carry one EVS, three to six one less than they are, seven and eight two less; and never more EVSs than
    the users fill with about 3,000 each, or with databases that are not too large to restore (EX-4.34). What is left
    of the nodes is passive, and alternate passive when it is more than is needed (EX-2.16). Raises `EditError` with a
    sentence that says what to change when answers do not go together. Facts EX-1.03, EX-1.04, EX-2.12, EX-2.15 and
    EX-2.18.
    """
    windows, exchange = _platform(catalog, answers)
    _check_nodes(catalog, answers, windows)
    if answers.profile not in catalog.profiles:
        raise EditError(
            tr('There is no profile "{profile}": choose {profiles}').format(
                profile=answers.profile, profiles=listed(list(catalog.profiles), tr("or"))
            )
        )
    ranges = ranges_of(catalog, answers)
    if answers.users < 1:
        raise EditError(
            tr("{users:,} users are too few: choose {value}").format(
                users=answers.users, value=range_text("number", *ranges.users, "users")
            )
        )
    if not is_within(answers.quota_mb, *ranges.quota_mb):
        found = quantity("size", answers.quota_mb)
        raise EditError(
            tr("A quota of {found} makes no sense here: choose {value}").format(
                found=found, value=range_text("size", *ranges.quota_mb)
            )
        )
    most = most_servers(answers.nodes)
    if answers.users > most * MOST_USERS:
        raise EditError(_too_many_users(catalog, answers, windows))
    servers = next((e for e in range(1, most + 1) if _is_comfortable(catalog, answers, exchange, e)), most)
    each, rest = divmod(answers.users, servers)
    servers = min(servers, answers.users)
    primary = passive_needed(answers.nodes)
    plan = Plan(tuple(each + (place < rest) for place in range(servers)), primary, answers.nodes - servers - primary)
    return Plan(plan.users, plan.primary, plan.alternate, tuple(_remarks(answers, plan, ranges)))


def ranges_of(catalog: Catalog, answers: Answers) -> Ranges:
    """What may be answered to the questions for numbers, given platform and bus."""
    most = max(most_nodes(catalog, answers.windows, answers.bus), FEWEST_NODES)
    return Ranges(
        nodes=(FEWEST_NODES, most),
        users=(1, most_servers(most) * MOST_USERS),
        quota_mb=(LEAST_QUOTA_MB, MOST_QUOTA_MB),
    )


def most_nodes(catalog: Catalog, windows: str, bus: str) -> int:
    """How many nodes a Windows carries over a bus; 0 where it carries no cluster."""
    known = catalog.windows.get(windows)
    return _most_nodes(known, bus) if known is not None else 0


def passive_needed(nodes: int) -> int:
    """How many nodes of a cluster of this size stay passive at least."""
    return 2 if nodes >= LARGE else 1


def most_servers(nodes: int) -> int:
    """How many EVSs a cluster of this size carries at most."""
    return nodes - passive_needed(nodes)


def fewest_nodes(servers: int) -> int:
    """The smallest cluster that carries so many EVSs."""
    return next(nodes for nodes in range(FEWEST_NODES, servers + 3) if most_servers(nodes) >= servers)


def _check_disks(design: Snapshot, answers: Answers, plan: Plan, ranges: Ranges) -> None:
    """That no disk is larger than a disk can be."""
    largest = max((disk.size_mb or 0 for disk in design.disks.values()), default=0)
    if largest > LARGEST_DISK_MB:
        instead = tr("more nodes") if answers.nodes < ranges.nodes[1] else tr("fewer users")
        raise EditError(
            tr(
                "{users:,} users of {quota_mb} on one EVS need disks of {largest:g} TB, at most "
                "{largest_disk_mb}: choose a smaller quota, or {instead}"
            ).format(
                users=max(plan.users),
                quota_mb=size(answers.quota_mb),
                largest=ceil(largest / 2**20 * 10) / 10,
                largest_disk_mb=size(LARGEST_DISK_MB),
                instead=instead,
            )
        )


def _platform(catalog: Catalog, answers: Answers) -> tuple[Windows, Exchange]:
    windows, exchange = catalog.windows.get(answers.windows), catalog.exchange.get(answers.exchange)
    if windows is None:
        raise EditError(
            tr('There is no Windows "{windows}": choose {windows_2}').format(
                windows=answers.windows, windows_2=listed(list(catalog.windows), tr("or"))
            )
        )
    if exchange is None:
        raise EditError(
            tr('There is no Exchange "{exchange}": choose {exchange_2}').format(
                exchange=answers.exchange, exchange_2=listed(list(catalog.exchange), tr("or"))
            )
        )
    pair = catalog.pairs[windows.id, exchange.id]
    if not pair.supported:
        fitting = [catalog.exchange[one.exchange].name for one in catalog.pairs.values() if _fits(one, windows.id)]
        choose = listed(fitting, tr("or")) or tr("another Windows")
        raise EditError(
            tr("{reason}: choose {choose}").format(reason=pair.reason, choose=choose)
            + (tr(" on {windows}").format(windows=windows.name) if fitting else "")
        )
    return windows, exchange


def _fits(pair: Pair, windows: str) -> bool:
    return pair.windows == windows and pair.supported


def _check_nodes(catalog: Catalog, answers: Answers, windows: Windows) -> None:
    """That the platform and its bus carry so many nodes."""
    nodes = answers.nodes
    if nodes < FEWEST_NODES:
        raise EditError(
            tr("A cluster has {fewest_nodes} nodes at least: choose {fewest_nodes} to {max_nodes}").format(
                fewest_nodes=FEWEST_NODES, max_nodes=windows.max_nodes
            )
        )
    if nodes > windows.max_nodes:
        larger = _larger(catalog, answers, windows, nodes)
        raise EditError(
            tr("{windows} carries at most {count}: choose {max_nodes}").format(
                windows=windows.name, count=plural(windows.max_nodes, "node"), max_nodes=windows.max_nodes
            )
            + (tr(", or {larger}").format(larger=larger) if larger else "")
        )
    names = catalog.fields["clusters"]["bus"].choices
    if answers.bus not in names:
        raise EditError(
            tr('There is no bus "{bus}": choose {names}').format(bus=answers.bus, names=listed(list(names), tr("or")))
        )
    most = _most_nodes(windows, answers.bus)
    if nodes <= most:
        return
    fitting = listed([names[bus] for bus in names if _most_nodes(windows, bus) >= nodes], tr("or"))
    if not most:
        raise EditError(
            tr("{bus} carries no cluster on {windows}: choose {fitting}").format(
                bus=names[answers.bus], windows=windows.name, fitting=fitting
            )
        )
    raise EditError(
        tr("{bus} carries at most {count}: choose {fitting}, or {count}").format(
            bus=names[answers.bus], count=plural(most, "node"), fitting=fitting
        )
    )


def _most_nodes(windows: Windows, bus: str) -> int:
    return min(windows.max_nodes, windows.max_nodes_by_bus.get(bus, 0))


def _too_many_users(catalog: Catalog, answers: Answers, windows: Windows) -> str:
    """What to change when the nodes do not carry the users."""
    users, most = tr("{users:,} users").format(users=answers.users), _most_nodes(windows, answers.bus)
    largest = max(other.max_nodes for other in catalog.windows.values())
    if answers.users > most_servers(largest) * MOST_USERS:
        return tr(
            "{users} are too many for one cluster: choose at most {largest:,}, on {largest_2} nodes, "
            "and plan another cluster for the rest"
        ).format(users=users, largest=most_servers(largest) * MOST_USERS, largest_2=largest)
    needed = fewest_nodes(-(-answers.users // MOST_USERS))
    if needed <= most:
        return tr("{users} need at least {count}").format(users=users, count=plural(needed, "node"))
    limit = tr("at most {most:,} users").format(most=most_servers(most) * MOST_USERS)
    if needed <= windows.max_nodes:
        names = catalog.fields["clusters"]["bus"].choices
        fitting = listed([names[bus] for bus in names if _most_nodes(windows, bus) >= needed], tr("or"))
        return tr("{users} need at least {count}, and {bus} carries {most}: choose {fitting}, or {limit}").format(
            users=users, count=plural(needed, "node"), bus=names[answers.bus], most=most, fitting=fitting, limit=limit
        )
    larger = _larger(catalog, answers, windows, needed)
    return tr("{users} need at least {count}, and {windows} carries {most}: choose ").format(
        users=users, count=plural(needed, "node"), windows=windows.name, most=most
    ) + (tr("{larger}, or {limit}").format(larger=larger, limit=limit) if larger else limit)


def _larger(catalog: Catalog, answers: Answers, windows: Windows, nodes: int) -> str:
    """The Windows to choose for so many nodes: of the same family if there is one, the smallest that will do."""
    fitting = [
        other
        for other in catalog.windows.values()
        if other.max_nodes >= nodes and catalog.pairs[other.id, answers.exchange].supported
    ]
    fitting.sort(key=lambda other: (other.family != windows.family, other.max_nodes, other.edition != "Enterprise"))
    return fitting[0].name if fitting else ""


def _is_comfortable(catalog: Catalog, answers: Answers, exchange: Exchange, servers: int) -> bool:
    """Whether so many EVSs have a good number of users each, and databases that are not too large to restore."""
    users = -(-answers.users // servers)
    assumptions = Assumptions(
        retention_days=RETENTION_BY_VERSION[exchange.version],
        most_groups=exchange.max_storage_groups,
        most_stores=exchange.max_stores_per_storage_group,
        fill_first=exchange.version == "2000",
    )
    layout = evs_layout(users, catalog.profiles[answers.profile], answers.quota_mb, assumptions)
    largest = max(store.size_mb for store in layout.stores)
    return users <= GOOD_USERS and largest <= RULE_OF_THUMB_GB * 1024


def _roles(plan: Plan) -> Iterator[TemplateNode]:
    active = len(plan.users)
    for number in range(1, plan.nodes + 1):
        if number <= active:
            yield TemplateNode(number=number, role="active")
        elif number <= active + plan.primary:
            yield TemplateNode(number=number, role="primary passive")
        else:
            yield TemplateNode(number=number, role="alternate passive")


def _remarks(answers: Answers, plan: Plan, ranges: Ranges) -> Iterator[str]:
    users, most = max(plan.users), ranges.nodes[1]
    if plan.alternate:
        enough = fewest_nodes(len(plan.users))
        rest = answers.nodes - enough
        stay = tr("the other one stays") if rest == 1 else tr("the other {rest} stay").format(rest=rest)
        yield tr("{count} are enough for these users, {stay} passive (EX-2.16)").format(
            count=plural(enough, "node"), stay=stay
        )
    elif users > GOOD_USERS and answers.nodes < most:
        better = next(
            (n for n in range(answers.nodes, most + 1) if answers.users <= most_servers(n) * GOOD_USERS), most
        )
        yield tr("{users:,} users per EVS leave little room: about {good_users:,} are better, on {count}").format(
            users=users, good_users=GOOD_USERS, count=plural(better, "node")
        )
    elif users > GOOD_USERS:
        yield tr("{users:,} users per EVS leave little room: about {good_users:,} are better").format(
            users=users, good_users=GOOD_USERS
        )


def _title(plan: Plan) -> str:
    active, passive = len(plan.users), plan.primary + plan.alternate
    if plan.nodes == FEWEST_NODES:
        return "Two-node active/passive cluster"
    return tr("{nodes}-node cluster, {active} active and {passive} passive").format(
        nodes=_NUMBERS[plan.nodes].capitalize(), active=_NUMBERS[active], passive=_NUMBERS[passive]
    )
