"""Conceptual design: what the client needs, without technology."""

TITLE = "Conceptual design"
PLACE = "body"
APART = False
