"""The failover test plan: every test with its pass limit and boxes to fill in."""

TITLE = "Failover tests"
PLACE = "body"
APART = False
