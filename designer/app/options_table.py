"""Options in words: the table that the window, a picture and the command line show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from designer.app.options import DESIGN, NODES, SERVERS, Figures, Option
from designer.drawing.comparing_table import Cell, Row, Table
from designer.foundation.language import listed, plural, tr, words
from designer.foundation.units import NBSP, seconds
from designer.rules.api import LEVELS, Level

TITLES = {
    DESIGN: tr("This design"),
    "1+1": "1 + 1",
    "2+1": "2 + 1",
    "3+1": "3 + 1",
    "A/A": tr("Active/active"),
}

_LEVELS: dict[Level, tuple[str, str]] = {
    "error": words("error", "errors"),
    "warning": words("warning", "warnings"),
    "best practice": words("best practice", "best practices"),
    "non-default": words("non-default value", "non-default values"),
    "information": words("piece of information", "pieces of information"),
}

_NOTES = (
    tr(
        "Outages are simulated, with the times of the design or assumed ones; minutes a year are modelled, not "
        "measured, and rank options: they count shared storage in, and neither human error nor faults of software."
    ),
    tr("Every node takes its licences, passive nodes too (EX-1.25); prices are not known here."),
)


def table_of(options: Sequence[Option]) -> Table:
    """The options beside each other, the design first."""
    rows = [
        Row(tr("Nodes"), tuple(Cell(plural(one.nodes, *NODES)) for one in options)),
        Row(tr("Licences"), tuple(_licences(one) for one in options)),
        Row(tr("Longest outage when a node fails"), _worst(options)),
        Row(tr("Down in a year, modelled"), _figured(options, _minutes)),
        Row(tr("Nodes free after losing one"), _figured(options, _spare)),
        Row(tr("Most users on one node after that"), _figured(options, _users)),
        Row(tr("Every server online after that"), _figured(options, _holds)),
        Row(tr("Findings"), _figured(options, _findings)),
    ]
    return Table(
        tr("Options for the same users"),
        tuple((TITLES[one.key], _what(one)) for one in options),
        tuple(rows),
        (*_NOTES, *_assumed(options)),
    )


def _what(option: Option) -> str:
    servers = plural(option.servers, *SERVERS)
    return (
        servers
        if not option.passive
        else tr("{servers}, {passive} passive").format(servers=servers, passive=option.passive)
    )


def _licences(option: Option) -> Cell:
    if not option.licences:
        return Cell(tr("Not known"), tone="quiet")
    (name, count), *rest = option.licences
    return Cell(f"{count} × {name}", "\n".join(f"{count} × {name}" for name, count in rest))


def _figured(options: Sequence[Option], cell: Callable[[Figures], Cell]) -> tuple[Cell, ...]:
    return tuple(cell(one.figures) if one.figures is not None else Cell("–", tone="quiet") for one in options)


def _worst(options: Sequence[Option]) -> tuple[Cell, ...]:
    """The longest outages, and in place of all figures why an option is impossible."""
    known = [one.figures.worst_ms for one in options if one.figures is not None and one.figures.worst_ms is not None]
    found = []
    for one in options:
        figures = one.figures
        if figures is None:
            found.append(Cell(tr("Not possible"), one.problem, "bad"))
        elif figures.worst_ms is None:
            found.append(Cell(tr("Does not end"), tr("{down} stays offline").format(down=listed(figures.down)), "bad"))
        else:
            best = figures.worst_ms == min(known) < max(known)
            found.append(Cell(seconds(figures.worst_ms), tr("simulated"), "best" if best else ""))
    return tuple(found)


def _minutes(figures: Figures) -> Cell:
    if figures.minutes is None or figures.in_nodes is None:
        return Cell("–", tone="quiet")
    below = tr("{minutes} of them because of nodes").format(minutes=f"{figures.in_nodes:.1f}")
    return Cell(tr("{minutes:.1f} min").format(minutes=figures.minutes).replace(" ", NBSP), below)


def _spare(figures: Figures) -> Cell:
    return Cell(str(figures.spare))


def _users(figures: Figures) -> Cell:
    return Cell(f"{figures.most_users:,}" if figures.most_users else "–", tone="" if figures.most_users else "quiet")


def _holds(figures: Figures) -> Cell:
    if figures.holds:
        return Cell(tr("Yes"), tr("whichever node it is"))
    return Cell(tr("No"), tr("{down} can stay offline").format(down=listed(figures.down)), "bad")


def _findings(figures: Figures) -> Cell:
    found = [(count, level) for level in LEVELS if (count := figures.findings.get(level, 0))]
    if not found:
        return Cell(tr("None"))
    first, *rest = [plural(count, *_LEVELS[level]) for count, level in found]
    return Cell(first, listed(rest), "bad" if found[0][1] == "error" else "")


def _assumed(options: Sequence[Option]) -> Iterator[str]:
    """What was assumed for the alternatives: once where it is the same for all."""
    made = [one for one in options if one.assumed]
    for sentence in dict.fromkeys(sentence for one in made for sentence in one.assumed):
        those = [one for one in made if sentence in one.assumed]
        if len(those) == len(made):
            yield sentence
        else:
            names = listed([TITLES[one.key] for one in those])
            yield tr("{names}: {sentence}").format(names=names, sentence=sentence)
