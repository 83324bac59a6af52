"""Drafts: what is kept of designs that have unsaved changes, so that a crash costs seconds.

`draft` is one of them as a file, `shelf` the folder in which a running program keeps its own and finds those that
crashed programs left. The documents themselves are never touched from here.
"""
