"""The drawing on which the user works: a graphics view that mirrors the design, and the gestures on it.

Read `view` for the widget, `stage` for how a picture becomes items, `gestures` for what the mouse does.
"""
