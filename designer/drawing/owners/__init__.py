"""Who may own what: groups in rows, nodes in columns, possible and preferred owners in the cells.

`view.owners` makes the picture, `cells` finds the cell at a point of it.
"""

from designer.drawing.owners.cells import Cell, cell_at, cell_rect, columns, rows
from designer.drawing.owners.view import owners

__all__ = ["Cell", "cell_at", "cell_rect", "columns", "owners", "rows"]
