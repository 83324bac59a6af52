"""The page of the scenarios: those of the design, and the ready tests that fit it."""
