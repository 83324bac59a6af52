"""What moves in a picture while a run is played, between two events that change the picture itself.

`live` is drawn over the picture, piece by piece; `offsets` says which cards are on their way. Both depend on picture
and spotlight alone, so a moment looks the same whichever way it was reached. `played` makes all that one picture.
`with_places` prepares pictures that do not say themselves where something moves: all but the topology.
"""

from designer.drawing.playing.live import live, offsets, played
from designer.drawing.playing.places import with_places

__all__ = ["live", "offsets", "played", "with_places"]
