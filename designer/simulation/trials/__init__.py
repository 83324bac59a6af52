"""Scenarios with expectations: those of a design, and ready ones for any design."""
