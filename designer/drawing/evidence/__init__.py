"""Figures of what the simulations of a design say, laid out for an upright page of paper.

`grid` draws failures against virtual servers or nodes, `lengths` bars of durations and minutes, `capacity` what nodes
carry as small multiples, `sensitivity` how an interruption grows with one of its parts. All take plain values.
"""

WIDTH = 481.0
"""Points: as wide as the text area of an upright page."""

LEAST = 7.5
"""The smallest text on paper, points."""
