"""What the summary recommends, in one sentence."""

from __future__ import annotations

from designer.report.context import Context
from designer.report.ladder import failed_words
from designer.report.roles import counted_servers, servers
from designer.report.study import Study
from designer.report.wording import counted, number, sentence
from designer.topology.ownership import is_active_active, passive_nodes


def recommendation(context: Context) -> str:
    """One sentence; a design with errors is not recommended."""
    snapshot = context.snapshot
    nodes, evs = len(snapshot.nodes), len(servers(context))
    errors = context.check.count("error")
    if not nodes:
        return f"The design of {context.cluster_name} holds no nodes yet, so that there is nothing to recommend."
    if errors:
        verb = "is" if errors == 1 else "are"
        return f"This design is not ready to be built: {counted(errors, 'design error')} {verb} open."
    if not evs:
        form = "forms" if nodes == 1 else "form"
        text = f"{counted(nodes, 'node')} {form} {context.cluster_name}; no virtual server is designed yet."
        return sentence(text)
    users = sum(snapshot.groups[server].users or 0 for server in servers(context))
    what = counted_servers(context) + (f" and {users:,} users" if users else "")
    if nodes == 1:
        return f"This design runs {what} on a single node; a cluster needs a second one to take over."
    if is_active_active(snapshot):
        return f"This design runs {what} active/active on {counted(nodes, 'node')}, without a node that stands by."
    passive = len(passive_nodes(snapshot))
    return (
        f"We recommend one {number(nodes)}-node cluster, {number(nodes - passive)} active and {number(passive)} "
        f"passive, for {what}."
    )


def ladder_title(study: Study, evs: int) -> str:
    """The message of the ladder."""
    first_gap = next((rung for rung in study.rungs if rung.down), None)
    if first_gap is None:
        return "No loss of nodes that was simulated leaves a virtual server offline"
    if first_gap.failed == 1:
        return "The loss of a single node can leave a virtual server offline"
    safe = study.rungs[study.rungs.index(first_gap) - 1]
    count = number(first_gap.failed)
    if not first_gap.online:
        what = "the virtual server" if evs == 1 else "every virtual server"
        return f"{failed_words(safe)}: {what} comes back; without {count} nodes nothing is left"
    if evs == 1:
        return f"{failed_words(safe)}: the virtual server comes back; from {count} on, it can stay offline"
    return f"{failed_words(safe)}: every virtual server comes back; from {count} on, some can stay offline"
