"""Which view lets the mouse do what."""

from __future__ import annotations

from collections.abc import Mapping

from designer.app.desk.words import View
from designer.ui.canvas.crafts.dependencies import DEPENDENCIES
from designer.ui.canvas.crafts.everywhere import everywhere
from designer.ui.canvas.crafts.networks import NETWORKS
from designer.ui.canvas.crafts.owners import OWNERS
from designer.ui.canvas.crafts.storage import STORAGE
from designer.ui.canvas.crafts.topology import TOPOLOGY
from designer.ui.canvas.gestures.base import Craft

CRAFTS: Mapping[View, Craft] = {
    "topology": everywhere(TOPOLOGY),
    "dependencies": everywhere(DEPENDENCIES),
    "networks": everywhere(NETWORKS),
    "storage": everywhere(STORAGE),
    "owners": everywhere(OWNERS),
}
