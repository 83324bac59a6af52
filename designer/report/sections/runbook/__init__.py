"""The build, step by step, every value filled in."""

TITLE = "Build"
PLACE = "body"
APART = False
