"""The few sizes that all views share, in points; more than five type sizes would look like noise."""

from __future__ import annotations

TITLE = 13.0
NAME = 10.5
BODY = 9.0
SMALL = 8.0
MONO = 7.5

HAIR = 0.4
THIN = 0.75
BOLD = 1.5
BUS = 2.25
"""Line widths: behind data, structure, emphasis, networks and fabric."""

DASH = (3.0, 2.0)
"""Dashes mean: could be, but is not."""

CARD_RADIUS = 5.0
ITEM_RADIUS = 3.0
MARGIN = 24.0
