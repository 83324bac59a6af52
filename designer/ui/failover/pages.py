"""The table of the pages below the canvas in Failover.

A new page is a line in `PAGES`, a maker, and a word. Pages are made when they are turned to first; they follow
`playback.changed` and `playback.moved` by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from designer.foundation.language import tr
from designer.ui.failover.theatre import Theatre, Word

if TYPE_CHECKING:
    from designer.ui.failover.compare_page import ComparePage
    from designer.ui.failover.matrix_page import MatrixPage
    from designer.ui.failover.scenarios.page import ScenariosPage
    from designer.ui.failover.timeline_page import TimelinePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its word, what stands on its tab, what its tip says, and how it is made."""

    word: Word
    label: str
    tip: str
    make: Callable[[Theatre], QWidget]


def _timeline(theatre: Theatre) -> TimelinePage:
    from designer.ui.failover.timeline_page import TimelinePage

    return TimelinePage(theatre)


def _compare(theatre: Theatre) -> ComparePage:
    from designer.ui.failover.compare_page import ComparePage

    return ComparePage(theatre)


def _matrix(theatre: Theatre) -> MatrixPage:
    from designer.ui.failover.matrix_page import MatrixPage

    return MatrixPage(theatre)


def _scenarios(theatre: Theatre) -> ScenariosPage:
    from designer.ui.failover.scenarios.page import ScenariosPage

    return ScenariosPage(theatre)


PAGES: tuple[Page, ...] = (
    Page(word="timeline", label=tr("Timeline"), tip=tr("What happens when, and what waits for what"), make=_timeline),
    Page(
        word="compare",
        label=tr("Compare"),
        tip=tr("This run beside another one: what starts together, what waits, and what that costs"),
        make=_compare,
    ),
    Page(word="matrix", label=tr("Matrix"), tip=tr("What every fault does to every group"), make=_matrix),
    Page(
        word="scenarios",
        label=tr("Scenarios"),
        tip=tr("What is kept in the design to be played again, and whether it still comes as expected"),
        make=_scenarios,
    ),
)
