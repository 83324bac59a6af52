"""The dependency tree of one group, in start order from left to right.

`view.dependencies` makes the picture; `content` reads the design, `layers` orders, `places` measures, `wires` and
`boxes` draw.
"""

from designer.drawing.dependencies.compare import compared
from designer.drawing.dependencies.content import alike
from designer.drawing.dependencies.view import dependencies

__all__ = ["alike", "compared", "dependencies"]
