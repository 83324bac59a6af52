"""The design as a value: frozen records that refer to each other by id, snapshots, diffs and history.

Read `records` for what a design consists of, `snapshot` and `diff` for how it changes, `store` for undo and redo.
"""
