"""Why this design exists and what it covers, in the author's words."""

TITLE = "Introduction"
PLACE = "body"
APART = False
