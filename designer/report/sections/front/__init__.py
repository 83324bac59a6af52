"""Cover, document control, contents."""

TITLE = ""
PLACE = "front"
APART = True
