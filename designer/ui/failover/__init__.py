"""The failover workspace below the canvas: faults, transport, timeline and what happened, in sentences.

`panel` holds a `designer.app.playback.Playback` and shows its cursor everywhere; nothing here knows what clusters do.
"""
