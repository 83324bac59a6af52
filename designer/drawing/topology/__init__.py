"""The main picture of a design: networks, nodes with their groups, and the shared storage, in tidy lanes.

`view.topology` makes the picture. `plan` and `shelves` decide where everything stands, the other modules draw it.
"""

from designer.drawing.topology.view import topology

__all__ = ["topology"]
