"""Why something is as it is at one moment of a run: where a group is, who was asked, what is waited for and why."""
