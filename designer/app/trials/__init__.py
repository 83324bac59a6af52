"""Scenarios as tests: what came of them, whether that still holds, and what is expected of them."""
