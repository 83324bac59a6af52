"""The main picture of a design: networks, nodes with their groups, and the shared storage, in tidy lanes.

`view.topology` makes the picture. `plan` and `shelves` decide where everything stands, the other modules draw it, as
much of it as the `detail` asks for.
"""

from designer.drawing.topology.detail import Detail, detail_at
from designer.drawing.topology.view import topology

__all__ = ["Detail", "detail_at", "topology"]
