"""What a gesture on the drawing will do, before it is done: dropping something new, moving, connecting."""

from designer.edits.legality.adding import drop_item
from designer.edits.legality.connecting import connect_objects, reconnect
from designer.edits.legality.moving import drop_object, drop_objects
from designer.edits.legality.outcomes import Effect, Lane, Outcome, Refusal, Spot

__all__ = [
    "Effect",
    "Lane",
    "Outcome",
    "Refusal",
    "Spot",
    "connect_objects",
    "drop_item",
    "drop_object",
    "drop_objects",
    "reconnect",
]
