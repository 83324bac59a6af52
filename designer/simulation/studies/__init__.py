"""Many runs of one design: sweeps over faults, availability, and times drawn at random."""
