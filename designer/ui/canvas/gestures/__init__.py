"""What the mouse does, one class per gesture. Exactly one gesture is under way, or none.

A gesture only shows what it would do; the design changes when it is finished, and never when it is cancelled.
"""
