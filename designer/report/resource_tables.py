"""The resources of groups: those of virtual servers that are alike in everything but names are told once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed, seconds
from designer.model.records import Group, Resource, Scalar
from designer.report.blocks import Band, Block, Column, IfThere, Piece, Ref, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.values import common
from designer.report.wording import counted, ranged, sentence
from designer.topology.graph import same_shape
from designer.topology.ownership import nodes_by_number, possible_owners
from designer.topology.roles import role_of

Kind = tuple[object, ...]
"""What a resource is without its name: its type and everything that is set on it."""

COLUMNS = (
    Column("Resource", weight=4),
    Column("Type", weight=2),
    Column("Depends on", weight=3),
    Column("Affects the group"),
    Column("Restarts"),
    Column("Settings", weight=3),
    Column("Possible owners"),
)


def resource_table(context: Context) -> Iterator[Block]:
    """Groups that differ from those before them by more than a resource or two, under bands; the others in a note."""
    shown, likewise = _shown(context)
    members = [one for group in shown for one in context.snapshot.members(group.id)]
    if not members:
        return
    said: list[Piece] = [
        *_notes(context, list(context.snapshot.resources.values())),
        *(f" {text}" for text in likewise),
    ]
    hidden = len(context.snapshot.resources) - len(members)
    if hidden:
        words = f" {sentence(counted(hidden, 'further resource'))}: "
        said.append(IfThere(("sheets",), (words, Ref("sheets"), ".")))
    count = counted(len(members), "resource")
    title = f"{sentence(count)} of {listed(ranged([group.name for group in shown]))}"
    yield filled(title, COLUMNS, resource_rows(context, shown), notes=tuple(said), anchor="resources")


def resource_rows(context: Context, groups: Sequence[Group]) -> list[Row | Band]:
    """The resources of these groups below their names; what is the same of all is left out."""
    everyone = [one for group in groups for one in context.snapshot.members(group.id)]
    restarts = {one.id: _restarts(context, one) for one in everyone}
    resources = context.snapshot.resources.values()
    restarts_differ = len({_restarts(context, one) for one in resources}) > 1
    owners_differ = len({tuple(possible_owners(context.snapshot, one)) for one in resources}) > 1
    rows: list[Row | Band] = []
    for group in groups:
        members = context.snapshot.members(group.id)
        if members:
            rows.append(Band(group.name))
        rows += [
            Row(
                (
                    member.name,
                    context.type_label(member),
                    ", ".join(_needs(context, group, member)),
                    "Yes" if restart_action(context, member) == "failover" else "No",
                    restarts[member.id] if restarts_differ else "",
                    _settings(context, member),
                    ", ".join(context.names(possible_owners(context.snapshot, member))) if owners_differ else "",
                )
            )
            for member in members
        ]
    return rows


def _shown(context: Context) -> tuple[list[Group], list[str]]:
    """The groups to print, and a sentence about those that are like one of them."""
    shown: list[Group] = []
    told: dict[tuple[Id, str], list[str]] = {}
    for group in context.snapshot.groups.values():
        like = None
        if role_of(context.catalog, group) is not None:
            known = (other for other in shown if other.kind == group.kind)
            like = next(
                ((other, words) for other in known if (words := _apart(context, other, group)) is not None), None
            )
        if like is None:
            shown.append(group)
        else:
            told.setdefault((like[0].id, like[1]), []).append(group.name)
    names = context.snapshot.name_of
    sentences = [
        f"{listed(ranged(groups))} {'is' if len(groups) == 1 else 'are'} configured like {names(other)}{words}, under "
        f"{'its' if len(groups) == 1 else 'their'} own names and on {'its' if len(groups) == 1 else 'their'} own disks."
        for (other, words), groups in told.items()
    ]
    return shown, sentences


def _apart(context: Context, one: Group, other: Group) -> str | None:
    """In which resources the other group differs, as " without MTA"; None when it differs in more than can be said."""
    snapshot = context.snapshot
    mine = Counter(_kind(member) for member in snapshot.members(one.id))
    theirs = Counter(_kind(member) for member in snapshot.members(other.id))
    missing, more = mine - theirs, theirs - mine
    if not missing and not more:
        return "" if same_shape(snapshot, one.id, other.id) else None
    if missing.total() + more.total() > 2 or {kind[0] for kind in missing} & {kind[0] for kind in more}:
        return None
    apart = {str(kind[0]) for kind in (*missing, *more)}
    if _edges(context, one, apart) != _edges(context, other, apart):
        return None
    words = [f"without {_labels(context, missing)}"] if missing else []
    words += [f"with {_labels(context, more)}"] if more else []
    return f" {listed(words)}"


def _labels(context: Context, kinds: Counter[Kind]) -> str:
    types = context.catalog.types
    return listed([types[str(kind[0])].label if str(kind[0]) in types else str(kind[0]) for kind in kinds])


def _edges(context: Context, group: Group, without: set[str]) -> Counter[tuple[str, str]]:
    resources = context.snapshot.resources
    pairs = (
        (resources[edge.dependent].type, resources[edge.provider].type)
        for edge in context.snapshot.dependencies.values()
        if resources[edge.dependent].group == group.id
    )
    return Counter(pair for pair in pairs if not without.intersection(pair))


def _kind(one: Resource) -> Kind:
    """Names, addresses and disks are each group's own."""
    own = {"Address", "Name"}
    return (
        one.type,
        one.possible_owners,
        one.restart_action,
        one.restart_threshold,
        one.restart_period_ms,
        one.retry_period_ms,
        one.pending_timeout_ms,
        one.report_ms,
        one.looks_alive_ms,
        one.is_alive_ms,
        one.kept_offline,
        tuple(sorted((name, _anywhere(value)) for name, value in one.properties.items() if name not in own)),
    )


def _anywhere(value: Scalar) -> str:
    """A value without the drive that a path in it begins with."""
    return re.sub(r"^[A-Za-z]:(?=\\)", "", str(value))


def _notes(context: Context, members: Sequence[Resource]) -> Iterator[str]:
    """What is the same of every resource."""
    every = nodes_by_number(context.snapshot)
    lists = {tuple(possible_owners(context.snapshot, one)) for one in members}
    restarts = common(_restarts(context, one) for one in members)
    told = []
    if len(lists) == 1:
        only = list(lists.pop())
        told.append(f"may run on {listed(ranged(context.names(only))) or 'no node at all'}")
        if only == every and len(every) > 1:
            told[-1] = f"may run on all of {listed(ranged(context.names(every)))}"
    if restarts:
        times = restarts.replace(f"{NBSP}in{NBSP}", f"{NBSP}times in{NBSP}")
        again = "never restarted" if restarts == "none" else f"restarted {times} before it counts as failed"
        told.append(f"is {again} (EX-8.06)")
    if told:
        yield f"Each of the {counted(len(context.snapshot.resources), 'resource')} {listed(told)}."


def _needs(context: Context, group: Group, resource: Resource) -> Iterator[str]:
    """The providers of a resource; those of which one suffices together, with "or" between them."""
    sets: dict[str, list[str]] = {}
    for edge in context.snapshot.dependencies.values():
        if edge.dependent == resource.id:
            sets.setdefault(edge.alternative or edge.id, []).append(_provider(context, group, edge.provider))
    yield from (listed(names, "or") for names in sets.values())


def _provider(context: Context, group: Group, provider: Id) -> str:
    elsewhere = context.snapshot.resources[provider].group
    label = context.label(provider)
    return label if elsewhere == group.id else f"{label} in {context.name(elsewhere)}"


def restart_action(context: Context, resource: Resource) -> str:
    """What happens when the resource fails: "failover", "restart" or "none"; unset means what the type says."""
    if resource.restart_action is not None:
        return resource.restart_action
    known = context.type_of(resource)
    return "failover" if known is None or known.affects_group else "restart"


def _restarts(context: Context, resource: Resource) -> str:
    if restart_action(context, resource) == "none":
        return "none"
    defaults = context.catalog.defaults
    threshold = (
        context.catalog.service_of(context.snapshot.cluster.windows).restart_threshold
        if resource.restart_threshold is None
        else resource.restart_threshold
    )
    period = defaults.restart_period_ms if resource.restart_period_ms is None else resource.restart_period_ms
    return f"{threshold}{NBSP}in{NBSP}{seconds(period)}"


def _settings(context: Context, resource: Resource) -> str:
    """What the design sets on the resource, without address and network name, which stand with the names."""
    known = context.type_of(resource)
    labels = {spec.name: spec.label for spec in known.properties} if known is not None else {}
    order = list(labels)
    found = [
        labels.get(name, name) if value is True else f"{labels.get(name, name)}: {value}"
        for name, value in sorted(
            resource.properties.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)
        )
        if value not in ("", False) and name not in ("Address", "Name")
    ]
    if resource.kept_offline:
        found.append("Kept offline")
    for label, value in (
        ("Reports every", resource.report_ms),
        ("Pending timeout", resource.pending_timeout_ms),
        ("Retry after", resource.retry_period_ms),
        ("Looks alive every", resource.looks_alive_ms),
        ("Is alive every", resource.is_alive_ms),
    ):
        if value is not None:
            found.append(f"{label}: {seconds(value)}")
    return "\n".join(found)
