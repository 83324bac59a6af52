"""Which view lets the mouse do what."""

from __future__ import annotations

from functools import cache

from designer.app.desk.words import View
from designer.ui.canvas.crafts.everywhere import everywhere
from designer.ui.canvas.crafts.topology import TOPOLOGY
from designer.ui.canvas.gestures.base import Craft


@cache
def craft_of(view: View) -> Craft:
    """What the mouse does in a view. Those that a window does not open with are loaded when they are shown first."""
    if view == "dependencies":
        from designer.ui.canvas.crafts.dependencies import DEPENDENCIES as craft
    elif view == "networks":
        from designer.ui.canvas.crafts.networks import NETWORKS as craft
    elif view == "storage":
        from designer.ui.canvas.crafts.storage import STORAGE as craft
    elif view == "owners":
        from designer.ui.canvas.crafts.owners import OWNERS as craft
    else:
        craft = TOPOLOGY
    return everywhere(craft)
