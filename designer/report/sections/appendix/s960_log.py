"""The simulated runs event by event, for those who check the simulation."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import clock
from designer.report.blocks import Block, Column, Lead, Row, Table
from designer.report.context import Context
from designer.report.study import Play, Study
from designer.simulation.outcome.narrate import sentences

ID = "log"
TITLE = "Simulation log"
BY_DEFAULT = False


def section(context: Context) -> Sequence[Block]:
    """The loss of the node and the planned move, each in order of time."""
    study = context.study
    if not isinstance(study, Study):
        return []
    group, node = context.name(study.group), context.name(study.node)
    plays = (
        (study.unplanned, f"{node} loses power", "unplanned-log"),
        (study.planned, f"{group} is moved", "planned-log"),
    )
    return [
        Lead(f"{node} loses power, and {group} is moved on purpose: everything that happens, as it is simulated."),
        *(_story(play, f"{struck}: what happens, in order of time", anchor) for play, struck, anchor in plays),
    ]


def _story(play: Play, title: str, anchor: str) -> Table:
    rows = tuple(Row((clock(told.at), told.text)) for told in sentences(play.timeline))
    columns = (Column("Time, min:s", "right", weight=0.1), Column("What happens", weight=4))
    return Table(title, columns, rows, "Simulated.", anchor, headed=False)
