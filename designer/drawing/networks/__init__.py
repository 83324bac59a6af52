"""The networks of a cluster as buses, one below the other in the order of their priority.

`view.networks` makes the picture; `facts` reads the design, `plan` measures, `lanes`, `wires` and `chips` draw.
"""

from designer.drawing.networks.facts import by_priority
from designer.drawing.networks.view import networks

__all__ = ["by_priority", "networks"]
