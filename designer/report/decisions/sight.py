"""What several drafts say about a design, in the same words everywhere."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed
from designer.model.records import Group
from designer.report.context import Context
from designer.report.roles import servers
from designer.report.study import Study
from designer.report.wording import counted, ranged, tenths


def names(context: Context, identifiers: list[Id] | tuple[Id, ...]) -> str:
    """Several objects by name, series in short: "NODE1 to NODE4"."""
    return listed(ranged(context.names(list(identifiers))))


def all_servers(context: Context) -> str:
    """The virtual servers by name."""
    return names(context, servers(context))


def all_nodes(context: Context) -> str:
    """The nodes by name, by Node ID."""
    nodes = sorted(context.snapshot.nodes.values(), key=lambda node: node.number)
    return names(context, [node.id for node in nodes])


def users_of(context: Context, groups: list[Id] | tuple[Id, ...]) -> int:
    """How many users these groups serve, as far as that is known."""
    return sum(context.snapshot.groups[group].users or 0 for group in groups)


def counted_users(context: Context, groups: list[Id] | tuple[Id, ...]) -> str:
    """ "6,000 users"; without a number, the users of these virtual servers by name."""
    users = users_of(context, groups)
    return f"{users:,} users" if users else f"the users of {names(context, groups)}"


def exchange_servers(context: Context) -> list[Group]:
    """The Exchange Virtual Servers, in creation order."""
    return [group for group in context.snapshot.virtual_servers() if group.kind == "evs"]


def seconds_words(ms: int) -> str:
    """ "105 s (simulated)"."""
    return f"{tenths(ms)}{NBSP}s (simulated)"


def worst_words(context: Context) -> str:
    """The longest interruption after the loss of any one node, with its unit; "" when it is not known or endless."""
    study = context.study
    worst = study.worst(servers(context)) if isinstance(study, Study) and servers(context) else None
    return seconds_words(worst) if worst else ""


def moved_words(context: Context) -> tuple[str, str]:
    """The virtual server whose planned move was simulated, and how long that takes; empty words where it was not."""
    study = context.study
    if not isinstance(study, Study) or study.group not in servers(context) or not study.planned.ms:
        return "", ""
    return context.name(study.group), seconds_words(study.planned.ms)


def counted_nodes(context: Context) -> str:
    """ "four nodes"."""
    return counted(len(context.snapshot.nodes), "node")
