"""The failure matrix, as a submenu of the Failover menu."""

from __future__ import annotations

from designer.app.commands.command import Command, Submenu, has_design
from designer.foundation.language import tr

MENU = "Failover/Failure &Matrix"
NEEDS = tr("Show the failure matrix first")

MATRIX: tuple[Command | Submenu, ...] = (
    Command(
        id="failover.matrix",
        menu=MENU,
        label=tr("&Show"),
        call=lambda desk: desk.matrix.show(),
        section=4,
        hint=tr("Let everything fail, alone and in pairs, and show what becomes of every group"),
        enabled=has_design,
    ),
    Command(
        id="failover.options",
        menu=MENU,
        label=tr("Compare &Options"),
        call=lambda desk: desk.matrix.show_options(),
        section=4,
        hint=tr("Compare the design with other layouts for the same users: 1 + 1, 2 + 1, 3 + 1, active/active"),
        enabled=has_design,
    ),
    Command(
        id="failover.export-matrix",
        menu=MENU,
        label=tr("Export Matrix as &CSV…"),
        call=lambda desk: desk.matrix.export_csv(),
        section=5,
        hint=tr("Write the rows that are shown into a file for a spreadsheet"),
        needs=NEEDS,
        enabled=lambda desk: desk.matrix.has_matrix,
    ),
    Command(
        id="failover.export-matrix-picture",
        menu=MENU,
        label=tr("Export &Picture…"),
        call=lambda desk: desk.matrix.export_picture(),
        section=5,
        hint=tr("Write the matrix, the ladder, the loads or the options as SVG, PNG or PDF"),
        needs=NEEDS,
        enabled=lambda desk: desk.matrix.has_picture,
    ),
)
