"""Why something is as it is at one moment of a run: where a group is, who was asked, what it waits for, what caused it."""
