"""The table of the panels that a bench has. A new panel is a line in it, a maker, and a word in `desk/words.py`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from designer.ui.shell.sides import Kind

if TYPE_CHECKING:
    from designer.ui.failover.panel import FailoverPanel
    from designer.ui.panels.findings import FindingsPanel
    from designer.ui.panels.history import HistoryPanel
    from designer.ui.panels.inspector import Inspector
    from designer.ui.panels.outline import Outline
    from designer.ui.panels.tables.panel import TablesPanel
    from designer.ui.shell.bench import Bench


def kinds_of(bench: Bench) -> tuple[Kind, ...]:
    """The panels of a bench, at each side from top to bottom."""
    return (
        Kind(panel="outline", side="left", make=partial(_outline, bench), opened=("design",)),
        Kind(panel="inspector", side="right", make=partial(_inspector, bench), height=600, opened=("design",)),
        Kind(panel="history", side="right", make=partial(_history, bench), height=280),
        Kind(panel="findings", side="bottom", make=partial(_findings, bench), alone=True),
        Kind(panel="tables", side="bottom", make=partial(_tables, bench), height=280, where=("design",), alone=True),
        Kind(
            panel="failover",
            side="bottom",
            make=partial(_failover, bench),
            height=262,
            where=("failover",),
            opened=("failover",),
            fixed=True,
        ),
    )


def _outline(bench: Bench) -> Outline:
    from designer.ui.panels.outline import Outline

    made = Outline(bench.session, bench.look)
    made.selected.connect(bench.show_listed)
    made.activated.connect(bench.rename_wanted)
    made.told.connect(bench.told)
    made.menu_wanted.connect(bench.menu_wanted)
    made.refresh()
    made.select(bench.canvas.selection())
    bench.selection_changed.connect(made.select)
    return made


def _inspector(bench: Bench) -> Inspector:
    from designer.ui.panels.inspector import Inspector

    made = Inspector(bench.session, bench.look)
    made.finding_chosen.connect(bench.open_finding)
    made.done.connect(lambda title: bench.told.emit(f"Done: {title}"))
    made.select(bench.canvas.selection())
    made.refresh()
    bench.selection_changed.connect(made.select)
    return made


def _history(bench: Bench) -> HistoryPanel:
    from designer.ui.panels.history import HistoryPanel

    made = HistoryPanel(bench.session, bench.look)
    made.closed.connect(lambda: bench.set_shown("history", False))
    return made


def _findings(bench: Bench) -> FindingsPanel:
    from designer.ui.panels.findings import FindingsPanel

    made = FindingsPanel(bench.session, bench.look)
    made.chosen.connect(bench.show_finding)
    made.opened.connect(bench.canvas.setFocus)
    made.follow(bench.canvas.selection(), bench.canvas.host)
    bench.selection_changed.connect(lambda ids: made.follow(ids, bench.canvas.host))
    made.closed.connect(lambda: bench.set_shown("findings", False))
    return made


def _tables(bench: Bench) -> TablesPanel:
    from designer.ui.panels.tables.panel import TablesPanel

    made = TablesPanel(bench.session, bench.look)
    made.closed.connect(lambda: bench.set_shown("tables", False))
    made.selected.connect(bench.select)
    made.told.connect(bench.told)
    made.select(bench.canvas.selection())
    bench.selection_changed.connect(made.select)
    return made


def _failover(bench: Bench) -> FailoverPanel:
    from designer.ui.failover.panel import FailoverPanel  # brings the simulation along

    made = FailoverPanel(bench.session, bench.canvas)
    made.setObjectName("bottom")
    made.state_changed.connect(bench.panels_changed)
    return made
