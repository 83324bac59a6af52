"""The drawing on which the user works: a graphics view that mirrors the design, and the gestures on it.

From the bottom up: `strokes` paints primitives, `pieces` cuts a picture into what can move on its own, `stage` holds an
item for each piece, `paper` zooms and pans, `board` shows a session's design or a moment of a run, `view` is the widget
with mouse and keyboard. `gestures` are what the mouse does, `preview` shows what a drop would do before it is done.
"""
