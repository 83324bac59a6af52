"""A failover as a Gantt chart: one row per resource, in start order, the critical path in the accent colour.

`chart.timeline` makes the picture from a `rows.Story`; `axis` turns times into positions and back.
"""

from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.chart import axis_of, timeline, top_of
from designer.drawing.timeline.rows import Flag, Marker, Phase, Row, Segment, Story

__all__ = ["Axis", "Flag", "Marker", "Phase", "Row", "Segment", "Story", "axis_of", "timeline", "top_of"]
