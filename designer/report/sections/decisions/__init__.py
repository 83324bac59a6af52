"""The decisions behind the design, a card each."""

TITLE = "Design decisions"
PLACE = "body"
APART = False
