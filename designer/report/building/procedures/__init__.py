"""Work on a cluster beside its first build: moving users to it, upgrading, restoring, and taking it down."""
