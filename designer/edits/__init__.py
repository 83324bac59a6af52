"""Every change that a user can make, as a pure function from a snapshot and arguments to a diff."""
