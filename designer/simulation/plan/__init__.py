"""A design prepared for simulation."""
