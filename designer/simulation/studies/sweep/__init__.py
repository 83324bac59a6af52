"""What happens when anything fails: every component by itself, pairs one after the other, three nodes in a row.

`sweep` plays them all and returns a `Sweep`; `verdicts` and `capacity` say what it tells.
"""
