"""Physical design: servers, networks, addresses, disks, stores, settings."""

TITLE = "Physical design"
PLACE = "body"
APART = False
