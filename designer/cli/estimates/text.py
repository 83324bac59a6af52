"""The estimates as text, in lines of at most 100 characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.cli.estimates.found import Found
from designer.cli.lines import heading, paragraph
from designer.foundation.units import listed, seconds
from designer.simulation.studies.availability.contributors import Contributor
from designer.simulation.studies.availability.estimate import Availability
from designer.simulation.studies.availability.histories import unplayed


def as_text(found: Found) -> str:
    """The estimate of each virtual server, those that are alike together, then what it was made of."""
    lines = heading(found.path, "availability of the virtual servers", "modelled, not measured")
    for alike in found.estimates.alike():
        lines += ["", *_servers(found, alike)]
    lines += _outages(found) + _years(found) + _inputs(found)
    remarks = [*found.estimates.left_out, *found.estimates.caveats]
    lines += ["", *(line for remark in remarks for line in paragraph(remark))]
    return "".join(f"{line}\n" for line in lines)


def percentage(value: float) -> str:
    """An availability with three decimals, or five where three would be nothing but nines: "99.983 %"."""
    return f"{value:.{3 if value < 99.999 else 5}f} %"


def _servers(found: Found, alike: Sequence[Availability]) -> Iterator[str]:
    server = alike[0]
    names = listed([found.snapshot.name_of(one.group) for one in alike])
    percent, minutes = percentage(server.percent), f"{_minutes(server, server.unplanned)} a year"
    limits = f"at most {percent}, at least {minutes} down" if server.unknown else f"{percent}, {minutes} down"
    yield from paragraph(f"{names}: {limits}", rest=2)
    for cause in server.contributors:
        yield from _cause(server, cause)
    if server.unknown:
        unknown = [f"{one.cause}{' (single point of failure)' if one.single else ''}" for one in server.unknown]
        yield from _wrapped(f"Not counted, as nothing is given: {'; '.join(unknown)}")
    yield from _wrapped(_planned(found, server))
    yield from _wrapped(
        f"A stand-alone server: {percentage(100 * (1 - server.alone))}, {_minutes(server, server.alone)} a year down, "
        f"{_minutes(server, server.alone_in_nodes)} of it for its own repairs"
    )
    yield from _wrapped(f"Outside the nodes: {100 * server.outside_nodes:.0f} % of the time down")
    for note in server.layer.notes:
        yield from _wrapped(note)


def _cause(server: Availability, cause: Contributor) -> Iterator[str]:
    part = cause.share / server.unplanned if server.unplanned else 0.0
    single = " (single point of failure)" if cause.single else ""
    head = f"  {_minutes(server, cause.share):>12}  {100 * part:3.0f} %  "
    yield from paragraph(f"{cause.cause}{single}", head)
    indent = " " * len(head)
    yield from paragraph(cause.formula, f"{indent}= ")


def _planned(found: Found, server: Availability) -> str:
    moved, yearly = server.switchover.moved_ms, found.estimates.inputs.moves_per_year
    if moved is None:
        return "Planned moves: no other node can take it"
    if server.planned is None or server.percent_with_planned is None or yearly is None:
        return f"Planned moves: their number is not given; one takes {seconds(moved)} (simulated)"
    minutes = _minutes(server, server.planned)
    total = percentage(server.percent_with_planned)
    return f"Planned moves: {yearly:,.10g} a year × {seconds(moved)} (simulated) = {minutes}, {total} with them"


def _outages(found: Found) -> list[str]:
    if not found.estimates.servers:
        return []
    name = found.snapshot.name_of
    width = max(len(name(server.group)) for server in found.estimates.servers)
    lines = ["", "Outage when its node loses power (simulated)"]
    for server in found.estimates.servers:
        times, spread = server.switchover, found.spreads.get(server.group)
        if times.lost_ms is None:
            worst = "does not come back before the node is repaired"
        else:
            worst = seconds(times.lost_ms)
            if times.lost_as_designed_ms is not None and times.lost_as_designed_ms != times.lost_ms:
                worst += f" if {name(times.node)} owns the quorum, else {seconds(times.lost_as_designed_ms)}"
        if spread is not None and spread.outages and spread.offline < len(spread.outages):
            half, most = spread.below(50), spread.below(95)
            worst += f"; P50 {_tenths(half)}, P95 {_tenths(most)}"
            worst += f", mean {spread.mean / 1000:.1f} ± {spread.half_width / 1000:.1f} s"
        start = f"  {name(server.group):{width}}  "
        lines += paragraph(worst, start)
    if found.spreads:
        text = f"P50, P95 and mean: {found.chance.samples:,} runs, {len(found.ranges)} assumed times drawn from their"
        text += f" ranges, likeliest as assumed; ± is the half-width of the 95 % interval; seed {found.chance.seed}"
        lines += _wrapped(text)
    return lines


def _years(found: Found) -> list[str]:
    lines: list[str] = []
    for alike in found.estimates.alike():
        server = alike[0]
        played = found.histories.get(server.group)
        if played is None:
            continue
        names = listed([found.snapshot.name_of(one.group) for one in alike])
        mean, half_width = server.minutes(played.mean), server.minutes(played.half_width)
        text = f"{names}: {mean:,.1f} ± {half_width:,.1f} min down on average; half of the years at most"
        text += f" {played.below(50) * 60:,.1f} min, 95 of 100 at most {played.below(95) * 60:,.1f} min"
        lines += _wrapped(text)
        if left := unplayed(server):
            lines += _wrapped(f"Without {listed(left)}: how often they fail is not known")
    return ["", f"{found.chance.years:,} years played at random", *lines] if lines else []


def _inputs(found: Found) -> list[str]:
    rows: dict[tuple[str, str, str], None] = {}
    for server in found.estimates.servers:
        for cause in server.contributors:
            for one in cause.inputs:
                if one.basis != "simulated":
                    rows.setdefault((one.name, one.text, one.basis))
    if not rows:
        return []
    width = max(len(name) for name, _, _ in rows)
    lines = ["", f"Counted on (a year has {found.estimates.inputs.year_h:,.10g} h)"]
    for name, text, basis in rows:
        start = f"  {name:{width}}  "
        lines += paragraph(f"{text}: {basis}", start)
    return lines


def _minutes(server: Availability, share: float) -> str:
    value = server.minutes(share)
    if 0 < value < 0.05:
        return "< 0.1 min"
    return f"{value:,.1f} min" if value < 1000 else f"{value / 60:,.1f} h"


def _tenths(ms: int | None) -> str:
    return "without an end" if ms is None else f"{ms / 1000:.1f} s"


def _wrapped(text: str) -> list[str]:
    return paragraph(text, "  ", 4)
