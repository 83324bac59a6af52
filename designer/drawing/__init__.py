"""Pictures of a design, independent of what paints them: canvas, SVG and PDF draw the same list of primitives.

Read `primitives` for what a picture is, `theme` for how roles become colours; each view is one function.
"""
