"""What a simulation leaves behind: events, states and the timeline."""
