"""The first page of the summary: what is recommended, four figures, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import listed, plural
from designer.report.blocks import Block, Bullets, Facts, Heading, Masthead, Run, Statement, Text, Tiles
from designer.report.context import Context
from designer.report.decisions.sight import all_nodes, all_servers, exchange_servers, names, users_of
from designer.report.headline.figures import tiles
from designer.report.headline.reasons import reasons
from designer.report.headline.recommendation import recommendation
from designer.report.platform import exchange_words, windows_words
from designer.report.roles import servers
from designer.report.wording import counted, sentence
from designer.topology.ownership import is_active_active, passive_nodes

ID = "summary"
TITLE = "Executive summary"


def section(context: Context) -> Sequence[Block]:
    """Answer first; every number stands in the body again."""
    blocks: list[Block] = [masthead(context)] if context.variant.id == "summary" else []
    blocks.append(Statement(recommendation(context)))
    figures = tiles(context)
    if figures:
        blocks.append(Tiles(figures))
    why = tuple((Run(f"{reason.head} ", "bold"), *reason.text) for reason in reasons(context))
    if why:
        blocks += [Heading("Why", 3), Bullets(why)]
    pairs = tuple(_glance(context))
    if len(pairs) > 1:
        blocks += [Heading("The design at a glance", 3), Facts(pairs)]
    return blocks


def masthead(context: Context) -> Masthead:
    """What identifies a summary that is a document of its own."""
    issue, errors = context.issue, context.check.count("error")
    pairs = (
        ("Client", context.cluster.client),
        ("Prepared by", ", ".join(part for part in (context.cluster.author, context.cluster.company) if part)),
        ("Version", issue.version),
        ("Date", issue.printed_date),
        ("Fingerprint", issue.fingerprint),
    )
    return Masthead(
        kind=context.variant.kind,
        title=context.title,
        pairs=tuple(pair for pair in pairs if pair[1]),
        chip=("error", f"Draft: {plural(errors, 'error')} open") if errors else ("info", context.status),
    )


def _glance(context: Context) -> Iterator[tuple[str, Text]]:
    """The design in a few lines: what is built, for whom, on what."""
    snapshot, evs = context.snapshot, servers(context)
    if not snapshot.nodes:
        return
    if evs:
        users = users_of(context, evs)
        for_whom = f" for {users:,} users" if users else ""
        what = "" if not exchange_servers(context) else _explained(context)
        yield "Service", f"{all_servers(context)}{for_whom}.{what}"
    free = passive_nodes(snapshot)
    if evs and free and not is_active_active(snapshot):
        stand = f"; {names(context, free)} {'stands' if len(free) == 1 else 'stand'} by"
    else:
        stand = ""
    software = [words for words in (windows_words(context), exchange_words(context)) if words]
    on = f" with {listed(software)}" if software else ""
    yield "Servers", f"{all_nodes(context)}{on}{stand}."
    if snapshot.disks:
        arrays = [array.name for array in snapshot.arrays.values()]
        on = f" on {listed(arrays)}" if arrays else ""
        yield "Shared storage", f"{sentence(counted(len(snapshot.disks), 'disk'))}{on}; no second copy of the data."


def _explained(context: Context) -> str:
    """EVS, explained once."""
    one = len(servers(context)) == 1
    subject = "It is" if one else "Each is"
    return f" {subject} an Exchange Virtual Server (EVS): the name that mail clients connect to, wherever it runs."
