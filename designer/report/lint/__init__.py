"""Looks through a finished document for what its reader would stumble over: `run.lint` does it all.

The points are those of `points.POINTS`; each module here looks after some of them. Only this package knows pikepdf.
"""
