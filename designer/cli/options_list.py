"""Options side by side, as text and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from designer.app.options import Figures, Option
from designer.app.options_table import table_of
from designer.cli.lines import WIDTH, heading, paragraph
from designer.drawing.comparing_table import Cell
from designer.foundation.units import NBSP

NAMES = 20
"""Width of the column that says what is compared."""


def as_text(path: Path, options: Sequence[Option]) -> str:
    """The options in columns; lines of at most 100 characters."""
    table = table_of(options)
    each = (WIDTH - NAMES - 2 * len(options)) // len(options)
    lines = heading(path, "options for the same users", "simulated and modelled, not measured")
    lines += ["", *_row("", [(name, what) for name, what in table.headings], each)]
    for row in table.rows:
        lines += ["", *_row(row.title, [_parts(cell) for cell in row.cells], each)]
    for note in table.notes:
        lines += ["", *paragraph(note)]
    return "".join(f"{line.replace(NBSP, ' ')}\n" for line in lines)


def _parts(cell: Cell) -> tuple[str, str]:
    return cell.text, cell.below


def _row(title: str, cells: Sequence[tuple[str, str]], each: int) -> Iterator[str]:
    columns = [textwrap.wrap(title, NAMES - 2)]
    for text, below in cells:
        columns.append([part for said in (text, *below.splitlines()) for part in textwrap.wrap(said, each)])
    for parts in zip_longest(*columns, fillvalue=""):
        first, *rest = parts
        yield "  ".join([f"{first:<{NAMES}}", *(f"{part:<{each}}" for part in rest)]).rstrip()


def as_json(path: Path, options: Sequence[Option]) -> str:
    """The options for other programs."""
    document = {
        "schema": "clusterwright-options",
        "version": 1,
        "file": str(path),
        "basis": "simulated and modelled",
        "options": [_option(one) for one in options],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _option(option: Option) -> dict[str, Any]:
    return {
        "option": option.key,
        "nodes": option.nodes,
        "servers": option.servers,
        "licences": dict(option.licences),
        "possible": not option.problem,
        **({"problem": option.problem} if option.problem else {}),
        "assumed": list(option.assumed),
        **(_figures(option.figures) if option.figures is not None else {}),
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "worst_outage_ms": figures.worst_ms,
        "minutes_a_year": None if figures.minutes is None else round(figures.minutes, 2),
        "minutes_because_of_nodes": None if figures.in_nodes is None else round(figures.in_nodes, 2),
        "free_nodes_after_loss": figures.spare,
        "most_users_on_a_node_after_loss": figures.most_users,
        "holds_after_loss": figures.holds,
        "offline_after_loss": list(figures.down),
        "findings": dict(figures.findings),
    }
