"""What a timeline means: outages, their critical paths, and the story in sentences."""
