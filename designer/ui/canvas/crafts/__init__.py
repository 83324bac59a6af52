"""What the mouse can do in each view."""
