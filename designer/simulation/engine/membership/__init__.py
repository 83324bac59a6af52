"""Which nodes belong to the cluster, and who may go on when they do not hear each other."""
