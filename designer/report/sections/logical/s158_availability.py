"""How available the virtual servers would be, from what the design says of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.evidence.lengths import Bar, Group, Look, bars_picture
from designer.drawing.primitives import Picture
from designer.foundation.units import NBSP, listed, seconds
from designer.report.blocks import Block, Column, Figure, Lead, Note, Paragraph, Row, Table
from designer.report.context import Context
from designer.report.evidence.availability import availability
from designer.report.wording import counted, number, ranged, sentence
from designer.simulation.studies.availability.contributors import Contributor
from designer.simulation.studies.availability.estimate import Availability, Estimates
from designer.simulation.studies.availability.inputs import Basis

ID = "availability"
TITLE = "Availability estimate"

BASIS: dict[Basis, str] = {
    "design": "design",
    "partly design": "design, completed by assumptions",
    "given": "given",
    "assumed": "assumed",
    "simulated": "simulated",
    "not given": "not given",
}


def section(context: Context) -> Sequence[Block]:
    """The message, what costs how much, how it is worked out, and what the figure is not."""
    found = availability(context)
    if isinstance(found, str):
        return []
    blocks: list[Block] = []
    alike = found.alike()
    for servers in alike:
        blocks += _of(context, found, servers, first=not blocks, alone=len(alike) == 1)
    return [*blocks, Note(_caveat(found, alike[0][0]), "warning")]


def _of(
    context: Context, found: Estimates, servers: tuple[Availability, ...], *, first: bool, alone: bool
) -> Iterator[Block]:
    server = servers[0]
    names = listed(ranged([context.name(one.group) for one in servers]))
    yield Lead(_message(names, servers)) if first else Paragraph(_message(names, servers))
    yield Paragraph(_compared(server))
    suffix = "" if alone else f"-{server.group}"
    yield Figure(_title(server), _picture(server), _figure_notes(server), f"minutes{suffix}")
    yield _table(found, server, suffix)


def percent(value: float) -> str:
    """An availability as it is printed: 99.983 %."""
    return f"{value:.3f}{NBSP}%"


def minutes(server: Availability, share: float) -> str:
    """Minutes a year with one decimal."""
    return f"{server.minutes(share):,.1f}"


def _message(names: str, servers: Sequence[Availability]) -> str:
    server = servers[0]
    are = "are each" if len(servers) > 1 else "is"
    most = "at most " if server.unknown else ""
    lost = f"{minutes(server, server.unplanned)}{NBSP}min of unplanned interruption a year"
    text = f"{names} {are} available {most}{percent(server.percent)} of the time by this estimate: {lost}"
    if server.outside_nodes >= 0.5:
        return f"{text}, {100 * server.outside_nodes:.0f}{NBSP}% of them outside the nodes."
    return f"{text}."


def _compared(server: Availability) -> str:
    alone = f"A stand-alone server with the same figures reaches {100 * (1 - server.alone):.2f}{NBSP}%"
    hours = server.minutes(server.alone) / 60
    text = f"{alone}, {hours:,.1f}{NBSP}h of interruption a year."
    outside = [one for one in server.contributors if not one.nodes]
    if outside and server.outside_nodes >= 0.5:
        first = outside[0]
        cost = f"{_capital(first.cause)} alone {_costs(first)} {minutes(server, first.share)}{NBSP}min"
        text += f" {cost}: another node would not shorten that."
    return text


def _costs(cause: Contributor) -> str:
    return "cost" if " and " in cause.cause else "costs"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _title(server: Availability) -> str:
    first = server.contributors[0]
    share = 100 * first.share / sum(one.share for one in server.contributors)
    return f"{_capital(first.cause)}: {share:.0f}{NBSP}% of the expected interruption"


def _picture(server: Availability) -> Picture:
    bars = [_bar(server, one) for one in server.contributors]
    total = sum(one.share for one in server.contributors)
    bars.append(Bar("Unplanned, together", server.minutes(total), f"{minutes(server, total)}{NBSP}min", "total"))
    groups = [Group(tuple(bars))]
    legend: list[tuple[Look, str]] = [("own", "In the nodes"), ("outside", "Outside the nodes")]
    if server.planned is not None:
        figure = f"{minutes(server, server.planned)}{NBSP}min"
        groups.append(Group((Bar("Planned moves", server.minutes(server.planned), figure, "planned"),)))
        legend.append(("planned", "Planned"))
    used = {bar.look for group in groups for bar in group.bars}
    shown = [(look, text) for look, text in legend if look in used]
    title = "Expected interruption in minutes a year by cause"
    return bars_picture(groups, title=title, legend=shown if len(shown) > 1 else ())


def _bar(server: Availability, cause: Contributor) -> Bar:
    look: Look = "own" if cause.nodes else "outside"
    return Bar(cause.cause, server.minutes(cause.share), f"{minutes(server, cause.share)}{NBSP}min", look)


def _figure_notes(server: Availability) -> str:
    return f"Minutes a year for one virtual server; a year has {server.year_h:,.0f}{NBSP}h. Modelled, not measured."


def _table(found: Estimates, server: Availability, suffix: str) -> Table:
    columns = (
        Column("Cause", weight=1.3),
        Column("Formula", weight=2),
        Column("Inputs", weight=2),
        Column("min a year", "right", weight=0.6),
    )
    rows = [Row((one.cause, one.formula, _inputs(one), minutes(server, one.share))) for one in server.contributors]
    total = sum(one.share for one in server.contributors)
    rows.append(Row(("Unplanned", "", percent(server.percent), minutes(server, total)), "total"))
    if server.planned is not None and server.percent_with_planned is not None:
        moved, yearly = server.switchover.moved_ms or 0, found.inputs.moves_per_year or 0
        formula = f"{yearly:g} moves a year × {seconds(moved)}"
        basis = f"moves: {BASIS[found.inputs.basis('moves_per_year')]}; time: simulated"
        rows.append(Row(("Planned moves", formula, basis, minutes(server, server.planned))))
        both = total + server.planned
        rows.append(
            Row(("With planned moves", "", percent(server.percent_with_planned), minutes(server, both)), "total")
        )
    title = f"{sentence(counted(len(server.contributors), 'cause'))} of interruption, each to be worked out by hand"
    return Table(title, columns, tuple(rows), _notes(server), f"estimate{suffix}")


def _inputs(cause: Contributor) -> str:
    return "; ".join(f"{_told(one.name, one.text, cause.cause)} ({BASIS[one.basis]})" for one in cause.inputs)


def _told(name: str, text: str, cause: str) -> str:
    if name == "coverage":
        return f"{100 * float(text):g}{NBSP}% of failovers work"
    return text if name in (cause, "nodes") else f"{name} {text}"


def _notes(server: Availability) -> str:
    found = ["The sum leaves overlaps in; the percentage is exact."]
    if server.unknown:
        found.append(f"Not counted, as no figure is given: {listed([one.cause for one in server.unknown])}.")
    found += server.layer.notes
    return " ".join(found)


def _caveat(found: Estimates, server: Availability) -> str:
    nodes = number(server.layer.pool.nodes)
    return (
        f"Failures of the {nodes} nodes and of what they share are taken to be independent. Human error, and faults of "
        "software that take several nodes at once, are not in the figure. It ranks options and guarantees nothing."
    )
