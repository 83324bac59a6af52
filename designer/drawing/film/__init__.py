"""A run as pictures to be shown one after the other: frames of a film, and the few of them that tell the story.

`reel.reel_of` makes a run ready; `frame.frame` is one moment with clock, caption and progress; `moments.key_frames`
picks those that matter; `filmstrip.filmstrip` puts them on one sheet.
"""

from designer.drawing.film.filmstrip import filmstrip
from designer.drawing.film.frame import Camera, Shot, camera_for, frame
from designer.drawing.film.moments import KeyFrame, key_frames
from designer.drawing.film.reel import Reel, reel_of

__all__ = ["Camera", "KeyFrame", "Reel", "Shot", "camera_for", "filmstrip", "frame", "key_frames", "reel_of"]
