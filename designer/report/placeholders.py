"""`{placeholders}` in the author's texts, which stay live: they always say what the design says.

A name is looked up when it is used, so that a document simulates only what its author's words mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from designer.foundation.ids import Id
from designer.foundation.units import NBSP, seconds
from designer.model.records import Group
from designer.model.snapshot import Snapshot
from designer.report.context import Context
from designer.report.evidence.availability import availability, least_available
from designer.report.evidence.times import times
from designer.report.wording import number
from designer.topology.ownership import home_node, nodes_by_number

PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_.]*)\}")

_NUMBER = re.compile(r"(?<![\w.,{-])\d[\d.,\u00a0\u202f]*\d(?![\w}-])")
"""A number that is typed out, of at least two digits: single digits mean too many things."""

_QUANTITY = re.compile(r"(\d[\d.,]*\d)(?:\u00a0(?:s|%))?")
"""What a placeholder says when it says a number and nothing else."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name that the author can write in braces: what it means, and what it says of a design.

    It says "" while nobody knows; then it stays as it was typed.
    """

    name: str
    meaning: str
    says: Callable[[Context], str]


def placeholders(snapshot: Snapshot) -> tuple[Placeholder, ...]:
    """All that there are for a design: its virtual servers and nodes have some of their own, by their order."""
    return (*_COMMON, *_of_servers(snapshot), *_of_nodes(snapshot))


def filled_in(context: Context, text: str) -> str:
    """The text with every known placeholder replaced; unknown ones stay as they were typed."""
    if "{" not in text:
        return text
    known = {one.name: one for one in placeholders(context.snapshot)}

    def said(match: re.Match[str]) -> str:
        one = known.get(match[1])
        return (one.says(context) if one is not None else "") or match[0]

    return PLACEHOLDER.sub(said, text)


def unknown_in(snapshot: Snapshot, text: str) -> tuple[str, ...]:
    """The names in braces that stand for nothing, each once."""
    if "{" not in text:
        return ()
    known = {one.name for one in placeholders(snapshot)}
    return tuple(dict.fromkeys(name for name in PLACEHOLDER.findall(text) if name not in known))


def literals_in(text: str, values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Numbers that are typed out and are what a placeholder says (`values` by name): each with that name, once."""
    found = ((_QUANTITY.fullmatch(said), name) for name, said in reversed([*values.items()]))
    numbers = {match[1]: name for match, name in found if match is not None}
    typed = dict.fromkeys(_NUMBER.findall(PLACEHOLDER.sub("", text)))
    return tuple((one, numbers[one]) for one in typed if one in numbers)


def _percent(share: float) -> str:
    return f"{share:.3f}{NBSP}%"


def _availability(context: Context) -> str:
    found = availability(context)
    return "" if isinstance(found, str) else _percent(least_available(found).percent)


def _availability_of(context: Context, group: Id) -> str:
    found = availability(context)
    if isinstance(found, str):
        return ""
    return next((_percent(one.percent) for one in found.servers if one.group == group), "")


def _worst_unplanned(context: Context) -> str:
    found = times(context)
    return "" if isinstance(found, str) else _seconds(found.worst_lost_ms)


def _worst_planned(context: Context) -> str:
    found = times(context)
    return "" if isinstance(found, str) else _seconds(found.worst_moved_ms)


def _unplanned(context: Context, group: Id) -> str:
    found = times(context)
    mine = None if isinstance(found, str) else found.of(group)
    return _seconds(mine.worst_ms) if mine is not None else ""


def _planned(context: Context, group: Id) -> str:
    found = times(context)
    mine = None if isinstance(found, str) else found.of(group)
    return _seconds(mine.moved_ms) if mine is not None else ""


def _seconds(ms: int | None) -> str:
    return seconds(ms) if ms is not None else ""


def _users(snapshot: Snapshot) -> int:
    return sum(group.users or 0 for group in snapshot.virtual_servers())


def _passive(snapshot: Snapshot) -> int:
    homes = {home_node(snapshot, group.id) for group in snapshot.virtual_servers()}
    return sum(node not in homes for node in snapshot.nodes)


def _server_word(context: Context, which: Group) -> str:
    return number(which.users) if which.users else ""


_COMMON: tuple[Placeholder, ...] = (
    Placeholder("cluster", "The cluster's name", lambda context: context.cluster_name),
    Placeholder("title", "The title of the document", lambda context: context.title),
    Placeholder("client", "The client", lambda context: context.cluster.client),
    Placeholder("company", "The author's company", lambda context: context.cluster.company),
    Placeholder("author", "The author", lambda context: context.cluster.author),
    Placeholder("domain", "The domain of the nodes", lambda context: context.cluster.domain),
    Placeholder("version", "The version of the document", lambda context: context.issue.version),
    Placeholder("date", "The date of the document", lambda context: context.issue.printed_date),
    Placeholder("windows", "Windows on the nodes", lambda context: context.windows.name if context.windows else ""),
    Placeholder("exchange", "Exchange on the nodes", lambda context: context.exchange.name if context.exchange else ""),
    Placeholder("nodes", "How many nodes", lambda context: str(len(context.snapshot.nodes))),
    Placeholder("nodes.passive", "Nodes on which no server lives", lambda context: str(_passive(context.snapshot))),
    Placeholder("servers", "How many virtual servers", lambda context: str(len(context.snapshot.virtual_servers()))),
    Placeholder("groups", "How many groups", lambda context: str(len(context.snapshot.groups))),
    Placeholder("disks", "How many shared disks", lambda context: str(len(context.snapshot.disks))),
    Placeholder("networks", "How many networks", lambda context: str(len(context.snapshot.networks))),
    Placeholder(
        "users",
        "Users on all virtual servers",
        lambda context: number(_users(context.snapshot)) if _users(context.snapshot) else "",
    ),
    Placeholder("availability", "Availability of the least available server", _availability),
    Placeholder("failover_unplanned", "The longest outage when a node is lost", _worst_unplanned),
    Placeholder("failover_planned", "The longest planned move", _worst_planned),
)


def _of_servers(snapshot: Snapshot) -> Iterator[Placeholder]:
    for place, group in enumerate(snapshot.virtual_servers(), 1):
        which, name = f"evs{place}", group.name
        yield Placeholder(which, f"The name of {name}", partial(_name, identifier=group.id))
        yield Placeholder(f"{which}.users", f"Users of {name}", partial(_server_word, which=group))
        yield Placeholder(f"{which}.node", f"Where {name} lives", partial(_home, group=group.id))
        yield Placeholder(
            f"{which}.failover_unplanned",
            f"Outage of {name} when its node is lost",
            partial(_unplanned, group=group.id),
        )
        yield Placeholder(
            f"{which}.failover_planned", f"Outage of {name} when it is moved", partial(_planned, group=group.id)
        )
        yield Placeholder(f"{which}.availability", f"Availability of {name}", partial(_availability_of, group=group.id))


def _of_nodes(snapshot: Snapshot) -> Iterator[Placeholder]:
    for place, node in enumerate(nodes_by_number(snapshot), 1):
        name = snapshot.name_of(node)
        yield Placeholder(f"node{place}", f"The name of {name}", partial(_name, identifier=node))


def _name(context: Context, identifier: Id) -> str:
    return context.name(identifier)


def _home(context: Context, group: Id) -> str:
    return context.name(home_node(context.snapshot, group))
