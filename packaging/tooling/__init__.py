"""What `dev.py` does: environment, tests, locks, packaging. Standard library only, no import of the product."""
