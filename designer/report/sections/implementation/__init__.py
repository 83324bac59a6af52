"""How the design becomes a cluster, and what has to be known and bought for it."""

TITLE = "Implementation"
PLACE = "body"
APART = False
