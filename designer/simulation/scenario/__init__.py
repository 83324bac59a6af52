"""What happens to a cluster: the actions of a scenario, and how they are written."""
