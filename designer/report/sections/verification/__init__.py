"""What proves the design: traceability, rules, tests."""

TITLE = "Verification"
PLACE = "body"
APART = False
