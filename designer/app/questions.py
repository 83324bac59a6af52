"""The six questions of a new design: what is usual where nothing is said, and what the answers would make, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from designer.catalog.schema import Catalog, Pair
from designer.edits.draft import EditError
from designer.edits.layout import USUAL_PROFILE, planned_layout
from designer.edits.wizard import (
    GOOD_USERS,
    Answers,
    Plan,
    design_for,
    fewest_nodes,
    most_nodes,
    most_servers,
    plan_for,
    ranges_of,
)
from designer.foundation.language import listed, plural, tr
from designer.foundation.units import size
from designer.model.records import Bus
from designer.model.snapshot import Snapshot
from designer.rules.engine import Report, check
from designer.rules.listing import counted
from designer.rules.platforms import Platform
from designer.sizing.addresses import addresses
from designer.sizing.layout import EvsLayout
from designer.sizing.names import names
from designer.sizing.survival import survival
from designer.topology.storage import is_mounted

USUAL = Platform("windows-2003-enterprise", "exchange-2003-enterprise")
USUAL_NODES = 4
MOST_NODES = 8
"""What the largest cluster has (EX-1.03)."""

TB = 1024 * 1024
"""Megabytes."""

USUAL_USERS = GOOD_USERS
"""Users per EVS where nobody says how many there are."""

USUAL_BUS: Bus = "fibre-channel"
"""The bus that carries every cluster."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What answers make: the design with lines about it, or `refusal`, the sentence that says what to change.

    `remarks` are sentences about what is unusual, or could be better.
    """

    answers: Answers
    design: Snapshot | None = None
    rows: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    refusal: str = ""


def usual_answers(  # noqa: PLR0913 - the six questions
    catalog: Catalog,
    platform: Platform = USUAL,
    *,
    nodes: int | None = None,
    users: int | None = None,
    profile: str | None = None,
    quota_mb: int | None = None,
    bus: str | None = None,
) -> Answers:
    """Answers to the questions that nobody has answered (None).

    A platform of which only half is given gets the other half that goes with it, and carries the nodes, if possible.
    There are as many nodes as the users need, else four, or as many as platform and bus carry; 3,000 users per EVS;
    and the quota that is usual for the profile.
    """
    wanted = nodes if nodes is not None else _nodes_for(users)
    chosen = _pair(catalog, platform, wanted)
    known = catalog.profiles.get(profile or USUAL_PROFILE)
    answers = Answers(
        windows=chosen.windows or "",
        exchange=chosen.exchange or "",
        nodes=wanted if wanted is not None else USUAL_NODES,
        users=users if users is not None else 0,
        profile=profile or USUAL_PROFILE,
        quota_mb=quota_mb if quota_mb is not None else (known.mailbox_mb if known is not None else 0),
        bus=bus or USUAL_BUS,
    )
    if nodes is None:
        answers = replace(answers, nodes=min(answers.nodes, ranges_of(catalog, answers).nodes[1]))
    if users is None:
        answers = replace(answers, users=USUAL_USERS * max(1, most_servers(answers.nodes)))
    return answers


def propose(catalog: Catalog, answers: Answers) -> Proposal:
    """What the answers make, checked against the rules."""
    try:
        plan = plan_for(catalog, answers)
        design = design_for(catalog, answers)
    except EditError as refused:
        return Proposal(answers, refusal=str(refused))
    first = planned_layout(design, catalog, design.virtual_servers()[0].id)
    return Proposal(
        answers,
        design,
        tuple(_rows(catalog, design, plan, first)),
        tuple(dict.fromkeys((*plan.remarks, *first.remarks))),
    )


def _nodes_for(users: int | None) -> int | None:
    """How many nodes so many users need, with room to grow; None where nobody knows them."""
    if users is None or users < 1:
        return None
    return fewest_nodes(min(-(-users // GOOD_USERS), most_servers(MOST_NODES)))


def _pair(catalog: Catalog, platform: Platform, nodes: int | None) -> Platform:
    """The whole platform: what carries the nodes, then what is usual, then what came out together."""

    def rank(pair: Pair) -> tuple[int, bool, bool, int]:
        windows, exchange = catalog.windows[pair.windows], catalog.exchange[pair.exchange]
        usual = (pair.windows, pair.exchange) == (USUAL.windows, USUAL.exchange)
        return (
            max(0, (nodes or 0) - windows.max_nodes),
            not usual,
            windows.family != exchange.version,
            windows.max_nodes,
        )

    fitting = [
        pair
        for pair in catalog.pairs.values()
        if pair.supported
        and (platform.windows or pair.windows) == pair.windows
        and (platform.exchange or pair.exchange) == pair.exchange
    ]
    if not fitting:
        return Platform(platform.windows or USUAL.windows, platform.exchange or USUAL.exchange)
    best = min(fitting, key=rank)
    return Platform(best.windows, best.exchange)


def _rows(catalog: Catalog, design: Snapshot, plan: Plan, layout: EvsLayout) -> Iterator[tuple[str, str]]:
    servers, nodes = len(plan.users), plan.nodes
    yield tr("Nodes"), _nodes(plan)
    high = max(plan.users)
    each = f"{high:,}" if high == min(plan.users) else tr("about {high:,}").format(high=high)
    yield (
        tr("Virtual servers"),
        tr("{count} of {each} users").format(count=plural(servers, "EVS", "EVSs"), each=each)
        + (tr(" each") if servers > 1 else ""),
    )
    stores, groups = len(layout.stores), plural(len(layout.storage_groups), "storage group")
    users = max(store.users for store in layout.stores)
    yield (
        tr("Storage"),
        tr("{groups}, {count} of {users:,} users").format(groups=groups, count=plural(stores, "store"), users=users)
        + (tr(" per EVS") if servers > 1 else ""),
    )
    mounted = sum(is_mounted(disk) for disk in design.disks.values())
    where = tr(", {mounted} of them mounted").format(mounted=mounted) if mounted else ""
    together = room(sum(disk.size_mb or 0 for disk in design.disks.values()))
    yield (
        tr("Shared disks"),
        tr("{count}{where}, {together} together").format(count=len(design.disks), where=where, together=together),
    )
    needed = addresses(nodes, servers)
    public = needed.on_public_network - needed.msdtc
    yield (
        tr("IP addresses"),
        tr("{total}: {private} private, {public} public, {msdtc} kept for MSDTC").format(
            total=needed.total, private=needed.private, public=public, msdtc=needed.msdtc
        ),
    )
    yield tr("Computer names"), f"{names(nodes, servers).total}"
    lost = survival(nodes, servers).tolerated
    yield (
        tr("Survives"),
        tr("the loss of any node") if lost == 1 else tr("the loss of any {lost} nodes").format(lost=lost),
    )
    yield tr("Checked"), _verdict(check(design, catalog))


def room(megabytes: float) -> str:
    """`40960` -> "40 GB", `5000000` -> "4.8 TB": sizes of many disks together, to one decimal."""
    if megabytes < TB:
        return size(ceil(megabytes))
    return f"{megabytes / TB:,.1f}".removesuffix(".0") + tr("\N{NO-BREAK SPACE}TB")


def _verdict(report: Report) -> str:
    """What the rules say, errors and warnings in any case."""
    grave = [one for one in report.open if one.level in ("error", "warning")]
    better = [one for one in report.open if one.level == "best practice"]
    said = counted(grave) if grave else tr("no errors, no warnings")
    return f"{said}, {counted(better)}" if better else said


def _nodes(plan: Plan) -> str:
    """ "4: 3 active, 1 passive"; alternate passive nodes are told apart."""
    passive = (
        tr("{primary} passive").format(primary=plan.primary)
        if not plan.alternate
        else tr("{primary} primary passive").format(primary=plan.primary)
    )
    parts = [
        tr("{count} active").format(count=len(plan.users)),
        passive,
        *([tr("{alternate} alternate passive").format(alternate=plan.alternate)] if plan.alternate else []),
    ]
    return f"{plan.nodes}: {listed(parts)}"


def platform_choices(catalog: Catalog) -> list[tuple[Platform, str]]:
    """The supported platforms with what they are called, the usual one first."""
    found = [
        (Platform(pair.windows, pair.exchange), _platform_text(catalog, pair))
        for pair in catalog.pairs.values()
        if pair.supported
    ]
    return sorted(found, key=lambda choice: choice[0] != USUAL)


def hints(catalog: Catalog, answers: Answers) -> dict[str, str]:
    """What to know about each question, by its field: the range of a number, what a choice means."""
    ranges, profile = ranges_of(catalog, answers), catalog.profiles[answers.profile]
    fewest, most = ranges.nodes
    carried = most_nodes(catalog, answers.windows, answers.bus)
    usual = (
        ""
        if answers.quota_mb == profile.mailbox_mb
        else tr("; {mailbox_mb} are usual for this profile").format(mailbox_mb=size(profile.mailbox_mb))
    )
    return {
        "nodes": tr("{fewest} to {most}").format(fewest=fewest, most=most)
        if most > fewest
        else tr("Only {fewest}").format(fewest=fewest),
        "users": tr("1 to {other:,}, all virtual servers together").format(other=ranges.users[1]),
        "profile": tr("{iops:g} IOPS and {sent} messages a day each").format(
            iops=profile.iops, sent=profile.sent + profile.received
        ),
        "quota_mb": tr("{one} to {other}{usual}").format(
            one=size(ranges.quota_mb[0]), other=size(ranges.quota_mb[1]), usual=usual
        ),
        "bus": tr("Carries up to {carried} nodes").format(carried=carried)
        if carried
        else tr("Carries no cluster on this Windows"),
    }


def _platform_text(catalog: Catalog, pair: Pair) -> str:
    """ "Exchange 2003 on Windows Server 2003, Enterprise Edition"."""
    return tr("Exchange {version} on {windows}").format(
        version=catalog.exchange[pair.exchange].version, windows=catalog.windows[pair.windows].name
    )
