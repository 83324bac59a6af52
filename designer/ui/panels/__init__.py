"""What stands around the canvas: palette, outline, inspector and findings."""
