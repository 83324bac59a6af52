"""The shared storage of a cluster: arrays, their disks under the groups that own them, and what lies on each disk.

`view.storage` makes the picture; `facts` and `contents` read the design, `plan` measures, `lanes` and `cards` draw.
"""

from designer.drawing.storage.cards import letter_at
from designer.drawing.storage.view import best_width, storage

__all__ = ["best_width", "letter_at", "storage"]
