"""Logical design: functions, dependencies, what happens when something fails; no models, letters or addresses."""

TITLE = "Logical design"
PLACE = "body"
APART = False
