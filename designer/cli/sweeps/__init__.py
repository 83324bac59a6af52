"""What a sweep has found, as text and as JSON."""
