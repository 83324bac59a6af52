"""Which node gets a group, and when it goes back."""
