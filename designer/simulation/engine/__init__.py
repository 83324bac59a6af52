"""The cluster service: how it behaves, event by event."""
