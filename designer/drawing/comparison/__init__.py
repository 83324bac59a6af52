"""Two runs on one time axis: above each other, or in each other's rows.

`picture.comparison` makes the picture; `picture.laid_out` also tells where its rows are, for the screen.
"""

from designer.drawing.comparison.picture import LAYOUTS, Layout, Sheet, comparison, laid_out

__all__ = ["LAYOUTS", "Layout", "Sheet", "comparison", "laid_out"]
