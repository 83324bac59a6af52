"""What deserves the eye while a run is watched, found once for the whole run: one module per kind of thing."""
