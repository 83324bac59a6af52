"""DD-09 and DD-10: when a virtual server moves, and where to."""

from __future__ import annotations

from designer.foundation.units import listed
from designer.model.records import Group
from designer.report.context import Context
from designer.report.decisions.drafted import Drafted, Way
from designer.report.decisions.sight import all_servers, exchange_servers, moved_words, names
from designer.report.roles import servers
from designer.report.wording import counted, number
from designer.topology.ownership import group_owners, home_node


def failback(context: Context) -> Drafted | None:
    """DD-09: whether virtual servers go home by themselves."""
    evs = context.snapshot.virtual_servers()
    if not evs or len(context.snapshot.nodes) < 2:
        return None
    going = [group for group in evs if group.failback]
    who, moved = moved_words(context)
    again = f"The way back interrupts {all_servers(context)} once more, {who} for {moved}" if moved else ""
    exchange = bool(exchange_servers(context))
    if going:
        return _allowed(context, going, again)
    home = listed([f"{group.name} to {context.name(home_node(context.snapshot, group.id))}" for group in evs[:3]])
    return Drafted(
        title="No failback by itself",
        question=f"When the failed node is back, {_does(evs)} {all_servers(context)} return by "
        f"{'itself' if len(evs) == 1 else 'themselves'}?",
        ways=(
            Way(name="Failback prevented", chosen=True),
            Way(
                name="Failback in a window at night",
                availability="worse",
                performance="same",
                cost="same",
                complexity="worse",
                operability="same",
                remark="A second interruption at a time that nobody attends.",
            ),
            Way(
                name="Failback at once",
                availability="worse",
                performance="same",
                cost="same",
                complexity="same",
                operability="worse",
                remark="A node that keeps failing interrupts its users every time it returns.",
            ),
        ),
        decision=f"We let an administrator move {home}{' and so on' if len(evs) > 3 else ''} at a time that suits "
        "its users.",
        justification=f"{again or 'The way back is an interruption by choice'}, and should not come at a random time"
        f"{' (EX-8.02)' if exchange else ''}.",
        impact=f"After each failover somebody has to move {_one_of(evs)} back and to write down where it runs.",
        risk=_away(context),
        mitigation=f"Move {_one_of(evs)} back in the next maintenance window.",
        facts=("EX-8.02",) if exchange else (),
    )


def _allowed(context: Context, going: list[Group], again: str) -> Drafted:
    evs = names(context, [group.id for group in going])
    windows = {(group.failback_from, group.failback_until) for group in going}
    hours = windows.pop() if len(windows) == 1 else (None, None)
    again = f" {again}." if again else ""
    at = f"between {hours[0]}:00 and {hours[1]}:00" if None not in hours else "as soon as its node is back"
    return Drafted(
        title=f"Failback of {evs}",
        question=f"When the failed node is back, {'does' if len(going) == 1 else 'do'} {evs} return without anybody's "
        "help?",
        ways=(
            Way(name=f"Failback {at}", chosen=True),
            Way(
                name="Failback prevented",
                availability="better",
                performance="same",
                cost="same",
                complexity="better",
                operability="worse",
                remark=f"An administrator moves {evs} home (EX-8.02).",
            ),
        ),
        decision=f"We let {evs} go home {at}.",
        justification=f"{evs} return{'s' if len(going) == 1 else ''} to the node sized for the load.{again}",
        impact=f"{evs} need{'s' if len(going) == 1 else ''} a preferred owner to go home to (EX-8.01).",
        risk=f"A node that fails again interrupts {evs} twice: once away and once back (EX-8.02).",
        facts=("EX-8.01", "EX-8.02"),
    )


def owners(context: Context) -> Drafted | None:
    """DD-10: which nodes may run which virtual server, and in which order; two nodes leave nothing to decide."""
    evs, nodes = context.snapshot.virtual_servers(), context.snapshot.nodes
    if not evs or len(nodes) < 3:
        return None
    ordered = [group for group in evs if group.preferred_owners]
    able = {group.id: group_owners(context.snapshot, group.id) for group in evs}
    everywhere = all(len(able[group.id]) == len(nodes) for group in evs)
    exchange = bool(exchange_servers(context))
    first = evs[0]
    order = ", then ".join(context.names(list(first.preferred_owners))) if ordered else ""
    fact = " (EX-8.03)" if exchange else ""
    chosen = Way(name="Home node first, stand-by nodes next" if ordered else "No preferred owners", chosen=True)
    turned = Way(
        name="No preferred owners" if ordered else "Home node first, stand-by nodes next",
        availability="worse" if ordered else "better",
        performance="same",
        cost="same",
        complexity="better" if ordered else "worse",
        operability="worse" if ordered else "better",
        remark=f"Windows picks among {counted(len(nodes) - 1, 'node')}{fact}."
        if ordered
        else f"The order is the design's, not Windows'{fact}.",
    )
    bound = Way(
        name="Possible owners cut down to home and stand-by" if everywhere else "Every node a possible owner",
        availability="worse" if everywhere else "better",
        performance="same",
        cost="same",
        complexity="worse" if everywhere else "better",
        operability="worse",
        remark=f"A rule to keep for {number(len(evs))} virtual servers on {counted(len(nodes), 'node')} (EX-8.04)."
        if everywhere
        else f"{first.name} may then be sent to a node that is busy (EX-2.03).",
    )
    where = (
        f"{first.name} may run on every node"
        if everywhere
        else f"{first.name} may run on {names(context, able[first.id])}"
    )
    rest = f", and so on for {names(context, [group.id for group in evs[1:]])}" if len(evs) > 1 else ""
    return Drafted(
        title="Owners in order" if ordered else "Owners without order",
        question=f"Which of the {counted(len(nodes), 'node')} may run {all_servers(context)}, and which comes first?",
        ways=(chosen, turned, bound),
        decision=f"We list {order} as preferred owners of {first.name}{rest}."
        if order
        else f"We leave the choice of the node for {all_servers(context)} to Windows.",
        justification=f"{where}; "
        + (f"the order sends it to a free node first{fact}." if ordered else f"any free node will do{fact}."),
        impact=f"Whoever adds a node to {context.cluster_name} revises {counted(len(evs), 'owner list')} (EX-8.04).",
        risk=_crowd(context) if exchange else f"{first.name} stays offline if all nodes on its list are lost.",
        facts=("EX-8.03", "EX-8.04") if exchange else ("EX-8.04",),
    )


def _crowd(context: Context) -> str:
    evs = exchange_servers(context)
    return (
        f"If {evs[0].name} is sent to a node that runs {evs[-1].name}, its System Attendant fails with error 5018 "
        "(EX-2.03)."
        if len(evs) > 1
        else f"{evs[0].name} stays offline if all nodes on its list are lost."
    )


def _away(context: Context) -> str:
    evs = servers(context)
    home = home_node(context.snapshot, evs[0])
    back = f"Until {context.name(evs[0])} is back on {context.name(home)}" if home is not None else "After a failover"
    return f"{back}, {all_servers(context)} {'has' if len(evs) == 1 else 'have'} one node fewer to go to."


def _one_of(evs: list[Group]) -> str:
    return evs[0].name if len(evs) == 1 else listed([group.name for group in evs], "or")


def _does(evs: list[Group]) -> str:
    return "does" if len(evs) == 1 else "do"
